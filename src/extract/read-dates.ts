import type { Document, Place } from '../report/document.ts';
import type { DateClaim } from '../report/report.ts';
import { isDay } from '../report/year.ts';
import { datesInFigures } from './chinese-number.ts';
import { dayOfAddress } from './day-of-address.ts';
import { placedLines, plain, type TextLine } from './document-text.ts';

const META_DATES = [
  'PubDate',
  'pubdate',
  'publishdate',
  'PublishDate',
  'article:published_time',
  'publishTime',
  'CreateDate',
];
const DAY = '(20\\d\\d)[-/.年](\\d{1,2})[-/.月](\\d{1,2})';
const TEXT_DATE = new RegExp(
  `(?:发布|发文|成文|生成|公开|上传|发表|印发|公布)(?:日期|时间)(?:\\/有效期)?[:：]?${DAY}|(?:^|[^\\u4e00-\\u9fff]|[局委办室厅府处院])(?:日期|时间)[:：]${DAY}`,
  'g',
);
const SIGNATURE = /^[(（]?(20\d\d)年(\d{1,2})月(\d{1,2})日[)）]?$/;
/** A name over or before the day, on one line. */
const SIGNED =
  /^[\u4e00-\u9fff（）()]{3,40}?(?:局|厅|委|委员会|府|办|办公室|处|中心|会|院|署|所|站)[,，]?(20\d\d)年(\d{1,2})月(\d{1,2})日$/;

/**
 * Every claim of the day of publication, in falling trust: meta tag, list, text, signature, address. Claims that disagree all stay, each
 * with the words that make it; whether a day can be (not before the year is over, not in the future) is for who knows the time to say.
 */
export function readDates(
  document: Document,
  url?: string | undefined,
  listedDate?: string | null | undefined,
): DateClaim[] {
  const claims: DateClaim[] = [];
  const add = (source: DateClaim['source'], date: string | null, text?: string, place?: Place | null) => {
    if (!date || claims.some((claim) => claim.source === source && claim.date === date)) return;
    claims.push({ date, source, ...(text ? { text: text.slice(0, 60) } : {}), ...(place ? { place } : {}) });
  };
  for (const name of META_DATES) {
    const match = /(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(document.meta[name] ?? '');
    if (match) add('meta', day(match[1], match[2], match[3]), `${name}=${document.meta[name]}`);
  }
  if (listedDate) add('list', isDay(listedDate) ? listedDate : null);
  const lines = placedLines(document).map(({ text, place }) => ({ text: datesInFigures(plain(text)), place }));
  for (const claim of labelledDays(lines.slice(0, 40))) add('text', claim.date, claim.text, claim.place);
  for (const { text, place } of [...lines.slice(0, 12), ...lines.slice(-40)]) {
    const line = text.replace(/^填报日期[:：]/, '');
    const match = SIGNATURE.exec(line) ?? SIGNED.exec(line);
    if (match) add('signature', day(match[1], match[2], match[3]), line, place);
  }
  if (url) add('url', dayOfAddress(url), url);
  return claims;
}

/** 发布日期 and its like first, then the days on which the text was written or signed (成文日期): those say less of its publication. */
function labelledDays(lines: readonly TextLine[]): { date: string | null; text: string; place: Place | null }[] {
  const found = lines
    .filter(({ text }) => text.length <= 300)
    .flatMap(({ text, place }) =>
      [...text.matchAll(TEXT_DATE)].map((match) => ({
        date: day(match[1] ?? match[4], match[2] ?? match[5], match[3] ?? match[6]),
        ...{ text: match[0], place },
      })),
    );
  const isWritten = ({ text }: { text: string }) => /^(?:成文|印发|发文)/.test(text);
  return [...found.filter((one) => !isWritten(one)), ...found.filter(isWritten)];
}

function day(year: string | undefined, month: string | undefined, date: string | undefined): string | null {
  if (!year || !month || !date) return null;
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(text) ? text : null;
}
