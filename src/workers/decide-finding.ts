import type { ActOutcome, DecisionKind, FindingAct } from '../report/decision-act.ts';
import { lockAlerts } from '../store/alerts.ts';
import { addDecision } from '../store/decisions.ts';
import { currentReport } from '../store/reports.ts';
import { inTransaction } from '../store/tasks.ts';
import type { WorkContext } from './context.ts';
import { evaluateStore } from './evaluate-store.ts';

/**
 * Keeps what a person decided of a finding, and lets the alerts follow, in one transaction. `deliveries` are the messages that are new in
 * the outbox. The same decision again changes nothing.
 */
export async function decideFinding(
  context: Pick<WorkContext, 'settings' | 'clock' | 'store'>,
  { agencyId, year, key, act, by, reason }: FindingAct,
): Promise<{ outcome: ActOutcome; deliveries: string[] }> {
  const nothing = (outcome: ActOutcome) => ({ outcome, deliveries: [] });
  if (act === 'dismiss' && reason.trim() === '') return nothing('no-reason');
  return inTransaction(context.store.db, async (trx) => {
    await lockAlerts(trx);
    const report = await currentReport(trx, agencyId, year);
    const found = (report?.findings ?? []).filter((one) => key.length >= 4 && one.key?.startsWith(key));
    const [finding] = found;
    if (finding?.key === undefined) return nothing('not-found');
    if (found.length > 1) return nothing('unclear');
    const { dismissed, accepted, ...kept } = finding;
    const now: DecisionKind = dismissed ? 'dismiss' : accepted ? 'accept' : 'restore';
    if (now === act) return nothing('done');
    const { rule, instance = null } = finding;
    const at = context.clock().toISOString();
    await addDecision(trx, { agencyId, year, key: finding.key, act, rule, instance, by, at, reason, finding: kept });
    return { outcome: 'done', deliveries: (await evaluateStore(trx, context)).deliveries };
  });
}
