import type { FetchOutcome } from '../fetch/outcome.ts';
import type { KeptRobots } from '../fetch/politeness.ts';
import { sitemapsIn } from '../fetch/robots.ts';
import { RULES_LIFE_MS } from '../fetch/robots-decisions.ts';
import type { Db } from '../store/database.ts';
import { lastObservationOf } from '../store/observations.ts';
import { readSnapshot } from '../store/snapshots.ts';

/**
 * The last answer to a robots.txt, from any process of this installation, where it is younger than a day and was an answer:
 * rules, or that there are none. After an error of the server, or no answer, it is asked for again. `nowMs` is of the same
 * clock as the observations.
 */
export async function keptRobots(db: Db, url: string, nowMs: number): Promise<KeptRobots | null> {
  const last = await lastObservationOf(db, url);
  if (last === null || last.status === null) return null;
  const ageMs = nowMs - Date.parse(last.at);
  if (ageMs < 0 || ageMs >= RULES_LIFE_MS) return null;
  const isRules = last.status >= 200 && last.status < 300 && last.outcome === 'ok';
  const isAbsent = last.status >= 400 && last.status < 500 && last.status !== 429;
  if (!isRules && !isAbsent) return null;
  const kept = last.snapshot === null ? null : await readSnapshot(db, last.snapshot);
  const { finalUrl, status, headers, detail: cause, durationMs, at } = last;
  const bytes = kept?.bytes ?? new Uint8Array();
  const outcome = last.outcome as FetchOutcome;
  const answer = {
    url,
    finalUrl,
    status,
    headers,
    bytes,
    outcome,
    cause,
    durationMs,
    at,
    retryAfterMs: null,
    requests: 0,
  };
  return { answer, ageMs };
}

/** The site maps that the robots.txt of an address's host names, as it was kept when it was asked for. */
export async function sitemapsOf(db: Db, url: string): Promise<string[]> {
  const robots = new URL('/robots.txt', url).href;
  const kept = await keptRobots(db, robots, Date.now());
  return kept === null || kept.answer.outcome !== 'ok' || kept.answer.bytes === null
    ? []
    : sitemapsIn(kept.answer.bytes);
}
