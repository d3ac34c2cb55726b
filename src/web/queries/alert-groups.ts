import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Severity } from '../../report/finding.ts';
import { gravity } from '../../store/gravity.ts';
import type { Database } from '../../store/schema.ts';
import { type AlertFilter, alertConditions, PORTAL, RUN } from './alert-filter.ts';

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
        (array_agg(m.message order by ${gravity('m.severity')}, m.first_seen_at desc))[1] as example
      from matching as m group by m.key)
    select x.key, x.count, x.newest as "newestAt", x.example,
      (select jsonb_object_agg(c.severity, c.n) from counted as c where c.key = x.key) as "bySeverity",
      ${by === 'region' ? REGION_NAME : sql`null`} as name
    from grouped as x order by x.count desc, x.key limit ${MOST_GROUPS}`.execute(db);
  return rows;
}

const REGION_NAME = sql`(select n.name from nianbao.agency as n where n.region_code = x.key and x.key <> '' and n.level in ('province', 'prefecture', 'county')
  order by array_position(array['province', 'prefecture', 'county'], n.level), n.id limit 1)`;
