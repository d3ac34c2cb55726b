import { attribution, type LookAlike } from '../text/attribution.ts';
import { isArticleAddress, isFileAddress } from './article-address.ts';
import { namesBody, readReportTitle, yearOf } from './report-title.ts';

/** A link as a list shows it. */
export interface ReportLink {
  url: string;
  title: string;
  /** The date beside it, YYYY-MM-DD. */
  date: string | null;
  /** The body that its row names as the publisher. */
  publisher?: string;
}

/** What is known of the place where the link stands. */
export interface ClassifyContext {
  /** The agency that an unnamed report of this column belongs to; null where the column is not one agency's own. */
  ownerId: string | null;
  /** A name on the page → the registered agency. */
  match: (name: string) => { agencyId: string; by: string } | null;
  /** Who answers for a year of a body, by the dates of its founding, merger or renaming; null where the body itself does. */
  ofYear?: ((agencyId: string, year: number) => { agencyId: string; by: string } | null) | undefined;
  /** True where the link stands in a column that is known to be one of annual reports. */
  inColumn: boolean;
  /** Year of the folder that the link lies in, by the folder's label; the last resort. */
  folderYear?: number | null;
}

/**
 * `annual-report`: the report of `agencyId`, or of a body that is not registered (`agencyId` null, its name in `name`).
 * `unclear`: the link may be a report, but its year or its body cannot be told; a column with such a row proves no absence. With
 * `until` it holds the reports of several years, none of which is later.
 */
export type ClassifiedLink =
  | { kind: 'annual-report'; year: number; agencyId: string | null; name: string; why: string[] }
  | { kind: 'unclear'; why: string; until?: number }
  | { kind: 'other'; why: string; alike?: LookAlike };

/** What a link of a list is, by its title first: columns mix agencies, and folders and dates of addresses lie. */
export function classifyLink(link: ReportLink, context: ClassifyContext): ClassifiedLink {
  const title = readReportTitle(link.title);
  if ('alike' in title) {
    if (title.cutOff && context.inColumn) return { kind: 'unclear', why: 'title cut short' };
    const { why, alike } = title;
    const packed = alike === 'collection' && isFileAddress(link.url) ? yearOf(link.title.normalize('NFKC')) : null;
    if (packed !== null) return { kind: 'unclear', why: 'reports of several bodies in one file', until: packed };
    return nameOnly(link, context) ?? yearOnly(link, context) ?? { kind: 'other', why, ...(alike ? { alike } : {}) };
  }
  if (title.bare && !context.inColumn)
    return { kind: 'other', why: 'names no open information and stands outside a column' };
  if (title.until) return { kind: 'unclear', why: 'reports of several years', until: title.until };
  if (title.year === null && title.name === '' && link.date === null) return { kind: 'other', why: 'name of a column' };
  const year = yearOfReport(title.year, link, context);
  if (!year) return { kind: 'unclear', why: 'no year in the title, no date beside it' };
  if (title.name === '' && context.ownerId === null && link.publisher) return published(link.publisher, year, context);
  const part = title.nameWithPart === null ? null : context.match(title.nameWithPart);
  const body = attribute(part ? title.nameWithPart! : title.name, context);
  return inSuccession({ year: year.year, ...body, name: title.name, why: [year.why, body.why] }, context);
}

/** A report under a former name, or of a year before a merger, belongs to the body that answers for that year. */
function inSuccession(
  found: { year: number; agencyId: string | null; name: string; why: string[] },
  { ofYear }: ClassifyContext,
): ClassifiedLink {
  const { year, name, agencyId, why } = found;
  const other = agencyId === null ? null : (ofYear?.(agencyId, year) ?? null);
  if (!other) return { kind: 'annual-report', year, agencyId, name, why };
  return {
    kind: 'annual-report',
    ...{ year, name, agencyId: other.agencyId, why: [...why, attribution('succession', other.by)] },
  };
}

function yearOfReport(
  year: number | null,
  link: ReportLink,
  context: ClassifyContext,
): { year: number; why: string } | null {
  if (year !== null) return { year, why: attribution('yearInTitle') };
  if (link.date) return { year: Number(link.date.slice(0, 4)) - 1, why: attribution('yearBeforeDate') };
  if (context.folderYear) return { year: context.folderYear, why: attribution('yearOfFolder') };
  return null;
}

function attribute(name: string, context: ClassifyContext): { agencyId: string | null; why: string } {
  if (name === '') {
    if (context.ownerId === null) return { agencyId: null, why: 'no agency in the title of a shared column' };
    return { agencyId: context.ownerId, why: attribution('ownColumn') };
  }
  const match = context.match(name) ?? context.match(leadingName(name));
  if (match) return { agencyId: match.agencyId, why: attribution('named', match.by) };
  if (namesBody(name) || context.ownerId === null) return { agencyId: null, why: `title names another body: ${name}` };
  return { agencyId: context.ownerId, why: attribution('wordsOnly', name) };
}

/** The first of bodies that report together, or the one before a bracket: 民政局（市老龄办）, 民政局、老龄办. */
function leadingName(name: string): string {
  return name.replace(/\([^()]{2,20}\)$/, '').replace(/(?<=[局委办会])、[^、]{2,20}$/, '');
}

/** In lists of many bodies whose titles name none, the publisher of the row tells them apart. */
function published(
  publisher: string,
  { year, why }: { year: number; why: string },
  context: ClassifyContext,
): ClassifiedLink {
  const match = context.match(publisher);
  const body = match
    ? { agencyId: match.agencyId, why: attribution('publisher', publisher) }
    : { agencyId: null, why: `published by another body: ${publisher}` };
  return inSuccession({ year, agencyId: body.agencyId, name: publisher, why: [why, body.why] }, context);
}

/** In some a link holds nothing but the year: the report itself, where its address is no list's. */
function yearOnly(link: ReportLink, context: ClassifyContext): ClassifiedLink | null {
  const year = /^\(?(20\d{2})年?度?\)?$/.exec(link.title.normalize('NFKC').replace(/\s/g, ''))?.[1];
  if (!context.inColumn || year === undefined || !isArticleAddress(link.url)) return null;
  const { agencyId, why } = attribute('', context);
  return inSuccession({ year: Number(year), agencyId, name: '', why: [attribution('yearInTitle'), why] }, context);
}

/** In some columns a row holds nothing but the agency's name, or no word on open information beside it: 民政局2020年年报. */
function nameOnly(link: ReportLink, context: ClassifyContext): ClassifiedLink | null {
  const words = link.title.normalize('NFKC').replace(/\s/g, '');
  const ofYear = /^(.{2,30}?)\(?(20\d{2})年?度?\)?(?:年?度?报告|年报|政府信息公开(?:工作)?情况)?$/.exec(words);
  const name = ofYear?.[1] ?? words;
  if (!context.inColumn || name.length > 30 || !namesBody(name)) return null;
  const match = context.match(name);
  const year = yearOfReport(ofYear ? Number(ofYear[2]) : null, link, context);
  if (!match || !year) return null;
  const why = [year.why, attribution('rowNamed', match.by)];
  return inSuccession({ year: year.year, agencyId: match.agencyId, name, why }, context);
}
