import type { LookOutcome } from '../../report/look.ts';
import type { WebDeps } from '../deps.ts';
import { needsPerson } from '../queue-verdict.ts';
import { type TaskFailures, type TroubledTarget, taskFailures, troubledTargets } from './backlog.ts';
import { type TroubledHost, troubledHosts } from './hosts.ts';
import { type QueueRow, queueRows } from './queue-dashboard.ts';
import { schedulers } from './schedulers.ts';

/** What keeps Nianbao from knowing or telling, each part empty where all is well. */
export interface Operations {
  queues: QueueRow[];
  hosts: TroubledHost[];
  failures: TaskFailures[];
  targets: TroubledTarget[];
  missedRuns: number;
  /** Columns that the last run could not read, by outcome. */
  unread: { outcome: LookOutcome; count: number }[];
}

/** Failures of tasks and messages, hosts that are left alone, queues that stand still, runs that were missed. */
export async function operations(
  { db, queues, clock }: Pick<WebDeps, 'db' | 'queues' | 'clock'>,
  looks: readonly { outcome: LookOutcome; count: number }[],
): Promise<Operations> {
  const now = clock();
  const [rows, hosts, failures, targets, plans] = await Promise.all([
    queueRows({ db, queues, clock }),
    troubledHosts(db),
    taskFailures(db, now, 20),
    troubledTargets(db),
    schedulers(db, queues, now),
  ]);
  return {
    queues: rows.filter(({ verdict }) => needsPerson(verdict)),
    hosts: hosts.filter(({ state }) => state === 'open'),
    failures: failures.filter(({ final }) => final > 0),
    targets,
    missedRuns: new Set((plans ?? []).flatMap(({ missed }) => missed.map(Number))).size,
    unread: looks.filter(({ outcome }) => outcome !== 'column_read'),
  };
}
