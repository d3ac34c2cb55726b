import { rowsOf } from './list-rows.ts';
import type { ListContext, ListPage, ListRow, PortalAdapter } from './portal.ts';
import { resolve, scanPage } from './scan-page.ts';

/**
 * Platforms that show the report of an agency itself, with agency and year in the query and no list: Hanweb's
 * `xxgkAnnualReport.jsp?area=&fbtime=`, the openness platform's `/public/column/<agency>?…&timeFrame=`, ASP.NET's
 * `year_details.aspx?dept=&year=`. Each year is a page of its own.
 */
export const yearPages: PortalAdapter = {
  family: 'year-pages',
  recognises: ({ url }) => formOf(url) !== null,
  readList,
};

interface Form {
  path: RegExp;
  /** The parameter with the year of the report. */
  year: string;
}

const FORMS: readonly Form[] = [
  { path: /\/xxgkAnnualReport\.jsp$/i, year: 'fbtime' },
  { path: /\/year_details\.aspx$/i, year: 'year' },
  { path: /\/public\/column\/\w{1,40}$/, year: 'timeFrame' },
];

function formOf(url: string): Form | null {
  if (!URL.canParse(url)) return null;
  const { pathname, searchParams } = new URL(url);
  const form = FORMS.find(({ path }) => path.test(pathname)) ?? null;
  // The openness platform uses the same address for all its columns.
  const isOther = form?.year === 'timeFrame' && !searchParams.has('timeFrame');
  return isOther ? null : form;
}

/**
 * A choice of years is no list: a year in it may have no report behind it. So each is asked for, and only a page that shows
 * the report of its year is a row. The two years behind the last choice tell whether the choice is kept up to date.
 */
function readList(page: ListContext): ListPage {
  const { anchors, text, url } = scanPage(page);
  const form = formOf(url)!;
  const choices = choicesOf(page, form);
  const asked = yearIn(url, form);
  const own = SHOWS_REPORT.test(text) ? ownYear(text, asked) : null;
  const isElsewhere = own !== null && own !== asked && choices.has(own);
  const rows = own === null || isElsewhere ? [] : [rowOf(url, own)];
  // Other links are kept as they are: they may be reports after all.
  const others = rowsOf(anchors).filter((row) => row.url !== url && !sameReports(row.url, url, form));
  const list: ListPage = {
    rows: [...rows, ...others],
    next: [...choices.values()].filter((choice) => choice !== url),
    probes: [],
    announced: { pages: null, rows: null },
    showsReports: true,
    ...(rows.length === 0 ? { blank: true } : {}),
  };
  const greatest = Math.max(...choices.keys(), own !== null && own === asked ? own : 0);
  if (choices.size > 0) return { ...list, probes: yearsAround([greatest + 1], url, form) };
  const around = own !== null && own === asked ? yearsAround([own + 1, own - 1], url, form) : [];
  return { ...list, probes: around, partial: 'no choice of years: those that were not asked for may have their page' };
}

/** The addresses of the other years, by year, that links and options of the page name. */
function choicesOf(page: ListContext, form: Form): Map<number, string> {
  const { anchors, url } = scanPage(page);
  const choices = new Map<number, string>();
  for (const choice of [...anchors.map((anchor) => anchor.url), ...optionsOf(page.html, url)]) {
    const year = sameReports(choice, url, form) ? yearIn(choice, form) : null;
    if (year !== null && !choices.has(year)) choices.set(year, choice);
  }
  return choices;
}

/** No report is older than the duty to publish one (条例, in force since May 2008). */
const FIRST_YEAR = 2008;

/** The page's address for the given years, each with the year beyond it. */
function yearsAround(years: readonly number[], url: string, form: Form): string[] {
  const [up, down] = years;
  const wanted = [up!, up! + 1, ...(down === undefined ? [] : [down, down - 1])];
  return wanted
    .filter((year) => year >= FIRST_YEAR)
    .map((year) => {
      const address = new URL(url);
      address.searchParams.set(form.year, String(year));
      return address.href;
    });
}

/** A title as a list would show it: links of a year selector hold no more than the year. */
function rowOf(url: string, year: number): ListRow {
  return { url, title: `${year}年政府信息公开年度报告`, date: null };
}

const SHOWS_REPORT = /总体情况|第二十条|申请人情况|主动公开政府信息情况/;

/**
 * The year that the report on the page gives itself: an address of a year that is not there may show another one. Its period
 * goes before titles, which links to other years have too.
 */
function ownYear(text: string, asked: number | null): number | null {
  const words = text.replace(/\s+/g, '');
  const periods = [...words.matchAll(/(20\d{2})年1月1日(?:起)?[至到](?:20\d{2}年)?12月31日/g)];
  const titles = [...words.matchAll(/(20\d{2})年?度?[^0-9。；;]{0,30}信息公开(?:工作)?(?:年度报告|年报)/g)];
  const years = (periods.length > 0 ? periods : titles).map((found) => Number(found[1]));
  return asked !== null && years.includes(asked) ? asked : (years[0] ?? asked);
}

function yearIn(url: string, form: Form): number | null {
  const year = /^20\d{2}$/.exec(new URL(url).searchParams.get(form.year) ?? '')?.[0];
  return year === undefined ? null : Number(year);
}

/** True for an address that differs from the page's in the year only. */
function sameReports(choice: string, url: string, form: Form): boolean {
  const [one, other] = [new URL(choice), new URL(url)];
  for (const { searchParams } of [one, other]) {
    searchParams.delete(form.year);
    searchParams.sort();
  }
  return one.href === other.href;
}

/** Addresses in the options of a selector. */
function optionsOf(html: string, url: string): string[] {
  const values = [...html.matchAll(/<option\b[^<>]{0,200}?\bvalue\s{0,3}=\s{0,3}["']([^"'<>]{4,500})["']/gi)];
  return values.slice(0, 200).flatMap((found) => resolve(found[1]!.replace(/&amp;/g, '&'), url) ?? []);
}
