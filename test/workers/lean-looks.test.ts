import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replaceAgencies } from '../../src/store/agencies.ts';
import type { Store } from '../../src/store/database.ts';
import { looksOfRun } from '../../src/store/looks.ts';
import { recipesOf } from '../../src/store/recipes.ts';
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
import { judged } from './judged.ts';

/** A portal of one agency: home page, column of two pages; what its ETag says can be set apart from what it shows. */
class Portal {
  pages: Record<string, string> = {};
  etag: (body: string) => string | null = (body) => createHash('sha256').update(body).digest('hex').slice(0, 12);
  private server: LocalServer | null = null;

  async start(): Promise<void> {
    this.server = await serve((request, response) => {
      const body = this.pages[request.url ?? ''];
      const etag = body === undefined ? null : this.etag(body);
      const isKnown = etag !== null && request.headers['if-none-match'] === `"${etag}"`;
      const headers = { 'content-type': 'text/html', ...(etag === null ? {} : { etag: `"${etag}"` }) };
      response.writeHead(body === undefined ? 404 : isKnown ? 304 : 200, headers);
      response.end(isKnown ? undefined : body);
    });
  }

  get url(): string {
    return this.server!.url;
  }

  /** What was asked for since the last call, with a condition or without. */
  asked(): string[] {
    const asked = this.server!.asked.splice(0);
    return asked.map(({ path, headers }) => `${headers['if-none-match'] ? 'changed? ' : ''}${path}`);
  }

  async stop(): Promise<void> {
    await this.server?.close();
  }
}

const rowOf = (year: number) =>
  `<li><a href="./t${year + 1}0118_${year}.html">金凤区科学技术局${year}年政府信息公开工作年度报告</a><span>${year + 1}-01-18</span></li>`;
const column = (years: readonly number[], pages = 1) =>
  `<html><title>政府信息公开年报</title><ul>${years.map(rowOf).join('')}</ul><script>createPageHTML(${pages}, 0, "index", "html");</script></html>`;
const home = `<html><a href="/nb/">政府信息公开年报</a><p>${'金凤区科学技术局首页。'.repeat(40)}</p></html>`;

let opened: { store: Store; end(): Promise<void> };
const portals: Portal[] = [];
let now = '';
beforeAll(async () => {
  opened = await open(null);
});
afterAll(async () => {
  for (const portal of portals) await portal.stop();
  await opened?.end();
});

async function portalOf(id: string): Promise<Portal> {
  const portal = new Portal();
  portals.push(portal);
  await portal.start();
  portal.pages = { '/': home, '/nb/': column([2023, 2022], 2), '/nb/index_1.html': column([2021, 2020]) };
  const address = { portalUrl: `${portal.url}/`, reportColumnUrl: '', firstYear: null, lastYear: null };
  await replaceAgencies(opened.store.db, [sample.agency(id, address)]);
  return portal;
}

/** One run about 2024 on that day, by a process of its own. */
async function look(agencyId: string, day: string) {
  now = `${day}T02:00:00.000Z`;
  const { store } = opened;
  const bare = bareContext(store, () => new Date(now));
  const fetchers = createFetchers(bare, { clock: () => new Date(), sleep: async () => undefined, random: () => 0 });
  const context: WorkContext = { ...bare, fetchers, readers: null as unknown as WorkContext['readers'] };
  const run = await startRun(context, { trigger: 'manual', agencyIds: [agencyId], years: [2024] });
  for (const task of await tasksOfRun(store.db, run.id)) await runTask(task.id, HANDLERS.discover, context);
  await fetchers.close();
  const [found] = await looksOfRun(store.db, run.id);
  const state = (await judged(store.db, run, context)).find((one) => one.year === 2024);
  const [recipe] = await recipesOf(store.db, agencyId);
  return { look: found!, state: state!, recipe: recipe! };
}

describe('a run after one that read the column whole', () => {
  it('asks the column only whether it changed, robots.txt not again, and still proves the absence', async () => {
    const portal = await portalOf('lean');
    const first = await look('lean', '2025-02-10');
    expect(portal.asked()).toEqual(['/robots.txt', '/', '/nb/', '/nb/index_1.html']);
    expect(first.state.status).toBe('missing');

    const second = await look('lean', '2025-02-11');
    expect(portal.asked()).toEqual(['changed? /nb/', 'changed? /nb/index_1.html']);
    expect(second.look).toMatchObject({ outcome: 'column_read', whole: true, yearsListed: [2023, 2022, 2021, 2020] });
    expect(second.look.steps.map((step) => [step.outcome, step.status, step.snapshot])).toEqual(
      first.look.steps.slice(-2).map((step) => ['unchanged', 304, step.snapshot]),
    );
    expect(second.state).toMatchObject({ status: 'missing', evidence: { lookId: second.look.id } });
    expect(second.recipe).toMatchObject({ leanLooks: 1, fullAt: first.look.at, lastSuccessAt: second.look.at });
  });

  it('stops at the first page where every report is known', async () => {
    const portal = await portalOf('known');
    portal.pages['/nb/'] = column([2024, 2023, 2022], 2);
    await look('known', '2025-02-10');
    portal.asked();
    const { look: stopped, state } = await look('known', '2025-02-11');
    expect(portal.asked()).toEqual(['changed? /nb/']);
    expect(stopped).toMatchObject({ outcome: 'column_read', whole: false, yearsListed: [2024, 2023, 2022] });
    expect(state.status).toBe('published');
  });

  it('sees a late report that stands on the last page', async () => {
    const portal = await portalOf('late');
    expect((await look('late', '2025-02-10')).state.status).toBe('missing');
    portal.pages['/nb/index_1.html'] = column([2024, 2021, 2020]);
    expect((await look('late', '2025-02-11')).state.status).toBe('published');
  });
});

describe('the first look after a deadline', () => {
  it('asks for every page without condition, though the host calls them unchanged', async () => {
    const portal = await portalOf('liar');
    portal.etag = () => 'always-the-same';
    await look('liar', '2025-01-29');
    await look('liar', '2025-01-30');
    portal.pages['/nb/'] = column([2024, 2023, 2022], 2);
    portal.asked();
    const { state, recipe } = await look('liar', '2025-02-02');
    expect(portal.asked()[0]).toBe('/nb/');
    expect(state.status).toBe('published');
    expect(recipe.trustsValidators).toBe(false);
    await look('liar', '2025-02-03');
    expect(portal.asked()[0]).toBe('/nb/');
  });

  it('is enough: the next one is lean again where nothing was untrue', async () => {
    const portal = await portalOf('due');
    await look('due', '2025-01-30');
    await look('due', '2025-02-02');
    portal.asked();
    await look('due', '2025-02-03');
    expect(portal.asked()).toEqual(['changed? /nb/', 'changed? /nb/index_1.html']);
  });
});

describe('a portal that was rebuilt', () => {
  it('is searched anew in the same visit, and its old column is kept as history', async () => {
    const portal = await portalOf('moved');
    const before = await look('moved', '2025-02-10');
    portal.pages = { '/': home.replace('/nb/', '/gk/nb/'), '/gk/nb/': column([2024, 2023]) };
    const { look: found, recipe } = await look('moved', '2025-02-11');
    expect(found).toMatchObject({ outcome: 'column_read', columnUrl: `${portal.url}/gk/nb/` });
    expect(recipe.history.map((old) => old.url)).toEqual([before.look.columnUrl]);
  });

  it('has lost its column where nothing leads to another: unknown, not missing', async () => {
    const portal = await portalOf('lost');
    await look('lost', '2025-01-20');
    portal.pages = { '/': home.replace('/nb/', '/news/') };
    portal.pages['/'] = portal.pages['/']!.replace('政府信息公开年报', '新闻');
    const { state, recipe } = await look('lost', '2025-02-10');
    expect(state).toMatchObject({ status: 'unknown', reasonCode: 'unknown.column_lost' });
    expect(recipe).toMatchObject({ failures: 1, lastFailure: 'fetch.not-found' });
  });
});
