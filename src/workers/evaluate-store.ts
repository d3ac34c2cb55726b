import { type CausesInput, causesOf } from '../alerts/causes.ts';
import { evaluateAlerts } from '../alerts/evaluate.ts';
import { heldBy } from '../alerts/held.ts';
import { deliveriesOf, type PlannedDelivery } from '../alerts/outbox.ts';
import { isOwnOutage } from '../alerts/portal-state.ts';
import { digestTime } from '../alerts/rhythm.ts';
import { isMuted, type RoutedTarget } from '../alerts/routing.ts';
import { listAgencies } from '../store/agencies.ts';
import { listAlerts, saveAlertChanges } from '../store/alerts.ts';
import { listCoverage } from '../store/coverage.ts';
import type { Db } from '../store/database.ts';
import { knownDeliveries } from '../store/deliveries.ts';
import { agenciesWithColumn, latestLooks } from '../store/looks.ts';
import { flawedPages } from '../store/page-attribution.ts';
import { listReports, type StoredReport } from '../store/reports.ts';
import { listSilences } from '../store/silences.ts';
import { yearsSpokenOf } from '../store/testimony.ts';
import type { WorkContext } from './context.ts';
import { targetsOf } from './targets.ts';

/** How many alerts a run opened, reopened, kept and resolved. */
export type AlertCounts = Record<string, number>;

export interface Evaluated {
  counts: AlertCounts;
  /** Ids of the messages that are new in the outbox. */
  deliveries: string[];
  /** True where the newest run reached nothing at all. */
  isOutage: boolean;
}

/**
 * Turns what the store knows now, of all agencies and not only of the run's, into alerts with their history and messages;
 * all in the caller's transaction. The messages are sent after it commits.
 */
export async function evaluateStore(trx: Db, context: Pick<WorkContext, 'settings' | 'clock'>): Promise<Evaluated> {
  const { settings, clock } = context;
  const agencies = await listAgencies(trx, { activeOnly: true });
  const known: CausesInput = {
    agencies,
    coverage: await listCoverage(trx),
    findings: (await listReports(trx, { currentOnly: true })).map(findingsOf),
    looks: [...(await latestLooks(trx)).values()],
    columnsFound: await agenciesWithColumn(trx),
    flawedPages: await flawedPages(trx),
    spokenOf: await yearsSpokenOf(trx),
    minSeverity: settings.alertSeverity,
  };
  const now = clock();
  const byId = new Map(agencies.map((agency) => [agency.id, agency]));
  const silences = await listSilences(trx, now.toISOString());
  const evaluation = evaluateAlerts({
    causes: causesOf(known),
    held: heldBy(known),
    alerts: await listAlerts(trx),
    now,
    mutedBy: (alert) => silences.find(({ wants }) => isMuted(alert, wants, byId))?.id ?? null,
  });
  const told = evaluation.transitions.filter(({ kind }) => kind !== 'kept');
  const events = told.map(({ alertId, kind, again }) => ({
    alertId,
    at: now.toISOString(),
    kind: again ? 'unmuted' : kind,
    by: 'nianbao',
    note: null,
  }));
  const targets = targetsOf(settings);
  const planned = await tellable(trx, deliveriesOf(evaluation, targets, byId));
  const deliveries = planned.map((d) => ({ ...d, message: { ...d.message }, ...deferredBy(d, targets, now) }));
  const later = new Set(deliveries.filter((d) => d.dueAt !== undefined).map((d) => d.id));
  const added = await saveAlertChanges(trx, { upserts: evaluation.upserts, events, deliveries }, now.toISOString());
  const counts: AlertCounts = { opened: 0, reopened: 0, kept: 0, resolved: 0 };
  for (const { kind, again } of evaluation.transitions) {
    const counted = again ? 'kept' : kind;
    counts[counted] = (counts[counted] ?? 0) + 1;
  }
  const isOutage = isOwnOutage(agencies, known.looks);
  return { counts, deliveries: added.filter((id) => !later.has(id)), isOutage };
}

/** Without what only follows on a message that was never written. */
async function tellable(trx: Db, planned: readonly PlannedDelivery[]): Promise<PlannedDelivery[]> {
  const told = await knownDeliveries(
    trx,
    planned.flatMap(({ onlyAfter }) => onlyAfter ?? []),
  );
  return planned.filter(({ onlyAfter }) => onlyAfter === undefined || told.has(onlyAfter));
}

/** When a message goes out where its target takes digests; what is critical does not wait. */
export function deferredBy(
  { target: name, channel, message }: PlannedDelivery,
  targets: readonly RoutedTarget[],
  now: Date,
): { dueAt?: string } {
  const digest = targets.find((one) => one.name === name && one.channel === channel)?.rhythm?.digest;
  return digest === undefined || message.alert.severity === 'critical' ? {} : { dueAt: digestTime(now, digest) };
}

function findingsOf(stored: StoredReport) {
  const { agencyId, year, url, snapshot, findings, results } = stored;
  const uncertain = [...new Set(results.filter((r) => r.outcome === 'uncertain').map((r) => r.rule))];
  // What a person let be is nothing to be told of.
  const open = findings.filter((finding) => finding.dismissed === undefined);
  return { agencyId, year, url, snapshot, findings: open, uncertain };
}
