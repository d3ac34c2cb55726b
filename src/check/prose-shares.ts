import type { Report } from '../report/report.ts';
import { madeOnce } from './made-once.ts';
import { plainText } from './prose.ts';

/** `不予公开35件，占4.34%`: a part and its share of a whole that the sentence need not name. */
export interface ProseShare {
  name: string;
  value: number;
  /** As printed, in per cent, and its decimals. */
  percent: number;
  decimals: number;
  text: string;
}

/** Shares that follow one another up to a full stop, and the figures of the paragraph that may be their whole. */
export interface ShareList {
  section: number;
  shares: ProseShare[];
  figures: number[];
}

const LONGEST = 3000;
const UNIT = '(?:条|件|份|篇|期|次|个|项|宗|起|人次|人)';
const SHARE = new RegExp(
  `(?<name>[^,。;:、()\\d]{1,30})(?<value>\\d{1,9})${UNIT}?[,、(]{0,1}(?:约)?占(?:比)?(?:为|约|约为)?(?<percent>\\d{1,3}(?:\\.\\d{1,3})?)%`,
  'g',
);

/** The shares of the prose, sentence by sentence; only such as name no whole of their own (占比78.9%, 占45.3%). */
export function shareLists({ prose }: Pick<Report, 'prose'>): readonly ShareList[] {
  return listsIn(prose);
}

const listsIn = madeOnce((prose: Report['prose']): readonly ShareList[] =>
  prose.flatMap(({ section, text }) =>
    text.split('\n').flatMap((line) => {
      const whole = plainText(line).slice(0, LONGEST);
      // Most lines have none; the pattern would look at every figure.
      if (!/占.{0,4}\d/.test(whole)) return [];
      const figures = [...whole.matchAll(/(?<![\d.])\d{1,9}(?![\d.]*[%年月日])/g)].map((match) => Number(match[0]));
      return whole.split(/(?<=。)/).flatMap((sentence) => {
        const shares = sharesOf(sentence);
        return shares.length === 0 ? [] : [{ section, shares, figures }];
      });
    }),
  ),
);

function sharesOf(sentence: string): ProseShare[] {
  return [...sentence.matchAll(SHARE)].map((match) => {
    const { name, value, percent } = match.groups as Record<string, string>;
    const decimals = percent!.split('.')[1]?.length ?? 0;
    return { name: name!, value: Number(value), percent: Number(percent), decimals, text: match[0] };
  });
}

/** The share is that of the part in `whole`, rounded or cut at its last decimal. */
export function isShareOf({ value, percent, decimals }: ProseShare, whole: number): boolean {
  if (whole <= 0) return false;
  return Math.abs((value / whole) * 100 - percent) < 10 ** -decimals + 1e-9;
}
