import { UnrecoverableError } from 'bullmq';
import type { Bundle, Channel, OutgoingMessage, Taken } from '../alerts/channels/channel.ts';
import { channelsOf } from '../alerts/channels/index.ts';
import { ASK_AFTER_MS, followUpOf } from '../alerts/follow-up.ts';
import { type Failure, fail, type Result } from '../errors/failure.ts';
import { Postponed } from '../errors/postponed.ts';
import { type Delivery, markFailed, markSending, markSent, noteTaken } from '../store/deliveries.ts';
import { type FollowUp, markUnanswered, settleCutOff } from '../store/unsure-deliveries.ts';
import type { WorkContext } from './context.ts';
import { targetsOf } from './targets.ts';

/** Attempts after which a receiver that only ever says "too many" is given up. */
const RATE_LIMITED_ATTEMPTS = 100;
/** Attempts on a receiver that cannot be reached: with these pauses some three days. */
const UNREACHABLE_ATTEMPTS = 80;
const LONGEST_PAUSE_MS = 3_600_000;

/** How a message of unknown outcome is treated. */
export interface Manner {
  /** So long after an attempt began, one that was never recorded counts as cut off; also the pause before the one repetition. */
  quietMs: number;
  /** When it is asked after, see `followUpOf`. */
  askAfterMs: readonly number[];
}

const MANNER: Manner = { quietMs: 30_000, askAfterMs: ASK_AFTER_MS };

/**
 * Sends one message of the outbox, to people with all that wait for them as one bundle. The rows say `sending` before and `sent`
 * after. Where nobody knows whether it was taken (a crash between, a receiver that never answers) it is repeated once, with the same
 * idempotency key and a higher attempt number; after that another message asks after it, so that none is lost. What was surely not taken is
 * tried for days; a receiver that asks for time is asked again then.
 */
export async function deliver(deliveryId: string, context: WorkContext, manner: Manner = MANNER): Promise<void> {
  const { store } = context;
  const now = () => context.clock().toISOString();
  const wait = await settleCutOff(store.db, deliveryId, {
    now: now(),
    quietMs: manner.quietMs,
    followUp: asking(context, manner),
  });
  if (wait > 0) throw new Postponed('its sending may still be under way', wait);
  const channels = channelsOf({ logger: context.log, fetch, now: context.clock });
  const atOnce = (name: string) => channels.get(name)?.atOnce ?? 1;
  const deliveries = await markSending(store.db, deliveryId, atOnce, now());
  const [first] = deliveries;
  if (first === undefined) return;
  const sent = await send(deliveries, first, channels, context);
  if (sent.ok) await markSent(store.db, deliveryId, sent.value.response, now());
  else await notSent(sent.failure, first, deliveries.length, context, manner);
}

/** Records why it was not sent, and throws when it is to be tried again, or that it never is. */
async function notSent(
  { code, cause, retry, context: about }: Failure,
  { id, target, attempts }: Delivery,
  messages: number,
  context: WorkContext,
  manner: Manner,
): Promise<void> {
  const { store, log } = context;
  const error = `${code}: ${cause}`;
  const isUnanswered = code === 'notify.unanswered';
  const pause = code === 'notify.rate-limited' ? Number(about?.retryAfterMs ?? 60_000) : pauseAfter(attempts);
  const isTried = retry === 'now' || code === 'notify.rate-limited';
  const deadAfter = code === 'notify.rate-limited' ? RATE_LIMITED_ATTEMPTS : UNREACHABLE_ATTEMPTS;
  const now = context.clock().toISOString();
  for (const part of (about?.taken ?? []) as Taken[]) await noteTaken(store.db, part.ids, part.by);
  const state = isUnanswered
    ? await markUnanswered(store.db, id, { now, error, followUp: asking(context, manner) })
    : await markFailed(store.db, id, { error, deadAfter, final: !isTried });
  const dead = state === 'dead';
  log[dead ? 'error' : 'warn'](
    { delivery: id, target, messages, code, cause, attempt: attempts, dead },
    'message not delivered',
  );
  if (dead) throw new UnrecoverableError(error);
  if (state === 'pending') throw new Postponed(error, isUnanswered ? manner.quietMs : pause);
}

function pauseAfter(attempts: number): number {
  return Math.min(1_000 * 2 ** Math.min(attempts, 20), LONGEST_PAUSE_MS);
}

function asking({ clock }: WorkContext, { askAfterMs }: Manner): FollowUp {
  return ({ alertId, channel, target, message }) => {
    const next = followUpOf(
      { alertId, channel, target, message: message as unknown as OutgoingMessage },
      clock(),
      askAfterMs,
    );
    return next === null ? null : { ...next, message: { ...next.message } };
  };
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
