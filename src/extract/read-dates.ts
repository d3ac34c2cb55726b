import type { Document } from '../report/document.ts';
import type { DateClaim } from '../report/report.ts';
import { isDay } from '../report/year.ts';
import { plain, textLines } from './document-text.ts';

const META_DATES = [
  'PubDate',
  'pubdate',
  'publishdate',
  'PublishDate',
  'article:published_time',
  'publishTime',
  'CreateDate',
];
const TEXT_DATE =
  /(?:发布|发文|成文|生成|公开|上传|发表)(?:日期|时间)[:：]?(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})|(?:^|[^\u4e00-\u9fff])(?:日期|时间)[:：](20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})/;
const SIGNATURE = /^[(（]?(20\d\d)年(\d{1,2})月(\d{1,2})日[)）]?$/;

/** Every claim of the day of publication, in falling trust: meta tag, list, text, signature, address. */
export function readDates(
  document: Document,
  url?: string | undefined,
  listedDate?: string | null | undefined,
): DateClaim[] {
  const claims: DateClaim[] = [];
  const add = (source: DateClaim['source'], date: string | null) => {
    if (date && !claims.some((claim) => claim.source === source && claim.date === date)) claims.push({ date, source });
  };
  for (const name of META_DATES) {
    const match = /(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(document.meta[name] ?? '');
    if (match) add('meta', day(match[1], match[2], match[3]));
  }
  if (listedDate) add('list', isDay(listedDate) ? listedDate : null);
  const lines = textLines(document).map(plain);
  for (const line of lines.slice(0, 40)) {
    if (line.length > 300) continue;
    const match = TEXT_DATE.exec(line);
    if (match) add('text', day(match[1] ?? match[4], match[2] ?? match[5], match[3] ?? match[6]));
  }
  for (const line of [...lines.slice(0, 12), ...lines.slice(-40)]) {
    const match = SIGNATURE.exec(line.replace(/^填报日期[:：]/, ''));
    if (match) add('signature', day(match[1], match[2], match[3]));
  }
  if (url) add('url', dateInUrl(url));
  return claims;
}

/** The day that publishing systems put into addresses: `t20240308_87885.htm`, `/2024/1/18/`, `/202403/08/`; null where there is none. */
export function dateInUrl(url: string): string | null {
  const match =
    /\/t(20\d\d)(\d\d)(\d\d)_/.exec(url) ??
    /\/(20\d\d)\/(\d{1,2})\/(\d{1,2})\//.exec(url) ??
    /\/(20\d\d)-?(\d\d)[/-]?(\d\d)\//.exec(url);
  return match ? day(match[1], match[2], match[3]) : null;
}

function day(year: string | undefined, month: string | undefined, date: string | undefined): string | null {
  if (!year || !month || !date) return null;
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(text) ? text : null;
}
