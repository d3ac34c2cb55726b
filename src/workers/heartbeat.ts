import { postJson } from '../alerts/channels/post-json.ts';
import type { WorkContext } from './context.ts';

/** A run's result, as the heartbeat tells it. */
export interface RunResult {
  run: string;
  trigger: string;
  finishedAt: string;
  coverage: Record<string, number>;
  alerts: Record<string, number>;
}

/**
 * Tells somebody else that a run has ended, so that our own silence is noticed: POST to `heartbeatUrl`. It is not repeated and
 * stops nothing: a beat that does not arrive makes the other side ask, which is what it is for.
 */
export async function beat(context: Pick<WorkContext, 'settings' | 'log' | 'clock'>, result: RunResult): Promise<void> {
  const { heartbeatUrl } = context.settings;
  if (heartbeatUrl === null) return;
  const target = { name: 'heartbeat', channel: 'webhook', url: heartbeatUrl };
  const sent = await postJson({ fetch, now: context.clock }, target, JSON.stringify(result));
  const trouble = sent.ok ? (sent.value.status < 400 ? null : `answered ${sent.value.status}`) : sent.failure.cause;
  if (trouble !== null) context.log.warn({ run: result.run, trouble }, 'heartbeat not taken');
}
