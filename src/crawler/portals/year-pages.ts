import { rowsOf } from './list-rows.ts';
import type { ListContext, ListPage, ListRow, PortalAdapter } from './portal.ts';
import { resolve, scanPage } from './scan-page.ts';

/**
 * Platforms that show the report of an agency itself, with agency and year in the query and no list: Hanweb's
 * `xxgkAnnualReport.jsp?area=&fbtime=`, the openness platform's `/public/column/<agency>?…&timeFrame=`, ASP.NET's
 * `year_details.aspx?dept=&year=`. The links of the year selector are the rows; they are never known to be all.
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

function readList(page: ListContext): ListPage {
  const { anchors, text, url } = scanPage(page);
  const form = formOf(url)!;
  const rows = new Map<number, ListRow>();
  const own = SHOWS_REPORT.test(text) ? ownYear(text, yearIn(url, form)) : null;
  if (own !== null) rows.set(own, rowOf(url, own));
  for (const choice of [...anchors.map((anchor) => anchor.url), ...optionsOf(page.html, url)]) {
    const year = sameReports(choice, url, form) ? yearIn(choice, form) : null;
    if (year !== null && choice !== url && !rows.has(year)) rows.set(year, rowOf(choice, year));
  }
  // Other links are kept as they are: they may be reports after all.
  const others = rowsOf(anchors).filter((row) => row.url !== url && !sameReports(row.url, url, form));
  return {
    rows: [...rows.values(), ...others],
    next: [],
    announced: { pages: null, rows: null },
    partial: 'a year beyond the choice of years may have its page all the same',
    showsReports: true,
  };
}

/** A title as a list would show it: links of a year selector hold no more than the year. */
function rowOf(url: string, year: number): ListRow {
  return { url, title: `${year}年政府信息公开年度报告`, date: null };
}

const SHOWS_REPORT = /总体情况|第二十条|申请人情况|主动公开政府信息情况/;

/** The year that the report on the page gives itself: an address of a year that is not there may show another one. */
function ownYear(text: string, asked: number | null): number | null {
  const words = text.replace(/\s+/g, '');
  const periods = [...words.matchAll(/(20\d{2})年1月1日(?:起)?[至到](?:20\d{2}年)?12月31日/g)];
  const titles = [...words.matchAll(/(20\d{2})年?度?[^0-9。；;]{0,30}信息公开(?:工作)?(?:年度报告|年报)/g)];
  const years = [...periods, ...titles].map((found) => Number(found[1]));
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
