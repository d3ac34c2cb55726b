import type { StatementSubject } from '../report/words.ts';
import { proseNumber } from './chinese-number.ts';

const SUBJECT_OF: readonly (readonly [RegExp, StatementSubject])[] = [
  [/^予以公开$/, 'outcome-granted'],
  [/^部分公开$/, 'outcome-partial'],
  [/^不予公开$/, 'outcome-denied'],
  [/^无法提供$/, 'outcome-unable'],
  [/^不予处理$/, 'outcome-rejected'],
  [/^其他处理$/, 'outcome-other'],
  [/^(?:当面|现场)(?:申请)?$/, 'channel-in-person'],
  [/^(?:信函|来信|邮寄)(?:申请)?$/, 'channel-letter'],
  [/^(?:网络|网上|在线)(?:申请)?$/, 'channel-online'],
  [/^传真(?:申请)?$/, 'channel-fax'],
  [/^(?:申请|提起)?行政复议(?:案件)?$/, 'reviews'],
  [/^(?:申请|提起)?行政诉讼(?:案件)?$/, 'lawsuits'],
];
const ITEM =
  '(?:予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|(?:当面|现场|信函|来信|邮寄|网络|网上|在线|传真)(?:申请)?|(?:申请|提起)?行政(?:复议|诉讼)(?:案件)?)';
const FIGURE = '(?:\\d{1,6}|[零一二三四五六七八九十百两]{1,5})(?:件|份|条|宗|起|例|次)?';
const SHARED = new RegExp(
  `(?<items>${ITEM}(?:[、,和及与或]{1,2}${ITEM}){1,6})(?:的)?(?:申请|数量|数|案件)?(?:分别(?:为|是|有|:)?(?<figures>${FIGURE}(?:[、,和及与]{1,2}${FIGURE}){1,6})|(?:均|都)(?:为|是|有)?(?<all>${FIGURE}))(?=[,。;)]|$)`,
  'g',
);

/** One figure of a sentence that names several things first and their figures after: 分别为3件、2件, 均为0件. */
export interface SharedFigure {
  subject: StatementSubject;
  value: number;
  unit: string | null;
  raw: string;
  at: number;
  length: number;
}

/** The figures of 甲、乙分别为3件、2件 and 甲、乙均为0件, each with its own subject; none where things and figures are not as many. */
export function sharedFigures(text: string): SharedFigure[] {
  return [...text.matchAll(SHARED)].flatMap((match) => {
    const { items, figures, all } = match.groups as Record<string, string | undefined>;
    const names = items!.split(/[、,和及与或]{1,2}/);
    const told = figures === undefined ? names.map(() => all!) : figures.split(/[、,和及与]{1,2}/);
    if (told.length !== names.length) return [];
    return names.flatMap((name, i): SharedFigure[] => {
      const subject = SUBJECT_OF.find(([pattern]) => pattern.test(name))?.[1];
      const [, raw, unit] = /^(.*?)([件份条宗起例次])?$/.exec(told[i]!) ?? [];
      const value = proseNumber(raw ?? '');
      if (subject === undefined || value === null) return [];
      return [{ subject, value, unit: unit ?? null, raw: raw!, at: match.index, length: match[0].length }];
    });
  });
}
