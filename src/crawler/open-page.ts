import type { PostBody } from '../fetch/post-body.ts';
import type { LookStep } from '../report/look.ts';
import { isOfGovernment } from './find-column.ts';
import { adapterFor } from './portals/index.ts';
import type { ListPage } from './portals/portal.ts';
import { type ScannedPage, scanPage } from './portals/scan-page.ts';
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
    const scanned = scanPage(isJson ? { url: answer.finalUrl, html: '' } : context);
    const adapter = adapterFor(context);
    const isXml = /^\s*(<\?xml|<datastore)/.test(answer.text.slice(0, 200));
    const list: ListPage =
      isXml && adapter.readMore
        ? adapter.readMore({ url: answer.finalUrl, body: answer.text, ...post })
        : adapter.readList(context);
    readings.at(-1)!.links = Math.max(scanned.anchors.length, list.rows.length);
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
      return { scanned, list: shown, outcome, family: adapter.family, body: text, needsBrowser, sitemaps };
    }
    needsBrowser = why;
    // Where no browser can show it, what it says without one still tells a column from none, though not a whole one.
    const partial = list.partial ?? `${why}, and no browser showed it`;
    const { outcome, text, sitemaps = [] } = answer;
    const parts = { scanned, outcome, family: adapter.family, body: text, sitemaps };
    unshown = { ...parts, list: { ...list, partial }, needsBrowser: why };
  }
  return 'fetch.redirects';
}

/** Of a menu only the links count; strings in its scripts are none. */
function isList(role: Ask['role']): boolean {
  return role === 'column' || role === 'list_page';
}

/** Where the rows' own interface is known, no browser is needed for them. */
export function leadsOn(list: ListPage): boolean {
  return list.next.length > 0 || (list.nextPosts?.length ?? 0) > 0 || (list.probes?.length ?? 0) > 0;
}
