import { request as ask, type Dispatcher } from 'undici';
import type { FailureCode } from '../errors/catalogue.ts';
import { type Failure, FailureError, failure } from '../errors/failure.ts';
import { Postponed } from '../errors/postponed.ts';
import type { TlsFault } from '../report/tls-fault.ts';
import { isBlockedPort } from './blocked-ports.ts';
import { explain, type Unreached, unreachedBy } from './explain-error.ts';
import { type HostCookies, withCookies } from './host-cookies.ts';
import { type AskedWith, cookiePairs, headersOf, kept, retryAfter, text } from './http-headers.ts';
import { MAX_URL_LENGTH } from './max-url-length.ts';
import { type FetchOutcome, judgeResponse } from './outcome.ts';
import { type PostBody, refusalOfPost } from './post-body.ts';
import { readBody } from './read-body.ts';
import { reloadOf } from './reload.ts';
import { type AllowedNetworks, refusalOf } from './safe-address.ts';
import { createSafeAgent, type SafeAgent, type SafeAgentOptions } from './safe-agent.ts';

/** A page that is asked for. */
export interface FetchRequest extends AskedWith {
  url: string;
  /** Asks by POST: only for a list interface that the portal's own page announces, never for a form that changes something. */
  post?: PostBody;
  /** Goes on where a page without content leads by script or meta refresh, on its own host; one that sets a cookie is gone on from anyway. */
  through?: true;
  /** As a browser shows it once its scripts have run; only the polite fetcher can. */
  render?: true;
}

/** Who asks, and the budgets of one fetch; times in ms. */
export interface FetchOptions {
  /** Names Nianbao and whom to write to; see `userAgent`. */
  userAgent: string;
  allowedNetworks: AllowedNetworks;
  connectTimeoutMs: number;
  /** Longest wait for the headers, and between two pieces of the body. */
  headersTimeoutMs: number;
  /** Longest time for everything, redirects included, waits of `beforeHop` not. */
  totalTimeoutMs: number;
  /** Bytes as sent. */
  maxWireBytes: number;
  /** Bytes after decompression. */
  maxBytes: number;
  maxRedirects: number;
  /** Keep the first `maxBytes` of a longer answer instead of failing. */
  truncate?: boolean;
  /** Called before every request, redirects included; a failure stops the fetch with it. Here politeness waits. May throw `Postponed`. */
  beforeHop?: (url: URL) => Promise<Failure | null>;
  /** Called after every request for which `beforeHop` was, whatever became of it. */
  afterHop?: (url: URL, end: HopEnd) => Promise<void>;
  /** Connections to reuse (`createSafeAgent`); otherwise one is made for this call. */
  agent?: Dispatcher | SafeAgent;
  /** Resolver of names, for tests; the system's by default. */
  resolve?: SafeAgentOptions['resolve'];
  /** Certificates trusted besides those of the system, for tests. */
  ca?: string;
  /** What hosts set before; without it cookies live for one fetch. */
  cookies?: HostCookies;
  /** Stops the fetch: it then throws the signal's reason. */
  signal?: AbortSignal;
}

/** How one request ended, redirects being requests of their own. */
export interface HopEnd {
  status: number | null;
  /** What went wrong besides the status; null also where we ended it ourselves. */
  code: FailureCode | null;
  durationMs: number;
  retryAfterMs: number | null;
}

/** What came of a fetch; every trouble is an outcome of it. */
export interface FetchResult {
  url: string;
  /** What was posted; absent for a GET. */
  post?: PostBody;
  /** Where redirects led; null where no answer came. */
  finalUrl: string | null;
  status: number | null;
  /** Those worth keeping, names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** Decompressed; null unless a whole body was read. Error pages are kept too. */
  bytes: Uint8Array | null;
  outcome: FetchOutcome;
  /** For the log; null for `ok`. */
  cause: string | null;
  durationMs: number;
  /** What the server asked for by Retry-After. */
  retryAfterMs: number | null;
  /** Requests made: one, and one for each redirect. */
  requests: number;
  /** ISO time, UTC, of the first request. */
  at: string;
  /** What was wrong with the connections over which it came and was put up with; absent where nothing was. */
  tlsFaults?: readonly TlsFault[];
  /** As a browser showed it. */
  rendered?: true;
  /** Why a page that a browser showed may lack something; absent where nothing is known to be lacking. */
  flaw?: string;
  /** The address that gave no answer at all, and the code of its socket; absent where one came. */
  unreached?: Unreached;
}

/** Limits of one fetch where settings and callers say nothing else. */
export const FETCH_DEFAULTS = {
  connectTimeoutMs: 10_000,
  headersTimeoutMs: 20_000,
  totalTimeoutMs: 60_000,
  maxWireBytes: 20_000_000,
  maxBytes: 30_000_000,
  maxRedirects: 5,
  allowedNetworks: [],
} as const;

/** The User-Agent; `contact` is an address or page of whoever runs this installation. */
export function userAgent(contact: string): string {
  const reachable = contact.replace(/[^\x20-\x7e]/g, '').trim();
  return `Nianbao/0.1 (annual report monitor${reachable ? `; +${reachable}` : ''})`;
}

interface Hop {
  finalUrl: string;
  status: number;
  headers: Record<string, string>;
  bytes: Uint8Array | null;
}

interface Progress {
  last: Hop | null;
  requests: number;
  /** The request under way; null once its answer has begun. */
  asking: string | null;
  faults: Set<TlsFault>;
}

/**
 * One GET (or POST, see `FetchRequest.post`) over checked addresses within budgets. Every trouble is an outcome; throws only the reason of an aborted signal.
 * Redirects are followed by hand and each is checked, also those by a page without content that sets a cookie; cookies are sent back to the
 * host that set them only.
 * A redirect of a POST is asked for by GET (301, 302, 303) or refused (307, 308): its body goes to no second address.
 */
export async function fetchPage(request: FetchRequest, options: FetchOptions): Promise<FetchResult> {
  const started = Date.now();
  const seen: Progress = { last: null, requests: 0, asking: null, faults: new Set() };
  const agent = options.agent ?? createSafeAgent(options);
  const base = {
    url: request.url,
    ...(request.post ? { post: request.post } : {}),
    at: new Date(started).toISOString(),
  };
  try {
    const hop = await follow(request, options, agent, seen);
    const isConditional = request.etag !== undefined || request.lastModified !== undefined;
    const judged =
      hop.status === 304 && !isConditional
        ? ({ outcome: 'fetch.http-error', cause: 'portal answered 304 to an unconditional request' } as const)
        : judgeResponse(hop.status, hop.headers['content-type'] ?? null, hop.bytes ?? new Uint8Array());
    return {
      ...base,
      ...hop,
      ...judged,
      durationMs: Date.now() - started,
      retryAfterMs: retryAfter(hop.headers, started),
      requests: seen.requests,
      ...faultsOf(seen),
    };
  } catch (error) {
    options.signal?.throwIfAborted();
    if (error instanceof Postponed) throw error;
    const { outcome, cause } = explain(error);
    const { finalUrl = null, status = null, headers = {} } = seen.last ?? {};
    const known = { finalUrl, status, headers, bytes: null, retryAfterMs: null, requests: seen.requests };
    const trouble = { ...faultsOf(seen), ...unreachedBy(error, seen.asking) };
    return { ...base, ...known, outcome, cause, durationMs: Date.now() - started, ...trouble };
  } finally {
    if (!options.agent) await agent.destroy();
  }
}

function faultsOf({ faults }: Progress): Pick<FetchResult, 'tlsFaults'> {
  return faults.size > 0 ? { tlsFaults: [...faults] } : {};
}

/** Pages without content that are gone on from, in one fetch. */
const MOST_PAGES = 2;

async function follow(
  request: FetchRequest,
  options: FetchOptions,
  agent: Dispatcher | SafeAgent,
  seen: Progress,
): Promise<Hop> {
  const cookies = new Map<string, string>();
  const visited = new Set<string>();
  let url = checkedUrl(request.url, options.allowedNetworks);
  let left = options.totalTimeoutMs;
  let { post } = request;
  let pages = 0;
  const tooLong = refusalOfPost(post);
  if (tooLong) throw new FailureError(tooLong);
  for (let hops = 0; hops <= options.maxRedirects; hops++) {
    const cookie = cookies.get(url.host) ?? options.cookies?.of(url.host);
    const key = keyOf(url, cookie, post);
    if (visited.has(key)) throw new FailureError(failure('fetch.redirects', `redirect loop at ${url.href}`));
    visited.add(key);
    const refused = await options.beforeHop?.(url);
    if (refused) throw new FailureError(refused);
    const hopStarted = Date.now();
    seen.requests++;
    seen.asking = url.href;
    const headers = headersOf({ ...request, post }, options, cookie);
    const hop = await told(url, seen, options, () =>
      askOnce(url, headers, { ...request, post }, options, agent, left, seen),
    );
    left -= Date.now() - hopStarted;
    const now = withCookies(cookie ?? '', hop.cookie);
    if (hop.cookie !== '') options.cookies?.keep(url.host, now);
    const isGate = hop.answer.bytes !== null;
    if (hop.location === null || (isGate && ++pages > MOST_PAGES)) return hop.answer;
    const next = checkedUrl(hop.location, options.allowedNetworks, url);
    // A page that loads itself again and again is no gate: it is all that there is.
    if (isGate && visited.has(keyOf(next, now))) return hop.answer;
    if (post && hop.answer.status > 303)
      throw new FailureError(failure('fetch.redirects', `status ${hop.answer.status} for a POST`));
    post = undefined;
    cookies.set(url.host, now);
    url = next;
  }
  throw new FailureError(failure('fetch.redirects', `more than ${options.maxRedirects} redirects`));
}

/** A page is another one to whoever brings other cookies. */
function keyOf({ href }: URL, cookie = '', post?: PostBody): string {
  return `${post ? 'POST' : 'GET'} ${href} ${cookie}`;
}

/** Tells `afterHop` how a request ended. */
async function told<T>(url: URL, seen: Progress, options: FetchOptions, work: () => Promise<T>): Promise<T> {
  if (!options.afterHop) return work();
  const started = Date.now();
  const before = seen.last;
  const tell = (code: FailureCode | null) => {
    const answer = seen.last === before ? null : seen.last;
    const retryAfterMs = answer && retryAfter(answer.headers, Date.now());
    const end = { status: answer?.status ?? null, code, durationMs: Date.now() - started, retryAfterMs };
    return options.afterHop?.(url, end);
  };
  let done: T;
  try {
    done = await work();
  } catch (error) {
    await tell(options.signal?.aborted ? null : explain(error).outcome);
    throw error;
  }
  await tell(null);
  return done;
}

/** Only http and https, no literal address that may not be asked for. */
function checkedUrl(text: string, allowed: AllowedNetworks, base?: URL): URL {
  const code: FailureCode = base ? 'fetch.redirects' : 'fetch.bad-url';
  if (!URL.canParse(text, base?.href)) throw new FailureError(failure(code, `not a URL: ${text.slice(0, 200)}`));
  const url = new URL(text, base?.href);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new FailureError(failure(code, `not http or https: ${url.protocol}`));
  }
  if (url.href.length > MAX_URL_LENGTH)
    throw new FailureError(failure(code, `an address of ${url.href.length} characters`));
  url.hash = '';
  url.username = '';
  url.password = '';
  if (isBlockedPort(url.port)) throw new FailureError(failure('fetch.forbidden-address', `port ${url.port}`));
  const isLiteral = /^\[|^\d+\.\d+\.\d+\.\d+$/.test(url.hostname);
  const refused = isLiteral ? refusalOf(url.hostname, allowed) : null;
  if (refused) throw new FailureError(failure('fetch.forbidden-address', `${url.hostname}: ${refused}`));
  return url;
}

async function askOnce(
  url: URL,
  headers: Record<string, string>,
  { post, through = false }: { post: PostBody | undefined; through?: boolean },
  options: FetchOptions,
  agent: Dispatcher | SafeAgent,
  leftMs: number,
  seen: Progress,
): Promise<{ answer: Hop; location: string | null; cookie: string }> {
  if (leftMs <= 0) throw timeoutFailure(options);
  const clock = AbortSignal.timeout(leftMs);
  const signal = options.signal ? AbortSignal.any([clock, options.signal]) : clock;
  try {
    const response = await ask(url, {
      ...(post ? { method: 'POST', body: post.body } : { method: 'GET' }),
      headers,
      dispatcher: agent,
      // One connection, closed with its answer: whoever asks the host next may be another process.
      reset: true,
      signal,
    });
    const answer: Hop = {
      finalUrl: url.href,
      status: response.statusCode,
      headers: kept(response.headers),
      bytes: null,
    };
    seen.last = answer;
    seen.asking = null;
    if (url.protocol === 'https:' && 'faultsOf' in agent)
      for (const fault of agent.faultsOf(url.origin)) seen.faults.add(fault);
    response.body.on('error', () => {});
    if ([301, 302, 303, 307, 308].includes(response.statusCode)) {
      response.body.destroy();
      const location = text(response.headers.location);
      if (!location)
        throw new FailureError(failure('fetch.redirects', `status ${response.statusCode} without Location`));
      return { answer, location, cookie: cookiePairs(response.headers['set-cookie']) };
    }
    const bytes = await readBody(response.body, text(response.headers['content-encoding']), options);
    const cookie = cookiePairs(response.headers['set-cookie']);
    // A gate that asks for its cookie without a redirect, or a page that only leads on.
    const isGate = (cookie !== '' || through) && response.statusCode === 200 && !post;
    const location = isGate ? onward(reloadOf(bytes, url.href), url) : null;
    return { answer: { ...answer, bytes }, location, cookie };
  } catch (error) {
    if (clock.aborted && !options.signal?.aborted) throw timeoutFailure(options);
    throw error;
  }
}

/** On the same host, and not up to the folder of the page: there lead pages that were deleted. */
function onward(location: string | null, url: URL): string | null {
  if (location === null || !URL.canParse(location, url.href)) return null;
  const { host, href, pathname } = new URL(location, url.href);
  const folder = pathname.replace(/index\.\w{1,5}$/, '');
  const isUp = href !== url.href && folder.endsWith('/') && url.pathname.startsWith(folder);
  return host === url.host && !isUp ? location : null;
}

function timeoutFailure(options: FetchOptions): FailureError {
  return new FailureError(failure('fetch.timeout', `no whole answer within ${options.totalTimeoutMs} ms`));
}
