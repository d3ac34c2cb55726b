import { sql } from 'kysely';
import type { Db } from './database.ts';

/** Whether the host was taken; where not, why not and for how long at least. */
export type Taken =
  | { taken: true; failures: number; openings: number }
  | {
      taken: false;
      /** `busy`: another holds it. `pace`: it was asked just now. `trouble`: it rests after one. `open`: its breaker is. */
      why: 'busy' | 'pace' | 'trouble' | 'open';
      waitMs: number;
      /** Code of the last trouble. */
      code: string | null;
    };

/** What is written down when a host is given back; milliseconds from now. */
export interface Left {
  gapMs: number;
  openMs: number;
  failures: number;
  openings: number;
  code: string | null;
}

/** Of a simulated run; the database's clock where null, so that the pace holds across all workers and processes. */
type At = Date | null;

const instant = (at: At) => (at === null ? sql`clock_timestamp()` : sql`${at.toISOString()}::timestamptz`);
const span = (ms: number) => sql`make_interval(secs => ${ms / 1_000}::float8)`;
const milliseconds = (until: string, at: At) =>
  sql`coalesce(extract(epoch from ${sql.ref(until)} - ${instant(at)}) * 1000, 0)::float8`;

/**
 * Takes the host for `owner` where nobody holds it, its pace allows it and its breaker is not open. The lease ends by itself
 * after `leaseMs`, so that a killed process frees it. Call it outside of a transaction.
 */
export async function takeHost(db: Db, lease: Lease): Promise<Taken> {
  const { host, owner, leaseMs, at = null } = lease;
  const answer = await sql<{ failures: number; openings: number }>`
    insert into nianbao.host_pace as pace (host, next_at, lease_owner, lease_until)
    values (${host}, ${instant(at)}, ${owner}, ${instant(at)} + ${span(leaseMs)})
    on conflict (host) do update set lease_owner = excluded.lease_owner, lease_until = excluded.lease_until
    where pace.next_at <= excluded.next_at
      and (pace.lease_owner is null or pace.lease_until <= excluded.next_at)
      and (pace.open_until is null or pace.open_until <= excluded.next_at)
    returning failures, openings`.execute(db);
  const row = answer.rows[0];
  return row ? { taken: true, ...row } : refusal(db, host, at);
}

/** Who holds a host, and for how long (ms); `at` is the clock of a simulated run. */
export interface Lease {
  host: string;
  owner: string;
  leaseMs: number;
  at?: At;
}

async function refusal(db: Db, host: string, at: At): Promise<Taken> {
  const { rows } = await sql<{ pace: number; open: number; lease: number; code: string | null }>`
    select ${milliseconds('next_at', at)} as pace, ${milliseconds('open_until', at)} as open, last_code as code,
      case when lease_owner is null then 0 else ${milliseconds('lease_until', at)} end as lease
    from nianbao.host_pace where host = ${host}`.execute(db);
  const { pace = 0, open = 0, lease = 0, code = null } = rows[0] ?? {};
  const waitMs = Math.max(0, Math.ceil(Math.max(pace, open)));
  if (open > Math.max(pace, 0)) return { taken: false, why: 'open', waitMs, code };
  if (pace > 0) return { taken: false, why: code === null ? 'pace' : 'trouble', waitMs, code };
  return { taken: false, why: 'busy', waitMs: Math.max(0, Math.ceil(lease)), code };
}

/** Keeps the lease for another `leaseMs`; false where it is lost. */
export async function renewHost(db: Db, { host, owner, leaseMs, at = null }: Lease): Promise<boolean> {
  const answer = await sql`
    update nianbao.host_pace set lease_until = ${instant(at)} + ${span(leaseMs)}
    where host = ${host} and lease_owner = ${owner} returning host`.execute(db);
  return answer.rows.length > 0;
}

/** Gives the host back; nobody takes it before `gapMs` have passed. A lease that was lost meanwhile is left to its new owner. */
export async function leaveHost(db: Db, { host, owner, at = null }: Omit<Lease, 'leaseMs'>, left: Left): Promise<void> {
  const openUntil = left.openMs > 0 ? sql`${instant(at)} + ${span(left.openMs)}` : sql`null`;
  await sql`
    update nianbao.host_pace set lease_owner = null, lease_until = null,
      next_at = greatest(next_at, ${instant(at)} + ${span(left.gapMs)}), open_until = ${openUntil},
      failures = ${left.failures}, openings = ${left.openings}, last_code = ${left.code}
    where host = ${host} and lease_owner = ${owner}`.execute(db);
}

/** Nobody takes the host for the next `ms` milliseconds. */
export async function holdHost(db: Db, host: string, ms: number, at: At = null): Promise<void> {
  const until = sql`${instant(at)} + ${span(ms)}`;
  await sql`
    insert into nianbao.host_pace as pace (host, next_at) values (${host}, ${until})
    on conflict (host) do update set next_at = greatest(pace.next_at, excluded.next_at)`.execute(db);
}

/** A place in the queue of those who wait for the host, `gapMs` after the one before; yields how far off it is, in ms. */
export async function queueForHost(db: Db, host: string, gapMs: number, at: At = null): Promise<number> {
  const answer = await sql<{ wait: number }>`
    insert into nianbao.host_pace as pace (host, next_at, turn_at)
    values (${host}, ${instant(at)}, ${instant(at)} + ${span(gapMs)})
    on conflict (host) do update
    set turn_at = greatest(pace.turn_at, pace.next_at, pace.open_until, ${instant(at)}) + ${span(gapMs)}
    returning ${milliseconds('turn_at', at)} as wait`.execute(db);
  return Math.max(0, Math.ceil(answer.rows[0]?.wait ?? 0));
}

/** Gives back what a dead process held; only where no other process can share the store. */
export async function freeHosts(db: Db): Promise<void> {
  await db
    .updateTable('nianbao.host_pace')
    .set({ lease_owner: null, lease_until: null })
    .where('lease_owner', 'is not', null)
    .execute();
}
