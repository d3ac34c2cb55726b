import type { ColumnSeen, LookOutcome } from '../report/look.ts';
import { type ClassifiedLink, classifyLink, type ReportLink } from './classify-link.ts';
import { nameDoubts } from './column-doubts.ts';
import type { ColumnReading } from './column-reading.ts';
import { columnSeen } from './column-seen.ts';
import { isOfGovernment } from './find-column.ts';
import { type KnownColumn, knownColumns, sameColumn } from './known-columns.ts';
import type { OpenPage, Reading, Search } from './open-page.ts';
import { readColumn } from './read-column.ts';
import { type Learned, learnedFrom } from './recipe.ts';
import type { SearchContext, SearchState } from './search-state.ts';
import { shrunken } from './shrunken.ts';
import type { FoundPage, VisitedAgency } from './visit.ts';
import { type TryColumn, walkAroundReports, walkPortal } from './walk-portal.ts';

/** What a search came to: the look of one agency before it is stored. */
export interface SearchResult {
  outcome: LookOutcome;
  columnUrl: string | null;
  whole: boolean;
  yearsListed: number[];
  pages: FoundPage[];
  /** Why a column that was found does not count as whole. */
  gaps: string[];
  /** What stands in the column besides the agency's reports; null where none was read. */
  seen: ColumnSeen | null;
  /** One for each ask, in order. */
  readings: Reading[];
  /** What the column that was read teaches; null where none was. */
  learned: Learned | null;
  /** Why the column of the recipe is none any more. */
  lost: string | null;
}

/**
 * Looks for the column of one agency and reads it whole: where it is known to lie first, else around its known reports, else
 * from the home page along its menus. A generator that yields the pages it wants to see; it neither fetches nor waits.
 */
export function* searchColumn(visited: VisitedAgency, context: SearchContext): Search<SearchResult> {
  const search = stateOf(visited, context);
  const result = yield* searchAll(search, visited);
  return search.hasGivenFailed ? withoutGiven(result) : result;
}

/**
 * The column that an operator gave did not answer, or is none. What was found elsewhere is found, but where the operator says that the
 * column is, nobody looked: nothing can be called missing.
 */
function withoutGiven(result: SearchResult): SearchResult {
  const isCause = ['column_read', 'column_incomplete', 'column_not_found', 'column_lost'].includes(result.outcome);
  const gaps = [...result.gaps, 'the column that an operator gave was not read'];
  return { ...result, outcome: isCause ? 'given_column_failed' : result.outcome, whole: false, gaps };
}

function* searchAll(search: SearchState, visited: VisitedAgency): Search<SearchResult> {
  const home = URL.canParse(visited.agency.portalUrl) ? visited.agency.portalUrl : null;
  const known = knownColumns(visited);
  if (known.length === 0 && home === null && !visited.memory?.reports.length) return nothing(search, 'no_address');
  const first = yield* tryKnown(search, known);
  if (first === null) {
    const around = yield* walkAroundReports(search, tryFound);
    const found = around ?? (home === null ? null : yield* walkPortal(search, home, tryFound));
    if (found === null) return nothing(search, outcomeOf(search));
    if (home === null || !isStale(found, visited)) return conclude(search, found);
    return yield* lookOn(search, found, home);
  }
  const doubt = doubtOf(first, visited);
  if (doubt === null || home === null) return conclude(search, first.column, doubt === null ? [] : [doubt]);
  search.known = first.column.url;
  search.goesOn = isStale(first.column, visited);
  const others: ColumnReading[] = [];
  const more = yield* walkPortal(search, home, tryMore(first.column, others));
  return confirm(search, first, more ?? (search.isConfirmed ? null : (others[0] ?? null)), doubt);
}

/**
 * A column whose reports end years before today's: it may be that of an old platform, left where it was, while the reports since lie in
 * another column of the same portal.
 */
function isStale(column: ColumnReading, { agency, memory }: VisitedAgency): boolean {
  const last = Math.max(0, ...yearsOf(column, agency.id));
  return !column.stopped && (memory?.openYears ?? []).filter((year) => year > last).length > 1;
}

/** Walks through the portal once more, for a column that lists a year which the one found does not. */
function* lookOn(search: SearchState, found: ColumnReading, home: string): Search<SearchResult> {
  Object.assign(search, { known: found.url, goesOn: true });
  search.tried.clear();
  const failures = search.failures.length;
  const more = yield* walkPortal(search, home, tryMore(found, []));
  const hasFailed = search.failures.slice(failures).some((code) => !ABSENT.includes(code));
  const doubt = hasFailed ? 'its reports end years ago, and not all of the menu could be read' : '';
  const result = confirm(search, { column: found, by: 'old' }, more, '');
  return doubt === '' || more !== null ? result : conclude(search, found, [doubt]);
}

function stateOf(visited: VisitedAgency, context: SearchContext): SearchState {
  const own = visited.memory?.recipe?.ownFolder ?? null;
  return {
    visited,
    context,
    ...{ readings: [], failures: [], tried: new Set<string>(), ownFolders: own === null ? [] : [own] },
    ...{ lost: null, known: null, goesOn: false, isConfirmed: false, loose: [], hasGivenFailed: false },
  };
}

interface FirstColumn {
  column: ColumnReading;
  by: KnownColumn['by'];
}

/** The columns that are known, until one is read; where a host is out of reach its others are not asked. */
function* tryKnown(search: SearchState, known: readonly KnownColumn[]): Search<FirstColumn | null> {
  const down = new Set<string>();
  for (const { url, by } of known) {
    if (down.has(new URL(url).host)) continue;
    const failures = search.failures.length;
    const column = yield* tryColumn(search, url, by !== 'old');
    if (column) return { column, by };
    const failure = search.failures[failures] ?? null;
    if (url === search.visited.memory?.givenColumn) search.hasGivenFailed = true;
    if (failure === 'fetch.budget') return null;
    if (failure !== null && !ABSENT.includes(failure)) down.add(new URL(url).host);
    else if (isOfRecipe(search.visited, url)) search.lost = failure ?? 'no column of annual reports any more';
  }
  return null;
}

function isOfRecipe({ memory }: VisitedAgency, url: string): boolean {
  return memory?.recipe != null && sameColumn(memory.recipe.columnUrl, url);
}

/**
 * Why a known column is not taken at its word: it lists none of the reports that are known, or lacks one whose deadline has
 * passed. Portals are rebuilt and leave their old columns standing: what the menu leads to decides.
 */
function doubtOf({ column, by }: FirstColumn, { agency, memory }: VisitedAgency): string | null {
  if (!memory || column.stopped) return null;
  const own = yearsOf(column, agency.id);
  if (own.size === 0 && memory.reports.length > 0) return NO_LONGER;
  if (memory.isLean || memory.openYears.every((year) => own.has(year))) return null;
  return by === 'operator' ? '' : 'the menu of the portal does not lead to this column';
}

const NO_LONGER = 'lists none of the reports that are known';

/** The known column held against what the menu leads to. An empty doubt is none where the menu leads nowhere. */
function confirm(search: SearchState, first: FirstColumn, second: ColumnReading | null, doubt: string): SearchResult {
  if (second === null) {
    const isSettled = doubt === '' || (search.isConfirmed && doubt !== NO_LONGER);
    return conclude(search, first.column, isSettled ? [] : [doubt]);
  }
  const [one, other] = [conclude(search, first.column), conclude(search, second)];
  if (doubt === NO_LONGER) {
    search.lost = doubt;
    return { ...other, lost: doubt };
  }
  const adds = other.yearsListed.some((year) => !one.yearsListed.includes(year));
  const gaps = [...new Set([...one.gaps, ...other.gaps])];
  const whole = one.whole && other.whole;
  return {
    ...(adds ? other : one),
    ...{ outcome: whole ? 'column_read' : 'column_incomplete', whole, gaps },
    yearsListed: [...new Set([...one.yearsListed, ...other.yearsListed])].sort((a, b) => b - a),
    pages: [...one.pages, ...other.pages.filter((page) => !one.pages.some((known) => known.url === page.url))],
  };
}

/** Of columns beside the known one only such as list a further year end the walk; the known one may still come. */
function tryMore(known: ColumnReading, others: ColumnReading[]): TryColumn {
  return function* (search, url) {
    const column = yield* tryColumn(search, url, false);
    const { id } = search.visited.agency;
    const before = yearsOf(known, id);
    if (column === null || [...yearsOf(column, id)].some((year) => !before.has(year))) return column;
    others.push(column);
    return null;
  };
}

const tryFound = (search: SearchState, url: string) => tryColumn(search, url, false);

function* tryColumn(search: SearchState, url: string, isKnown: boolean): Search<ColumnReading | null> {
  search.tried.add(url);
  const isOwn = search.visited.ownsAddress || search.ownFolders.some((folder) => url.startsWith(folder));
  // What the registry says of an address goes before how the walk came there.
  const registered = search.context.ownerOf?.(url) ?? null;
  let ownerId = registered ?? (isOwn ? search.visited.agency.id : null);
  const classify: Classify = (link, folderYear) =>
    classifier(search.visited, search.context, ownerId)(link, folderYear);
  const onFirst = (page: OpenPage) => {
    if (registered === null && namesAnother(page, search)) ownerId = null;
  };
  const isEnough = (column: ColumnReading) => isOfRecipe(search.visited, url) && isAsBefore(column, search.visited);
  const column = yield* readColumn({ url, role: 'column' }, { classify, readings: search.readings, isEnough, onFirst });
  if (typeof column === 'string') search.failures.push(column);
  if (column === null || typeof column === 'string') return null;
  return speaksFor(column, search.visited, isKnown) ? column : null;
}

/**
 * Nothing hangs on the rest of the column: every report that is owed is known, and all that was read lists the same rows in
 * the same order, and announces as many, as when it was last read whole.
 */
function isAsBefore(column: ColumnReading, { memory }: VisitedAgency): boolean {
  if (!memory?.isLean || memory.awaitedYears.length > 0) return false;
  const marks = memory.recipe?.pages ?? [];
  return column.marks.every(({ url, signature }, i) => marks[i]?.url === url && marks[i].signature === signature);
}

function yearsOf(column: ColumnReading, agencyId: string): Set<number> {
  const own = column.rows.flatMap(({ result }) =>
    result.kind === 'annual-report' && result.agencyId === agencyId ? [result.year] : [],
  );
  return new Set(own);
}

/**
 * True for a page of another host than those that the registry names which calls itself by the name of a body, and none by the agency's: the menus of small
 * bodies lead to the column of the government above them, whose reports name nobody.
 */
function namesAnother({ scanned }: OpenPage, { visited, context }: SearchState): boolean {
  const { agency } = visited;
  const homes = [agency.portalUrl, agency.reportColumnUrl];
  const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : null);
  if (homes.some((home) => hostOf(home) === hostOf(scanned.url))) return false;
  const names = [...scanned.names, ...scanned.sites].map((name) => name.replace(/\s/g, ''));
  if (names.some((name) => context.match(name)?.agency.id === agency.id)) return false;
  return names.some((name) => context.match(name) !== null || /(人民政府|政府网|政府门户网站)$/.test(name));
}

const COLUMN_OF_KINDS =
  /^(各|[市县区]直|[省市县区]级)?(政府)?((部门|单位|乡镇|街道|镇街|园区|本级|机关)(及|和|、)?){0,3}(政府|政务)?信息公开(工作)?(年报|年度报告)$/;

type Classify = (link: ReportLink, folderYear: number | null) => ClassifiedLink;

function classifier(visited: VisitedAgency, context: SearchContext, ownerId: string | null): Classify {
  const { agency } = visited;
  const home = agency.reportColumnUrl || agency.portalUrl;
  const match = (name: string) => {
    const found = context.match(name);
    return found && { agencyId: found.agency.id, by: found.by };
  };
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

function conclude(search: SearchState, column: ColumnReading, doubts: readonly string[] = []): SearchResult {
  const { agency, ownsAddress } = search.visited;
  const pages = column.rows.flatMap((row): FoundPage[] => {
    if (row.result.kind !== 'annual-report' || row.result.agencyId === null) return [];
    const { agencyId, year, why } = row.result;
    return [{ agencyId, year, url: row.url, title: row.title, listedDate: row.date, columnUrl: column.url, why }];
  });
  const years = new Set(pages.filter((page) => page.agencyId === agency.id).map((page) => page.year));
  const isOwn = ownsAddress || search.ownFolders.some((folder) => column.url.startsWith(folder));
  const short = search.visited.memory?.isShrunkenRight ? null : shrunken(column, search.visited.memory?.recipe ?? null);
  const gaps = [
    ...doubts,
    ...(short === null ? [] : [short]),
    ...column.gaps,
    ...nameDoubts(column, agency, { years, isOwn }),
  ];
  const whole = gaps.length === 0 && !column.stopped;
  return {
    outcome: gaps.length === 0 ? 'column_read' : short === null ? 'column_incomplete' : 'column_shrunken',
    columnUrl: column.url,
    whole,
    yearsListed: [...years].sort((a, b) => b - a),
    pages,
    gaps,
    seen: columnSeen(column, agency.id),
    readings: search.readings,
    learned: learnedFrom(column, search.ownFolders.find((folder) => column.url.startsWith(folder)) ?? null),
    lost: search.lost,
  };
}

/** Where no column was found, reports that the portal's own search named are found all the same. */
function nothing(search: SearchState, outcome: LookOutcome): SearchResult {
  const { readings, loose: pages, lost } = search;
  const yearsListed = [...new Set(pages.map((page) => page.year))].sort((a, b) => b - a);
  return {
    outcome,
    columnUrl: null,
    whole: false,
    yearsListed,
    pages,
    gaps: [],
    seen: null,
    readings,
    learned: null,
    lost,
  };
}

const ABSENT: readonly string[] = ['fetch.not-found', 'fetch.gone', 'fetch.budget', 'fetch.needs-browser'];

/** The first failure that says more than "not there" decides: a portal that refused one page may hide the column behind it. */
function outcomeOf({ failures, lost }: SearchState): LookOutcome {
  for (const code of failures) {
    if (code === 'fetch.blocked') return 'blocked';
    if (code === 'fetch.foreign-host') return 'foreign_host';
    if (code === 'fetch.robots' || code === 'fetch.robots-unavailable') return 'robots';
    if (!ABSENT.includes(code)) return 'unreachable';
  }
  return lost === null ? 'column_not_found' : 'column_lost';
}
