import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/schema.ts';

interface Kept {
  version: string;
  value: Promise<unknown>;
}

/** As many answers are kept of each kind, the last ones asked for: of those that hold ten thousand bodies fewer than of those that hold fifty. */
const MOST_KEPT = { figures: 8, rows: 32, requests: 8 };

const kept = new WeakMap<Kysely<Database>, Map<string, Kept>>();

/**
 * What `ask` yields, asked again only where a state of an agency-year, or what groups agencies, changed since. Exact: the version changes in the
 * transaction that changes the states, and is read before they are.
 */
export async function rememberStates<T>(db: Kysely<Database>, key: string, ask: () => Promise<T>): Promise<T> {
  return remember(db, `states ${key}`, await statesVersion(db), ask);
}

/** The same for what rests on the figures of reports as well; `rows`: of some bodies only. */
export async function rememberFigures<T>(
  db: Kysely<Database>,
  key: string,
  ask: () => Promise<T>,
  kind: 'figures' | 'rows' = 'figures',
): Promise<T> {
  const [states, figures] = await Promise.all([statesVersion(db), figuresVersion(db)]);
  return remember(db, `${kind} ${key}`, `${states} ${figures}`, ask, MOST_KEPT[kind]);
}

/** The same for what rests on the requests of one run: they are added, and never changed. */
export async function rememberRequests<T>(db: Kysely<Database>, runId: string, ask: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ version: string }>`
    select concat_ws(' ', count(*), min(at), max(at)) as version from nianbao.observation where run_id = ${runId}`.execute(
    db,
  );
  return remember(db, `requests ${runId}`, rows[0]?.version ?? '', ask, MOST_KEPT.requests);
}

async function statesVersion(db: Kysely<Database>): Promise<string> {
  const row = await db.selectFrom('nianbao.version').select('n').where('topic', '=', 'coverage').executeTakeFirst();
  return String(row?.n ?? -1);
}

/** Marks become visible in any order, so that their number counts as well as the newest. */
async function figuresVersion(db: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select concat_ws('-', count(*), min(id), max(id)) as version from nianbao.figure_change`.execute(db);
  return rows[0]?.version ?? '';
}

function remember<T>(
  db: Kysely<Database>,
  key: string,
  version: string,
  ask: () => Promise<T>,
  most?: number,
): Promise<T> {
  const own = kept.get(db) ?? new Map<string, Kept>();
  kept.set(db, own);
  const known = own.get(key);
  own.delete(key);
  const value = known?.version === version ? (known.value as Promise<T>) : ask();
  own.set(key, { version, value });
  value.catch(() => own.delete(key));
  if (most !== undefined) forget(own, key.split(' ')[0]!, most);
  return value;
}

/** Of one kind only the last asked for stay. */
function forget(own: Map<string, Kept>, kind: string, most: number): void {
  const keys = [...own.keys()].filter((key) => key.startsWith(`${kind} `));
  for (const key of keys.slice(0, Math.max(0, keys.length - most))) own.delete(key);
}
