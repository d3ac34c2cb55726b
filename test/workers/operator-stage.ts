import { readRecords } from '../../src/demo/record.ts';
import { renderReport } from '../../src/demo/render-report.ts';
import type { Result } from '../../src/errors/failure.ts';
import type { OperatorAct } from '../../src/report/operator-act.ts';
import { listAlerts } from '../../src/store/alerts.ts';
import { listCoverage } from '../../src/store/coverage.ts';
import type { Store } from '../../src/store/database.ts';
import { currentReport } from '../../src/store/reports.ts';
import { pendingTasks } from '../../src/store/tasks.ts';
import type { WorkContext } from '../../src/workers/context.ts';
import { createFetchers } from '../../src/workers/fetchers.ts';
import { startReadingAgain } from '../../src/workers/read-again.ts';
import { createReaderPool } from '../../src/workers/reader-pool.ts';
import { runTask } from '../../src/workers/run-task.ts';
import { startRun } from '../../src/workers/start-run.ts';
import { type Testified, testify } from '../../src/workers/testify.ts';
import { HANDLERS } from '../../src/workers/work-queues.ts';
import { type LocalServer, serve } from '../fetch/local-server.ts';
import { open } from '../store/open.ts';
import { bareContext } from './bare-context.ts';

/** A report page that names this body and year, with the figures of one of the demo's records. */
export function reportOf(agency: string, year: number, figures = 0): string {
  const record = readRecords().filter((one) => one.year >= 2021)[figures]!;
  return renderReport(
    { ...record, agency, year, published: `${year + 1}-01-18` },
    {
      dialect: 'plain',
      title: `${agency}${year}年政府信息公开工作年度报告`,
      columnName: '年报',
      siteName: agency,
      charset: 'utf-8',
    },
  );
}

/** A column of annual reports; each row a title and the path of its page. */
export function columnOf(rows: readonly [title: string, path: string][]): string {
  const listed = rows.map(([title, path]) => `<li><a href="${path}">${title}</a><span>2024-01-18</span></li>`);
  return `<html><title>政府信息公开年报</title><div class="position">首页 &gt; 政府信息公开 &gt; 政府信息公开年报</div>
    <ul>${listed.join('')}</ul><script>createPageHTML(1, 0, "index", "html");</script></html>`;
}

/** A store, a portal of pages that can be changed, and the work of a service, done when it is asked for. */
export interface OperatorStage {
  store: Store;
  url: string;
  pages: Record<string, string>;
  asked(): string[];
  context: WorkContext;
  /** The time that counts from now on, at ten in Beijing. */
  setDay(day: string): void;
  crawl(agencyIds: string[], years: number[]): Promise<void>;
  say(act: OperatorAct): Promise<Result<Testified>>;
  reprocess(): Promise<void>;
  workOff(): Promise<void>;
  state(
    agencyId: string,
    year: number,
  ): Promise<{ status: string; code: string; publishedAt: string | null; url: string | null }>;
  current(agencyId: string, year: number): ReturnType<typeof currentReport>;
  openAlerts(agencyId: string): Promise<string[]>;
  close(): Promise<void>;
}

export async function operatorStage(): Promise<OperatorStage> {
  const pages: Record<string, string> = {};
  const portal: LocalServer = await serve((request, response) => {
    const body = pages[request.url ?? ''];
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(body);
  });
  const opened = await open(null);
  const { store } = opened;
  let now = new Date('2024-04-10T02:00:00Z');
  const context = contextOf(store, () => now);
  const workOff = async () => {
    for (let tasks = await pendingTasks(store.db); tasks.length > 0; tasks = await pendingTasks(store.db))
      for (const { id, kind } of tasks) await runTask(id, HANDLERS[kind], context).catch(() => undefined);
  };
  return {
    ...{ store, url: portal.url, pages, context, workOff },
    asked: () => portal.asked.splice(0).map(({ path }) => path),
    setDay: (day) => {
      now = new Date(`${day}T02:00:00Z`);
    },
    crawl: async (agencyIds, years) => {
      await startRun(context, { trigger: 'manual', agencyIds, years });
      await workOff();
      now = new Date(now.getTime() + 1000);
    },
    say: async (act) => {
      const said = await testify(context, act);
      await workOff();
      now = new Date(now.getTime() + 1000);
      return said;
    },
    reprocess: async () => {
      await startReadingAgain(context);
      await workOff();
    },
    state: async (agencyId, year) => {
      const [row] = await listCoverage(store.db, { agencyIds: [agencyId], years: [year] });
      return { status: row!.status, code: row!.reasonCode, publishedAt: row!.publishedAt, url: row!.url };
    },
    current: (agencyId, year) => currentReport(store.db, agencyId, year),
    openAlerts: async (agencyId) => {
      const alerts = await listAlerts(store.db, { status: ['open'] });
      return alerts.filter((one) => one.agencyId === agencyId).map((one) => `${one.rule} ${one.year ?? ''}`.trim());
    },
    close: async () => {
      context.readers.close();
      await portal.close();
      await opened.end();
    },
  };
}

function contextOf(store: Store, clock: () => Date): WorkContext {
  const bare = bareContext(store, clock);
  const fetchers = createFetchers(bare, { clock: () => new Date(), sleep: async () => undefined, random: () => 0 });
  return { ...bare, fetchers, readers: createReaderPool({ size: 1 }) };
}
