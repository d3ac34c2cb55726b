import { classifyLink } from './classify-link.ts';
import type { ColumnReading } from './column-reading.ts';
import { findSteps, namesColumn, type Step } from './find-column.ts';
import { columnsAround, sameColumn } from './known-columns.ts';
import { type OpenPage, openPage, type Search } from './open-page.ts';
import type { ScannedPage } from './portals/scan-page.ts';
import { linksOfScript } from './portals/script-anchors.ts';
import type { SearchState } from './search-state.ts';
import { readSitemap, SEARCH_WORDS, searchAddress } from './site-search.ts';

/** Reads the column at an address; null where there is none that speaks for the agency. */
export type TryColumn = (search: SearchState, url: string) => Search<ColumnReading | null>;

interface WalkStep extends Step {
  depth: number;
}

/** Pages tried on the way from the home page to the column. */
const MAX_TRIES = 12;
const MAX_DEPTH = 4;

/** From the home page, the most promising link first; the site map and the portal's own search come last. */
export function* walkPortal(search: SearchState, home: string, tryColumn: TryColumn): Search<ColumnReading | null> {
  const queue: WalkStep[] = [{ url: home, role: 'menu', score: 0, why: 'home page', namesAgency: false, depth: 0 }];
  for (let tries = 0; tries < MAX_TRIES && queue.length > 0; tries++) {
    queue.sort((a, b) => b.score - a.score);
    const step = queue.shift()!;
    if (search.known !== null && sameColumn(step.url, search.known)) {
      search.isConfirmed = true;
      if (search.goesOn) continue;
      return null;
    }
    if (search.tried.has(step.url)) continue;
    if (step.role === 'column') {
      const failures = search.failures.length;
      const column = yield* tryColumn(search, step.url);
      if (column) return column;
      if (search.failures.length > failures) continue;
    }
    search.tried.add(step.url);
    const page = yield* openPage({ url: step.url, role: roleOf(step) }, search.readings);
    if (page === 'fetch.budget') search.failures.push(page);
    if (page === 'fetch.budget') return null;
    if (typeof page === 'string') {
      // The site map and the search are extras: that they fail says nothing of the column.
      if (step.role === 'menu') search.failures.push(page);
      continue;
    }
    if (step.namesAgency) addOwnFolder(search, page.scanned.url);
    if (step.role !== 'column' && (namesColumn(page.list.names ?? []) || isOwnList(step, page))) {
      const column = yield* tryColumn(search, step.url);
      if (column) return column;
    }
    if (step.depth >= MAX_DEPTH) continue;
    // A column of others may offer a choice of bodies.
    const steps = stepsOn(page, step, search).filter((next) => step.role !== 'column' || next.namesAgency);
    search.readings.at(-1)!.candidates = steps.length;
    queue.push(...steps.map((next) => ({ ...next, depth: step.depth + 1 })));
  }
  return null;
}

function roleOf({ role, depth }: WalkStep): 'home' | 'menu' | 'sitemap' | 'search' {
  if (role === 'sitemap' || role === 'search') return role;
  return depth === 0 ? 'home' : 'menu';
}

/** What a link with the agency's name leads to may be its column itself: a choice of bodies beside a list of reports. */
function isOwnList(step: WalkStep, { scanned }: OpenPage): boolean {
  return step.namesAgency && namesColumn(scanned.names);
}

/** The folder of an agency's own page; the root of a portal is nobody's. */
function addOwnFolder(search: SearchState, url: string): void {
  const { origin, pathname, search: query } = new URL(url);
  // Where the query tells bodies apart, they share a folder.
  if (query !== '') search.ownFolders.push(url);
  if (query !== '') return;
  const folder = pathname.replace(/[^/]*$/, '');
  if (folder !== '/') search.ownFolders.push(`${origin}${folder}`);
}

function stepsOn(page: OpenPage, step: WalkStep, search: SearchState): Step[] {
  const { scanned } = page;
  if (step.role === 'sitemap') {
    const map = readSitemap(page.body, scanned.url);
    if (map) return stepsOfMap(map, scanned, search);
  }
  if (step.role === 'search') return stepsOfResults(page, search);
  const steps = stepsAlong(scanned, search);
  return step.depth === 0 ? [...steps, ...extras(page, search)] : steps;
}

function stepsAlong(scanned: ScannedPage, { visited, context }: SearchState): Step[] {
  const namesAgency = (words: string) => context.match(words)?.agency.id === visited.agency.id;
  // A tree of a menu may be drawn by a script.
  const links = [...scanned.anchors, ...linksOfScript(scanned.script, scanned.url)];
  return findSteps(links, { url: scanned.url, namesAgency });
}

/** Site maps that are asked for of those that robots.txt names. */
const MOST_MAPS = 2;
const MAP_WORDS = /^(网站|站点)(地图|导航)$/;

/** What is asked where the menus lead nowhere: the site maps (linked, named by robots.txt, else at the usual address), and a search by GET. */
function extras({ scanned, body, sitemaps }: OpenPage, { visited }: SearchState): Step[] {
  const extra = (url: string, role: Step['role'], score: number, why: string): Step => {
    return { url, role, score, why, namesAgency: false };
  };
  const linked = scanned.anchors.find(
    (a) => MAP_WORDS.test(a.title.replace(/\s/g, '')) && isSameHost(a.url, scanned.url),
  );
  const named = sitemaps.filter((url) => URL.canParse(url) && isSameHost(url, scanned.url)).slice(0, MOST_MAPS);
  const maps = [...new Set([...(linked ? [linked.url] : []), ...named])];
  const words = visited.ownsAddress ? SEARCH_WORDS : `${visited.agency.name} ${SEARCH_WORDS}`;
  const form = searchAddress(body, scanned, words);
  return [
    ...waysIn(scanned).map((url) => extra(url, 'menu', 12, 'the way in')),
    ...maps.map((map) => extra(map, 'sitemap', 9, map === linked?.url ? 'site map' : 'site map that robots.txt names')),
    ...(maps.length > 0 ? [] : [extra(new URL('/sitemap.xml', scanned.url).href, 'sitemap', 5, 'site map')]),
    ...(form === null ? [] : [extra(form, 'search', 7, 'search form of the home page')]),
  ];
}

/** A page before the home page has a picture and a link or two, and nothing else. */
const MOST_WAYS_IN = 3;

function waysIn({ anchors, url, text }: ScannedPage): string[] {
  const others = anchors.filter((anchor) => anchor.url !== url && isSameHost(anchor.url, url));
  const here = new Set(others.filter(({ title }) => !MAP_WORDS.test(title.replace(/\s/g, ''))).map((one) => one.url));
  return here.size <= MOST_WAYS_IN && text.trim().length < 300 ? [...here] : [];
}

function isSameHost(url: string, page: string): boolean {
  return new URL(url).host === new URL(page).host;
}

/** Addresses have no words: only those that are, by their path, of such columns count, and only a few. */
function stepsOfMap(map: { pages: string[]; sitemaps: string[] }, scanned: ScannedPage, search: SearchState): Step[] {
  const anchors = map.pages.map((url) => ({ url, title: '', date: null }));
  const columns = findSteps(anchors, { url: scanned.url, namesAgency: () => false }).filter((s) => s.role === 'column');
  const further = map.sitemaps.slice(0, 2).map((url): Step => {
    return { url, role: 'sitemap', score: 5, why: 'further site map', namesAgency: false };
  });
  return [...columns.slice(0, search.visited.ownsAddress ? 4 : 2), ...further];
}

/** Reports of the agency among the results, the columns that they may lie in, and columns that the results name. */
function stepsOfResults({ scanned, list }: OpenPage, search: SearchState): Step[] {
  const { agency } = search.visited;
  const match = (name: string) => {
    const found = search.context.match(name);
    return found && { agencyId: found.agency.id, by: found.by };
  };
  const around: Step[] = [];
  for (const row of list.rows) {
    if (!isSameHost(row.url, scanned.url)) continue;
    const result = classifyLink(row, { ownerId: null, match, inColumn: false });
    if (result.kind !== 'annual-report' || result.agencyId !== agency.id) continue;
    const { year, why } = result;
    const found = { url: row.url, title: row.title, listedDate: row.date, columnUrl: scanned.url };
    search.loose.push({ agencyId: agency.id, year, ...found, why });
    for (const url of columnsAround(row.url))
      around.push({ url, role: 'column', score: 60, why: `around ${row.title}`, namesAgency: false });
  }
  return [...around, ...stepsAlong(scanned, search).filter((step) => step.role === 'column')].slice(0, 4);
}

/** From the newest report that is known: the column that its breadcrumb or its address names. */
export function* walkAroundReports(search: SearchState, tryColumn: TryColumn): Search<ColumnReading | null> {
  const newest = search.visited.memory?.reports[0];
  if (newest === undefined) return null;
  const page = yield* openPage({ url: newest, role: 'report' }, search.readings);
  if (typeof page === 'string') return null;
  const linked = stepsAlong(page.scanned, search).filter((step) => step.role === 'column');
  for (const url of new Set([...linked.slice(0, 2).map((step) => step.url), ...columnsAround(newest)])) {
    if (search.tried.has(url)) continue;
    const column = yield* tryColumn(search, url);
    if (column) return column;
  }
  return null;
}
