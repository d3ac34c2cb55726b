import { type QueueState, readyOf } from './queue-state.ts';

/** `lost`: tasks of the database that are in no queue. `waiting`: everything left is put off. */
export type Verdict = 'idle' | 'working' | 'waiting' | 'paused' | 'stuck' | 'lost' | 'unreachable';

/** For as long, jobs that nobody takes are no sign of anything. */
const PATIENCE_MS = 60_000;

/** What the store knows of a queue: unfinished tasks, and when the oldest was made. */
export interface Backlog {
  pending: number;
  oldestAt: Date | null;
}

/** How a queue stands, in one word. `now`: the machine's time, ms; null for a queue that did not answer. */
export function verdictOf(state: QueueState | null, backlog: Backlog, now: number): Verdict {
  if (state === null) return 'unreachable';
  const ready = readyOf(state.counts);
  const { active = 0, delayed = 0 } = state.counts;
  if (state.paused) return 'paused';
  if (active > 0) return 'working';
  if (ready > 0) return isQuiet(state, now) ? 'stuck' : 'working';
  const isOld = backlog.oldestAt !== null && now - backlog.oldestAt.getTime() > PATIENCE_MS;
  if (backlog.pending > delayed && isOld && isStill(state, now)) return 'lost';
  return delayed > 0 && state.name !== 'schedule' ? 'waiting' : 'idle';
}

/** Whether a person must do something about it. */
export function needsPerson(verdict: Verdict): boolean {
  return verdict === 'paused' || verdict === 'stuck' || verdict === 'lost' || verdict === 'unreachable';
}

function isQuiet(state: QueueState, now: number): boolean {
  return state.oldestReadyAt !== null && now - state.oldestReadyAt > PATIENCE_MS && isStill(state, now);
}

function isStill({ lastFinishedAt }: QueueState, now: number): boolean {
  return lastFinishedAt === null || now - lastFinishedAt > PATIENCE_MS;
}
