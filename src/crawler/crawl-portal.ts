import { AsyncLocalStorage } from 'node:async_hooks';
import { BasicCrawler, Configuration, Log, LogLevel, type RequestQueue } from '@crawlee/basic';
import type { FetchRequest, FetchResult } from '../fetch/fetch-page.ts';
import type { PoliteFetcher } from '../fetch/politeness.ts';
import { requestKey } from '../fetch/post-body.ts';
import { unpackGzip } from '../fetch/unpack-gzip.ts';
import { nearMatcher } from '../registry/match-near.ts';
import { answersFor } from '../registry/succession.ts';
import type { Agency } from '../report/agency.ts';
import type { LookStep } from '../report/look.ts';
import { isOfficialHost } from './official-host.ts';
import { OneRequest } from './one-request.ts';
import type { Answer, Ask, Search } from './open-page.ts';
import { columnOwners } from './plan-run.ts';
import { QuietEvents } from './quiet-events.ts';
import { type SearchResult, searchColumn } from './search-column.ts';
import type { AgencyVisit, PlannedVisit, PortalVisit, VisitedAgency } from './visit.ts';

/** What one visit of a portal works with. */
export interface CrawlDeps {
  /** Made for this visit, so that robots.txt is read once a visit. */
  fetcher: Pick<PoliteFetcher, 'fetch'>;
  /** Bytes to text by byte order mark, strict UTF-8, else GB18030. */
  decode(bytes: Uint8Array, contentType: string | null): string;
  now(): Date;
  /** Keeps what was fetched (robots.txt and failures too) as an observation; yields the snapshot's id where bytes were kept. */
  onFetched(result: FetchResult, role: LookStep['role']): Promise<string | null>;
  /** The site maps that the robots.txt of an address's host names. */
  sitemapsOf?(url: string): Promise<string[]>;
  /** All agencies of the registry, to tell whose report a row is; default: those of the visit. */
  registered?: readonly Agency[];
  /** Most requests for one agency, redirects counted, robots.txt not; default 60. */
  requestBudget?: number;
  /** Longest time for one agency: a portal that answers drop by drop must not hold up the others; default 15 minutes. */
  timeBudgetMs?: number;
  signal?: AbortSignal;
}

/**
 * Carries out one visit: agency by agency, the search for its column says which page it wants, Crawlee runs the requests one
 * after the other, our fetcher makes them. A page that two agencies need is fetched once. Throws only the reason of an
 * aborted signal and what `onFetched` throws.
 */
export async function crawlPortal(visit: PlannedVisit, deps: CrawlDeps): Promise<PortalVisit> {
  const known = new Map<string, Fetched>();
  const agencies: AgencyVisit[] = [];
  for (const visited of visit.agencies) agencies.push(await visitAgency(visited, visit, known, deps));
  return { key: visit.key, agencies };
}

interface Fetched {
  answer: Answer;
  status: number | null;
  snapshot: string | null;
  /** Requests beyond the first that led there. */
  redirects: number;
  /** Where it came from and what was wrong with the connection, where that is to be told. */
  notes: Pick<LookStep, 'cameFrom' | 'tlsFaults'>;
}

const REQUEST_BUDGET = 60;
const TIME_BUDGET_MS = 15 * 60_000;

async function visitAgency(
  visited: VisitedAgency,
  visit: PlannedVisit,
  known: Map<string, Fetched>,
  deps: CrawlDeps,
): Promise<AgencyVisit> {
  const at = deps.now().toISOString();
  const others = deps.registered ?? visit.agencies.map((other) => other.agency);
  const match = nearMatcher(visited.agency, others);
  const steps: LookStep[] = [];
  const pageSteps: LookStep[] = [];
  const onStep = (step: LookStep) => {
    steps.push(step);
    if (step.role !== 'robots') pageSteps.push(step);
  };
  let redirects = 0;
  const fetchAsk = async (ask: Ask, asked: number) => {
    const isKnown = known.has(requestKey(ask));
    const elapsed = deps.now().getTime() - Date.parse(at);
    const isOver =
      asked + redirects > (deps.requestBudget ?? REQUEST_BUDGET) || elapsed > (deps.timeBudgetMs ?? TIME_BUDGET_MS);
    const page = isOver ? overBudget(ask) : await fetchOnce(ask, known, deps, onStep);
    if (!isKnown) redirects += page.redirects;
    onStep(stepOf(ask.role, ask, page, deps));
    return page.answer;
  };
  const context = { match, ofYear: successionOf(others), ownerOf: columnOwners(others) };
  const result = await drive(searchColumn(visited, context), fetchAsk, deps);
  for (const [i, step] of pageSteps.entries()) Object.assign(step, result.readings[i]);
  const { outcome, columnUrl, whole, yearsListed, seen, pages, gaps, learned, lost } = result;
  const agencyId = visited.agency.id;
  const look = { agencyId, at, outcome, columnUrl, whole, yearsListed, seen, steps };
  return { agencyId, look, pages, gaps, learned, lost };
}

/** A registry is held against many visits: its bodies are put in order once. */
const byIds = new WeakMap<readonly Agency[], ReadonlyMap<string, Agency>>();

/** Who answers for a year of a registered body, where that is another one. */
function successionOf(registered: readonly Agency[]) {
  const byId = byIds.get(registered) ?? new Map(registered.map((agency) => [agency.id, agency]));
  byIds.set(registered, byId);
  return (agencyId: string, year: number) => {
    const agency = byId.get(agencyId);
    const other = agency && answersFor(agency, year, registered);
    return other && other.id !== agencyId ? { agencyId: other.id, by: other.name } : null;
  };
}

/** Lets Crawlee run the search: each request is one ask, and the answer decides on the next. */
async function drive(
  search: Search<SearchResult>,
  fetchAsk: (ask: Ask, asked: number) => Promise<Answer>,
  deps: CrawlDeps,
): Promise<SearchResult> {
  const progress: Progress = { state: search.next(), asked: 0, trouble: null };
  const next = () => (progress.state.done ? [] : [{ url: progress.state.value.url, uniqueKey: `${++progress.asked}` }]);
  // What lives on after the visit (a host's connection, its robots.txt) would hold Crawlee's context, and with it the whole crawler.
  const outside = AsyncLocalStorage.snapshot();
  const configuration = new Configuration(CONFIGURATION);
  configuration.useEventManager(new QuietEvents(configuration));
  const crawler = new BasicCrawler(
    {
      ...CRAWLER_OPTIONS,
      // By the types a queue must be Crawlee's own; what it looks at is that requests can be added and fetched.
      requestQueue: new OneRequest() as unknown as RequestQueue,
      log: new Log({ level: LogLevel.OFF }),
      requestHandler: async () => {
        if (progress.state.done) return;
        leaveSignalsAlone();
        const ask = progress.state.value;
        progress.state = search.next(await outside(() => fetchAsk(ask, progress.asked)));
        await crawler.addRequests(next());
      },
      failedRequestHandler: (_context, error) => {
        progress.trouble = error;
      },
    },
    configuration,
  );
  if (!progress.state.done) await crawler.run(next());
  deps.signal?.throwIfAborted();
  if (!progress.state.done) throw progress.trouble ?? new Error('the search stopped before its end');
  return progress.state.value;
}

/** Crawlee hears SIGINT by itself and would end a visit half-way; stopping is the service's, which lets the visit finish. */
function leaveSignalsAlone(): void {
  for (const listener of process.listeners('SIGINT')) {
    if (listener.name === 'sigintHandler') process.off('SIGINT', listener);
  }
}

interface Progress {
  state: IteratorResult<Ask, SearchResult>;
  asked: number;
  trouble: Error | null;
}

/** The fetcher retries, waits and gives up by itself: Crawlee must not, and waits of politeness must not count as its time. */
const CRAWLER_OPTIONS = {
  maxConcurrency: 1,
  maxRequestRetries: 0,
  requestHandlerTimeoutSecs: 3_600,
  useSessionPool: false,
  // Asks follow one another; without this each visit ends with half a second of idle waiting.
  autoscaledPoolOptions: { maybeRunIntervalSecs: 0.02 },
} as const;

/** A configuration of its own keeps the queues of two crawlers apart; nothing is written to disk. */
const CONFIGURATION = { persistStorage: false, purgeOnStart: false, memoryMbytes: 4_096 } as const;

async function fetchOnce(
  ask: Ask,
  known: Map<string, Fetched>,
  deps: CrawlDeps,
  onStep: (step: LookStep) => void,
): Promise<Fetched> {
  deps.signal?.throwIfAborted();
  const key = requestKey(ask);
  let page = known.get(key);
  if (!page) {
    const robots = async (result: FetchResult) => {
      onStep(stepOf('robots', result, await keep(result, 'robots', deps), deps));
    };
    page = await keep(await deps.fetcher.fetch(requestOf(ask), { robots }), ask.role, deps);
    known.set(key, page);
  }
  return page;
}

function requestOf({ url, post, render, referer }: Ask): FetchRequest {
  const isNear = referer !== undefined && new URL(referer).host === new URL(url).host;
  return { url, ...(post ? { post } : {}), ...(render ? { render } : {}), ...(isNear ? { asPage: { referer } } : {}) };
}

function overBudget(ask: Ask): Fetched {
  return {
    answer: { finalUrl: ask.url, outcome: 'fetch.budget', text: null },
    status: null,
    snapshot: null,
    redirects: 0,
    notes: {},
  };
}

async function keep(result: FetchResult, role: LookStep['role'], deps: CrawlDeps): Promise<Fetched> {
  const snapshot = await deps.onFetched(result, role);
  // What did not change is handed on with the bytes that were kept of it.
  const isHad = (result.outcome === 'ok' || result.outcome === 'unchanged') && result.bytes !== null;
  const readable = isHad && !isAstray(result, deps);
  const bytes = readable && role === 'sitemap' ? unpackGzip(result.bytes!) : result.bytes;
  const text = readable && bytes !== null ? deps.decode(bytes, result.headers['content-type'] ?? null) : null;
  const outcome = isHad && !readable ? 'fetch.foreign-host' : result.outcome;
  const flaw = result.flaw === undefined ? {} : { flaw: result.flaw };
  const sitemaps = readable && role === 'home' ? await deps.sitemapsOf?.(result.finalUrl ?? result.url) : undefined;
  const named = sitemaps?.length ? { sitemaps } : {};
  const answer = { finalUrl: result.finalUrl ?? result.url, outcome, text, ...flaw, ...named };
  const redirects = Math.max(0, result.requests - 1);
  return { answer, status: result.status, snapshot, redirects, notes: notesOf(result) };
}

function notesOf({ url, finalUrl, tlsFaults }: FetchResult): Fetched['notes'] {
  const isElsewhere = finalUrl !== null && new URL(finalUrl).origin !== new URL(url).origin;
  return { ...(isElsewhere ? { cameFrom: finalUrl } : {}), ...(tlsFaults ? { tlsFaults } : {}) };
}

/** Redirected off the bodies' hosts: what lies there is kept as evidence and not read. */
function isAstray({ url, finalUrl }: FetchResult, { registered = [] }: CrawlDeps): boolean {
  if (finalUrl === null || isOfficialHost(finalUrl, [url])) return false;
  const homes = registered.flatMap(({ portalUrl, reportColumnUrl }) => [portalUrl, reportColumnUrl]);
  return !isOfficialHost(finalUrl, homes);
}

function stepOf(
  role: LookStep['role'],
  { url, post, render }: Pick<FetchRequest, 'url' | 'post' | 'render'>,
  page: Fetched,
  deps: CrawlDeps,
): LookStep {
  const { answer, status, snapshot, notes } = page;
  return {
    url,
    ...(post ? { posted: post.body } : {}),
    ...(render ? { rendered: true } : {}),
    role,
    outcome: answer.outcome,
    status,
    links: null,
    candidates: null,
    snapshot,
    at: deps.now().toISOString(),
    ...notes,
  };
}
