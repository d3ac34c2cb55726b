import type { Kysely, Selectable } from 'kysely';
import type { CoverageTable, Database, PageTable, ReportTable, ValueTable } from '../../store/schema.ts';

export type ReportRow = Selectable<ReportTable>;
export type ValueRow = Selectable<ValueTable>;

export interface ReportView {
  report: ReportRow;
  values: Map<string, ValueRow>;
  /** Last year's current report, where there is one. */
  previous: { report: ReportRow; values: Map<string, ValueRow> } | null;
  /** All readings of this agency-year, newest first. */
  versions: Pick<ReportRow, 'id' | 'url' | 'snapshot' | 'read_at' | 'first_seen_at' | 'current' | 'format'>[];
  page: Selectable<PageTable> | null;
}

/** The current report of an agency and year (or the version asked for) with its figures; null where none was read. */
export async function reportView(
  db: Kysely<Database>,
  agencyId: string,
  year: number,
  version: string | null,
): Promise<ReportView | null> {
  const report = await findReport(db, agencyId, year, version);
  if (!report) return null;
  const last = await findReport(db, agencyId, year - 1, null);
  const [values, versions, page, lastValues] = await Promise.all([
    valuesOf(db, report.id),
    db
      .selectFrom('nianbao.report')
      .where('agency_id', '=', agencyId)
      .where('year', '=', year)
      .select(['id', 'url', 'snapshot', 'read_at', 'first_seen_at', 'current', 'format'])
      .orderBy('read_at', 'desc')
      .execute(),
    db.selectFrom('nianbao.page').where('id', '=', report.page_id).selectAll().executeTakeFirst(),
    last ? valuesOf(db, last.id) : null,
  ]);
  const previous = last && lastValues ? { report: last, values: lastValues } : null;
  return { report, values, previous, versions, page: page ?? null };
}

async function findReport(
  db: Kysely<Database>,
  agencyId: string,
  year: number,
  version: string | null,
): Promise<ReportRow | null> {
  let query = db
    .selectFrom('nianbao.report')
    .where('agency_id', '=', agencyId)
    .where('year', '=', year)
    .selectAll()
    .orderBy('current', 'desc')
    .orderBy('read_at', 'desc')
    .limit(1);
  if (version !== null) query = query.where('id', '=', version);
  return (await query.executeTakeFirst()) ?? null;
}

async function valuesOf(db: Kysely<Database>, reportId: string): Promise<Map<string, ValueRow>> {
  const rows = await db.selectFrom('nianbao.value').where('report_id', '=', reportId).selectAll().execute();
  return new Map(rows.map((row) => [row.field, row]));
}

export async function coverageOf(
  db: Kysely<Database>,
  agencyId: string,
  year: number,
): Promise<Selectable<CoverageTable> | null> {
  const row = await db
    .selectFrom('nianbao.coverage')
    .where('agency_id', '=', agencyId)
    .where('year', '=', year)
    .selectAll()
    .executeTakeFirst();
  return row ?? null;
}
