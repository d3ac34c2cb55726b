import { UnrecoverableError } from 'bullmq';
import type { OutgoingMessage, Target } from '../alerts/channels/channel.ts';
import { channelsOf } from '../alerts/channels/index.ts';
import { FailureError, fail, type Result } from '../errors/failure.ts';
import { QUEUES } from '../queue/jobs.ts';
import { markFailed, markSending, markSent } from '../store/deliveries.ts';
import type { WorkContext } from './context.ts';
import { targetsOf } from './targets.ts';

/**
 * Sends one message of the outbox. The row says `sending` before and `sent` after: a crash between is repeated with the same
 * idempotency key and a higher attempt number, never lost.
 */
export async function deliver(deliveryId: string, context: WorkContext): Promise<void> {
  const { store, log } = context;
  const delivery = await markSending(store.db, deliveryId);
  if (delivery === null) return;
  const target = targetsOf(context.settings).find((t) => t.name === delivery.target);
  const sent: Result<{ response: string }> = target
    ? await send({ ...(delivery.message as unknown as OutgoingMessage), attempt: delivery.attempts }, target, context)
    : fail('notify.rejected', `no target is named ${delivery.target} any more`);
  const now = context.clock().toISOString();
  if (sent.ok) {
    await markSent(store.db, deliveryId, sent.value.response, now);
    return;
  }
  const { code, cause, retry } = sent.failure;
  const trouble = { error: `${code}: ${cause}`, deadAfter: QUEUES.deliver.attempts, final: retry !== 'now' };
  const dead = (await markFailed(store.db, deliveryId, trouble)) === 'dead';
  log[dead ? 'error' : 'warn'](
    { delivery: deliveryId, target: delivery.target, code, cause, attempt: delivery.attempts, dead },
    'message not delivered',
  );
  throw dead ? new UnrecoverableError(`${code}: ${cause}`) : new FailureError(sent.failure);
}

async function send(
  message: OutgoingMessage,
  target: Target,
  context: WorkContext,
): Promise<Result<{ response: string }>> {
  const channel = channelsOf({ logger: context.log, fetch, now: context.clock }).get(target.channel);
  if (channel === undefined) return fail('notify.rejected', `no channel is named ${target.channel}`);
  return channel.send(message, target);
}
