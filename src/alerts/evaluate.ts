import type { Alert, AlertTransition, Cause } from '../report/alert.ts';
import { alertIdOf } from './alert-id.ts';

/** What holds now, and the alerts as they stand. */
export interface EvaluationInput {
  causes: readonly Cause[];
  /** True for alerts that must stay because nothing new is known about them (see held.ts). */
  held: (alert: Alert) => boolean;
  /** Every alert that is known, resolved ones too. */
  alerts: readonly Alert[];
  now: Date;
  /** Id of the silence that an alert falls under; none by default. */
  mutedBy?: (alert: Alert) => string | null;
}

/** What changes by it; the caller stores it and what is to be told of it in one transaction. */
export interface Evaluation {
  /** Alerts that are new or changed, to be stored. */
  upserts: Alert[];
  /** `quiet` ones are recorded and told to nobody: the alert is silenced. `again`: told now that the silence over it has ended. */
  transitions: { alertId: string; kind: AlertTransition; quiet: boolean; again?: true }[];
}

/**
 * Turns causes into alerts: opened once, kept while the cause holds, resolved when it is gone, reopened (episode + 1) when it
 * comes back. Acknowledged alerts stay acknowledged until resolved, silenced ones until their time is over.
 */
export function evaluateAlerts({ causes, held, alerts, now, mutedBy = () => null }: EvaluationInput): Evaluation {
  const known = new Map(alerts.map((alert) => [alert.id, alert]));
  const holding = new Map(causes.map((cause) => [alertIdOf(cause), cause]));
  const at = now.toISOString();
  const evaluation: Evaluation = { upserts: [], transitions: [] };
  const record = (alert: Alert, kind: AlertTransition) => {
    const muted = mutedBy(alert);
    const isHeard = alert.mutedBy !== null && muted === null && kind === 'kept' && alert.status === 'open';
    evaluation.upserts.push({ ...alert, mutedBy: muted });
    const quiet = muted !== null || isSilent(alert, now);
    const told = isHeard ? { kind: 'opened' as const, again: true as const } : { kind };
    evaluation.transitions.push({ alertId: alert.id, quiet, ...told });
  };

  for (const [id, cause] of holding) {
    const alert = known.get(id);
    if (alert === undefined) record(opened(id, cause, at), 'opened');
    else if (alert.status === 'resolved') record(reopened(alert, cause, now), 'reopened');
    else record(kept(alert, cause, now), 'kept');
  }
  for (const alert of alerts) {
    if (holding.has(alert.id) || alert.status === 'resolved') continue;
    if (held(alert)) {
      const woken = unsilenced(alert, now);
      if (woken !== alert || (alert.mutedBy !== null && mutedBy(alert) === null)) record(woken, 'kept');
    } else {
      record({ ...alert, status: 'resolved', resolvedAt: at }, 'resolved');
    }
  }
  return evaluation;
}

function opened(id: string, cause: Cause, at: string): Alert {
  return {
    id,
    ...about(cause),
    status: 'open',
    firstSeenAt: at,
    lastSeenAt: at,
    resolvedAt: null,
    episode: 1,
    silencedUntil: null,
    assignee: null,
    mutedBy: null,
  };
}

function reopened(alert: Alert, cause: Cause, now: Date): Alert {
  const status = isSilent(alert, now) ? 'silenced' : 'open';
  const lastSeenAt = now.toISOString();
  return { ...alert, ...about(cause), status, lastSeenAt, resolvedAt: null, episode: alert.episode + 1 };
}

function kept(alert: Alert, cause: Cause, now: Date): Alert {
  return { ...unsilenced(alert, now), ...about(cause), lastSeenAt: now.toISOString() };
}

function about({ rule, severity, agencyId, year, subject, message, evidence }: Cause) {
  return { rule, severity, agencyId, year, subject, message, evidence };
}

/** The alert itself, or the alert opened again when its silence is over. */
function unsilenced(alert: Alert, now: Date): Alert {
  if (alert.status !== 'silenced' || isSilent(alert, now)) return alert;
  return { ...alert, status: 'open', silencedUntil: null };
}

function isSilent(alert: Alert, now: Date): boolean {
  return alert.silencedUntil !== null && Date.parse(alert.silencedUntil) > now.getTime();
}
