import type { AlertTransition } from '../report/alert.ts';
import { UNSURE } from '../text/notices.ts';
import { digest } from './alert-id.ts';
import type { OutgoingMessage } from './channels/channel.ts';
import type { PlannedDelivery } from './outbox.ts';

/** How long after the second attempt of unknown outcome a message is asked after, and again: at most so often (ms). */
export const ASK_AFTER_MS: readonly number[] = [60_000, 1_800_000, 21_600_000];

/**
 * The message that asks after one whose sending ended unknown twice. It has an id of its own, so that every message is sent under its
 * key twice at most, and still nobody misses what it told. Null where it was asked after often enough.
 */
export function followUpOf(
  { alertId, channel, target, message }: Omit<PlannedDelivery, 'id' | 'transition'>,
  now: Date,
  pauses: readonly number[] = ASK_AFTER_MS,
): (PlannedDelivery & { dueAt: string }) | null {
  const after = message.after ?? { id: message.id, transition: message.transition, times: 0 };
  const pause = pauses[after.times];
  if (pause === undefined) return null;
  const times = after.times + 1;
  const id = digest(['unsure', after.id, times]);
  const transition: AlertTransition = 'unsure';
  const asking: OutgoingMessage = { ...message, id, transition, after: { ...after, times }, remedy: UNSURE.remedy };
  return {
    ...{ id, alertId, transition, channel, target, message: asking },
    dueAt: new Date(now.getTime() + pause).toISOString(),
  };
}
