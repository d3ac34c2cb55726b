import type { PostBody } from '../fetch/post-body.ts';
import type { LookStep } from '../report/look.ts';
import { isOfGovernment } from './find-column.ts';
import { adapterFor } from './portals/index.ts';
import type { ListContext, ListPage } from './portals/portal.ts';
import { type ScannedPage, scanPage } from './portals/scan-page.ts';
import { filesOfList, scanWith, withScripts } from './script-files.ts';
import { asShown, shellOf } from './shell-page.ts';

/** A page that the search wants; the caller fetches it and hands the answer back. */
export interface Ask {
  url: string;
  role: LookStep['role'];
  /** Asks by POST: only a list interface that the column's own page announces. */
  post?: PostBody;
  /** Asks for the page as a browser shows it. */
  render?: true;
  /** The page that leads there: services of lists refuse requests that come from nowhere. Told to its own host only. */
  referer?: string;
}

/** What came of one ask. */
export interface Answer {
  /** Where redirects led. */
  finalUrl: string;
  /** `ok` or a failure code. */
  outcome: string;
  /** Decoded; null unless `ok`. */
  text: string | null;
  /** Why a page that a browser showed may lack something. */
  flaw?: string;
  /** Of a home page: the site maps that the robots.txt of its host names. */
  sitemaps?: readonly string[];
}

/** What was read from the page of one ask, in the order of the asks; for the steps of the look. */
export interface Reading {
  links: number | null;
  candidates: number | null;
}

/** A search is a generator: it yields what it wants to see and is given the answers. It neither fetches nor waits. */
export type Search<T> = Generator<Ask, T, Answer>;

/** A page as it was opened: what it shows, and how its list is read. */
export interface OpenPage {
  scanned: ScannedPage;
  list: ListPage;
  outcome: string;
  family: string;
  /** As it was answered. */
  body: string;
  /** Why it was shown in a browser; null where it was not. */
  needsBrowser: string | null;
  /** The site maps that its host's robots.txt names. */
  sitemaps: readonly string[];
  /** What is noted of its ask. */
  reading: Reading;
}

/**
 * Asks for a page and follows jump shells (at most three); one that only its scripts make is asked for once more, as a browser
 * shows it. The failure's code where it could not be had.
 */
export function* openPage(ask: Ask, readings: Reading[]): Search<OpenPage | string> {
  let url = ask.url;
  let needsBrowser: string | null = null;
  let unshown: OpenPage | null = null;
  for (let jumps = 0; jumps <= 3; jumps++) {
    readings.push({ links: null, candidates: null });
    const post = jumps === 0 && ask.post ? { post: ask.post } : {};
    const plain = jumps === 0 && ask.referer ? { ...post, referer: ask.referer } : post;
    const answer: Answer = yield { url, role: ask.role, ...(needsBrowser === null ? plain : { render: true }) };
    if (answer.text === null) return unshown ?? answer.outcome;
    const context = { url: answer.finalUrl, html: answer.text, ...post };
    // The addresses in a JSON answer are no links of a page.
    const isJson = /^\s*[{[]/.test(answer.text.slice(0, 200));
    const bare = scanPage(isJson ? { url: answer.finalUrl, html: '' } : context);
    const isXml = /^\s*(<\?xml|<datastore)/.test(answer.text.slice(0, 200));
    const reading = readings.at(-1)!;
    const read: ReadList = readList(context, bare, isXml);
    const mayCall: boolean =
      needsBrowser === null && !isJson && !isXml && !ask.post && isList(ask.role) && !leadsOn(read.list);
    const called: ReadList | null = mayCall ? yield* readWithScripts(context, read, readings) : null;
    const { scanned, list, family }: ReadList = called ?? read;
    reading.links = Math.max(scanned.anchors.length, list.rows.length);
    const onward =
      scanned.jump ?? (scanned.anchors.length === 0 && list.rows.length === 0 ? scanned.frames[0] : undefined);
    if (onward && isOfGovernment(onward, url) && onward !== url) {
      url = onward;
      continue;
    }
    const mayShow: boolean = needsBrowser === null && !isJson && !isXml && !ask.post && !leadsOn(list);
    const why: string | null = mayShow ? shellOf(scanned, answer.text, isList(ask.role) ? list.rows.length : 0) : null;
    if (why === null) {
      const { outcome, text, sitemaps = [] } = answer;
      const drawn = needsBrowser === null ? list : asShown(list, text);
      const shown = answer.flaw === undefined ? drawn : { ...drawn, partial: drawn.partial ?? answer.flaw };
      return { scanned, list: shown, outcome, family, body: text, needsBrowser, sitemaps, reading };
    }
    needsBrowser = why;
    // Where no browser can show it, what it says without one still tells a column from none, though not a whole one.
    const partial = list.partial ?? `${why}, and no browser showed it`;
    const { outcome, text, sitemaps = [] } = answer;
    const parts = { scanned, outcome, family, body: text, sitemaps, reading };
    unshown = { ...parts, list: { ...list, partial }, needsBrowser: why };
  }
  return 'fetch.redirects';
}

type ReadList = Pick<OpenPage, 'scanned' | 'list' | 'family'>;

function readList(page: ListContext, scanned: ScannedPage, isXml = false): ReadList {
  const adapter = adapterFor(page);
  const { url, html, post } = page;
  const list =
    isXml && adapter.readMore
      ? adapter.readMore({ url, body: html, ...(post ? { post } : {}) })
      : adapter.readList(page);
  return { scanned, list, family: adapter.family };
}

/** A list whose request, or what its rows call, stands in a script of its own file; null where the files tell no more than the page. */
function* readWithScripts(
  page: ListContext,
  { scanned, list }: ReadList,
  readings: Reading[],
): Search<ReadList | null> {
  const scripts: string[] = [];
  for (const url of filesOfList(scanned, list)) {
    readings.push({ links: null, candidates: null });
    const answer: Answer = yield { url, role: 'list_page', referer: page.url };
    if (answer.text !== null && !/^\s*</.test(answer.text.slice(0, 200))) scripts.push(answer.text);
  }
  if (scripts.length === 0) return null;
  const whole = withScripts(page, scripts);
  const read = readList(whole, scanWith(whole, scanned));
  const dated = ({ rows }: ListPage) => rows.filter((row) => row.date !== null).length;
  // What a library says of pages is its own default.
  const told = { ...read, list: { ...read.list, announced: list.announced } };
  return leadsOn(read.list) || dated(read.list) > dated(list) ? told : null;
}

/** Of a menu only the links count; strings in its scripts are none. */
function isList(role: Ask['role']): boolean {
  return role === 'column' || role === 'list_page';
}

/** Where the rows' own interface is known, no browser is needed for them. */
export function leadsOn(list: ListPage): boolean {
  return list.next.length > 0 || (list.nextPosts?.length ?? 0) > 0 || (list.probes?.length ?? 0) > 0;
}
