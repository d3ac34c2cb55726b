import { UnrecoverableError } from 'bullmq';
import { CHANNELS } from '../alerts/channels/index.ts';
import type { OutgoingMessage, Target } from '../alerts/channels/channel.ts';
import { fail, FailureError, type Result } from '../errors/failure.ts';
import { findDelivery, markFailed, markSending, markSent } from '../store/deliveries.ts';
import { QUEUES } from '../queue/jobs.ts';
import type { WorkContext } from './context.ts';
import { targetsOf } from './targets.ts';

/**
 * Sends one message of the outbox. The row says `sending` before and `sent` after: a crash between is repeated with the same
 * idempotency key and a higher attempt number, never lost.
 */
export async function deliver(deliveryId: string, context: WorkContext): Promise<void> {
  const { store, log } = context;
  const delivery = await findDelivery(store.db, deliveryId);
  if (delivery === null || delivery.state === 'sent' || delivery.state === 'dead') return;
  const attempt = await markSending(store.db, deliveryId);
  const target = targetsOf(context.settings).find((t) => t.name === delivery.target);
  const sent: Result<{ response: string }> = target
    ? await send({ ...delivery.message, attempt }, target, context)
    : fail('notify.rejected', `no target is named ${delivery.target} any more`);
  const now = context.clock().toISOString();
  if (sent.ok) {
    await markSent(store.db, deliveryId, sent.value.response, now);
    return;
  }
  const { code, cause, retry } = sent.failure;
  const dead = retry !== 'now' || attempt >= QUEUES.deliver.attempts;
  await markFailed(store.db, deliveryId, { error: `${code}: ${cause}`, dead });
  log[dead ? 'error' : 'warn']({ delivery: deliveryId, target: delivery.target, code, cause, attempt, dead }, 'message not delivered');
  throw dead ? new UnrecoverableError(`${code}: ${cause}`) : new FailureError(sent.failure);
}

async function send(message: OutgoingMessage, target: Target, context: WorkContext): Promise<Result<{ response: string }>> {
  const make = CHANNELS[target.channel];
  if (make === undefined) return fail('notify.rejected', `no channel is named ${target.channel}`);
  return make({ log: context.log, clock: context.clock }).send(message, target);
}
