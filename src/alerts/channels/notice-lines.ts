import type { Bilingual } from '../../report/bilingual.ts';
import { fill } from '../../text/fill.ts';
import { HAPPENED, NOTICE } from '../../text/notices.ts';
import { severity } from '../../text/web.ts';
import { type Notice, plain } from './notice.ts';

/** A piece of a line, for a channel to give its form. */
export type Piece = { kind: 'text' | 'strong' | 'small'; text: string } | { kind: 'link'; text: string; url: string };

/** More alerts than these are told in Chinese only: robots take a few thousand bytes. */
const BOTH_LANGUAGES = 3;

/**
 * A notice as lines of pieces without a title: for each rule what happened, its alerts, what would clear them; then what did not
 * fit and the idempotency key. All crawled words are made plain.
 */
export function linesOf(notice: Notice): Piece[][] {
  const items = notice.groups.flatMap((group) => group.items).length + notice.left;
  const said = ({ zh, en }: Bilingual) => (items > BOTH_LANGUAGES ? [zh] : [zh, en]).map(plain);
  const lines: Piece[][] = [];
  for (const group of notice.groups) {
    const happened = HAPPENED[group.happened];
    const before = group.before === null ? '' : `（${bilingual(HAPPENED[group.before])}）`;
    const grave = severity[group.severity];
    lines.push([
      strong(`${bilingual(happened)}${before}`),
      text(` ${group.rule}（${grave.zh} ${grave.en}）×${group.items.length}`),
    ]);
    for (const { message, link, page } of group.items) {
      const links = [...linked(NOTICE.open, link), ...linked(NOTICE.page, page)];
      const [first, ...others] = said(message);
      lines.push([text(`· ${first}`), ...(others.length === 0 ? links : [])]);
      for (const other of others) lines.push([text(`  ${other}`), ...links]);
    }
    if (group.happened !== 'resolved' && group.happened !== 'passed')
      for (const words of said(fill({ zh: '{k}：{v}', en: '{k}: {v}' }, { k: NOTICE.remedy, v: group.remedy })))
        lines.push([small(words)]);
  }
  if (notice.left > 0)
    lines.push([strong(bilingual(fill(NOTICE.left, { n: notice.left }))), ...linked(NOTICE.open, notice.link)]);
  const again = notice.attempt > 1 ? `；${bilingual(fill(NOTICE.again, { n: notice.attempt }))}` : '';
  lines.push([small(`${bilingual(NOTICE.id)} ${notice.id}${again}`)]);
  return lines;
}

/** Chinese and English in one line. */
export function bilingual({ zh, en }: Bilingual): string {
  return `${zh} ${en}`;
}

function linked(words: Bilingual, url: string | null): Piece[] {
  return url === null ? [] : [text(' '), { kind: 'link', text: words.zh, url }];
}

const text = (words: string): Piece => ({ kind: 'text', text: words });
const strong = (words: string): Piece => ({ kind: 'strong', text: words });
const small = (words: string): Piece => ({ kind: 'small', text: words });
