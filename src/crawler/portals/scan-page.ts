import { load } from 'cheerio';
import { MAX_URL_LENGTH } from '../../fetch/max-url-length.ts';
import { dateApart } from './date-in.ts';
import { linkTitle } from './link-title.ts';
import { openersOf } from './openers.ts';
import { type PagingSigns, pagingSigns } from './paging-signs.ts';
import type { ListContext } from './portal.ts';
import { publisherOf, saysNothing, titleByRow } from './row-context.ts';
import { type Draft, fold, MAX_ANCHORS, type Node, type Seen, type Walk, walkMarkup } from './walk-markup.ts';

/** A link of a page. */
export interface PageAnchor {
  /** Absolute, without fragment. */
  url: string;
  /** The longer of `title` attribute and text (or the picture's alt), of a card its heading; white space folded. */
  title: string;
  /** The date in the smallest element around it that holds no other row, YYYY-MM-DD. */
  date: string | null;
  /** The body that its row names as the publisher; absent where it names none. */
  publisher?: string;
}

/** What a crawler needs of a page, read in one pass that neither recurses nor looks back. */
export interface ScannedPage {
  url: string;
  anchors: PageAnchor[];
  /** The title of the article that it is, by its metadata or its first heading; empty where it gives none. */
  heading: string;
  /** What the page calls itself: ColumnName, breadcrumb, first part of the title, headings. */
  names: string[];
  /** What it calls its site: SiteName, the rest of its title. */
  sites: string[];
  frames: string[];
  /** Addresses of its scripts that lie in files of their own. */
  scriptFiles: string[];
  /** Where a page without content of its own sends the browser by script or meta refresh. */
  jump: string | null;
  /** All script text, at most 500 000 characters. */
  script: string;
  /** Visible text, at most 60 000 characters. */
  text: string;
  /** Words of what leads somewhere on a click, where only a script knows the address. */
  blind: string[];
  /** Words of choices whose value is no address. */
  options: string[];
  /** Words outside links that may be titles of reports. */
  unlinked: string[];
  /**
   * True where words that go on with a list are no link, answer to no click that is seen, and are not switched off, where the place of
   * a pager stands empty for a script, or a field takes the number of a page.
   */
  resting: boolean;
  /** True where words that go on with a list are switched off. */
  ended: boolean;
  /** True where a reader sees that there is nothing in the list, no word of a failure, and no place for rows waits for a script. */
  saysEmpty: boolean;
  /** True where a place for rows stands empty for a script. */
  waits: boolean;
  /** Signs of further pages that only a script reads. */
  paging: PagingSigns;
  /** True where the page, its links or one of their addresses were more than is read. */
  cut: boolean;
}

const MAX_HTML = 5_000_000;
/** The parser's time grows with the square of the nesting, and all else waits for it; real list pages have a few thousand tags. */
const MAX_TAGS = 30_000;
const cache = new WeakMap<ListContext, ScannedPage>();

/** Scans a page; the same context object is scanned once. */
export function scanPage(page: ListContext): ScannedPage {
  const known = cache.get(page);
  if (known) return known;
  const scanned = scan(page);
  cache.set(page, scanned);
  return scanned;
}

function scan({ url, html }: ListContext): ScannedPage {
  const read = cutMarkup(html);
  const root = load(read, { xml: { xmlMode: false, decodeEntities: true } }).root()[0];
  const walk = walkMarkup(root as unknown as Node, openersOf(read));
  const base = resolve(walk.base, url) ?? url;
  for (const draft of walk.drafts) if (draft.row && !saysNothing(linkTitle(draft))) draft.row.titled++;
  const anchors = walk.drafts.flatMap((draft) => anchorOf(draft, walk.seen, base));
  const target = jumpOf(walk, anchors.length);
  return {
    url,
    anchors,
    heading: fold(walk.heading),
    names: [...walk.names, ...breadcrumb(walk.text)].map(fold).filter(Boolean).slice(0, 40),
    sites: walk.sites.map(fold).filter(Boolean).slice(0, 10),
    frames: walk.frames.flatMap((frame) => resolve(frame, base) ?? []),
    scriptFiles: walk.scriptFiles.flatMap((file) => resolve(file, base) ?? []),
    jump: target ? resolve(target, base) : null,
    script: walk.script,
    text: walk.text,
    blind: [...walk.drafts.flatMap(({ href, text }) => (href === null && text ? fold(text) : [])), ...walk.clicked],
    options: walk.options,
    unlinked: walk.unlinked,
    resting: walk.resting,
    ended: walk.ended,
    saysEmpty: walk.saysEmpty && !walk.saysFailure && !walk.waits,
    waits: walk.waits,
    paging: pagingSigns(read, walk),
    cut: read.length < html.length || walk.drafts.length >= MAX_ANCHORS || walk.drafts.some(isEndless),
  };
}

/** What is left out for its length alone might have been a report. */
function isEndless({ href }: Draft): boolean {
  return href !== null && href.length > MAX_URL_LENGTH && !/^\s*(javascript|data|mailto):/i.test(href);
}

function cutMarkup(html: string): string {
  let at = -1;
  for (let tags = 0; tags < MAX_TAGS; tags++) {
    at = html.indexOf('<', at + 1);
    if (at < 0 || at > MAX_HTML) return html.slice(0, MAX_HTML);
  }
  return html.slice(0, at);
}

function anchorOf(draft: Draft, seen: readonly Seen[], base: string): PageAnchor[] {
  const url = draft.href === null ? null : resolve(draft.href, base);
  if (!url) return [];
  const own = linkTitle(draft);
  const title = draft.row && saysNothing(own) ? titleByRow(draft.row, draft.cell) || own : own;
  const publisher = draft.row ? publisherOf(draft.row, title.replace(/\s/g, '')) : null;
  const apart = draft.row !== null && draft.row.titled <= 1 ? draft.row.pieces : [];
  const date = dateAround(draft.at, seen) ?? dateApart(apart);
  return [{ url, title: title.slice(0, 300), date, ...(publisher === null ? {} : { publisher }) }];
}

function dateAround(at: number, seen: readonly Seen[]): string | null {
  for (let i = at, height = 0; i >= 0 && height < 6; i = seen[i]!.parent, height++) {
    const { links, name, date } = seen[i]!;
    if (links > 1 && !(['li', 'tr', 'dl'].includes(name) && links <= 3)) return null;
    if (date) return date;
  }
  return null;
}

function breadcrumb(text: string): string[] {
  const at = text.search(/当前位置|现在的位置|您的位置|所在位置/);
  return at < 0 ? [] : text.slice(at, at + 160).split(/[>»›＞\n]/);
}

/** Only pages without content of their own are followed: some real pages carry scripts that go elsewhere on a click. */
function jumpOf(walk: Walk, anchors: number): string | null {
  if (anchors > 5 || fold(walk.text).length > 200) return null;
  const meta = /url\s*=\s*['"]?([^'"\s;]{1,500})/i.exec(walk.refresh)?.[1];
  if (meta) return meta;
  const script = walk.script.slice(0, 20_000);
  const goal =
    /location(?:\.href)?\s{0,5}(?:=|\.replace\(|\.assign\()\s{0,5}(?:['"]([^'"]{1,500})['"]|([A-Za-z_$]\w{0,30}))/.exec(
      script,
    );
  if (goal?.[1]) return goal[1];
  if (!goal?.[2]) return null;
  return new RegExp(`\\b${goal[2]}\\s{0,5}=\\s{0,5}['"]([^'"]{1,500})['"]`).exec(script)?.[1] ?? null;
}

/** An absolute http(s) address without fragment; null for scripts, mail addresses, endless addresses and what is no address. */
export function resolve(href: string, base: string): string | null {
  const text = href.trim();
  if (text === '' || text.startsWith('#') || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.hash = '';
  // Pages glue `./` to the host: with the dot some servers answer and others do not.
  url.hostname = url.hostname.replace(/(?<!\.)\.+$/, '');
  return url.href.length > MAX_URL_LENGTH ? null : url.href;
}
