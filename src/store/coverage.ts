import type { Selectable } from 'kysely';
import type { Coverage, CoverageStatus } from '../report/coverage.ts';
import type { Db } from './database.ts';
import { chunks, cleanOrNull, iso, json } from './rows.ts';
import type { CoverageTable } from './schema.ts';

export type StoredCoverage = Coverage & {
  /** The agency's present name. */
  agency: string;
  judgedAt: string;
};

/** Rows of one statement: evidence is long, and the embedded database keeps the memory that its longest statement took. */
const AT_ONCE = 200;

/** One row per agency and year; a new judgement replaces the old one. */
export async function saveCoverage(db: Db, rows: readonly Coverage[], judgedAt: string): Promise<void> {
  for (const part of chunks(rows, AT_ONCE)) {
    await db
      .insertInto('nianbao.coverage')
      .values(part.map((row) => toRow(row, judgedAt)))
      .onConflict((conflict) =>
        conflict.columns(['agency_id', 'year']).doUpdateSet((row) => ({
          status: row.ref('excluded.status'),
          deadline: row.ref('excluded.deadline'),
          citation: row.ref('excluded.citation'),
          published_at: row.ref('excluded.published_at'),
          days_late: row.ref('excluded.days_late'),
          url: row.ref('excluded.url'),
          reason_code: row.ref('excluded.reason_code'),
          reason: row.ref('excluded.reason'),
          evidence: row.ref('excluded.evidence'),
          judged_at: row.ref('excluded.judged_at'),
        })),
      )
      .execute();
  }
}

/** Newest year first, then by agency. Inactive agencies are left out unless asked for. */
export async function listCoverage(
  db: Db,
  filter: {
    years?: readonly number[];
    agencyIds?: readonly string[];
    status?: readonly CoverageStatus[];
    withInactive?: boolean;
  } = {},
): Promise<StoredCoverage[]> {
  let query = db
    .selectFrom('nianbao.coverage as c')
    .innerJoin('nianbao.agency as a', 'a.id', 'c.agency_id')
    .selectAll('c')
    .select('a.name as agency');
  if (filter.years) query = query.where('c.year', 'in', filter.years.length > 0 ? [...filter.years] : [-1]);
  if (filter.agencyIds)
    query = query.where('c.agency_id', 'in', filter.agencyIds.length > 0 ? [...filter.agencyIds] : ['']);
  if (filter.status?.length) query = query.where('c.status', 'in', [...filter.status]);
  if (!filter.withInactive) query = query.where('a.active', '=', true);
  const rows = await query.orderBy('c.year', 'desc').orderBy('c.agency_id').execute();
  return rows.map(fromRow);
}

function toRow(coverage: Coverage, judgedAt: string) {
  return {
    agency_id: coverage.agencyId,
    year: coverage.year,
    status: coverage.status,
    deadline: coverage.deadline,
    citation: coverage.citation,
    published_at: coverage.publishedAt,
    days_late: coverage.daysLate,
    url: cleanOrNull(coverage.url),
    reason_code: coverage.reasonCode,
    reason: json(coverage.reason),
    evidence: json(coverage.evidence),
    judged_at: judgedAt,
  };
}

function fromRow(row: Selectable<CoverageTable> & { agency: string }): StoredCoverage {
  return {
    agencyId: row.agency_id,
    agency: row.agency,
    year: row.year,
    status: row.status,
    deadline: row.deadline,
    citation: row.citation,
    publishedAt: row.published_at,
    daysLate: row.days_late,
    url: row.url,
    reasonCode: row.reason_code,
    reason: row.reason,
    evidence: row.evidence,
    judgedAt: iso(row.judged_at),
  };
}
