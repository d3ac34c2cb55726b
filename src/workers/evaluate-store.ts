import { bodyCauses, type CausesInput, sharedCauses } from '../alerts/causes.ts';
import { evaluateAlerts } from '../alerts/evaluate.ts';
import { type CurrentFindings, onBrokenRules } from '../alerts/finding-causes.ts';
import { heldBy, type PortalsSeen, portalsSeen } from '../alerts/held.ts';
import { deliveriesOf, type PlannedDelivery } from '../alerts/outbox.ts';
import { digestTime } from '../alerts/rhythm.ts';
import { isMuted, type RoutedTarget } from '../alerts/routing.ts';
import { unknownBodies } from '../alerts/unknown-bodies.ts';
import type { Agency } from '../report/agency.ts';
import type { Alert, Cause } from '../report/alert.ts';
import type { Severity } from '../report/finding.ts';
import type { LookOutline } from '../report/look.ts';
import { listAgencies } from '../store/agencies.ts';
import { listAlerts, saveAlertChanges } from '../store/alerts.ts';
import { listCoverage } from '../store/coverage.ts';
import { currentFindings, type ReportFindings } from '../store/current-findings.ts';
import type { Db } from '../store/database.ts';
import { knownDeliveries } from '../store/deliveries.ts';
import { agenciesWithColumn, latestLooks, newestOutlines } from '../store/looks.ts';
import { flawedPages } from '../store/page-attribution.ts';
import { chunks } from '../store/rows.ts';
import { listSilences } from '../store/silences.ts';
import { yearsSpokenOf } from '../store/testimony.ts';
import type { WorkContext } from './context.ts';
import { targetsOf } from './targets.ts';

/** How many alerts a run opened, reopened, kept and resolved. */
export type AlertCounts = Record<string, number>;

/** What an evaluation changed. */
export interface Evaluated {
  counts: AlertCounts;
  /** Ids of the messages that are new in the outbox. */
  deliveries: string[];
  /** True where the newest run reached nothing at all. */
  isOutage: boolean;
}

/** Bodies that are evaluated together: what is known of them is in memory at once, and no more than that. */
const AT_ONCE = 100;

/** What a whole evaluation shares, and what it came to. */
interface Round {
  now: Date;
  targets: RoutedTarget[];
  silences: Awaited<ReturnType<typeof listSilences>>;
  seen: PortalsSeen;
  counts: AlertCounts;
  deliveries: string[];
}

/**
 * Turns what the store knows now, of all agencies and not only of the run's, into alerts with their history and messages;
 * all in the caller's transaction. The messages are sent after it commits. Bodies are taken `atOnce` at a time, and then what they have
 * in common; that changes nothing of the result.
 */
export async function evaluateStore(
  trx: Db,
  context: Pick<WorkContext, 'settings' | 'clock'>,
  atOnce = AT_ONCE,
): Promise<Evaluated> {
  const { settings, clock } = context;
  const registered = await listAgencies(trx);
  const watched = registered.filter(({ active }) => active);
  const looks: LookOutline[] = [];
  for (const part of chunks(registered, atOnce)) looks.push(...(await newestOutlines(trx, part.map(idOf))));
  const now = clock();
  const round: Round = {
    ...{ now, targets: targetsOf(settings), silences: await listSilences(trx, now.toISOString()) },
    ...{ seen: portalsSeen(watched, looks), deliveries: [] },
    counts: { opened: 0, reopened: 0, kept: 0, resolved: 0 },
  };
  const broken: CurrentFindings[] = [];
  const unknown = new Set<string>();
  for (const part of chunks(registered, atOnce)) {
    const known = await knownOf(trx, part, settings.alertSeverity);
    broken.push(...onBrokenRules(known.findings));
    for (const id of unknownBodies(known.coverage)) unknown.add(id);
    const causes = bodyCauses(known, round.seen.isOutage);
    await evaluate(trx, round, causes, known, await listAlerts(trx, { agencyIds: part.map(idOf) }));
  }
  const shared = { agencies: [], coverage: [], findings: [], looks: [] };
  const causes = sharedCauses(watched, looks, broken, unknown);
  await evaluate(trx, round, causes, shared, await listAlerts(trx, { ofNobody: true }));
  return { counts: round.counts, deliveries: round.deliveries, isOutage: round.seen.isOutage };
}

const idOf = ({ id }: { id: string }) => id;

/** All that alerts about these agencies rest on. */
async function knownOf(
  trx: Db,
  part: readonly (Agency & { active: boolean })[],
  minSeverity: Severity,
): Promise<CausesInput> {
  const ids = part.map(idOf);
  return {
    agencies: part.filter(({ active }) => active),
    coverage: await listCoverage(trx, { agencyIds: ids }),
    findings: (await currentFindings(trx, ids)).map(withoutDismissed),
    looks: [...(await latestLooks(trx, { agencyIds: ids })).values()],
    columnsFound: await agenciesWithColumn(trx, ids),
    flawedPages: await flawedPages(trx, ids),
    spokenOf: await yearsSpokenOf(trx, ids),
    minSeverity,
  };
}

/** Saves what becomes of these alerts by these causes, with the messages that are to be sent. */
async function evaluate(
  trx: Db,
  round: Round,
  causes: readonly Cause[],
  known: CausesInput,
  alerts: readonly Alert[],
): Promise<void> {
  const { now, targets, silences, seen } = round;
  const mutedBy = (alert: Alert) => silences.find(({ wants }) => isMuted(alert, wants, seen.agencies))?.id ?? null;
  const evaluation = evaluateAlerts({ causes, held: heldBy(known, seen), alerts, now, mutedBy });
  const at = now.toISOString();
  const told = evaluation.transitions.filter(({ kind }) => kind !== 'kept');
  const events = told.map(({ alertId, kind, again }) => ({
    ...{ alertId, at, by: 'nianbao', note: null },
    kind: again ? 'unmuted' : kind,
  }));
  const planned = await tellable(trx, deliveriesOf(evaluation, targets, seen.agencies));
  const deliveries = planned.map((d) => ({ ...d, message: { ...d.message }, ...deferredBy(d, targets, now) }));
  const later = new Set(deliveries.filter((d) => d.dueAt !== undefined).map(idOf));
  const added = await saveAlertChanges(trx, { upserts: evaluation.upserts, events, deliveries }, at);
  round.deliveries.push(...added.filter((id) => !later.has(id)));
  for (const { kind, again } of evaluation.transitions) {
    const counted = again ? 'kept' : kind;
    round.counts[counted] = (round.counts[counted] ?? 0) + 1;
  }
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

/** What a person let be is nothing to be told of. */
function withoutDismissed(report: ReportFindings): CurrentFindings {
  return { ...report, findings: report.findings.filter((finding) => finding.dismissed === undefined) };
}
