import type { Logger } from 'pino';
import { createLog } from '../config/log.ts';
import type { Settings } from '../config/settings.ts';
import { type Failure, FailureError } from '../errors/failure.ts';
import type { Service, ServiceOptions } from '../service.ts';
import { pendingDeliveries } from '../store/deliveries.ts';
import { type Run, runProgress, unfinishedRuns } from '../store/runs.ts';
import { CLI } from '../text/cli.ts';
import { bar, both, note, Progress, printFailure } from './output.ts';
import { VERSION } from './version.ts';

/** One wish to stop may arrive twice: from the terminal or the supervisor itself, and handed on by bin/nianbao. */
const SAME_WISH_MS = 400;

export interface Running {
  service: Service;
  log: Logger;
  /** Resolves when a person or the system asks to stop (null), or with why this process cannot go on. */
  stopAsked: Promise<Failure | null>;
}

/** Starts the service and hears SIGINT, SIGTERM and SIGHUP: the first lets the work in hand finish, the second ends at once. */
export async function startForCommand(
  settings: Settings,
  options: Omit<ServiceOptions, 'version'> = {},
): Promise<Running> {
  const log = createLog(settings.logLevel, process.stderr.isTTY);
  // The service brings half of the program with it; commands that only look must not wait for it.
  const { startService } = await import('../service.ts');
  const started = await startService(settings, log, { version: VERSION, ...options });
  if (!started.ok) throw new FailureError(started.failure);
  const stopAsked = new Promise<Failure | null>((resolve) => {
    void started.value.outgrown.then(resolve);
    let askedAt: number | null = null;
    const onSignal = () => {
      if (askedAt !== null && Date.now() - askedAt > SAME_WISH_MS) process.exit(3);
      if (askedAt !== null) return;
      askedAt = Date.now();
      note(both(CLI.stopping));
      resolve(null);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  });
  return { service: started.value, log, stopAsked };
}

/**
 * Waits until every run (or those that are asked about) is judged and every message is sent or waits for its next attempt; false when it was
 * stopped before.
 */
export async function waitForRuns(
  { service, stopAsked }: Running,
  asked: (run: Run) => boolean = () => true,
): Promise<boolean> {
  const { store, clock } = service.context;
  const progress = new Progress();
  let stopped = false;
  void stopAsked.then((whyNot) => {
    stopped = true;
    if (whyNot !== null) printFailure(whyNot);
  });
  let messagesSince: number | null = null;
  for (;;) {
    const runs = (await unfinishedRuns(store.db)).filter(asked);
    const unsent = runs.length > 0 ? [] : await pendingDeliveries(store.db, { limit: 1, now: clock().toISOString() });
    if (runs.length === 0 && unsent.length === 0) break;
    if (runs.length === 0) messagesSince ??= clock().getTime();
    // A receiver that is down must not hold a finished run for ever; its messages stay in the outbox.
    if (stopped || (messagesSince !== null && clock().getTime() - messagesSince > 10_000)) break;
    if (runs[0]) progress.show(await progressOf(store.db, runs[0].id));
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  progress.end();
  return !stopped;
}

async function progressOf(db: Service['context']['store']['db'], runId: string): Promise<string> {
  const counts = await runProgress(db, runId);
  const sum = (test: (c: (typeof counts)[number]) => boolean) => counts.filter(test).reduce((n, c) => n + c.count, 0);
  const part = (kind: string) =>
    `${kind} ${sum((c) => c.kind === kind && c.state !== 'pending')}/${sum((c) => c.kind === kind)}`;
  return `${bar(
    sum((c) => c.state !== 'pending'),
    sum(() => true),
  )}  ${part('discover')} · ${part('fetch')} · ${part('process')}`;
}
