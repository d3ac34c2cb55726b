import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Postponed } from '../../src/errors/postponed.ts';
import { replaceAgencies } from '../../src/store/agencies.ts';
import type { Store } from '../../src/store/database.ts';
import { looksOfRun } from '../../src/store/looks.ts';
import { tasksOfRun } from '../../src/store/tasks.ts';
import type { WorkContext } from '../../src/workers/context.ts';
import { createFetchers } from '../../src/workers/fetchers.ts';
import { runTask } from '../../src/workers/run-task.ts';
import { startRun } from '../../src/workers/start-run.ts';
import { HANDLERS } from '../../src/workers/work-queues.ts';
import { type LocalServer, serve } from '../fetch/local-server.ts';
import { open } from '../store/open.ts';
import * as sample from '../store/samples.ts';
import { bareContext } from './bare-context.ts';

const PAGES = 4;
const rows = (page: number) =>
  [0, 1].map((n) => {
    const year = 2023 - page * 2 - n;
    return `<li><a href="./t${year + 1}0118_${year}.html">金凤区科学技术局${year}年政府信息公开工作年度报告</a><span>${year + 1}-01-18</span></li>`;
  });
const list = (page: number) =>
  `<html><title>政府信息公开年报</title><ul>${rows(page).join('')}</ul><script>createPageHTML(${PAGES}, ${page}, "index", "html");</script></html>`;
const pages: Record<string, string> = {
  '/': `<html><a href="/gone/">政府信息公开年度报告</a><a href="/nb/">政府信息公开年报</a><p>${'金凤区科学技术局首页。'.repeat(40)}</p></html>`,
  '/nb/': list(0),
  ...Object.fromEntries([1, 2, 3].map((page) => [`/nb/index_${page}.html`, list(page)])),
};

let opened: { store: Store; end(): Promise<void> };
let portal: LocalServer;
/** Addresses that the portal answers with 429, so many times each. */
const busy = new Map<string, number>();
beforeAll(async () => {
  opened = await open(null);
  portal = await serve((request, response) => {
    const page = pages[request.url ?? ''];
    const left = busy.get(request.url ?? '') ?? 0;
    busy.set(request.url ?? '', left - 1);
    if (left > 0) return void response.writeHead(429, { 'retry-after': '1' }).end();
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(page);
  });
  const address = { portalUrl: `${portal.url}/`, reportColumnUrl: '', firstYear: null, lastYear: null };
  await replaceAgencies(opened.store.db, [sample.agency('a', address)]);
});
afterAll(async () => {
  await portal?.close();
  await opened?.end();
});

/** A process of its own, in which the host must be waited for at the request of this number; none by default. */
function processOf(putOffAt = Number.POSITIVE_INFINITY) {
  const bare = bareContext(opened.store, () => new Date());
  let slept = 0;
  const sleep = async (ms: number) => {
    slept += ms;
  };
  const fetchers = createFetchers(bare, { clock: () => new Date(Date.now() + slept), sleep, random: () => 0 });
  let asked = 0;
  const hindered: WorkContext['fetchers'] = {
    for: (url) => ({
      fetch: (request, observer) => {
        if (++asked >= putOffAt) throw new Postponed('open', 1_000);
        return fetchers.for(url).fetch(request, observer);
      },
    }),
    close: () => fetchers.close(),
  };
  return { ...bare, fetchers: hindered, readers: null as unknown as WorkContext['readers'] };
}

describe('a visit that is put off in its middle, again and again', () => {
  it('goes on where it was: no request is made twice, and the look is as if it had never stopped', async () => {
    const run = await startRun(processOf(), { trigger: 'manual', agencyIds: ['a'], years: [2024] });
    const [task] = await tasksOfRun(opened.store.db, run.id);
    for (const stop of [3, 2, 2]) {
      const context = processOf(stop);
      await expect(runTask(task!.id, HANDLERS.discover, context)).rejects.toBeInstanceOf(Postponed);
      await context.fetchers.close();
    }
    const context = processOf();
    await runTask(task!.id, HANDLERS.discover, context);
    await context.fetchers.close();

    const paths = portal.asked.map(({ path }) => path);
    expect(paths).toEqual([...new Set(paths)]);
    expect(paths).toEqual(expect.arrayContaining(['/robots.txt', '/', '/nb/', '/nb/index_3.html']));
    const [look] = await looksOfRun(opened.store.db, run.id);
    expect(look).toMatchObject({ outcome: 'column_read', whole: true });
    expect(look!.yearsListed).toHaveLength(PAGES * 2);
    // Every step names what was kept of it, also of the pages that another process asked for.
    const read = look!.steps.filter((step) => step.outcome === 'ok' && step.role !== 'robots');
    expect(read).toHaveLength(5);
    expect(read.filter((step) => step.snapshot === null)).toEqual([]);
  });

  it('asks anew in the next run', async () => {
    const before = portal.asked.length;
    const context = processOf();
    const run = await startRun(context, { trigger: 'manual', agencyIds: ['a'], years: [2024] });
    for (const task of await tasksOfRun(opened.store.db, run.id)) await runTask(task.id, HANDLERS.discover, context);
    await context.fetchers.close();
    expect(portal.asked.length).toBeGreaterThan(before + 3);
  });
});

describe('a column that is answered 429', () => {
  const visit = async () => {
    const context = processOf();
    const run = await startRun(context, { trigger: 'manual', agencyIds: ['a'], years: [2024] });
    for (const task of await tasksOfRun(opened.store.db, run.id)) await runTask(task.id, HANDLERS.discover, context);
    await context.fetchers.close();
    return (await looksOfRun(opened.store.db, run.id))[0];
  };

  it('is asked for once more in the same visit', async () => {
    busy.set('/nb/', 1);
    expect(await visit()).toMatchObject({ outcome: 'column_read', whole: true });
  });

  it('is not asked for a third time, and the portal is not called without a column', async () => {
    busy.set('/nb/', 2);
    const before = portal.asked.length;
    expect(await visit()).not.toMatchObject({ outcome: 'column_not_found' });
    expect(portal.asked.slice(before).filter(({ path }) => path === '/nb/').length).toBeGreaterThanOrEqual(2);
  });
});
