import type { Page, Request, Route } from 'playwright-core';
import type { TlsFault } from '../report/tls-fault.ts';
import type { FetchRequest, FetchResult } from './fetch-page.ts';
import { type PostBody, refusalOfPost } from './post-body.ts';

/** Asks for what a page loads, with the manners of every other request. May throw `Postponed`. */
export type AskForPage = (request: FetchRequest) => Promise<FetchResult>;

export interface PageLimits {
  /** Whether a host may be asked while the page is shown. */
  mayAsk: (host: string) => boolean;
  maxLoadedBytes: number;
  maxRequests: number;
}

/** What a page loaded, and what it should have and could not. */
export interface PageRequests {
  requests: number;
  bytes: number;
  faults: Set<TlsFault>;
  /** Requests of the page to its own government that failed: what it shows may lack what they would have brought. */
  failed: string[];
  /** What the main frame was led to last; null while it shows the page that was asked for. */
  main: Pick<FetchResult, 'url' | 'status' | 'outcome' | 'cause'> | null;
  /** It would have loaded more than it may. */
  isOver: boolean;
  /** Thrown by a request: the whole page ends with it. */
  thrown: unknown;
  /** Answers that are there already, by address: handed over once. */
  ready: Map<string, FetchResult>;
}

/** What no list needs. */
const LEFT_OUT = new Set([
  'image',
  'media',
  'font',
  'manifest',
  'websocket',
  'eventsource',
  'ping',
  'texttrack',
  'cspreport',
]);
const MOST_FAILED = 10;

/** Of a page that has asked for nothing yet. */
export function newPageRequests(): PageRequests {
  return {
    requests: 0,
    bytes: 0,
    faults: new Set(),
    failed: [],
    main: null,
    isOver: false,
    thrown: null,
    ready: new Map(),
  };
}

/**
 * Answers every request of a page with what `ask` brings: the browser itself opens no connection. `scripts` are kept from page to page of
 * one portal.
 */
export async function answerPage(
  page: Page,
  seen: PageRequests,
  ask: AskForPage,
  limits: PageLimits,
  scripts: Map<string, FetchResult>,
): Promise<void> {
  await page.routeWebSocket('**/*', (socket) => void socket.close());
  await page.route('**/*', async (route) => {
    try {
      await answer(route, seen, ask, limits, scripts);
    } catch (error) {
      seen.thrown ??= error;
      await route.abort().catch(() => undefined);
    }
  });
}

async function answer(
  route: Route,
  seen: PageRequests,
  ask: AskForPage,
  limits: PageLimits,
  scripts: Map<string, FetchResult>,
): Promise<void> {
  const request = route.request();
  const kind = request.resourceType();
  // Frameworks wait for the sheets that they load: an empty one does as well.
  if (kind === 'stylesheet') return route.fulfill({ status: 200, contentType: 'text/css', body: '' });
  const wanted = LEFT_OUT.has(kind) ? null : wantedBy(request);
  if (wanted === null) return route.abort('blockedbyclient');
  const isMain = request.isNavigationRequest() && request.frame().parentFrame() === null;
  if (!limits.mayAsk(new URL(wanted.url).hostname.toLowerCase())) {
    if (isMain)
      seen.main = { url: wanted.url, status: null, outcome: 'fetch.foreign-host', cause: `leads to ${wanted.url}` };
    return route.abort('blockedbyclient');
  }
  const known = seen.ready.get(wanted.url) ?? (kind === 'script' ? scripts.get(wanted.url) : undefined);
  seen.ready.delete(wanted.url);
  if (known === undefined && (seen.requests >= limits.maxRequests || seen.bytes > limits.maxLoadedBytes)) {
    seen.isOver = true;
    return route.abort('blockedbyclient');
  }
  if (known === undefined) seen.requests++;
  const result = known ?? (await ask(wanted));
  if (known === undefined) count(result, kind, seen);
  if (isMain) seen.main = result;
  if (kind === 'script' && result.outcome === 'ok') scripts.set(wanted.url, result);
  if (result.bytes === null || result.status === null) return route.abort('failed');
  const isMoved = result.finalUrl !== null && result.finalUrl !== wanted.url;
  if (kind === 'document' && isMoved) {
    seen.ready.set(result.finalUrl!, { ...result, url: result.finalUrl! });
    return route.fulfill({ status: 200, contentType: 'text/html', body: leadingTo(result.finalUrl!) });
  }
  return route.fulfill({
    status: result.status,
    headers: headersFor(request, result),
    body: Buffer.from(result.bytes),
  });
}

/** A redirect of ours would be followed past the routes: the page is sent on by a script instead. */
function leadingTo(url: string): string {
  return `<script>location.replace(${JSON.stringify(url).replace(/</g, '\\u003c')})</script>`;
}

/** What is asked for in the place of a browser's request; null for what is never asked. */
function wantedBy(request: Request): FetchRequest | null {
  const url = request.url();
  if (!/^https?:/.test(url)) return null;
  const sent = request.headers();
  const asPage = {
    ...(sent.accept === undefined ? {} : { accept: sent.accept }),
    ...(sent.referer === undefined ? {} : { referer: sent.referer }),
    ...(sent['x-requested-with'] === undefined ? {} : { 'x-requested-with': sent['x-requested-with'] }),
  };
  if (request.method() === 'GET') return { url, asPage };
  const post = postOf(request, sent['content-type'] ?? '');
  return post === null ? null : { url, asPage, post };
}

/** What a script posts to ask for rows; forms that are sent off, and whatever is long or of another kind, are not. */
function postOf(request: Request, contentType: string): PostBody | null {
  if (request.method() !== 'POST' || !['xhr', 'fetch'].includes(request.resourceType())) return null;
  const kind = /^application\/(x-www-form-urlencoded|json)\b/.exec(contentType)?.[0] as
    | PostBody['contentType']
    | undefined;
  const body = request.postData() ?? '';
  const isText = kind !== undefined || body === '';
  const post: PostBody = { body, contentType: kind ?? 'application/x-www-form-urlencoded' };
  return isText && refusalOfPost(post) === null ? post : null;
}

function count({ url, outcome, bytes, requests, tlsFaults }: FetchResult, kind: string, seen: PageRequests): void {
  seen.requests += Math.max(0, requests - 1);
  seen.bytes += bytes?.byteLength ?? 0;
  for (const fault of tlsFaults ?? []) seen.faults.add(fault);
  const isAbsent = outcome === 'fetch.not-found' || outcome === 'fetch.gone';
  const isData = kind === 'xhr' || kind === 'fetch';
  const counts = outcome !== 'ok' && (isData || !isAbsent);
  if (counts && seen.failed.length < MOST_FAILED) seen.failed.push(`${url}: ${outcome}`);
}

/** Nothing that a page could not read of its own is given away: no cookie is ever sent with these requests. */
function headersFor(request: Request, { headers }: FetchResult): Record<string, string> {
  const origin = request.headers().origin;
  const type = headers['content-type'];
  return {
    ...(type === undefined ? {} : { 'content-type': type }),
    ...(origin ? { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' } : {}),
  };
}
