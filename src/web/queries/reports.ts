import type { Kysely, Selectable } from 'kysely';
import { withDecisions } from '../../store/decisions.ts';
import { addressesOf } from '../../store/duplicates.ts';
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
  /** Where else the same report was found: other forms of its address, other platforms, the page that leads to its file. */
  addresses: { url: string; how: string | null }[];
  /** What was wrong with every connection over which its bytes came; null where one was in order. */
  tlsFaults: string | null;
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
  const [values, versions, page, lastValues, addresses, tlsFaults] = await Promise.all([
    valuesOf(db, report.id),
    db
      .selectFrom('nianbao.report as r')
      .leftJoin('nianbao.page as p', 'p.id', 'r.page_id')
      .where('r.agency_id', '=', agencyId)
      .where('r.year', '=', year)
      // A copy of the report is no version of it.
      .where((eb) => eb.or([eb('p.same_as', 'is', null), eb('r.id', '=', report.id)]))
      .select(['r.id', 'r.url', 'r.snapshot', 'r.read_at', 'r.first_seen_at', 'r.current', 'r.format'])
      .orderBy('r.read_at', 'desc')
      .execute(),
    db.selectFrom('nianbao.page').where('id', '=', report.page_id).selectAll().executeTakeFirst(),
    last ? valuesOf(db, last.id) : null,
    addressesOf(db, report.page_id),
    tlsFaultsOf(db, report.snapshot),
  ]);
  const previous = last && lastValues ? { report: last, values: lastValues } : null;
  return {
    report,
    values,
    previous,
    versions,
    page: page ?? null,
    addresses: addresses.filter(({ url }) => url !== report.url),
    tlsFaults,
  };
}

async function tlsFaultsOf(db: Kysely<Database>, snapshot: string): Promise<string | null> {
  const row = await db
    .selectFrom('nianbao.observation')
    .where('snapshot', '=', snapshot)
    .select(({ fn }) => [fn.countAll<string>().as('all'), fn.count<string>('tls_faults').as('faulty')])
    .select(({ fn }) => fn.max('tls_faults').as('faults'))
    .executeTakeFirst();
  return row !== undefined && row.all === row.faulty ? row.faults : null;
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
  // What was moved to another agency-year is shown here only to who asks for that very reading.
  query = version === null ? query.where('current', '=', true) : query.where('id', '=', version);
  const row = await query.executeTakeFirst();
  if (row === undefined) return null;
  const [marked] = await withDecisions(db, [{ agencyId, year, findings: row.findings }]);
  return { ...row, findings: marked?.findings ?? row.findings };
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
