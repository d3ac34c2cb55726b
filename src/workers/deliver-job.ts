import { UnrecoverableError } from 'bullmq';
import type { Bundle, Channel, OutgoingMessage } from '../alerts/channels/channel.ts';
import { channelsOf } from '../alerts/channels/index.ts';
import { FailureError, fail, type Result } from '../errors/failure.ts';
import { Postponed } from '../errors/postponed.ts';
import { QUEUES } from '../queue/jobs.ts';
import { type Delivery, markFailed, markSending, markSent } from '../store/deliveries.ts';
import type { WorkContext } from './context.ts';
import { targetsOf } from './targets.ts';

/** Attempts after which a receiver that only ever says "too many" is given up. */
const RATE_LIMITED_ATTEMPTS = 100;

/**
 * Sends one message of the outbox, to people with all that wait for them as one bundle. The rows say `sending` before and `sent`
 * after: a crash between is repeated with the same idempotency key and a higher attempt number, never lost. A receiver that asks
 * for time is asked again then.
 */
export async function deliver(deliveryId: string, context: WorkContext): Promise<void> {
  const { store, log } = context;
  const channels = channelsOf({ logger: context.log, fetch, now: context.clock });
  const atOnce = (name: string) => channels.get(name)?.atOnce ?? 1;
  const deliveries = await markSending(store.db, deliveryId, atOnce, context.clock().toISOString());
  const [first] = deliveries;
  if (first === undefined) return;
  const sent = await send(deliveries, first, channels, context);
  if (sent.ok) {
    await markSent(store.db, deliveryId, sent.value.response, context.clock().toISOString());
    return;
  }
  const { code, cause, retry, context: about } = sent.failure;
  const wait = code === 'notify.rate-limited' ? Number(about?.retryAfterMs ?? 60_000) : null;
  const deadAfter = wait === null ? QUEUES.deliver.attempts : RATE_LIMITED_ATTEMPTS;
  const final = wait === null && retry !== 'now';
  const dead = (await markFailed(store.db, deliveryId, { error: `${code}: ${cause}`, deadAfter, final })) === 'dead';
  const { target, attempts } = first;
  log[dead ? 'error' : 'warn'](
    { delivery: deliveryId, target, messages: deliveries.length, code, cause, attempt: attempts, dead },
    'message not delivered',
  );
  if (dead) throw new UnrecoverableError(`${code}: ${cause}`);
  throw wait === null ? new FailureError(sent.failure) : new Postponed(`${code}: ${cause}`, wait);
}

async function send(
  deliveries: readonly Delivery[],
  { id, target: name, channel: kind, attempts }: Delivery,
  channels: ReadonlyMap<string, Channel>,
  context: WorkContext,
): Promise<Result<{ response: string }>> {
  const target = targetsOf(context.settings).find((one) => one.name === name);
  if (!target) return fail('notify.rejected', `no target is named ${name} any more`);
  const channel = channels.get(target.channel);
  if (channel === undefined || target.channel !== kind)
    return fail('notify.rejected', `target ${name} is no ${kind} any more`);
  const messages = deliveries.map((one) => one.message as unknown as OutgoingMessage);
  const bundle: Bundle = { id, attempt: attempts, messages };
  return channel.send(bundle, target);
}
