import type { Report } from '../report/report.ts';
import type { Revision } from '../report/surroundings.ts';
import type { FigureState } from './figure-state.ts';
import { diffVersions } from './versions.ts';

/** Lines that portals change by themselves: counters, navigation, dates of printing, footers. */
const COSMETIC =
  /浏览(?:次数|量)|点击(?:数|量|次数)|阅读(?:次数|量|数)?[:：]|访问量|访问次数|字体|字号|打印|关闭(?:窗口|本页)|分享|收藏|扫一扫|上一篇|下一篇|当前位置|首页|网站地图|主办单位|承办单位|版权所有|备案|网站标识码|公网安备|技术支持|发布(?:时间|日期)|更新时间|来源[:：]|信息来源|责任编辑|^今天是/;
/** What declares a change, in the title or beside the report. */
const IN_TITLE = /更正|修订|修正|勘误|订正|重新发布|补充/;
const IN_TEXT =
  /(?:本报告|年报|年度报告|数据|原文|原报告|有误|发布后)[^。；\n]{0,20}(?:更正|修订|修正|勘误|订正|重新发布)|(?:更正|修订|修正|勘误|订正)(?:说明|启事|如下|版|稿|后)|现予(?:以)?(?:更正|订正)/;
const MOST = 20;
const SHOWN = 120;

/** The content of a revision: figures and words. Null where nothing but form, counters and navigation changed. */
export function revisionOf(
  before: Report,
  after: Report,
  sameReader: boolean,
): Pick<Revision, 'figures' | 'prose' | 'declared'> | null {
  const { figures, template } = diffVersions(before, after);
  // Another reader may cut sentences otherwise; of figures it says only what it is certain of.
  const prose = sameReader ? changedWords(before, after) : [];
  if (template !== null && !sameReader) return null;
  if (figures.length === 0 && prose.length === 0) return null;
  return {
    figures: figures.map(({ field, before: a, after: b }) => ({ field, before: shown(a), after: shown(b) })),
    prose: prose.slice(0, MOST),
    declared: declaredIn(before, after),
  };
}

function shown(state: FigureState): number | string | null {
  return state.kind === 'number' ? state.value : state.kind === 'blank' ? '' : null;
}

/** Sentences that went and came, in pairs as they stand in each section; the head of the page (section 0) is none of the report's text. */
function changedWords(before: Report, after: Report): Revision['prose'] {
  const sections = new Set([...before.prose, ...after.prose].map(({ section }) => section).filter((n) => n > 0));
  return [...sections]
    .sort((a, b) => a - b)
    .flatMap((section) => {
      const [a, b] = [sentencesOf(before, section), sentencesOf(after, section)];
      const [went, came] = [minus(a, b), minus(b, a)];
      return Array.from({ length: Math.max(went.length, came.length) }, (_, at) => ({
        section,
        before: (went[at] ?? '').slice(0, SHOWN),
        after: (came[at] ?? '').slice(0, SHOWN),
      }));
    });
}

function sentencesOf(report: Report, section: number): string[] {
  return report.prose
    .filter((part) => part.section === section)
    .flatMap((part) => part.text.split(/[。；;\n]+/))
    .map((text) => text.normalize('NFKC').replace(/\s+/g, ''))
    .filter((text) => text.length > 1 && !COSMETIC.test(text));
}

/** The first sentences that do not stand in the other one, marks left aside; as many as are told. */
function minus(these: readonly string[], those: readonly string[]): string[] {
  const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
  // Joined, so that a line broken elsewhere is no change.
  const other = those.map(bare).join('');
  const same = new Set(those);
  const found: string[] = [];
  for (const text of these) {
    if (found.length >= MOST) break;
    if (!same.has(text) && bare(text) !== '' && !other.includes(bare(text))) found.push(text);
  }
  return found;
}

function declaredIn(before: Report, after: Report): string | null {
  const title = after.title ?? '';
  const inTitle = IN_TITLE.exec(title);
  if (inTitle && !IN_TITLE.test(before.title ?? '')) return title.slice(0, SHOWN);
  const said = new Set(before.prose.flatMap(({ text }) => text.split(/[。\n]/)));
  const note = after.prose
    .flatMap(({ text }) => text.split(/[。\n]/))
    .find((sentence) => IN_TEXT.test(sentence) && !said.has(sentence));
  return note === undefined ? null : note.trim().slice(0, SHOWN);
}
