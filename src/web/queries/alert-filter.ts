import { type RawBuilder, sql } from 'kysely';
import type { AlertStatus } from '../../report/alert.ts';
import type { Severity } from '../../report/finding.ts';

/** Which alerts are asked for. */
export interface AlertFilter {
  /** Null: every status. */
  status: AlertStatus | null;
  severity: Severity | null;
  agencyId?: string;
  year?: number;
  /** Beginning of the rule's id. */
  rule?: string | null;
  /** Part of the agency's name, or its id. */
  agency?: string | null;
  assignee?: string | null;
  /** Beginning of the agency's region code. */
  region?: string | null;
  /** Host of the agency's portal. */
  portal?: string | null;
  /** An agency whose portal it is about, while that holds. */
  portalOf?: string;
  /** The run by which it was told first. */
  run?: string | null;
  /** Goes on behind this one, whatever was added before it meanwhile. */
  after?: AlertKey | null;
}

/** What an alert's place in the list is made of. */
export type AlertKey = readonly [severity: number, isNoReport: number, firstSeenMs: number, id: string];

/** The portal's host of an alert's body, or the host that the alert itself is about. */
export const PORTAL = sql<string>`coalesce(nullif(lower(split_part(split_part(g.portal_url, '://', 2), '/', 1)), ''), a.subject, '')`;
/** The run by which it was told first: the newest that had begun. */
export const RUN = sql<string>`coalesce((select r.id from nianbao.run as r where r.created_at <= a.first_seen_at order by r.created_at desc, r.id limit 1), '')`;

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
