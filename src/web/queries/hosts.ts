import { sql } from 'kysely';
import type { Db } from '../../store/database.ts';
import { rememberRequests } from '../remembered.ts';

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

type Fared = Omit<RunHost, 'nextAt' | 'breaker' | 'openUntil' | 'failuresInARow'>;
type Pace = Pick<RunHost, 'nextAt' | 'breaker' | 'openUntil' | 'failuresInARow'>;

const UNPACED: Pace = { nextAt: null, breaker: 'closed', openUntil: null, failuresInARow: 0 };

/** The hosts that a run asked, those with an open breaker or failures first. */
export async function runHosts(db: Db, runId: string, limit: number): Promise<RunHost[]> {
  const [fared, paces] = await Promise.all([rememberRequests(db, runId, () => askedHosts(db, runId)), hostPaces(db)]);
  return fared
    .map((one) => ({ ...one, ...(paces.get(one.host) ?? UNPACED) }))
    .sort((a, b) => rest(b) - rest(a) || b.failed - a.failed || (a.host < b.host ? -1 : 1))
    .slice(0, limit);
}

function rest({ openUntil }: RunHost): number {
  return openUntil === null ? 0 : 1;
}

async function askedHosts(db: Db, runId: string): Promise<Fared[]> {
  const { rows } = await sql<Fared>`
    with named as materialized (
      select lower(split_part(split_part(split_part(url, '://', 2), '/', 1), '?', 1)) as at_port, at, outcome, duration_ms,
        outcome not in ('ok', 'unchanged') as failed, headers ->> 'retry-after' as retry_after from nianbao.observation where run_id = ${runId}),
    asked as (
      select case when strpos(at_port, ':') = 0 then rtrim(at_port, '.')
          when at_port ~ '^\\[|^[0-9]+[.][0-9]+[.][0-9]+[.][0-9]+:' then at_port else rtrim(split_part(at_port, ':', 1), '.') end as host,
        at, outcome, duration_ms, failed, retry_after from named),
    troubles as (select host, jsonb_object_agg(outcome, n) as troubles
      from (select host, outcome, count(*)::int as n from asked where failed group by host, outcome) as t group by host),
    fared as (
      select host, count(*)::int as requests, (count(*) filter (where failed))::int as failed,
        (percentile_cont(0.5) within group (order by duration_ms))::float8 as "answerMs",
        (extract(epoch from max(at) - min(at)) * 1000 / nullif(count(*) - 1, 0))::float8 as "averageGapMs",
        (array_agg(retry_after order by at desc) filter (where retry_after is not null))[1] as "retryAfter"
      from asked group by host)
    select f.*, coalesce(t.troubles, '{}') as troubles from fared as f left join troubles as t on t.host = f.host`.execute(
    db,
  );
  return rows;
}

async function hostPaces(db: Db): Promise<Map<string, Pace>> {
  const { rows } = await sql<Pace & { host: string }>`
    select host, next_at as "nextAt", open_until as "openUntil", coalesce(failures, 0) as "failuresInARow",
      case when open_until is null then 'closed' when open_until > clock_timestamp() then 'open' else 'half-open' end as breaker
    from nianbao.host_pace`.execute(db);
  return new Map(rows.map(({ host, ...pace }) => [host, pace]));
}
