import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnrecoverableError } from 'bullmq';
import pino from 'pino';
import { loadSettings } from '../../src/config/load.ts';
import { Postponed } from '../../src/errors/postponed.ts';
import type { Coverage } from '../../src/report/coverage.ts';
import type { Look } from '../../src/report/look.ts';
import { replaceAgencies } from '../../src/store/agencies.ts';
import { saveCoverage } from '../../src/store/coverage.ts';
import { openStore } from '../../src/store/database.ts';
import { looksOfRun } from '../../src/store/looks.ts';
import { type Page, pagesOf } from '../../src/store/pages.ts';
import { tasksOfRun } from '../../src/store/tasks.ts';
import type { WorkContext } from '../../src/workers/context.ts';
import { createFetchers } from '../../src/workers/fetchers.ts';
import { runTask } from '../../src/workers/run-task.ts';
import { startRun } from '../../src/workers/start-run.ts';
import { HANDLERS } from '../../src/workers/work-queues.ts';
import { layFounded } from '../store/founded.ts';
import { judged } from '../workers/judged.ts';
import type { Farm, Logged } from './farm/server.ts';
import { YEARS } from './farm/world.ts';

/** What a run over the farm came to. */
export interface Discovered {
  coverage: Coverage[];
  /** Every address that was taken for a report, of all runs so far. */
  pages: Page[];
  looks: Look[];
  /** What the farm was asked for by this run, before any document was fetched. */
  asked: Logged[];
  /** Why a column did not count as whole, by agency; why a visit ended in a bug, by task. */
  gaps: ReadonlyMap<string, string[]>;
}

export interface Discovery {
  /** Plan, discover, judge, of all agencies or some; the documents are fetched only of `fetched`, whose pages may be gone. */
  run(now: string, options?: { fetched?: readonly string[]; agencies?: string[] }): Promise<Discovered>;
  close(): Promise<void>;
}

const WORKERS = 4;

/** The service's own parts on an embedded store: what `nianbao crawl` does, with the tasks taken from the store. */
export async function openDiscovery(farm: Farm): Promise<Discovery> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nianbao-farm-'));
  await layFounded(dataDir);
  const opened = await openStore({ databaseUrl: null, dataDir });
  if (!opened.ok) throw new Error(opened.failure.cause);
  const store = opened.value;
  const settings = settingsFor(dataDir);
  let now = '';
  const pace = makePace();
  const gaps = new Map<string, string[]>();
  const bare = {
    ...{
      settings,
      store,
      log: pino({ level: 'info' }, { write: (line) => note(gaps, line) }),
      clock: () => new Date(now),
    },
    // The store remembers what is to be done; tasks are taken from it.
    queues: {
      addTasks: async () => undefined,
      addDeliveries: async () => undefined,
    } as unknown as WorkContext['queues'],
    signal: new AbortController().signal,
  };
  await replaceAgencies(store.db, farm.agencies, { replace: true });
  return {
    async run(at, { fetched = [], agencies = [] } = {}) {
      now = at;
      const from = farm.log.length;
      pace.reach(at);
      const fetchers = createFetchers(bare, pace.simulated);
      const context: WorkContext = { ...bare, fetchers, readers: null as unknown as WorkContext['readers'] };
      const run = await startRun(context, { trigger: 'manual', agencyIds: agencies, years: [...YEARS] });
      await work(context, pace, 'discover', run.id, () => true);
      const asked = farm.log.slice(from);
      const pages: Page[] = [];
      for (const agency of farm.agencies) pages.push(...(await pagesOf(store.db, agency.id)));
      const wanted = new Set(pages.filter((page) => fetched.includes(page.agencyId)).map((page) => page.id));
      await work(context, pace, 'fetch', run.id, (payload) => wanted.has(String(payload.pageId)));
      const coverage = await judged(store.db, run, context);
      await saveCoverage(store.db, coverage, at);
      await fetchers.close();
      return { coverage, pages, looks: await looksOfRun(store.db, run.id), asked, gaps };
    },
    async close() {
      await store.close();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** Takes the gaps out of the service's log. */
function note(gaps: Map<string, string[]>, line: string): void {
  const entry = JSON.parse(line) as { msg: string; agency: string; gaps: string[]; task: string; cause: string };
  if (entry.msg === 'looked') gaps.set(entry.agency, entry.gaps);
  if (entry.msg === 'task failed' && entry.task.startsWith('discover')) gaps.set(entry.task, [entry.cause]);
}

function settingsFor(dataDir: string) {
  const loaded = loadSettings({
    flags: {},
    environment: {
      NIANBAO_DATA: dataDir,
      NIANBAO_ALLOW_NETWORK: '127.0.0.0/8',
      NIANBAO_HOST_DELAY_MS: '0',
      NIANBAO_REQUEST_TIMEOUT_MS: '5000',
    },
    configFile: null,
  });
  if (!loaded.ok) throw new Error(loaded.failure.cause);
  return loaded.value;
}

/** The clock of the hosts' pace: whoever would wait moves it on instead. */
function makePace() {
  let ms = 0;
  const pass = (more: number) => {
    ms += more;
  };
  return {
    reach: (at: string) => {
      ms = Math.max(ms, Date.parse(at));
    },
    pass,
    simulated: { clock: () => new Date(ms), sleep: async (wait: number) => pass(wait), random: () => 0 },
  };
}

/** Carries out the pending tasks of a kind, several at once, again where they were put off or shall be tried again. */
async function work(
  context: WorkContext,
  pace: ReturnType<typeof makePace>,
  kind: 'discover' | 'fetch',
  runId: string,
  isWanted: (payload: Record<string, unknown>) => boolean,
): Promise<void> {
  const all = await tasksOfRun(context.store.db, runId);
  const tasks = all.filter((task) => task.kind === kind && task.state === 'pending' && isWanted(task.payload));
  const next = async (): Promise<void> => {
    for (let task = tasks.shift(); task; task = tasks.shift()) {
      try {
        await runTask(task.id, HANDLERS[kind], context);
      } catch (error) {
        if (error instanceof UnrecoverableError) continue;
        if (error instanceof Postponed) pace.pass(error.delayMs);
        tasks.push(task);
      }
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, next));
}
