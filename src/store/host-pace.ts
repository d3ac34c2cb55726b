import { sql } from 'kysely';
import type { Db } from './database.ts';

/**
 * Reserves the host's next free instant, `gapMs` after the one before, and returns how many milliseconds to wait for it.
 * By the database's clock, so that the pace holds across all workers and processes. Call it outside of a transaction.
 */
export async function reserveHostSlot(db: Db, host: string, gapMs: number): Promise<number> {
  const gap = sql`make_interval(secs => ${gapMs / 1_000}::float8)`;
  const answer = await sql<{ wait_ms: number }>`
    insert into nianbao.host_pace as pace (host, next_at) values (${host}, clock_timestamp() + ${gap})
    on conflict (host) do update set next_at = greatest(pace.next_at, clock_timestamp()) + ${gap}
    returning (extract(epoch from next_at - ${gap} - clock_timestamp()) * 1000)::float8 as wait_ms`.execute(db);
  return Math.max(0, Math.ceil(answer.rows[0]?.wait_ms ?? 0));
}

/** Nobody asks the host for the next `ms` milliseconds (it answered 429 with Retry-After, or blocked us). */
export async function holdHost(db: Db, host: string, ms: number): Promise<void> {
  const until = sql`clock_timestamp() + make_interval(secs => ${ms / 1_000}::float8)`;
  await sql`
    insert into nianbao.host_pace as pace (host, next_at) values (${host}, ${until})
    on conflict (host) do update set next_at = greatest(pace.next_at, excluded.next_at)`.execute(db);
}
