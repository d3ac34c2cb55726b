import type { DecisionKind } from '../report/decision-act.ts';
import type { Finding } from '../report/finding.ts';
import type { Db } from './database.ts';
import { clean, iso, json } from './rows.ts';

/** What a person decided of a finding. Append-only: the last act on a finding counts. */
export interface Decision {
  agencyId: string;
  year: number;
  /** `Finding.key`: the finding on these figures. */
  key: string;
  act: DecisionKind;
  rule: string;
  instance: string | null;
  by: string;
  at: string;
  reason: string;
  /** As it was when it was decided. */
  finding: Finding;
}

/** Records what a person decided of a finding; append-only, the newest counts. */
export async function addDecision(db: Db, decision: Decision): Promise<void> {
  await db
    .insertInto('nianbao.decision')
    .values({
      agency_id: decision.agencyId,
      year: decision.year,
      key: decision.key,
      act: decision.act,
      rule: decision.rule,
      instance: decision.instance,
      by: clean(decision.by),
      at: decision.at,
      reason: clean(decision.reason),
      finding: json(decision.finding),
    })
    .execute();
}

/** Newest first. */
export async function listDecisions(
  db: Db,
  filter: { agencyIds?: readonly string[]; years?: readonly number[]; limit?: number } = {},
): Promise<Decision[]> {
  let query = db.selectFrom('nianbao.decision').selectAll().orderBy('id', 'desc');
  if (filter.agencyIds)
    query = query.where('agency_id', 'in', filter.agencyIds.length > 0 ? [...filter.agencyIds] : ['']);
  if (filter.years) query = query.where('year', 'in', filter.years.length > 0 ? [...filter.years] : [-1]);
  if (filter.limit !== undefined) query = query.limit(filter.limit);
  return (await query.execute()).map(({ agency_id: agencyId, at, id: _, ...row }) => ({
    agencyId,
    at: iso(at),
    ...row,
  }));
}

/** Marks the findings that a person accepted or dismissed, wherever they are shown; `reports` are of any agencies and years. */
export async function withDecisions<R extends { agencyId: string; year: number; findings: readonly Finding[] }>(
  db: Db,
  reports: readonly R[],
): Promise<(R & { findings: Finding[] })[]> {
  const last = new Map<string, Decision>();
  const agencyIds = [...new Set(reports.map((one) => one.agencyId))];
  const known = agencyIds.length === 0 ? [] : await listDecisions(db, agencyIds.length > 500 ? {} : { agencyIds });
  for (const one of known) {
    const id = `${one.agencyId}\n${one.year}\n${one.key}`;
    if (!last.has(id)) last.set(id, one);
  }
  return reports.map((report) => ({
    ...report,
    findings: report.findings.map((finding) => {
      const decision = last.get(`${report.agencyId}\n${report.year}\n${finding.key ?? ''}`);
      if (decision === undefined || decision.act === 'restore') return finding;
      const { act, by, at, reason } = decision;
      return { ...finding, [act === 'accept' ? 'accepted' : 'dismissed']: { by, at, reason } };
    }),
  }));
}
