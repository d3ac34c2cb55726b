import type { Selectable } from 'kysely';
import type { Observation } from '../report/snapshot.ts';
import type { TlsFault } from '../report/tls-fault.ts';
import type { Db } from './database.ts';
import { clean, cleanOrNull, iso, json } from './rows.ts';
import type { ObservationTable } from './schema.ts';

/** Append-only; the same id again changes nothing. */
export async function addObservation(db: Db, observation: Observation): Promise<void> {
  await db
    .insertInto('nianbao.observation')
    .values({
      id: observation.id,
      run_id: observation.runId,
      url: clean(observation.url),
      final_url: cleanOrNull(observation.finalUrl),
      at: observation.at,
      outcome: observation.outcome,
      status: observation.status,
      headers: json(observation.headers),
      snapshot: observation.snapshot,
      duration_ms: Math.round(observation.durationMs),
      detail: cleanOrNull(observation.detail),
      tls_faults: observation.tlsFaults?.join(',') || null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** The last request to an address; with `withContent` the last one that has a snapshot (for a conditional request). */
export async function lastObservationOf(
  db: Db,
  url: string,
  options: { withContent?: boolean } = {},
): Promise<Observation | null> {
  let query = db.selectFrom('nianbao.observation').selectAll().where('url', '=', url);
  if (options.withContent) query = query.where('snapshot', 'is not', null);
  const row = await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** The last GET of an address that gave a page to read. */
export async function lastReadOf(db: Db, url: string): Promise<Observation | null> {
  const row = await db
    .selectFrom('nianbao.observation')
    .selectAll()
    .where('url', '=', url)
    .where('outcome', '=', 'ok')
    .where('snapshot', 'is not', null)
    // What was posted, and what a browser drew, is told by the detail.
    .where('detail', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? fromRow(row) : null;
}

/**
 * What a run was answered to the same request before, where that was an answer: a page, that it has not changed, or that there is none.
 * `detail` is that of the request (what was posted, that a browser drew it); null for a plain one.
 */
export async function answerOfRun(
  db: Db,
  runId: string,
  request: { url: string; detail: string | null },
): Promise<Observation | null> {
  const { url, detail } = request;
  let query = db.selectFrom('nianbao.observation').selectAll().where('url', '=', url).where('run_id', '=', runId);
  query =
    detail === null
      ? query
          .where('outcome', 'in', ['ok', 'unchanged', 'fetch.not-found', 'fetch.gone'])
          .where((is) => is.or([is('detail', 'is', null), is('detail', 'like', 'portal answered %')]))
      : query.where('outcome', '=', 'ok').where('detail', '=', detail);
  const row = await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row ? fromRow(row) : null;
}

function fromRow(row: Selectable<ObservationTable>): Observation {
  return {
    id: row.id,
    runId: row.run_id,
    url: row.url,
    finalUrl: row.final_url,
    at: iso(row.at),
    outcome: row.outcome,
    status: row.status,
    headers: row.headers,
    snapshot: row.snapshot,
    durationMs: row.duration_ms,
    detail: row.detail,
    ...(row.tls_faults === null ? {} : { tlsFaults: row.tls_faults.split(',') as TlsFault[] }),
  };
}
