import { remindersOf } from '../alerts/reminders.ts';
import { holidaysWith } from '../alerts/working-days.ts';
import { listAgencies } from '../store/agencies.ts';
import { listAlerts, lockAlerts, toldSince } from '../store/alerts.ts';
import { listCoverage } from '../store/coverage.ts';
import { addDeliveries } from '../store/deliveries.ts';
import { isCatchingUp } from '../store/own-gaps.ts';
import { inTransaction } from '../store/tasks.ts';
import type { WorkContext } from './context.ts';
import { deferredBy } from './evaluate-store.ts';
import { targetsOf } from './targets.ts';

/**
 * Tells what time alone asks for: repetitions, escalations, countdowns. May be asked at any time and as often as one likes; says
 * nothing while a run catches up on a time in which nobody looked. Returns how many messages are new.
 */
export async function remind(context: Pick<WorkContext, 'settings' | 'store' | 'queues' | 'clock'>): Promise<number> {
  const { settings, store, queues, clock } = context;
  const targets = targetsOf(settings).filter(({ rhythm }) =>
    [rhythm?.repeatAfter, rhythm?.escalateAfter, rhythm?.countdown].some((one) => one !== undefined),
  );
  if (targets.length === 0) return 0;
  const now = clock();
  const planned = await inTransaction(store.db, async (trx) => {
    await lockAlerts(trx);
    if (await isCatchingUp(trx)) return { added: [], later: new Set<string>() };
    const alerts = await listAlerts(trx, { status: ['open'] });
    const isCounting = targets.some(({ rhythm }) => rhythm?.countdown !== undefined);
    const coverage = isCounting ? await listCoverage(trx, { status: ['due'] }) : [];
    const agencies = new Map((await listAgencies(trx, { activeOnly: true })).map((agency) => [agency.id, agency]));
    const since = await toldSince(trx);
    const holidays = holidaysWith(settings.holidays);
    const due = remindersOf({ alerts, since, coverage, targets, agencies, now, holidays });
    const rows = due.map((one) => ({ ...one, message: { ...one.message }, ...deferredBy(one, targets, now) }));
    const later = new Set(rows.filter((row) => row.dueAt !== undefined).map((row) => row.id));
    return { added: await addDeliveries(trx, rows, now.toISOString()), later };
  });
  await queues.addDeliveries(planned.added.filter((id) => !planned.later.has(id)));
  return planned.added.length;
}
