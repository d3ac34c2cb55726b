import type { Alert, AlertTransition } from '../report/alert.ts';
import type { Bilingual } from '../report/bilingual.ts';
import { REMEDIES } from '../text/alerts.ts';
import type { OutgoingMessage } from './channels/channel.ts';

/**
 * What a target is told about one transition. `id` is the delivery's; `attempt` is 1 until the sender counts on.
 * `agencyName` is null for alerts that are about no agency.
 */
export function messageOf(
  id: string,
  alert: Alert,
  transition: AlertTransition,
  agencyName: string | null,
): OutgoingMessage {
  const { rule, severity, status, year, message, evidence, firstSeenAt, lastSeenAt, resolvedAt } = alert;
  const agency = alert.agencyId === null ? null : { id: alert.agencyId, name: agencyName ?? alert.agencyId };
  return {
    id,
    transition,
    attempt: 1,
    alert: {
      id: alert.id,
      rule,
      severity,
      status,
      agency,
      year,
      message,
      evidence,
      firstSeenAt,
      lastSeenAt,
      resolvedAt,
    },
    remedy: remedyOf(rule),
  };
}

/** What would clear an alert of this rule. */
export function remedyOf(rule: string): Bilingual {
  return Object.hasOwn(REMEDIES, rule) ? REMEDIES[rule as keyof typeof REMEDIES] : REMEDIES.finding;
}
