import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Severity } from '../../report/finding.ts';
import type { Database } from '../../store/schema.ts';
import type { AlertFilter } from './alerts.ts';

/** What alerts can be put together by. */
export const GROUPINGS = ['region', 'portal', 'rule', 'run'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Alerts that have something in common. */
export interface AlertGroup {
  /** What the filter of that name takes; empty for those that have none. */
  key: string;
  /** The body that rules the region, where it is registered. */
  name: string | null;
  count: number;
  bySeverity: Partial<Record<Severity, number>>;
  /** One of them, the most severe. */
  example: { zh: string; en: string };
  newestAt: Date;
}

const MOST_GROUPS = 500;

/** The portal's host of an alert's body, or the host that the alert itself is about. */
const PORTAL = sql<string>`coalesce(nullif(lower(split_part(split_part(g.portal_url, '://', 2), '/', 1)), ''), a.subject, '')`;
/** The run by which it was told first: the newest that had begun. */
const RUN = sql<string>`coalesce((select r.id from nianbao.run as r where r.created_at <= a.first_seen_at order by r.created_at desc, r.id limit 1), '')`;

const KEYS: Record<Grouping, RawBuilder<string>> = {
  region: sql`left(coalesce(g.region_code, ''), 6)`,
  portal: PORTAL,
  rule: sql`a.rule`,
  run: RUN,
};

/** The alerts that match, put together, the largest groups first. `a` is the alert, `g` its agency. */
export async function alertGroups(db: Kysely<Database>, filter: AlertFilter, by: Grouping): Promise<AlertGroup[]> {
  const { rows } = await sql<AlertGroup>`
    with matching as (
      select ${KEYS[by]} as key, a.severity, a.message, a.first_seen_at from nianbao.alert as a
      left join nianbao.agency as g on g.id = a.agency_id where ${alertConditions(filter)}),
    counted as (select key, severity, count(*)::int as n from matching group by key, severity),
    grouped as (
      select m.key, count(*)::int as count, max(m.first_seen_at) as newest,
        (array_agg(m.message order by array_position(array['critical', 'error', 'warning', 'info'], m.severity), m.first_seen_at desc))[1] as example
      from matching as m group by m.key)
    select x.key, x.count, x.newest as "newestAt", x.example,
      (select jsonb_object_agg(c.severity, c.n) from counted as c where c.key = x.key) as "bySeverity",
      ${by === 'region' ? REGION_NAME : sql`null`} as name
    from grouped as x order by x.count desc, x.key limit ${MOST_GROUPS}`.execute(db);
  return rows;
}

const REGION_NAME = sql`(select n.name from nianbao.agency as n where n.region_code = x.key and x.key <> '' and n.level in ('province', 'prefecture', 'county')
  order by array_position(array['province', 'prefecture', 'county'], n.level), n.id limit 1)`;

/** What a filter asks of an alert `a` and its agency `g`. */
export function alertConditions(filter: AlertFilter): RawBuilder<boolean> {
  const { status, severity, agencyId, year, assignee, rule, agency, region, portal, run, portalOf } = filter;
  const all: RawBuilder<unknown>[] = [sql`true`];
  if (status) all.push(sql`a.status = ${status}`);
  if (severity) all.push(sql`a.severity = ${severity}`);
  if (agencyId) all.push(sql`a.agency_id = ${agencyId}`);
  if (year) all.push(sql`a.year = ${year}`);
  if (assignee) all.push(sql`a.assignee = ${assignee}`);
  if (rule) all.push(sql`a.rule like ${`${literal(rule)}%`}`);
  if (agency) all.push(sql`(a.agency_id = ${agency} or g.name like ${`%${literal(agency)}%`})`);
  if (region) all.push(sql`g.region_code like ${`${literal(region)}%`}`);
  if (portal) all.push(sql`${PORTAL} = ${portal.toLowerCase()}`);
  if (portalOf)
    all.push(
      sql`(a.agency_id is null and a.status <> 'resolved' and a.evidence->'agencies' @> to_jsonb(${portalOf}::text))`,
    );
  if (run) all.push(sql`${RUN} = ${run}`);
  return sql<boolean>`${sql.join(all, sql` and `)}`;
}

/** Text in which the signs of a pattern mean themselves. */
function literal(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
