import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { ShownOriginal } from '../../report/shown-original.ts';
import type { CoverageTable, LookTable } from '../../store/schema.ts';
import type * as schemas from '../api/report-schemas.ts';
import type { ReportView } from '../queries/reports.ts';

type Named = { id: string; name: string };

/** The state of an agency-year with its proof. */
export function coverageDetailJson(
  agency: Named,
  row: Selectable<CoverageTable>,
  looks: readonly Selectable<LookTable>[],
): z.infer<typeof schemas.coverageDetail> {
  const { year, status, deadline, citation, url, reason, evidence } = row;
  return {
    ...{ agencyId: agency.id, agency: agency.name, year, status, deadline, citation },
    ...{ publishedAt: row.published_at, daysLate: row.days_late, url, reason, judgedAt: row.judged_at.toISOString() },
    looks: looks.map(lookJson),
    evidence: { ...evidence, visited: evidence.visited ?? [] },
  };
}

function lookJson(row: Selectable<LookTable>) {
  const { id, outcome, whole, seen, steps } = row;
  return {
    ...{ id, runId: row.run_id, agencyId: row.agency_id, at: row.at.toISOString(), outcome, columnUrl: row.column_url },
    ...{ whole, yearsListed: row.years_listed, seen: seen === null ? null : { ...seen } },
    steps: steps.map((one) => ({ ...one })),
  };
}

/** How a report was read. */
export function readingJson(view: ReportView): z.infer<typeof schemas.reading> {
  const { report, versions, page, addresses, tlsFaults } = view;
  const { id, agency_id, year, url, reader, current, results, prose } = report;
  return {
    ...{ id, agencyId: agency_id, year, url, reader, current },
    ...{ firstSeenAt: report.first_seen_at.toISOString(), lastSeenAt: report.last_seen_at.toISOString() },
    ...{ readAt: report.read_at.toISOString(), templateReason: report.template_reason },
    why: page === null ? [] : [...new Set([...page.why, ...(page.attribution?.why ?? [])])],
    dates: report.published_claims.map((one) => ({ ...one })),
    rules: results.map(({ finding: _, ...one }) => ({ ...one })),
    prose,
    notUnderstood: report.not_understood.map((one) => ({ ...one })),
    ...{ addresses, tlsFaults },
    versions: versions.map((one) => ({
      ...{ id: one.id, url: one.url, snapshot: one.snapshot, format: one.format, current: one.current },
      ...{ firstSeenAt: one.first_seen_at.toISOString(), readAt: one.read_at.toISOString() },
    })),
  };
}

export function originalJson(sha256: string, shown: ShownOriginal): z.infer<typeof schemas.original> {
  const { format, reader, pages, blocks, cut } = shown;
  return { sha256, format, reader, cut, pages, blocks };
}
