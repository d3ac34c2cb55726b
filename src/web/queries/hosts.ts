import { sql } from 'kysely';
import type { Db } from '../../store/database.ts';

/** A host that is left alone for now, and why. */
export interface TroubledHost {
  host: string;
  state: 'open' | 'half-open';
  until: Date;
  code: string | null;
}

/** How many hosts are known, by the state of their circuit breaker. */
export async function hostCounts(db: Db): Promise<Record<'closed' | 'open' | 'half-open', number>> {
  const troubled = await troubledHosts(db);
  const { rows } = await sql<{ count: string }>`select count(*) as count from nianbao.host_pace`.execute(db);
  const open = troubled.filter((one) => one.state === 'open').length;
  return { closed: Number(rows[0]?.count ?? 0) - troubled.length, open, 'half-open': troubled.length - open };
}

/** The hosts whose breaker is not closed, the longest to wait for first. */
export async function troubledHosts(db: Db): Promise<TroubledHost[]> {
  const { rows } = await sql<TroubledHost>`
    select host, case when open_until > clock_timestamp() then 'open' else 'half-open' end as state, open_until as until,
      last_code as code
    from nianbao.host_pace where open_until is not null order by open_until desc, host`.execute(db);
  return rows;
}

/** How a run fared with one host, and how the host stands now. */
export interface RunHost {
  host: string;
  requests: number;
  failed: number;
  /** Median of the answers' times, ms. */
  answerMs: number;
  /** Time from the run's first request to its last by their number, ms; null where there was one. */
  averageGapMs: number | null;
  /** The last Retry-After that it sent. */
  retryAfter: string | null;
  /** Code of its last trouble in the run, and how many of each there were. */
  troubles: Record<string, number>;
  /** When it may be asked next; null where it was not asked under its pace. */
  nextAt: Date | null;
  breaker: 'closed' | 'open' | 'half-open';
  openUntil: Date | null;
  failuresInARow: number;
}

/** The hosts that a run asked, those with an open breaker or failures first. */
export async function runHosts(db: Db, runId: string, limit: number): Promise<RunHost[]> {
  const { rows } = await sql<RunHost>`
    with asked as (
      select case when at_port ~ '^\\[|^[0-9]+[.][0-9]+[.][0-9]+[.][0-9]+(:|$)' then at_port
          else rtrim(split_part(at_port, ':', 1), '.') end as host, at, outcome, duration_ms, headers ->> 'retry-after' as retry_after
      from (select lower(split_part(split_part(split_part(url, '://', 2), '/', 1), '?', 1)) as at_port, at, outcome, duration_ms, headers
        from nianbao.observation where run_id = ${runId}) as o),
    troubles as (select host, jsonb_object_agg(outcome, n) as troubles from (
      select host, outcome, count(*)::int as n from asked where outcome not in ('ok', 'unchanged') group by host, outcome) as t group by host)
    select g.host, count(*)::int as requests, (count(*) filter (where g.outcome not in ('ok', 'unchanged')))::int as failed,
      (percentile_cont(0.5) within group (order by g.duration_ms))::float8 as "answerMs", 
      (extract(epoch from max(g.at) - min(g.at)) * 1000 / nullif(count(*) - 1, 0))::float8 as "averageGapMs",
      (array_agg(g.retry_after order by g.at desc) filter (where g.retry_after is not null))[1] as "retryAfter",
      coalesce(t.troubles, '{}') as troubles, p.next_at as "nextAt", p.open_until as "openUntil",
      case when p.open_until is null then 'closed' when p.open_until > clock_timestamp() then 'open' else 'half-open' end as breaker,
      coalesce(p.failures, 0) as "failuresInARow"
    from asked as g left join nianbao.host_pace as p on p.host = g.host left join troubles as t on t.host = g.host
    group by g.host, t.troubles, p.next_at, p.open_until, p.failures
    order by (p.open_until is not null) desc, failed desc, g.host limit ${limit}`.execute(db);
  return rows;
}
