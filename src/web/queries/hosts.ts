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
