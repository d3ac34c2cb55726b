import type { Report } from '../report/report.ts';
import { sentencesOf } from './prose.ts';

/** `收到政府信息公开申请130件，同比增长103%`: a figure of this year and how it is said to differ from last year's. */
export interface ProseChange {
  of: 'requests' | 'published';
  value: number;
  /** Signed; per cent, or a count in the unit of the figure. */
  by: number;
  isPercent: boolean;
  decimals: number;
  text: string;
}

const UNIT = '(?:件次|件|份|条|宗|起|例|次)';
const LAST_YEAR = '(?:同比|(?:较|比|与)(?:上一?年度?|去年|(?<year>20\\d\\d)年度?)(?:同期)?(?:相比)?,?)';
const CHANGE = new RegExp(
  [
    '(?:(?<requests>(?:收到|受理|新收|收办|接收|接到)[^,。;:\\d]{0,30}申请(?:案件|事项|件)?)|(?<published>主动公开[^,。;:\\d]{0,12}信息))',
    `(?:数量|总数|总量|量|数)?(?:共计?|为|:|总计|合计)?(?<n>\\d{1,3}(?:,\\d{3})+|\\d{1,9})${UNIT}`,
    '[,;(]?(?:申请|公开)?(?:数量|总数|总量|件数|量|数)?(?:有所)?',
    LAST_YEAR,
    '(?:有所)?(?:(?<up>增长|增加|上升|上涨|增多|增[量幅])|(?<down>减少|下降|回落|降低|下滑|[降减]幅))(?:了|幅度为|为|达)?',
    `(?<by>\\d{1,7}(?:\\.\\d{1,3})?)(?:(?<percent>%)(?!点)|${UNIT})`,
  ].join(''),
  'g',
);
/** A bracket that tells the parts of a figure stands between it and its change. */
const BRACKET = /\([^()]{0,300}\)/g;

/** What the prose says of this year's figures against last year's; rounded ones (约, 近) are not stated. */
export function proseChanges({ prose, year }: Pick<Report, 'prose' | 'year'>): ProseChange[] {
  return sentencesOf({ prose }).flatMap(({ text }) => {
    if (!/同比|[较比与](?:上|去|20)/.test(text) || /上半年|下半年|季度|累计|历年/.test(text)) return [];
    return [...text.replace(BRACKET, '').matchAll(CHANGE)].flatMap((match): ProseChange[] => {
      const { requests, n, year: named, down, by, percent } = match.groups as Record<string, string | undefined>;
      if (named !== undefined && Number(named) + 1 !== year) return [];
      return [
        {
          of: requests === undefined ? 'published' : 'requests',
          value: Number(n!.replaceAll(',', '')),
          by: Number(by) * (down === undefined ? 1 : -1),
          isPercent: percent !== undefined,
          decimals: by!.split('.')[1]?.length ?? 0,
          text: match[0],
        },
      ];
    });
  });
}

/** Whether `now` differs from `before` as it is said to; per cent rounded or cut at its last decimal. */
export function changedAsSaid({ by, isPercent, decimals }: ProseChange, before: number, now: number): boolean {
  if (!isPercent) return now - before === by;
  return before > 0 && Math.abs(((now - before) / before) * 100 - by) < 10 ** -decimals + 1e-9;
}
