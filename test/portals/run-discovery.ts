import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { loadSettings } from '../../src/config/load.ts';
import type { Coverage } from '../../src/report/coverage.ts';
import type { Look } from '../../src/report/look.ts';
import { replaceAgencies } from '../../src/store/agencies.ts';
import { saveCoverage } from '../../src/store/coverage.ts';
import { openStore } from '../../src/store/database.ts';
import { looksOfRun } from '../../src/store/looks.ts';
import { type Page, pagesOf } from '../../src/store/pages.ts';
import { pendingTasks } from '../../src/store/tasks.ts';
import type { WorkContext } from '../../src/workers/context.ts';
import { createFetchers } from '../../src/workers/fetchers.ts';
import { judgeRun } from '../../src/workers/judge-job.ts';
import { runTask } from '../../src/workers/run-task.ts';
import { startRun } from '../../src/workers/start-run.ts';
import { HANDLERS } from '../../src/workers/work-queues.ts';
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
  const opened = await openStore({ databaseUrl: null, dataDir });
  if (!opened.ok) throw new Error(opened.failure.cause);
  const store = opened.value;
  const settings = settingsFor(dataDir);
  let now = '';
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
      const fetchers = createFetchers(bare);
      const context: WorkContext = { ...bare, fetchers, readers: null as unknown as WorkContext['readers'] };
      const run = await startRun(context, { trigger: 'manual', agencyIds: agencies, years: [...YEARS] });
      await work(context, 'discover', () => true);
      const asked = farm.log.slice(from);
      const pages: Page[] = [];
      for (const agency of farm.agencies) pages.push(...(await pagesOf(store.db, agency.id)));
      const wanted = new Set(pages.filter((page) => fetched.includes(page.agencyId)).map((page) => page.id));
      await work(context, 'fetch', (payload) => wanted.has(String(payload.pageId)));
      const coverage = await judgeRun(store.db, run, context);
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

/** Carries out the pending tasks of a kind, several at once; a task that fails is the service's to name. */
async function work(
  context: WorkContext,
  kind: 'discover' | 'fetch',
  isWanted: (payload: Record<string, unknown>) => boolean,
): Promise<void> {
  const pending = await pendingTasks(context.store.db, { limit: 10_000 });
  const tasks = pending.filter((task) => task.kind === kind && isWanted(task.payload));
  const next = async (): Promise<void> => {
    for (let task = tasks.shift(); task; task = tasks.shift())
      await runTask(task.id, HANDLERS[kind], context).catch(() => undefined);
  };
  await Promise.all(Array.from({ length: WORKERS }, next));
}
