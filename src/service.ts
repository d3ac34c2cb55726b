import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Worker } from 'bullmq';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Settings } from './config/settings.ts';
import { type Failure, FailureError, fail, failure, isFailureError, ok, type Result } from './errors/failure.ts';
import { collectEarly } from './heap-growth.ts';
import { needQueue } from './queue/need-queue.ts';
import { openQueues } from './queue/queues.ts';
import { rebuildQueue } from './queue/rebuild.ts';
import type { TroubleTold } from './queue/trouble.ts';
import { BUNDLED_REGISTRY } from './registry/bundled.ts';
import { problemLine } from './registry/problem-line.ts';
import { listAgencies } from './store/agencies.ts';
import { openStore } from './store/database.ts';
import { freeHosts } from './store/host-pace.ts';
import { catchUpBy, holdMessages, noteAlive, noteStart } from './store/own-gaps.ts';
import { listRuns } from './store/runs.ts';
import { saveSetting, storedSettings } from './store/settings.ts';
import { weekendsOnly } from './text/calendar.ts';
import { systemError } from './text/system-error.ts';
import { createApp } from './web/app.ts';
import type { WebEnv } from './web/deps.ts';
import { livenessRoutes } from './web/routes/health.ts';
import { serveWeb, type WebServer } from './web/serve.ts';
import { missedRun } from './workers/catch-up.ts';
import type { WorkContext } from './workers/context.ts';
import { correctFigure } from './workers/correct-figure.ts';
import { decideFinding } from './workers/decide-finding.ts';
import { createFetchers } from './workers/fetchers.ts';
import type { SimulatedPace } from './workers/host-gate.ts';
import { refreshSettings } from './workers/live-settings.ts';
import { createOriginalViewer } from './workers/original-viewer.ts';
import { looksAtPortals } from './workers/read-again.ts';
import { createReaderPool } from './workers/reader-pool.ts';
import { remind } from './workers/remind.ts';
import { retryDeliveries, retryTasks } from './workers/retry.ts';
import { settingsActs } from './workers/settings-acts.ts';
import { startRun } from './workers/start-run.ts';
import { previewRegistry, takeRegistry } from './workers/take-registry.ts';
import { testify } from './workers/testify.ts';
import { usualPause } from './workers/usual-pause.ts';
import { type WorkRole, workQueues } from './workers/work-queues.ts';
import { yearsOnWeekendsOnly } from './workers/working-days-note.ts';

/** A running Nianbao, or the part of it that this process's role names. */
export interface Service {
  context: WorkContext;
  /** Address of the pages; null for a worker. */
  url: string | null;
  /** The standstill of our own that was noticed at the start, for the run that catches up on it. */
  gap: string | null;
  /** Resolves where a newer Nianbao took the database over: this process must end, what it has in hand the newer one does again. */
  outgrown: Promise<Failure>;
  /** Lets the work in hand finish, at most `graceMs`; what is cut off is done again by whoever starts next. */
  stop(graceMs?: number): Promise<void>;
}

/** How this process differs from a service that does everything. */
export interface ServiceOptions {
  version: string;
  clock?: () => Date;
  /** The pages, the schedule and the first run; off for `crawl`, which only works. */
  pages?: boolean;
  workers?: boolean;
  /** Takes the settings' registry over even where its file is the one that was taken last. */
  takeRegistry?: boolean;
  /** Keeps the ledger of standstills without pages: for a run over everything that something outside begins, as cron does. */
  ledger?: boolean;
  /** Shortens the waits of the pace, for a measured run. */
  simulated?: SimulatedPace;
}

const REBUILD_EVERY_MS = 15_000;
const SETTINGS_EVERY_MS = 15_000;
const NEWER_EVERY_MS = 10_000;
const ALIVE_EVERY_MS = 60_000;
const REMIND_EVERY_MS = 600_000;
/** A restart is no standstill. */
const GAP_MS = 3_600_000;
const HOLD_MS = 7_200_000;

/** Wires settings, store, queue, workers and pages, and starts them. Failures: of store, queue, registry or web. */
export async function startService(settings: Settings, log: Logger, options: ServiceOptions): Promise<Result<Service>> {
  collectEarly();
  const opened = await openContext(settings, log, options);
  if (!opened.ok) return opened;
  const { context, close, abort } = opened.value;
  const { store, queues } = context;
  const does = (role: Settings['role'][number]) => settings.role.includes('all') || settings.role.includes(role);
  const paged = options.pages ?? does('web');
  const schedules = options.pages ?? does('scheduler');
  const works = (what: WorkRole) => options.workers ?? does(what);
  const running: { web: WebServer | null; workers: Worker[]; timers: NodeJS.Timeout[] } = {
    web: null,
    workers: [],
    timers: [],
  };
  let isOutgrown = false;
  const stop = async (graceMs = isOutgrown ? 0 : 30_000) => {
    for (const timer of running.timers) clearInterval(timer);
    await running.web?.close();
    await finishWork(running.workers, abort, graceMs);
    await close();
  };
  try {
    const registered = does('scheduler') ? await bringRegistry(context, options.takeRegistry === true) : ok(0);
    if (!registered.ok) throw new FailureError(registered.failure);
    await refreshSettings(context, settings);
    const isKept = schedules || options.ledger === true;
    const gap = isKept ? await noteStandstill(context, schedules ? GAP_MS : await usualPauseOf(store)) : null;
    const now = () => context.clock().toISOString();
    const rebuilt = await rebuildQueue(store, queues, now());
    if (rebuilt.tasks + rebuilt.deliveries > 0) log.info(rebuilt, 'unfinished work taken up again');
    const refresh = () => followSettings(context, settings, schedules);
    const web = paged
      ? await openPages(context, options.version, settingsActs(store.db, settings, refresh, context.clock))
      : await openHealth(context, options.version);
    if (web !== null && !web.ok) throw new FailureError(web.failure);
    running.web = web?.value ?? null;
    running.workers = workQueues(context, works);
    if (schedules) await keepSchedule(context, gap);
    const mend = async () => {
      if (!(await queues.isReady())) return;
      await rebuildQueue(store, queues, now());
      if (schedules) await keepScheduled(context);
    };
    running.timers.push(repeat(REBUILD_EVERY_MS, context, mend));
    running.timers.push(repeat(SETTINGS_EVERY_MS, context, refresh));
    const outgrown = new Promise<Failure>((resolve) => {
      const look = async () => {
        const unknown = await store.newer();
        if (unknown.length === 0) return;
        isOutgrown = true;
        resolve(failure('store.newer', `unknown migrations: ${unknown.join(', ')}`));
      };
      // The embedded database serves one process.
      if (store.kind === 'postgres') running.timers.push(repeat(NEWER_EVERY_MS, context, look));
    });
    if (isKept) running.timers.push(repeat(ALIVE_EVERY_MS, context, () => noteAlive(store.db, now())));
    if (schedules) running.timers.push(repeat(REMIND_EVERY_MS, context, () => remind(context)));
    if (schedules) running.timers.push(repeat(86_400_000, context, () => store.maintain()));
    const url = running.web === null || !paged ? null : running.web.url + settings.basePath;
    return ok({ context, url, gap, outgrown, stop });
  } catch (error) {
    await stop(0);
    if (isFailureError(error)) return { ok: false, failure: error.failure };
    throw error;
  }
}

/** Store, queue and fetchers, without anything running. `abort` ends what is under way. */
async function openContext(settings: Settings, log: Logger, options: ServiceOptions) {
  const clock = options.clock ?? (() => new Date());
  const store = await openStore({ databaseUrl: settings.databaseUrl, dataDir: settings.dataDir });
  if (!store.ok) return store;
  const onTrouble = (told: TroubleTold) => logTrouble(log, told);
  const queues = await openQueues({ redisUrl: settings.redisUrl, store: store.value, onTrouble });
  if (!queues.ok) {
    await store.value.close();
    return queues;
  }
  log.info({ store: store.value.kind, queue: queues.value.kind }, 'store and queue are open');
  // The embedded database serves one process: whoever held a host before is gone.
  if (store.value.kind === 'pglite') await freeHosts(store.value.db);
  const controller = new AbortController();
  const bare = { settings, store: store.value, queues: queues.value, log, clock, signal: controller.signal };
  const fetchers = createFetchers(bare, options.simulated);
  const readers = createReaderPool({ ocr: settings.ocr });
  const close = async () => {
    readers.close();
    await fetchers.close();
    await queues.value.close();
    await store.value.close();
  };
  const context: WorkContext = { ...bare, fetchers, readers };
  return ok({ context, close, abort: () => controller.abort(new Error('the process is ending')) });
}

/**
 * The registry of the settings where its file changed since it was taken last, so that what people import meanwhile stays; the bundled one
 * only where there is none at all.
 */
async function bringRegistry({ settings, store, log, clock }: WorkContext, always: boolean): Promise<Result<number>> {
  const { registryFile } = settings;
  if (registryFile === null && (await listAgencies(store.db)).length > 0) return ok(0);
  const said = { by: 'nianbao', way: 'cli' as const, now: clock().toISOString() };
  const read = await registryBytes(registryFile);
  if (!read.ok) return read;
  const hash = createHash('sha256').update(read.value).digest('hex');
  const taken = (await storedSettings(store.db)).get(TAKEN)?.value;
  if (!always && taken === hash) return ok(0);
  const imported = await takeRegistry(store.db, read.value, { ...said, file: nameOf(registryFile) });
  if (!imported.ok) return imported;
  for (const doubt of imported.value.warnings.slice(0, 20)) log.warn({ doubt: problemLine(doubt) }, 'registry');
  if (registryFile !== null) await saveSetting(store.db, TAKEN, hash, said);
  log.info({ agencies: imported.value.agencies.length, file: registryFile ?? 'bundled' }, 'registry taken over');
  return ok(imported.value.agencies.length);
}

/** SHA-256 of the settings' registry file as it was taken last. */
const TAKEN = 'registry.file';

async function registryBytes(file: string | null): Promise<Result<Uint8Array>> {
  try {
    return ok(await readFile(file ?? BUNDLED_REGISTRY));
  } catch (error) {
    const { zh, en } = systemError(error);
    return fail('registry.file', `${file}: ${zh}  ${en}`);
  }
}

function nameOf(file: string | null): string {
  return file === null ? 'bundled' : basename(file);
}

/** Takes up what people set meanwhile. */
async function followSettings(context: WorkContext, base: Settings, keepsSchedule: boolean): Promise<void> {
  const isOther = await refreshSettings(context, base);
  if (!isOther || !keepsSchedule) return;
  await context.queues.schedule('crawl', context.settings.schedule, 'Asia/Shanghai');
  await context.queues.schedule('season', context.settings.seasonSchedule, 'Asia/Shanghai');
}

/** A queue that is lost loses its schedule as well. */
async function keepScheduled({ queues, settings }: WorkContext): Promise<void> {
  await queues.keepScheduled('crawl', settings.schedule, 'Asia/Shanghai');
  await queues.keepScheduled('season', settings.seasonSchedule, 'Asia/Shanghai');
}

async function openPages(context: WorkContext, version: string, settingActs: ReturnType<typeof settingsActs>) {
  const { settings, store, queues, log, clock } = context;
  const app = createApp({
    db: store.db,
    queues,
    clock,
    password: settings.password,
    version,
    asOf: settings.asOf,
    basePath: settings.basePath,
    trustedProxies: settings.trustedProxies,
    workingDaysNote: (day) => {
      // Targets that people set meanwhile count too.
      const years = yearsOnWeekendsOnly(context.settings, day);
      return years.length === 0 ? null : weekendsOnly(years, day);
    },
    ready: async () => queues.isReady(),
    maxUploadBytes: settings.maxResponseBytes,
    originals: createOriginalViewer(),
    actions: {
      ...settingActs,
      testify: (act) => testify(context, act),
      previewRegistry: (bytes) => previewRegistry(store.db, bytes),
      takeRegistry: (bytes, source, basis) => takeRegistry(store.db, bytes, source, basis),
      retryTasks: async (ids) => {
        await needQueue(queues);
        return retryTasks(context, ids);
      },
      retryDeliveries: async (ids) => {
        await needQueue(queues);
        return retryDeliveries(context, ids);
      },
      startRun: async (input) => {
        await needQueue(queues);
        return (await startRun(context, { trigger: 'manual', ...input })).id;
      },
      correctFigure: async (act) => {
        const { outcome, deliveries } = await correctFigure(context, act);
        await queues.addDeliveries(deliveries);
        return outcome;
      },
      decideFinding: async (decided) => {
        const { outcome, deliveries } = await decideFinding(context, decided);
        await queues.addDeliveries(deliveries);
        return outcome;
      },
    },
    onError: (error, requestId) => log.error({ err: error, requestId }, 'a page ended in a bug'),
  });
  return serveWeb(app, { host: settings.host, port: settings.port, hasPassword: settings.password !== null });
}

/** What a supervisor asks of a process without pages; nothing where no port is set. */
async function openHealth({ settings, store, queues }: WorkContext, version: string) {
  const { healthPort: port } = settings;
  if (port === 0) return null;
  const app = new Hono<WebEnv>().route('/', livenessRoutes({ db: store.db, version, ready: () => queues.isReady() }));
  return serveWeb(app, { host: '127.0.0.1', port, hasPassword: false });
}

/** Sets the schedule, and catches up on a run that was missed while nothing ran; the first start counts as one. */
async function keepSchedule(context: WorkContext, gap: string | null): Promise<void> {
  const { settings, store, queues, log, clock } = context;
  await queues.schedule('crawl', settings.schedule, 'Asia/Shanghai');
  await queues.schedule('season', settings.seasonSchedule, 'Asia/Shanghai');
  const newest = (await listRuns(store.db, { limit: 500 })).find((run) => looksAtPortals(run));
  const missed = missedRun([settings.schedule, settings.seasonSchedule], newest?.createdAt ?? null, clock());
  if (missed === null) {
    if (gap !== null) await catchUpBy(store.db, gap, null);
    return;
  }
  log.info({ planned: missed }, newest === undefined ? 'first run' : 'catching up on a missed run');
  const run = await startRun(context, { trigger: 'catch-up', agencyIds: [], years: [], scheduledFor: missed });
  if (gap !== null) await catchUpBy(store.db, gap, run.id);
}

/** Writes down that nothing ran for a while, and keeps back what was concluded before it until a run has caught up, two hours at most. */
async function noteStandstill({ store, log, clock }: WorkContext, leastMs: number): Promise<string | null> {
  const now = clock();
  const gap = await noteStart(store.db, now.toISOString(), leastMs);
  if (gap === null) return null;
  log.warn({ from: gap.from, to: gap.to }, 'nothing ran in this time');
  await holdMessages(store.db, gap.id, new Date(now.getTime() + HOLD_MS).toISOString());
  return gap.id;
}

async function usualPauseOf({ db }: WorkContext['store']): Promise<number> {
  const runs = await listRuns(db, { limit: 20 });
  return usualPause(runs.filter((run) => looksAtPortals(run)).map(({ createdAt }) => createdAt));
}

/** A Redis that is away makes ten errors a second: told when they begin, once a minute, and when they are over. */
function logTrouble(log: Logger, { stage, queue, error, since, errors }: TroubleTold): void {
  if (stage === 'over') log.info({ since, errors }, 'queue trouble is over');
  else log.warn({ queue, err: error, since, errors }, stage === 'begins' ? 'queue trouble' : 'queue trouble goes on');
}

function repeat(everyMs: number, context: WorkContext, work: () => Promise<unknown>): NodeJS.Timeout {
  let running = false;
  return setInterval(() => {
    if (running) return;
    running = true;
    work()
      .catch((error: unknown) => context.log.warn({ err: error }, 'housekeeping failed'))
      .finally(() => {
        running = false;
      });
  }, everyMs);
}

async function finishWork(workers: readonly Worker[], abort: () => void, graceMs: number): Promise<void> {
  const timer = setTimeout(abort, graceMs);
  await Promise.allSettled(workers.map((worker) => worker.close()));
  clearTimeout(timer);
}
