import { fieldsOf } from '../extract/templates/index.ts';
import { formOf } from '../extract/templates/kept-rows.ts';
import type { TemplateField } from '../extract/templates/schema.ts';
import { type CorrectionAct, type CorrectionOutcome, cellOf } from '../report/correction.ts';
import { TEMPLATE_IDS, type Value } from '../report/report.ts';
import { findAgency, lockAgency } from '../store/agencies.ts';
import { lockAlerts } from '../store/alerts.ts';
import { addCorrection, applyCorrections, lastActs, listCorrections } from '../store/corrections.ts';
import type { Db } from '../store/database.ts';
import { currentReport } from '../store/reports.ts';
import { inTransaction } from '../store/tasks.ts';
import { valuesOf } from '../store/values.ts';
import type { WorkContext } from './context.ts';
import { evaluateStore } from './evaluate-store.ts';
import { assessAgain } from './save-version.ts';

/** No annual report counts that much of anything. */
const MOST = 1e12;
const NOTHING: Value = { value: null, raw: null, unit: null, status: 'absent', source: null };

/**
 * Keeps what a person put in the place of a figure of the current report, judges that report and the following year's again by it, and lets the
 * alerts follow, in one transaction. What was read stays as it is. `deliveries` are the messages that are new in the outbox.
 */
export async function correctFigure(
  context: Pick<WorkContext, 'settings' | 'clock' | 'store'>,
  act: CorrectionAct,
): Promise<{ outcome: CorrectionOutcome; deliveries: string[] }> {
  if (act.reason.trim() === '') return { outcome: 'no-reason', deliveries: [] };
  return inTransaction(context.store.db, async (trx) => {
    await lockAlerts(trx);
    await lockAgency(trx, act.agencyId);
    const outcome = await keep(trx, act, context.clock().toISOString());
    if (outcome !== 'done') return { outcome, deliveries: [] };
    await applyCorrections(trx, act.agencyId, act.year);
    const agency = await findAgency(trx, act.agencyId);
    if (agency !== null) for (const year of [act.year, act.year + 1]) await assessAgain(trx, agency, year);
    return { outcome, deliveries: (await evaluateStore(trx, context)).deliveries };
  });
}

async function keep(trx: Db, act: CorrectionAct, at: string): Promise<CorrectionOutcome> {
  const { agencyId, year, field, by, reason } = act;
  const report = await currentReport(trx, agencyId, year);
  if (report === null) return 'no-report';
  const values = await valuesOf(trx, report.id);
  const spec = fieldOf(report.report.template, values, field);
  if (spec === null) return 'no-field';
  const { corrected, ...read } = values[field] ?? NOTHING;
  const said = { agencyId, year, field, by, at, reason, cell: cellOf(report.snapshot, read) };
  const seen = { status: read.status, value: read.value };
  if (act.act === 'withdraw') {
    const before = lastActs(await listCorrections(trx, { agencyIds: [agencyId], years: [year] }));
    if (before.find((one) => one.field === field)?.act !== 'correct') return 'none';
    await addCorrection(trx, { ...said, act: 'withdraw', status: null, value: null, read: seen });
    return 'done';
  }
  if (!isFigure(act.figure, spec)) return 'bad-figure';
  const [status, value] = act.figure === 'blank' ? (['blank', null] as const) : (['reported', act.figure] as const);
  if (corrected === undefined && read.status === status && read.value === value) return 'same';
  if (corrected?.status === status && corrected.value === value) return 'same';
  await addCorrection(trx, { ...said, act: 'correct', status, value, read: seen });
  return 'done';
}

function fieldOf(
  template: string | null,
  values: Readonly<Record<string, Value>>,
  field: string,
): TemplateField | null {
  const id = TEMPLATE_IDS.find((one) => one === template);
  if (id === undefined) return null;
  const all = [...formOf(id, values).fields, ...fieldsOf(id)];
  return all.find((one) => one.id === field && one.type !== 'text') ?? null;
}

function isFigure(figure: CorrectionAct['figure'], { role, type }: TemplateField): figure is number | 'blank' {
  if (figure === 'blank') return true;
  if (figure === undefined || !Number.isFinite(figure) || Math.abs(figure) > MOST) return false;
  if (type === 'integer' && !Number.isInteger(figure)) return false;
  return figure >= 0 || role === 'signed_flow';
}
