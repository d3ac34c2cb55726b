import type { FetchRequest, FetchResult } from '../fetch/fetch-page.ts';
import type { Errand } from '../fetch/host-gate.ts';
import type { FetchObserver } from '../fetch/politeness.ts';
import { requestKey } from '../fetch/post-body.ts';
import type { Observation } from '../report/snapshot.ts';
import type { Db } from '../store/database.ts';
import { answerOfRun, lastReadOf } from '../store/observations.ts';
import { readSnapshot } from '../store/snapshots.ts';
import type { WorkContext } from './context.ts';
import { observe, requestDetail } from './observe.ts';

/** The requests of one visit: agencies of one portal share its menu and often its column, so an address is asked for once. */
export interface VisitFetcher {
  /** With `isLean` a page that the host calls unchanged is handed on, as `unchanged`, with the bytes that were kept of it. */
  ask(request: FetchRequest, observer: FetchObserver, isLean: boolean): Promise<FetchResult>;
  /** Keeps what was asked, once, as an observation; yields the snapshot that was read. */
  observe(result: FetchResult): Promise<string | null>;
  /** Hosts that gave one mark of content to pages with different links: their “unchanged” proves nothing. */
  readonly liars: ReadonlySet<string>;
}

/** What a run was answered longer ago than this is asked for again. */
const MOST_OLD_MS = 6 * 3_600_000;

interface Asked {
  answer: Promise<FetchResult>;
  isLean: boolean;
}

/** The requests of the visit that `errand` is; may throw `Postponed`, as the fetchers do. */
export function createVisitFetcher(
  runId: string,
  errand: Errand,
  context: Pick<WorkContext, 'store' | 'fetchers'>,
): VisitFetcher {
  const { db } = context.store;
  const asked = new Map<string, Asked>();
  const observed = new Map<FetchResult, Promise<string | null>>();
  /** Snapshots that were read again in the place of an answer without content. */
  const kept = new Map<FetchResult, string>();
  const liars = new Set<string>();

  /** A host that asks us to come again later is asked once more, after the rest that its gate keeps; both answers are kept. */
  const fetch = async (request: FetchRequest, observer: FetchObserver) => {
    const once = () => context.fetchers.for(request.url).fetch(request, { ...observer, errand });
    const answer = await once();
    if (answer.outcome !== 'fetch.rate-limited' || answer.status !== 429) return answer;
    await observe(db, runId, answer);
    return once();
  };

  const ask = async (request: FetchRequest, observer: FetchObserver, isLean: boolean): Promise<FetchResult> => {
    const had = await answerBefore(db, runId, request, isLean);
    if (had !== null) {
      observed.set(had.answer, Promise.resolve(had.sha));
      return had.answer;
    }
    const before = request.post || request.render ? null : await lastReadOf(db, request.url);
    if (before === null || !hasMarks(before.headers)) return fetch(request, observer);
    if (isLean) return askWhetherChanged(request, observer, before);
    const full = await fetch(request, observer);
    if (await isLie(db, full, before)) liars.add(new URL(request.url).host);
    return full;
  };

  const askWhetherChanged = async (request: FetchRequest, observer: FetchObserver, before: Observation) => {
    const answer = await fetch({ ...request, ...conditionsOf(before.headers) }, observer);
    if (answer.outcome !== 'unchanged') return answer;
    const snapshot = before.finalUrl === answer.finalUrl ? await readSnapshot(db, before.snapshot!) : null;
    if (snapshot === null) {
      await observe(db, runId, answer);
      return fetch(request, observer);
    }
    const again = { ...answer, headers: { ...before.headers, ...answer.headers }, bytes: snapshot.bytes };
    kept.set(again, snapshot.sha256);
    return again;
  };

  return {
    liars,
    async ask(request, observer, isLean) {
      const key = requestKey(request);
      const known = asked.get(key);
      // What was told unchanged to one agency may not do for another, on whom more hangs.
      const isGood = known && (isLean || !known.isLean || (await known.answer).outcome !== 'unchanged');
      if (isGood) return known.answer;
      const answer = ask(request, observer, isLean);
      asked.set(key, { answer, isLean });
      return answer;
    },
    observe(result) {
      const known = observed.get(result);
      if (known) return known;
      const snapshot = kept.get(result);
      const storing = observe(db, runId, snapshot === undefined ? result : { ...result, bytes: null });
      const outcome = snapshot === undefined ? storing : storing.then(() => snapshot);
      observed.set(result, outcome);
      return outcome;
    },
  };
}

/** A visit that was put off or killed goes on where it was: what its run was answered already is not asked for again. */
async function answerBefore(db: Db, runId: string, request: FetchRequest, isLean: boolean) {
  const before = await answerOfRun(db, runId, { url: request.url, detail: requestDetail(request) });
  if (before === null || Date.now() - Date.parse(before.at) > MOST_OLD_MS) return null;
  const isUnchanged = before.outcome === 'unchanged';
  if (isUnchanged && !isLean) return null;
  const sha = isUnchanged ? ((await lastReadOf(db, request.url))?.snapshot ?? null) : before.snapshot;
  const snapshot = sha === null ? null : await readSnapshot(db, sha);
  if (snapshot === null && (isUnchanged || before.outcome === 'ok')) return null;
  return { answer: answerFrom(before, request, snapshot?.bytes ?? null), sha };
}

/** True where other links than before come under the same marks of content. */
async function isLie(db: Db, now: FetchResult, before: Observation): Promise<boolean> {
  if (now.outcome !== 'ok' || now.bytes === null || !sameMarks(now.headers, before.headers)) return false;
  const then = await readSnapshot(db, before.snapshot!);
  return then !== null && linksOf(then.bytes) !== linksOf(now.bytes);
}

/** An answer as it was kept. */
function answerFrom(before: Observation, request: FetchRequest, bytes: Uint8Array | null): FetchResult {
  const { finalUrl, status, headers, durationMs, detail, at, tlsFaults } = before;
  return {
    ...{ url: request.url, finalUrl, status, headers, bytes, durationMs, at },
    outcome: before.outcome as FetchResult['outcome'],
    cause: before.outcome === 'ok' || before.outcome === 'unchanged' ? null : detail,
    retryAfterMs: null,
    requests: 0,
    ...(request.post ? { post: request.post } : {}),
    ...(tlsFaults ? { tlsFaults } : {}),
  };
}

/** What makes a request conditional: the marks of content that the last answer carried. */
function conditionsOf(headers: Readonly<Record<string, string>>): Pick<FetchRequest, 'etag' | 'lastModified'> {
  const { etag, 'last-modified': lastModified } = headers;
  return { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) };
}

function hasMarks(headers: Readonly<Record<string, string>>): boolean {
  return Object.keys(conditionsOf(headers)).length > 0;
}

function sameMarks(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const [a, b] = [conditionsOf(one), conditionsOf(other)];
  return a.etag !== undefined || b.etag !== undefined ? a.etag === b.etag : a.lastModified === b.lastModified;
}

/** The addresses that a page names, in order: visit counters and tokens may differ, links may not. */
function linksOf(bytes: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(bytes);
  return [...text.matchAll(/\b(?:href|url)["']?\s{0,3}[=:]\s{0,3}["']([^"'<>]{1,2000})["']/gi)]
    .map((found) => found[1])
    .join('\n');
}
