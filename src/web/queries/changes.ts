import { type Kysely, sql } from 'kysely';
import type { Bilingual } from '../../report/bilingual.ts';
import type { CoverageStatus } from '../../report/coverage.ts';
import type { Severity } from '../../report/finding.ts';
import { gravity } from '../../store/gravity.ts';
import type { Database } from '../../store/schema.ts';

/** An agency-year whose state is another than a day ago. */
export interface StateChange {
  agencyId: string;
  agency: string;
  year: number;
  from: CoverageStatus;
  to: CoverageStatus;
  at: Date;
}

/** What changed since an instant. Lists are cut, numbers are whole. */
export interface Changes {
  since: Date;
  states: { rows: StateChange[]; total: number };
  /** Alerts that opened (again) and that ended, of those that did not do both. */
  alerts: { opened: number; ended: number; newest: { id: string; severity: Severity; message: Bilingual; at: Date }[] };
  /** Reports of agency-years that had none, and new contents of those that had one. */
  reports: {
    rows: { agencyId: string; agency: string; year: number; isNew: boolean; at: Date }[];
    total: number;
    new: number;
  };
}

const SHOWN = 30;
const REPORTS_SHOWN = 10;

/** What changed since `since`, from what the store keeps of states, alerts and reports. */
export async function changesSince(db: Kysely<Database>, since: Date): Promise<Changes> {
  const [states, alerts, reports] = await Promise.all([
    changedStates(db, since),
    changedAlerts(db, since),
    newReports(db, since),
  ]);
  return { since, states, alerts, reports };
}

/** From the first state of the time to the last: what came and went within it is no change. The gravest first. */
async function changedStates(db: Kysely<Database>, since: Date): Promise<Changes['states']> {
  const { rows } = await sql<StateChange & { total: number }>`
    with net as (
      select agency_id, year, (array_agg(from_status order by id))[1] as before, (array_agg(to_status order by id desc))[1] as after,
        max(at) as at
      from nianbao.coverage_change where at >= ${since} group by agency_id, year)
    select n.agency_id as "agencyId", a.name as agency, n.year, n.before as "from", n.after as "to", n.at,
      (count(*) over ())::int as total
    from net as n join nianbao.agency as a on a.id = n.agency_id and a.active where n.before <> n.after
    order by coalesce(array_position(array['missing', 'removed', 'late', 'unknown', 'published'], n.after), 9), n.at desc, n.agency_id, n.year
    limit ${SHOWN}`.execute(db);
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...row }) => row) };
}

async function changedAlerts(db: Kysely<Database>, since: Date): Promise<Changes['alerts']> {
  const { rows } = await sql<Changes['alerts']['newest'][number] & { opened: number; ended: number }>`
    with last as (
      select distinct on (alert_id) alert_id, kind, at from nianbao.alert_event
      where at >= ${since} and kind in ('opened', 'reopened', 'resolved') order by alert_id, at desc, id desc),
    seen as (
      select l.alert_id, l.kind, l.at, exists (select 1 from nianbao.alert_event as e where e.alert_id = l.alert_id and e.at >= ${since}
        and e.kind in ('opened', 'reopened')) as has_opened from last as l),
    counts as (
      select (count(*) filter (where kind <> 'resolved'))::int as opened,
        (count(*) filter (where kind = 'resolved' and not has_opened))::int as ended from seen)
    select a.id, a.severity, a.message, s.at, c.opened, c.ended
    from counts as c left join (
      select * from seen where kind <> 'resolved' order by at desc limit 200) as s on true
    left join nianbao.alert as a on a.id = s.alert_id
    order by ${gravity('a.severity')}, s.at desc, a.id limit 5`.execute(db);
  const { opened = 0, ended = 0 } = rows[0] ?? {};
  return {
    opened,
    ended,
    newest: rows.filter((row) => row.id !== null).map(({ opened: _, ended: __, ...row }) => row),
  };
}

async function newReports(db: Kysely<Database>, since: Date): Promise<Changes['reports']> {
  const { rows } = await sql<Changes['reports']['rows'][number] & { total: number; news: number }>`
    with fresh as (
      select r.agency_id, r.year, max(r.first_seen_at) as at, not exists (
        select 1 from nianbao.report as o where o.agency_id = r.agency_id and o.year = r.year and o.first_seen_at < ${since}) as is_new
      from nianbao.report as r where r.first_seen_at >= ${since} group by r.agency_id, r.year)
    select f.agency_id as "agencyId", a.name as agency, f.year, f.is_new as "isNew", f.at, (count(*) over ())::int as total,
      (count(*) filter (where f.is_new) over ())::int as news
    from fresh as f join nianbao.agency as a on a.id = f.agency_id and a.active
    order by f.at desc, f.agency_id, f.year limit ${REPORTS_SHOWN}`.execute(db);
  const [first] = rows;
  return {
    ...{ total: first?.total ?? 0, new: first?.news ?? 0 },
    rows: rows.map(({ total: _, news: __, ...row }) => row),
  };
}
