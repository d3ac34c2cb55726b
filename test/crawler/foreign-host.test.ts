import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crawlPortal } from '../../src/crawler/crawl-portal.ts';
import { planRun } from '../../src/crawler/plan-run.ts';
import { createPoliteFetcher } from '../../src/fetch/politeness.ts';
import { agencyOf } from '../coverage/agency-of.ts';
import { localGate } from '../fetch/local-gate.ts';
import { type LocalServer, options, serve } from '../fetch/local-server.ts';

/** A portal whose column redirects to a copy of it on another host. */
let copy: LocalServer;
let portal: LocalServer;
const column =
  '<title>政府信息公开年报</title><ul><li><a href="/1.html">某市科学技术局2023年政府信息公开工作年度报告</a> 2024-01-18</li></ul>';

beforeAll(async () => {
  copy = await serve((_request, response) =>
    response.setHeader('content-type', 'text/html; charset=utf-8').end(column),
  );
  portal = await serve((request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end();
    else response.writeHead(302, { location: `${copy.url}/xxgknb/` }).end();
  });
});
afterAll(async () => {
  await copy.close();
  await portal.close();
});

const visit = async (registered: string[]) => {
  const agency = agencyOf('prefecture_dept', { portalUrl: `${portal.url}/`, reportColumnUrl: `${portal.url}/xxgknb/` });
  const others = registered.map((portalUrl, i) =>
    agencyOf('prefecture_dept', { id: `o${i}`, name: `另${i}市财政局`, portalUrl }),
  );
  const fetcher = createPoliteFetcher({ gate: localGate().gate, fetch: options() });
  const [planned] = planRun([agency], [agency, ...others]);
  const done = await crawlPortal(planned!, {
    ...{ fetcher, registered: [agency, ...others], now: () => new Date('2024-04-10T02:00:00Z') },
    decode: (bytes) => new TextDecoder().decode(bytes),
    onFetched: async () => 'kept',
  });
  await fetcher.close();
  return done.agencies[0]!;
};

describe('a column that redirects off the hosts of the bodies', () => {
  it('is not read, finds nothing and proves nothing; what answered is kept', async () => {
    const { look, pages } = await visit([]);
    expect(pages).toEqual([]);
    expect(look.whole).toBe(false);
    expect(look.outcome).toBe('foreign_host');
    expect(look.steps.filter((step) => step.outcome === 'fetch.foreign-host')).not.toEqual([]);
    expect(look.steps.find((step) => step.outcome === 'fetch.foreign-host')!.snapshot).toBe('kept');
  });

  it('is read where that host is registered', async () => {
    const { look } = await visit([`${copy.url}/`]);
    expect(look.steps.some((step) => step.outcome === 'fetch.foreign-host')).toBe(false);
    expect(look.columnUrl).toBe(`${copy.url}/xxgknb/`);
  });
});
