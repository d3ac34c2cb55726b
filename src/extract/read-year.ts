import type { Document } from '../report/document.ts';
import { plain, textLines } from './document-text.ts';
import { simplify } from './simplify.ts';

export interface YearReading {
  year: number | null;
  period: { from: string; to: string } | null;
}

const PERIOD_WORDS =
  /(?:统计|数据|报告)[^。;:]{0,12}?(?:期限|时限|时间段|时间|期间|数据)[^。;:]{0,8}?:?(20\d\d)(?=年|\d{1,4}[月日至到])/g;
const DAY = /(20\d\d)年(\d{1,2})月(\d{1,2})日/g;

/**
 * The year that the report is about: the sentence that names the period of its figures decides, then the title, then the title of
 * the page or the link, then the year of which the text speaks most. Publication dates never decide.
 */
export function readYear(document: Document, title: string | null, linkTitle?: string | undefined): YearReading {
  const text = simplify(plain(textLines(document).join('\n')));
  const stated = statedPeriod(text);
  if (stated) return stated;
  for (const candidate of [
    title,
    ...['ArticleTitle', 'title'].map((name) => document.meta[name] ?? null),
    linkTitle ?? null,
  ]) {
    const year = candidate === null ? null : yearInTitle(candidate);
    if (year !== null) return { year, period: null };
  }
  return { year: yearInProse(text), period: null };
}

/** The year in a title: `2023年…`, `…(2020)`, `二〇二三年…`; null where there is none or more than one. */
export function yearInTitle(title: string): number | null {
  const text = plain(title).replace(
    /二[〇○零O0]([一二三四五六七八九〇○零])([一二三四五六七八九〇○零])/g,
    (_, tens: string, ones: string) => `20${digit(tens)}${digit(ones)}`,
  );
  const years = new Set(
    [...text.matchAll(/(?<!\d|〔|\[)(20[012]\d)(?=年|\)|）|度|$)/g)].map((match) => Number(match[1])),
  );
  return years.size === 1 ? [...years][0]! : null;
}

function digit(character: string): number {
  return Math.max(0, '〇一二三四五六七八九'.indexOf(character.replace(/[○零]/, '〇')));
}

/** `统计期限自2023年1月1日起至12月31日止`; digits lost in the page (`20251月1日`) still leave the year. */
function statedPeriod(text: string): YearReading | null {
  for (const match of text.matchAll(PERIOD_WORDS)) {
    const start = match.index + match[0].length - match[1]!.length - 1;
    const clause = text.slice(start, start + 60);
    if (!/(?:12月31|1231|31日?止|止|至|到)/.test(clause)) continue;
    const year = Number(match[1]);
    return { year, period: periodOf(clause, year) };
  }
  return null;
}

function periodOf(clause: string, year: number): YearReading['period'] {
  const whole = clause.replace(
    /(20\d\d)年(\d{1,2})月(\d{1,2})日?(.{0,3})(?:至|到|-|—|~)(?!20)/,
    `$1年$2月$3日$4至${year}年`,
  );
  const days = [...whole.matchAll(DAY)].map(
    (match) => `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`,
  );
  const [from, to] = days;
  if (from && to && from < to) return { from, to };
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** Years with 年 that are no date and no number of a document; the most frequent wins, ties go to none. */
function yearInProse(text: string): number | null {
  const count = new Map<number, number>();
  for (const match of text.matchAll(/(?<![\d〔[(（])(20[012]\d)年(?!\d{1,2}月)/g)) {
    const year = Number(match[1]);
    count.set(year, (count.get(year) ?? 0) + 1);
  }
  const ranked = [...count].sort((a, b) => b[1] - a[1]);
  if (ranked.length === 0 || (ranked.length > 1 && ranked[0]![1] === ranked[1]![1])) return null;
  return ranked[0]![0];
}
