import { type Kysely, sql } from 'kysely';
import type { Database, TaskTable } from '../../store/schema.ts';

export const TASK_KINDS = ['discover', 'fetch', 'process', 'judge'] as const;
export const TASK_STATES = ['pending', 'done', 'failed'] as const;

export interface TaskFilter {
  kind: TaskTable['kind'] | null;
  state: TaskTable['state'] | null;
  /** Part of an agency's name, or its id. */
  agency: string | null;
  /** Part of the address of a page or portal. */
  url: string | null;
  /** Part of a failure's code or cause. */
  error: string | null;
  /** Tasks made before this one. */
  after?: { createdAt: string; id: string } | null;
}

export interface TaskRow {
  id: string;
  runId: string;
  kind: TaskTable['kind'];
  state: TaskTable['state'];
  attempts: number;
  code: string | null;
  cause: string | null;
  createdAt: Date;
  finishedAt: Date | null;
  /** The first agency that it is about, and how many there are. */
  agencyId: string | null;
  agency: string | null;
  agencies: number;
  url: string | null;
  /** The kept bytes that are to be read. */
  snapshot: string | null;
  retriedBy: string | null;
}

/** Tasks that match, the newest first, and how many there are in all (at most `COUNT_LIMIT` are counted). */
export async function listTasks(
  db: Kysely<Database>,
  filter: TaskFilter,
  limit: number,
  offset: number,
): Promise<{ rows: TaskRow[]; total: number }> {
  const where = conditions(filter);
  const { after } = filter;
  const paged = after ? sql`${where} and (t.created_at, t.id) < (${after.createdAt}::timestamptz, ${after.id})` : where;
  const counted = await sql<{ total: number }>`select count(*)::int as total
    from (select 1 from nianbao.task as t where ${where} limit ${COUNT_LIMIT}) as counted`.execute(db);
  const found = await sql<TaskRow>`
    select t.id, t.run_id as "runId", t.kind, t.state, t.attempts, t.error_code as code, t.error_cause as cause,
      t.created_at as "createdAt", t.finished_at as "finishedAt", coalesce(p.agency_id, a.id) as "agencyId", a.name as agency,
      case when t.payload ? 'agencyIds' then jsonb_array_length(t.payload -> 'agencyIds') else 1 end as agencies,
      coalesce(p.url, a.portal_url) as url, t.payload ->> 'snapshot' as snapshot,
      t.payload ->> 'retriedBy' as "retriedBy"
    from (select * from nianbao.task as t where ${paged} order by t.created_at desc, t.id desc limit ${limit} offset ${offset}) as t
    left join nianbao.page as p on p.id = t.payload ->> 'pageId'
    left join nianbao.agency as a on a.id = coalesce(p.agency_id, t.payload -> 'agencyIds' ->> 0)
    order by t.created_at desc, t.id desc`.execute(db);
  return { rows: found.rows, total: counted.rows[0]?.total ?? 0 };
}

const COUNT_LIMIT = 10_000;

/** What a person looks for is found among agencies and pages first, and then among the tasks by what they carry. */
function conditions({ kind, state, agency, url, error }: TaskFilter) {
  const all = [sql`true`];
  if (kind) all.push(sql`t.kind = ${kind}`);
  if (state) all.push(sql`t.state = ${state}`);
  if (error) {
    const part = contains(error);
    all.push(sql`(t.error_code ilike ${part} or t.error_cause ilike ${part})`);
  }
  if (agency) {
    const ids = sql`select id from nianbao.agency where id = ${agency} or name ilike ${contains(agency)}`;
    all.push(about(ids, sql`p.agency_id in (${ids})`));
  }
  if (url) {
    const part = contains(url);
    const ids = sql`select id from nianbao.agency where portal_url ilike ${part} or report_column_url ilike ${part}`;
    all.push(about(ids, sql`p.url ilike ${part}`));
  }
  return sql.join(all, sql` and `);
}

function about(agencyIds: ReturnType<typeof sql>, page: ReturnType<typeof sql>) {
  return sql`(coalesce(t.payload -> 'agencyIds', '[]') ?| array(${agencyIds})
    or t.payload ->> 'pageId' in (select p.id from nianbao.page as p where ${page}))`;
}

function contains(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
