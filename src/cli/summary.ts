import type { Bilingual } from '../report/bilingual.ts';
import { COVERAGE_STATUSES } from '../report/coverage.ts';
import { listAgencies } from '../store/agencies.ts';
import { listAlerts } from '../store/alerts.ts';
import { listCoverage } from '../store/coverage.ts';
import type { Db } from '../store/database.ts';
import { deadDeliveries } from '../store/deliveries.ts';
import type { Run } from '../store/runs.ts';
import { CLI, NOTIFY, SEVERITY, STATUS } from '../text/cli.ts';
import { both, inCell, table } from './output.ts';

/** What a run came to, for the machine: counts, and every agency-year that is not in order. */
export async function summaryOf(db: Db, run: Run) {
  const names = new Map((await listAgencies(db)).map((a) => [a.id, a.name]));
  const coverage = (await listCoverage(db, { years: run.years, agencyIds: run.agencyIds })).map((c) => ({
    agencyId: c.agencyId,
    agency: names.get(c.agencyId) ?? c.agencyId,
    year: c.year,
    status: c.status,
    deadline: c.deadline,
    publishedAt: c.publishedAt,
    url: c.url,
    reason: c.reason,
  }));
  const alerts = await listAlerts(db, { status: ['open', 'acknowledged'] });
  const counts = Object.fromEntries(COVERAGE_STATUSES.map((s) => [s, coverage.filter((c) => c.status === s).length]));
  return {
    run: run.id,
    years: run.years,
    agencies: run.agencyIds.length,
    coverage: counts,
    openAlerts: alerts.map((a) => ({
      rule: a.rule,
      severity: a.severity,
      agency: a.agency,
      year: a.year,
      message: a.message,
    })),
    notInOrder: coverage.filter((c) => c.status !== 'published' && c.status !== 'not_due'),
    undelivered: [...Map.groupBy(await deadDeliveries(db), ({ target }) => target)].map(([target, of]) => {
      return { target, messages: of.length };
    }),
  };
}

export type Summary = Awaited<ReturnType<typeof summaryOf>>;

export function summaryText(summary: Summary): string {
  const counts = COVERAGE_STATUSES.filter((s) => (summary.coverage[s] ?? 0) > 0).map(
    (s) => `${inCell(STATUS[s])} ${summary.coverage[s]}`,
  );
  const lines = [`${summary.run}  ${summary.years.join(', ')}  ${counts.join(' · ')}`];
  const rows = summary.notInOrder.map((c) => [c.agency, String(c.year), inCell(STATUS[c.status]), c.reason.zh]);
  if (rows.length > 0) lines.push('', table(rows));
  if (summary.openAlerts.length > 0) {
    lines.push('', `${both(CLI.openAlerts)}: ${summary.openAlerts.length}`);
    lines.push(
      ...summary.openAlerts.map((a) => `  [${SEVERITY[a.severity].zh} ${a.severity}] ${a.rule}  ${oneLine(a.message)}`),
    );
  }
  if (summary.undelivered.length > 0) {
    const whom = summary.undelivered.map(({ target, messages }) => `${target} ${messages}`).join(', ');
    lines.push('', `${both(NOTIFY.undelivered)}: ${whom}`);
  }
  return lines.join('\n');
}

function oneLine(message: Bilingual): string {
  return message.zh.replaceAll('\n', ' ');
}
