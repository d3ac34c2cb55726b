import type { Document } from '../report/document.ts';
import type { YearClaim } from '../report/words.ts';
import { isDay } from '../report/year.ts';
import { datesInFigures } from './chinese-number.ts';
import { plain, plainSimplified } from './document-text.ts';
import { type JoinedText, joinedText } from './joined-text.ts';

/** The year and the days (YYYY-MM-DD) that the figures are of; null where nothing says them. */
export interface YearReading {
  year: number | null;
  period: { from: string; to: string } | null;
  /** Every place that says which year it is, in falling trust; places that disagree are all kept. */
  yearClaims: YearClaim[];
}

const PERIOD_WORDS =
  /(?:统计|数据|报告)[^。;:]{0,12}?(?:期限|时限|时间段|时间|期间|周期|区间|范围|(?<=本报告|本年报|内容)涵盖|数据|截止|截至)[^。;:]{0,8}?:?(20\d\d)(?=年|[-./]\d|\d{1,4}[月日至到])/g;
/** From the year on: days with 至 or 起 between them, the whole year, or its last day; not the day and hour of the page. */
const OF_A_PERIOD =
  /^20\d\d(?:[^。;]{0,16}?(?:至|到|起|止|—|–|~)|[年./-]?0?1月?-12月|[^。;]{0,12}(?:日-|-20\d\d)|年?度|[年./-]12[月./-]31)/;
/** 年度报告发布时间: the day of the page, not of its figures; 统计数据 指标名称 单位 2017年度: the head of a column, where last year's is left over. */
const NOT_THE_FIGURES = /指标|名称|单位|发布|公布|发文|成文|生成|印发|更新|上传|填报|编制|公开(?:时间|日期)|浏览|点击/;
/** A whole year, also where the page lost its 年, 月 or dashes (`20251月1日`, `202511日至20251231日`). */
const WHOLE_YEAR =
  /^(20\d\d)[年./-]?(?:0?1[月./-]?0?1日?.{0,3}?(?:至|到|-|—|~).{0,3}?(?:\1[年./-]?|当年|同年|本年)?12[月./-]?31|0?1月?(?:至|到|-|—|~)12月|年?度(?:$|[^\d]))/;
const SPAN =
  /^(20\d\d)[年./-](\d{1,2})[月./-](?:(\d{1,2})日?)?[^\d]{0,4}?(?:至|到|-|—|~)[^\d]{0,3}?(?:(20\d\d)[年./-])?(\d{1,2})(?:[月./-](\d{1,2})?)/;

type Joined = Pick<JoinedText, 'text' | 'placeAt'>;

interface Period {
  year: number;
  period: YearReading['period'];
  claim: YearClaim;
}

/**
 * The year that the report is about: the sentence that names the period of its figures decides, then the title, then the title of
 * the page or the link, then the year of which the text speaks most. Publication dates never decide. Of several periods (text left
 * over from last year) the one that agrees with the title counts, else the first; one from last year on (its beginning was left over) is of
 * the year in which it ends where the title says so. The name of the file counts where nothing else says a year (a workbook of tables alone),
 * and only with its 年: 年报2024 may be the year of publication.
 */
export function readYear(
  document: Document,
  title: string | null,
  { linkTitle, fileName }: { linkTitle?: string | undefined; fileName?: string | undefined } = {},
): YearReading {
  const text = joined(document);
  const periods = statedPeriods(text);
  const titles = claimsOfTitles(document, title, linkTitle, text);
  const prose = yearInProse(text);
  const yearClaims = [...periods.map((one) => one.claim), ...titles, ...(prose ? [prose] : [])];
  const titled = titles[0]?.year;
  const agreeing = periods.find((one) => one.year === titled) ?? periods.find((one) => endsIn(titled, one));
  const stated = agreeing ?? periods[0];
  if (stated) return { year: agreeing && titled ? titled : stated.year, period: stated.period, yearClaims };
  if (yearClaims.length === 0) yearClaims.push(...claimsOfFileName(fileName));
  return { year: yearClaims[0]?.year ?? null, period: null, yearClaims };
}

function claimsOfFileName(fileName = ''): YearClaim[] {
  const year = /(?<!\d)20\d\d年/.test(fileName) ? yearInTitle(fileName.replace(/\.[^.]*$/, '')) : null;
  return year === null ? [] : [{ source: 'file-name', year, text: fileName.slice(0, 60), place: null }];
}

function endsIn(year: number | undefined, { period }: Period): boolean {
  return period?.to.startsWith(`${year}-`) ?? false;
}

/** The year in a title: `2023年…`, `…(2020)`, `二〇二三年…`; null where there is none or more than one. */
export function yearInTitle(title: string): number | null {
  const text = datesInFigures(plain(title).replace(/年?度(?=政府|政务|信息)/, '年'))
    // A year of study is called by the one that it begins in.
    .replace(/(20[012]\d)[-—–~至]{1,2}20[012]\d(?=学年)/, '$1年');
  const years = new Set(
    [...text.matchAll(/(?<!\d|〔|\[)(20[012]\d)(?=年|\)|）|度|$)/g)].map((match) => Number(match[1])),
  );
  return years.size === 1 ? [...years][0]! : null;
}

function joined(document: Document): Joined {
  const { text, placeAt } = joinedText(document);
  const figures = datesInFigures(text);
  // Chinese digits make the text shorter; then no offset is certain.
  return { text: figures, placeAt: figures.length === text.length ? placeAt : () => null };
}

function claimsOfTitles(
  document: Document,
  title: string | null,
  linkTitle: string | undefined,
  text: Joined,
): YearClaim[] {
  const titles = [
    ['title', title],
    ['page-title', document.meta.ArticleTitle],
    ['page-title', document.meta.title],
    ['link', linkTitle],
  ] as const;
  return titles.flatMap(([source, words]) => {
    const year = words ? yearInTitle(words) : null;
    if (!words || year === null) return [];
    const at = source === 'title' ? text.text.indexOf(plainSimplified(words)) : -1;
    return [{ source, year, text: words.slice(0, 60), place: at < 0 ? null : text.placeAt(at) }];
  });
}

/** Words that may name the period of the figures; 报告公布如下(本报告所列数据统计期限自… begin anew behind what is none. */
function* periodWords(text: string): Generator<RegExpExecArray> {
  const pattern = new RegExp(PERIOD_WORDS);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (NOT_THE_FIGURES.test(match[0])) pattern.lastIndex = match.index + 1;
    else yield match;
  }
}

/** `统计期限自2023年1月1日起至12月31日止`; digits lost in the page (`20251月1日`) still leave the year. */
function statedPeriods(text: Joined): Period[] {
  const found: Period[] = [];
  for (const match of periodWords(text.text)) {
    const start = match.index + match[0].length - 4;
    const clause = text.text.slice(start, start + 60);
    if (!OF_A_PERIOD.test(clause)) continue;
    const year = Number(match[1]);
    const words = text.text.slice(match.index, start + 30).slice(0, 60);
    if (found.some((one) => one.year === year)) continue;
    const claim: YearClaim = { source: 'period', year, text: words, place: text.placeAt(match.index) };
    found.push({ year, period: periodOf(clause, year), claim });
  }
  return found;
}

/** The days of a period; null where its end cannot be read. A sentence that names only 12月31日 as its end speaks of the whole year. */
function periodOf(clause: string, year: number): YearReading['period'] {
  const whole = { from: `${year}-01-01`, to: `${year}-12-31` };
  if (WHOLE_YEAR.test(clause)) return whole;
  const span = SPAN.exec(clause);
  // 自201991日起至2020831日: digits were lost, and two years are named.
  const years = new Set(clause.match(/(?<!\d)20\d\d(?=\d{2,4}日|年)/g));
  if (!span && years.size > 1) return null;
  if (!span)
    return /^20\d\d[年./-]12[月./-]31日?(?:止|$|[,，。])/.test(clause) || /^20\d\d\d/.test(clause) ? whole : null;
  const [, , fromMonth, fromDay, toYear, toMonth, toDay] = span;
  const from = day(year, fromMonth!, fromDay ?? '1');
  const last = String(new Date(Date.UTC(Number(toYear ?? year), Number(toMonth), 0)).getUTCDate());
  // 12月3如对本报告…: the line lost its end, and the day may have been 30 or 31.
  if (toDay !== undefined && !/^(?:[日号止)。,，;；]|$)/.test(clause.slice(span[0].length))) return null;
  const to = day(Number(toYear ?? year), toMonth!, toDay ?? last);
  return isDay(from) && isDay(to) && from < to ? { from, to } : null;
}

function day(year: number, month: string, date: string): string {
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}

/**
 * Years with 年 that are no date, no number of a document and no note of a column (上一年项目数量(指2019年…); the most frequent wins, ties go to none. Those in the titles of documents
 * (last year's report) count only where there are no others.
 */
function yearInProse(text: Joined): YearClaim | null {
  const found = [...text.text.matchAll(/(?<![\d〔[(（]|[(（]指)(20[012]\d)年(?!\d{1,2}月)/g)].map((match) => ({
    year: Number(match[1]),
    at: match.index,
    inTitle: /《[^《》]{0,60}$/.test(text.text.slice(Math.max(0, match.index - 61), match.index)),
  }));
  const own = found.filter(({ inTitle }) => !inTitle);
  const count = new Map<number, { times: number; at: number }>();
  for (const { year, at } of own.length > 0 ? own : found) {
    const before = count.get(year);
    count.set(year, { times: (before?.times ?? 0) + 1, at: before?.at ?? at });
  }
  const [first, second] = [...count].sort((a, b) => b[1].times - a[1].times);
  if (!first || first[1].times === second?.[1].times) return null;
  const [year, { at }] = first;
  return { source: 'prose', year, text: text.text.slice(at, at + 40), place: text.placeAt(at) };
}
