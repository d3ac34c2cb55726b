import { diffArrays } from 'diff';
import type { Report } from '../report/report.ts';
import { diffWords, type WordPiece } from './words.ts';

/**
 * `same`: nothing changed, or only the year that each is about. `moved`: the same words, or much of them, at another place. `boilerplate`:
 * how the report was made, its period, whom to ask; words of the law and the form.
 */
export interface ProsePart {
  state: 'same' | 'changed' | 'added' | 'removed' | 'moved';
  boilerplate: boolean;
  /** Section in each report (0 = before the first); null where it is not there. */
  before: number | null;
  after: number | null;
  /** The words, those that went before those that came; one piece where nothing changed inside. */
  pieces: WordPiece[];
}

/** The words of two reports beside one another. */
export interface ProseDiff {
  parts: ProsePart[];
  /** Parts by state, boilerplate left out. */
  counts: Record<ProsePart['state'], number>;
}

interface Paragraph {
  section: number;
  text: string;
  /** Without white space and with years told from the report's own, so that a new year is no change. */
  key: string;
}

/** At most so many paragraphs of each report are compared by likeness; the rest only as they are. */
const MOST = 400;
const ALIKE = 0.4;
const BOILERPLATE =
  /条例》?[^。]{0,60}(?:编制|要求|规定)|统计期限|统计时[间限]|所列数据|部分组成|电子版|查阅或下载|如(?:对本|有)[^。]{0,12}(?:疑问|意见)|联系(?:电话|方式)|勾稽关系|^(?:现)?(?:公布|发布)|政府信息公开工作年度报告[。]?$/;

type ProseReport = Pick<Report, 'prose' | 'year'>;

/** The words of two reports of one agency, paragraph by paragraph in the order of the newer, with what went where it stood. */
export function diffProse(previous: ProseReport, current: ProseReport): ProseDiff {
  const [before, after] = [paragraphsOf(previous), paragraphsOf(current)];
  const rows = aligned(before, after);
  const partners = alike(
    rows.flatMap(({ a, b }) => (a && !b ? [a] : [])),
    rows.flatMap(({ a, b }) => (b && !a ? [b] : [])),
  );
  const taken = new Set(partners.values());
  const parts = rows.flatMap(({ a, b }): ProsePart[] => {
    if (a && b) return [part('same', a, b)];
    if (b) {
      const from = partners.get(b);
      if (from === undefined) return [part('added', null, b)];
      return [part(from.section === b.section && !crosses(from, b, rows) ? 'changed' : 'moved', from, b)];
    }
    return a && !taken.has(a) ? [part('removed', a, null)] : [];
  });
  const counts = { same: 0, changed: 0, added: 0, removed: 0, moved: 0 };
  for (const { state, boilerplate } of parts) if (!boilerplate) counts[state]++;
  return { parts, counts };
}

function paragraphsOf({ prose, year }: ProseReport): Paragraph[] {
  return prose.flatMap(({ section, text }) =>
    text
      .split('\n')
      .map((line) => line.replace(/\s+/g, ''))
      .filter((line) => line !== '')
      .map((line) => ({ section, text: line, key: keyOf(line, year) })),
  );
}

function keyOf(text: string, year: number | null): string {
  const plain = text.normalize('NFKC');
  return year === null ? plain : plain.replace(/20\d\d(?=年)/g, (named) => `{${Number(named) - year}}`);
}

interface Row {
  a: Paragraph | null;
  b: Paragraph | null;
}

/** Both texts side by side along the paragraphs that stayed. */
function aligned(before: readonly Paragraph[], after: readonly Paragraph[]): Row[] {
  const same = (a: Paragraph, b: Paragraph) => a.key === b.key;
  const changes = diffArrays([...before], [...after], { comparator: same, maxEditLength: 2 * MOST });
  if (changes === undefined) return [...before.map((a) => ({ a, b: null })), ...after.map((b) => ({ a: null, b }))];
  const rows: Row[] = [];
  let at = 0;
  for (const { added, removed, value } of changes) {
    for (const one of value) {
      if (removed) rows.push({ a: before[at++]!, b: null });
      else if (added) rows.push({ a: null, b: one });
      else rows.push({ a: before[at++]!, b: one });
    }
  }
  return rows;
}

/** For each new paragraph the old one that it was made from: the likest first, each used once. */
function alike(gone: readonly Paragraph[], came: readonly Paragraph[]): Map<Paragraph, Paragraph> {
  const [old, young] = [gone.slice(0, MOST).map(withPairs), came.slice(0, MOST).map(withPairs)];
  const pairs = young.flatMap((b) =>
    old.flatMap((a) => {
      const likeness =
        a.one.key === b.one.key ? 1 : dice(a.pairs, b.pairs) - (a.one.section === b.one.section ? 0 : 0.1);
      return likeness >= ALIKE ? [{ a: a.one, b: b.one, likeness }] : [];
    }),
  );
  const found = new Map<Paragraph, Paragraph>();
  const taken = new Set<Paragraph>();
  for (const { a, b } of pairs.sort((x, y) => y.likeness - x.likeness)) {
    if (found.has(b) || taken.has(a)) continue;
    found.set(b, a);
    taken.add(a);
  }
  return found;
}

function withPairs(one: Paragraph): { one: Paragraph; pairs: Set<string> } {
  const text = one.key.slice(0, 3_000);
  return { one, pairs: new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))) };
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

/** A paragraph that stayed stands between the old place and the new one. */
function crosses(a: Paragraph, b: Paragraph, rows: readonly Row[]): boolean {
  const [from, to] = [rows.findIndex((row) => row.a === a), rows.findIndex((row) => row.b === b)].sort((x, y) => x - y);
  return rows.slice(from! + 1, to).some((row) => row.a !== null && row.b !== null);
}

function part(state: ProsePart['state'], a: Paragraph | null, b: Paragraph | null): ProsePart {
  const text = (b ?? a)!.text;
  const pieces: WordPiece[] =
    a && b && a.key !== b.key
      ? diffWords(a.text, b.text)
      : [{ op: state === 'added' || state === 'removed' ? state : 'same', text }];
  return { state, boilerplate: BOILERPLATE.test(text), before: a?.section ?? null, after: b?.section ?? null, pieces };
}
