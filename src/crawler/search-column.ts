import type { Agency } from '../report/agency.ts';
import type { LookOutcome } from '../report/look.ts';
import { type ClassifiedLink, classifyLink, type ReportLink } from './classify-link.ts';
import { findSteps, isOfGovernment, namesColumn, type Step } from './find-column.ts';
import { type ColumnReading, openPage, type Reading, readColumn, type Search } from './read-column.ts';
import type { FoundPage, VisitedAgency } from './visit.ts';

export interface SearchContext {
  /** A name on a page → the registered agency it means, the visited one's first. */
  match: (name: string) => { agency: Agency; by: string } | null;
  /** Who answers for a year of a body; null where the body itself does. */
  ofYear?: (agencyId: string, year: number) => { agencyId: string; by: string } | null;
}

export interface SearchResult {
  outcome: LookOutcome;
  columnUrl: string | null;
  whole: boolean;
  yearsListed: number[];
  pages: FoundPage[];
  /** Why a column that was found does not count as whole. */
  gaps: string[];
  /** One for each ask, in order. */
  readings: Reading[];
}

/** Pages tried on the way from the home page to the column. */
const MAX_TRIES = 12;
const MAX_DEPTH = 4;

/**
 * Looks for the column of one agency and reads it whole: the known address first, else from the home page along its menus.
 * A generator that yields the pages it wants to see; it neither fetches nor waits.
 */
export function* searchColumn(visited: VisitedAgency, context: SearchContext): Search<SearchResult> {
  const search: State = { visited, context, readings: [], failures: [], tried: new Set(), ownFolders: [] };
  const { reportColumnUrl, portalUrl } = visited.agency;
  const known = URL.canParse(reportColumnUrl) ? reportColumnUrl : null;
  const home = URL.canParse(portalUrl) ? portalUrl : null;
  if (!known && !home) return nothing(search, 'no_address');
  if (known) {
    const column = yield* tryColumn(search, known, true);
    if (column) return conclude(search, column);
  }
  const found = home ? yield* discover(search, home) : null;
  return found ? conclude(search, found) : nothing(search, outcomeOf(search.failures));
}

interface State {
  visited: VisitedAgency;
  context: SearchContext;
  readings: Reading[];
  /** Codes of the pages that could not be had, in order. */
  failures: string[];
  tried: Set<string>;
  /** Folders of the pages that a link with the agency's name led to: what lies in them is the agency's own. */
  ownFolders: string[];
}

function* tryColumn(search: State, url: string, isKnown: boolean): Search<ColumnReading | null> {
  search.tried.add(url);
  const isOwn = search.visited.ownsAddress || search.ownFolders.some((folder) => url.startsWith(folder));
  const classify = classifier(search.visited, search.context, isOwn);
  const column = yield* readColumn({ url, role: 'column' }, { classify, readings: search.readings });
  if (typeof column === 'string') search.failures.push(column);
  if (column === null || typeof column === 'string') return null;
  return speaksFor(column, search.visited, isKnown) ? column : null;
}

/** From the home page, the most promising link first. */
function* discover(search: State, home: string): Search<ColumnReading | null> {
  const namesAgency = (words: string) => search.context.match(words)?.agency.id === search.visited.agency.id;
  const queue: (Step & { depth: number })[] = [
    { url: home, role: 'menu', score: 0, why: 'home page', namesAgency: false, depth: 0 },
  ];
  for (let tries = 0; tries < MAX_TRIES && queue.length > 0; tries++) {
    queue.sort((a, b) => b.score - a.score);
    const step = queue.shift()!;
    if (search.tried.has(step.url)) continue;
    if (step.role === 'column') {
      const column = yield* tryColumn(search, step.url, false);
      if (column) return column;
      continue;
    }
    search.tried.add(step.url);
    const page = yield* openPage({ url: step.url, role: step.depth === 0 ? 'home' : 'menu' }, search.readings);
    if (typeof page === 'string') {
      search.failures.push(page);
      if (page === 'fetch.budget') return null;
      continue;
    }
    if (namesColumn(page.list.names ?? [])) {
      const column = yield* tryColumn(search, step.url, false);
      if (column) return column;
    }
    if (step.namesAgency) addOwnFolder(search, page.scanned.url);
    if (step.depth >= MAX_DEPTH) continue;
    const steps = findSteps(page.scanned.anchors, { url: page.scanned.url, namesAgency });
    search.readings.at(-1)!.candidates = steps.length;
    queue.push(...steps.map((next) => ({ ...next, depth: step.depth + 1 })));
  }
  return null;
}

const COLUMN_OF_KINDS =
  /^(各|[市县区]直|[省市县区]级)?(政府)?((部门|单位|乡镇|街道|镇街|园区|本级|机关)(及|和|、)?){0,3}(政府|政务)?信息公开(工作)?(年报|年度报告)$/;

/** The folder of an agency's own page; the root of a portal is nobody's. */
function addOwnFolder(search: State, url: string): void {
  const { origin, pathname } = new URL(url);
  const folder = pathname.replace(/[^/]*$/, '');
  if (folder !== '/') search.ownFolders.push(`${origin}${folder}`);
}

function classifier(
  visited: VisitedAgency,
  context: SearchContext,
  isOwn: boolean,
): (link: ReportLink, folderYear: number | null) => ClassifiedLink {
  const { agency } = visited;
  const home = agency.reportColumnUrl || agency.portalUrl;
  const match = (name: string) => {
    const found = context.match(name);
    return found && { agencyId: found.agency.id, by: found.by };
  };
  const ownerId = isOwn ? agency.id : null;
  return (link, folderYear) => {
    // Without a date it is the menu's or the trail's link to a column, this one or another.
    if (link.date === null && COLUMN_OF_KINDS.test(link.title.replace(/\s/g, '')))
      return { kind: 'other', why: 'name of a column' };
    const result = classifyLink(link, { ownerId, match, ofYear: context.ofYear, inColumn: true, folderYear });
    if (result.kind !== 'annual-report' || isOfGovernment(link.url, home)) return result;
    return { kind: 'unclear', why: 'lies on a foreign host' };
  };
}

/**
 * Whether what a column does not list says something about the agency. It does where it lists any year of it. Where it lists
 * none, it must be the agency's column by the registry, or by its own home page, and hold no reports of others only.
 */
function speaksFor(column: ColumnReading, { agency, ownsAddress }: VisitedAgency, isKnown: boolean): boolean {
  const reports = column.rows.flatMap((row) => (row.result.kind === 'annual-report' ? [row.result] : []));
  if (reports.some((report) => report.agencyId === agency.id)) return true;
  if (!column.named || (!isKnown && !ownsAddress)) return false;
  const strangers = reports.filter((report) => report.agencyId === null);
  if (ownsAddress) return reports.length === 0;
  return strangers.length < reports.length || reports.length === 0;
}

function conclude(search: State, column: ColumnReading): SearchResult {
  const { agency, ownsAddress } = search.visited;
  const pages = column.rows.flatMap((row): FoundPage[] => {
    if (row.result.kind !== 'annual-report' || row.result.agencyId === null) return [];
    const { agencyId, year, why } = row.result;
    return [{ agencyId, year, url: row.url, title: row.title, listedDate: row.date, columnUrl: column.url, why }];
  });
  const years = new Set(pages.filter((page) => page.agencyId === agency.id).map((page) => page.year));
  const gaps = [...column.gaps, ...nameless(column, years), ...(ownsAddress ? renames(column, years) : [])];
  const whole = gaps.length === 0;
  return {
    outcome: whole ? 'column_read' : 'column_incomplete',
    columnUrl: column.url,
    whole,
    yearsListed: [...years].sort((a, b) => b - a),
    pages,
    gaps,
    readings: search.readings,
  };
}

/** Reports without a name in a column that may be shared: one of them may be the agency's. */
function nameless(column: ColumnReading, years: ReadonlySet<number>): string[] {
  return column.rows.flatMap(({ result, title }) => {
    const isNobodys = result.kind === 'annual-report' && result.agencyId === null && result.name === '';
    return isNobodys && !years.has(result.year) ? [`${title}: no agency in the title of a shared column`] : [];
  });
}

/**
 * Bodies that are not registered but go on, in the agency's own column, where its reports end: it may have been renamed, and
 * then its report is there. A body that publishes beside it, in the same years, is another one.
 */
function renames(column: ColumnReading, years: ReadonlySet<number>): string[] {
  const strangers = new Map<string, number[]>();
  for (const { result } of column.rows) {
    if (result.kind !== 'annual-report' || result.agencyId !== null) continue;
    strangers.set(result.name, [...(strangers.get(result.name) ?? []), result.year]);
  }
  return [...strangers].flatMap(([name, theirs]) => {
    const goesOn = theirs.every((year) => !years.has(year)) && Math.max(...theirs) > Math.max(...years, 0);
    return goesOn ? [`${name} goes on where its reports end: renamed?`] : [];
  });
}

function nothing(search: State, outcome: LookOutcome): SearchResult {
  return { outcome, columnUrl: null, whole: false, yearsListed: [], pages: [], gaps: [], readings: search.readings };
}

/** The first failure that says more than "not there" decides: a portal that refused one page may hide the column behind it. */
function outcomeOf(failures: readonly string[]): LookOutcome {
  for (const code of failures) {
    if (code === 'fetch.blocked') return 'blocked';
    if (code === 'fetch.robots' || code === 'fetch.robots-unavailable') return 'robots';
    if (!['fetch.not-found', 'fetch.gone', 'fetch.budget'].includes(code)) return 'unreachable';
  }
  return 'column_not_found';
}
