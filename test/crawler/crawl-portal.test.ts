import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CrawlDeps, crawlPortal } from '../../src/crawler/crawl-portal.ts';
import { planRun } from '../../src/crawler/plan-run.ts';
import type { AgencyVisit } from '../../src/crawler/visit.ts';
import { type DemoPortals, startDemoPortals } from '../../src/demo/local-portals.ts';
import type { FetchOptions } from '../../src/fetch/fetch-page.ts';
import { createPoliteFetcher } from '../../src/fetch/politeness.ts';
import { decodeText } from '../../src/read/decode-text.ts';
import { localGate } from '../fetch/local-gate.ts';
import { options } from '../fetch/local-server.ts';

let portals: DemoPortals;
beforeAll(async () => {
  portals = await startDemoPortals({ basePort: 0 });
});
afterAll(() => portals.close());

/** Carries out the visits of the given agencies (all by default), each with a fetcher of its own and no pace. */
async function crawl(ids: string[] | null = null, changes: Partial<CrawlDeps> = {}, fetch: Partial<FetchOptions> = {}) {
  const chosen = portals.agencies.filter((agency) => ids === null || ids.includes(agency.id));
  const visits = new Map<string, AgencyVisit>();
  for (const visit of planRun(chosen, portals.agencies)) {
    const fetcher = createPoliteFetcher({ gate: localGate().gate, fetch: options(fetch) });
    try {
      const done = await crawlPortal(visit, {
        fetcher,
        decode: (bytes, type) => decodeText(bytes, type ?? undefined).text,
        now: () => new Date('2024-04-10T02:00:00Z'),
        onFetched: async (result) => (result.bytes ? `snapshot of ${new URL(result.url).pathname}` : null),
        registered: portals.agencies,
        ...changes,
      });
      for (const agency of done.agencies) visits.set(agency.agencyId, agency);
    } finally {
      await fetcher.close();
    }
  }
  return visits;
}

describe('a crawl of the demo portals', () => {
  let visits: Map<string, AgencyVisit>;
  beforeAll(async () => {
    visits = await crawl();
  });

  it.each([
    ['wuzhong-kjj', [2018]],
    ['yinchuan-kjj', [2018]],
    ['xingqing-kjgxj', [2023, 2017]],
    ['jinfeng-kjj', [2020]],
    ['pingtan-gwh', [2023, 2022]],
    ['suqian', [2023]],
    ['hongze', [2023]],
    ['jinhu', [2023]],
    ['shili-zf', [2023, 2022]],
    ['shili-czj', [2023, 2022]],
    ['shili-jyj', [2022]],
    ['shili-jtj', [2023]],
    ['shili-wjw', [2023, 2022]],
    ['shilixian-zf', [2023, 2022]],
    ['shilixian-mzj', [2023, 2022]],
    ['shilikfq', [2023]],
  ])('reads the column of %s whole and finds exactly its reports', (id, years) => {
    const { look, pages } = visits.get(id)!;
    expect(look).toMatchObject({ outcome: 'column_read', whole: true, yearsListed: years });
    expect(pages.filter((page) => page.agencyId === id).map((page) => page.year)).toEqual(years);
  });

  it.each([
    ['shiliqu-scjg', 'blocked'],
    ['shiliqu-xfj', 'robots'],
    ['shiliqu-wlj', 'unreachable'],
  ] as const)('says nothing of the reports of %s: %s', (id, outcome) => {
    expect(visits.get(id)).toMatchObject({
      look: { outcome, whole: false, columnUrl: null, yearsListed: [] },
      pages: [],
    });
  });

  it('covers every agency of the registry', () => {
    expect([...visits.keys()].sort()).toEqual(portals.agencies.map((agency) => agency.id).sort());
  });

  it('finds only pages that are reports', () => {
    const found = [...visits.values()].flatMap((visit) => visit.pages.map((page) => page.title));
    expect(found.filter((title) => /报表|法治|解读|读懂|指南|目录|函|统计|预算|会议|简报|审计/.test(title))).toEqual(
      [],
    );
  });

  it('keeps the proof of search: every address in order, its outcome, its links and its snapshot', () => {
    const steps = visits
      .get('shili-zf')!
      .look.steps.map((step) => [step.role, new URL(step.url).pathname, step.outcome]);
    expect(steps).toEqual([
      ['home', '/', 'ok'],
      ['menu', '/zfxxgk/', 'ok'],
      ['column', '/zwgk/zfxxgk/zfxxgknb/', 'ok'],
      ['list_page', '/zwgk/zfxxgk/zfxxgknb/index_1.html', 'ok'],
    ]);
    expect(visits.get('shili-zf')!.look.steps[2]).toMatchObject({
      status: 200,
      candidates: 1,
      snapshot: 'snapshot of /zwgk/zfxxgk/zfxxgknb/',
      at: '2024-04-10T02:00:00.000Z',
    });
    const first = visits.get('pingtan-gwh')!.look.steps[0];
    expect(first).toMatchObject({ role: 'robots', outcome: 'ok', links: null });
  });

  it('asks for a page that several agencies need once, and for robots.txt once a host', () => {
    const asked = portals.requests.map((request) => request.url);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('names the address, the date and the reason of each page', () => {
    const page = visits.get('shili-wjw')!.pages.find((one) => one.agencyId === 'shili-wjw' && one.year === 2023)!;
    expect(page).toMatchObject({ title: '市卫健委2023年政府信息公开年度报告', listedDate: '2024-01-15' });
    expect(page.why.join()).toMatch(/标题写明年度.*标题写明示例市卫生健康委员会/);
    expect(page.columnUrl).toBe(`${portals.sites.shili}/zwgk/zfxxgk/bmnb/`);
  });
});

describe('a crawl', () => {
  it('ends at its budget and then does not claim to have read the column', async () => {
    const visits = await crawl(['shili-zf'], { requestBudget: 3 });
    const { look } = visits.get('shili-zf')!;
    expect(look).toMatchObject({ outcome: 'column_incomplete', whole: false });
    expect(look.steps.filter((step) => step.role !== 'robots').length).toBe(4);
    expect(look.steps.at(-1)?.outcome).toBe('fetch.budget');
  });

  it('stops where it is aborted, with the reason', async () => {
    const stopping = new AbortController();
    const reason = new Error('shutting down');
    const onFetched = async () => {
      stopping.abort(reason);
      return null;
    };
    const crawling = crawl(['shili-zf'], { onFetched, signal: stopping.signal }, { signal: stopping.signal });
    await expect(crawling).rejects.toBe(reason);
  });

  it('hands on what the store throws', async () => {
    const onFetched = async () => {
      throw new Error('disk full');
    };
    await expect(crawl(['shili-zf'], { onFetched })).rejects.toThrow('disk full');
  });

  it('finds a portal unreachable whose answers are errors, and whole again afterwards', async () => {
    portals.setFault('pingtan', 'error');
    expect((await crawl(['pingtan-gwh'])).get('pingtan-gwh')!.look.outcome).toBe('robots');
    portals.setFault('pingtan', null);
    expect((await crawl(['pingtan-gwh'])).get('pingtan-gwh')!.look.outcome).toBe('column_read');
  });
});
