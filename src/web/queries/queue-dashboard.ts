import { QUEUE_NAMES } from '../../queue/jobs.ts';
import type { WebDeps } from '../deps.ts';
import { type QueueState, queuePulses, queueStates } from '../queue-state.ts';
import { type Backlog, type Verdict, verdictOf } from '../queue-verdict.ts';
import {
  backlogs,
  type DeadLetter,
  deadLetters,
  type TaskFailures,
  type TroubledTarget,
  taskFailures,
  troubledTargets,
} from './backlog.ts';
import { type TroubledHost, troubledHosts } from './hosts.ts';
import { type Scheduler, schedulers } from './schedulers.ts';

/** One queue as it says and as the store knows. */
export interface QueueRow {
  name: string;
  /** Null where the queue does not answer. */
  state: QueueState | null;
  backlog: Backlog;
  verdict: Verdict;
}

export interface QueueDashboard {
  /** `redis`, `postgres` or `pglite`; null where that is not known. */
  kind: string | null;
  rows: QueueRow[];
  /** Since when no answer comes; null where one comes, or nobody knows. */
  goneSince: Date | null;
  failures: TaskFailures[];
  dead: { rows: DeadLetter[]; total: number };
  targets: TroubledTarget[];
  hosts: TroubledHost[];
  /** Null where the queue does not answer. */
  schedulers: Scheduler[] | null;
}

const NOTHING: Backlog = { pending: 0, oldestAt: null };
const LETTERS_SHOWN = 50;

type Deps = Pick<WebDeps, 'db' | 'queues' | 'clock'>;

/** All that the queue dashboard shows. */
export async function queueDashboard({ db, queues, clock }: Deps): Promise<QueueDashboard> {
  const now = clock();
  const [states, work, failures, dead, targets, hosts, planned] = await Promise.all([
    queueStates(queues),
    backlogs(db, now),
    taskFailures(db, now),
    deadLetters(db, LETTERS_SHOWN),
    troubledTargets(db),
    troubledHosts(db),
    schedulers(db, queues, now),
  ]);
  return {
    kind: queues.kind ?? null,
    rows: rowsOf(states, work, now),
    goneSince: states === null ? (queues.troubledSince?.() ?? null) : null,
    failures,
    dead,
    targets,
    hosts,
    schedulers: planned,
  };
}

/** Only how the queues stand, for the first page. */
export async function queueRows({ db, queues, clock }: Deps): Promise<QueueRow[]> {
  const now = clock();
  const [states, work] = await Promise.all([queuePulses(queues), backlogs(db, now)]);
  return rowsOf(states, work, now);
}

function rowsOf(states: QueueState[] | null, work: ReadonlyMap<string, Backlog>, now: Date): QueueRow[] {
  const names = states === null ? QUEUE_NAMES : states.map(({ name }) => name);
  return names.map((name) => {
    const state = states?.find((one) => one.name === name) ?? null;
    const backlog = work.get(name) ?? NOTHING;
    return { name, state, backlog, verdict: verdictOf(state, backlog, now.getTime()) };
  });
}
