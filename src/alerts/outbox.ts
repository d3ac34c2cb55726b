import type { Agency } from '../report/agency.ts';
import type { Alert, AlertTransition } from '../report/alert.ts';
import { digest } from './alert-id.ts';
import type { OutgoingMessage, Target } from './channels/channel.ts';
import type { Evaluation } from './evaluate.ts';
import { messageOf } from './message.ts';
import { isWanted, type RoutedTarget } from './routing.ts';

/** One message of one transition to one target, to be stored together with the alert it tells of. */
export interface PlannedDelivery {
  /** Made from alert, episode, transition and target: the same transition is told once per target. */
  id: string;
  /** Null for what is about no alert. */
  alertId: string | null;
  transition: AlertTransition;
  channel: string;
  target: string;
  message: OutgoingMessage;
  /** Only told where that one was told before. */
  onlyAfter?: string;
}

const TOLD: readonly AlertTransition[] = ['opened', 'reopened', 'resolved'];

/** The deliveries that an evaluation asks for. `kept` and silenced alerts are told to nobody, others to the targets that want them. */
export function deliveriesOf(
  evaluation: Evaluation,
  targets: readonly RoutedTarget[],
  agencies: ReadonlyMap<string, Agency>,
): PlannedDelivery[] {
  const alerts = new Map(evaluation.upserts.map((alert) => [alert.id, alert]));
  return evaluation.transitions
    .filter(({ kind, quiet }) => TOLD.includes(kind) && !quiet)
    .flatMap(({ alertId, kind }) => {
      const alert = alerts.get(alertId)!;
      const wanting = targets.filter((target) => isWanted(alert, target, agencies));
      return wanting.flatMap((target) => planned(alert, kind, target, agencies));
    });
}

/** The id of what is told of an alert's present episode to one target. */
export function idOf(alert: Pick<Alert, 'id' | 'episode'>, told: string, { channel, name }: Target): string {
  return digest([alert.id, alert.episode, told, channel, name]);
}

/** Who hears of an alert only when it is escalated hears of its end only then. */
function planned(
  alert: Alert,
  transition: AlertTransition,
  target: RoutedTarget,
  agencies: ReadonlyMap<string, Agency>,
): PlannedDelivery[] {
  if (target.rhythm?.escalateAfter === undefined) return [plan(alert, transition, target, agencies)];
  if (transition !== 'resolved') return [];
  return [{ ...plan(alert, transition, target, agencies), onlyAfter: idOf(alert, 'escalated', target) }];
}

function plan(
  alert: Alert,
  transition: AlertTransition,
  target: Target,
  agencies: ReadonlyMap<string, Agency>,
): PlannedDelivery {
  const id = idOf(alert, transition, target);
  const name = alert.agencyId === null ? null : (agencies.get(alert.agencyId)?.name ?? null);
  const message = messageOf(id, alert, transition, name);
  return { id, alertId: alert.id, transition, channel: target.channel, target: target.name, message };
}
