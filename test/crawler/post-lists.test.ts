import { describe, expect, it } from 'vitest';
import { crawlPortal } from '../../src/crawler/crawl-portal.ts';
import { isOfSameGovernment } from '../../src/crawler/find-column.ts';
import type { FetchResult } from '../../src/fetch/fetch-page.ts';
import { createPoliteFetcher } from '../../src/fetch/politeness.ts';
import type { Agency } from '../../src/report/agency.ts';
import { localGate } from '../fetch/local-gate.ts';
import { options, serve } from '../fetch/local-server.ts';

describe('what is posted', () => {
  it.each([
    ['http://www.example.gov.cn/search', true],
    ['http://search.example.gov.cn/search', true],
    ['http://example.gov.cn./search', true],
    ['http://www.other.gov.cn/search', false],
    ['http://example.gov.cn.evil.com/search', false],
    ['http://www.example.com/search', false],
    ['no address', false],
  ])('goes to the page’s own government only: %s', (url, may) => {
    expect(isOfSameGovernment(url, 'https://www.example.gov.cn/nb/')).toBe(may);
  });

  it('goes to the same port only where the host has no name of a government', () => {
    expect(isOfSameGovernment('http://127.0.0.1:8001/a', 'http://127.0.0.1:8001/b')).toBe(true);
    expect(isOfSameGovernment('http://127.0.0.1:8002/a', 'http://127.0.0.1:8001/b')).toBe(false);
  });
});

describe('a column whose older rows come by POST', () => {
  const title = (year: number) => `示例局${year}年政府信息公开工作年度报告`;
  const page = `<title>政府信息公开年报</title><dl><dd><a href="t20240118_1.htm">${title(2023)}</a></dd><dd>2024-01-18</dd></dl>
<dl ms-repeat="list"></dl><script>search("/fjdzapp/search", {channelid: "200210", classsql: "chnlid=1813"})</script>`;
  const answer = JSON.stringify({
    count: 2,
    data: [2023, 2022].map((year) => ({
      doctitle: title(year),
      chnldocurl: `/nb/t${year + 1}0118_1.htm`,
      docreltime: `${year + 1}-01-18`,
    })),
  });

  it('is read whole over the network, and the look and what is kept say what was posted', async () => {
    const server = await serve((request, response) => {
      const isSearch = request.method === 'POST' && request.url === '/fjdzapp/search';
      if (request.url === '/robots.txt') response.writeHead(404).end();
      else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(isSearch ? answer : page);
    });
    const fetcher = createPoliteFetcher({ gate: localGate().gate, fetch: options() });
    const kept: FetchResult[] = [];
    const agency: Agency = {
      ...{ id: 'slj', name: '示例局', aliases: [], level: 'county_dept', regionCode: '', parent: '', portalUrl: '' },
      ...{ reportColumnUrl: `${server.url}/nb/`, firstYear: null, lastYear: null, extra: {} },
    };
    const visit = { key: 'local', host: new URL(server.url).host, agencies: [{ agency, ownsAddress: true }] };
    const { agencies } = await crawlPortal(visit, {
      fetcher,
      decode: (bytes) => new TextDecoder().decode(bytes),
      now: () => new Date('2024-04-10T02:00:00Z'),
      onFetched: async (result) => {
        kept.push(result);
        return null;
      },
    });
    await fetcher.close();
    await server.close();
    const posted = 'channelid=200210&classsql=chnlid%3D1813&prepage=100&page=1';
    expect(agencies[0]!.look).toMatchObject({ outcome: 'column_read', yearsListed: [2023, 2022] });
    expect(agencies[0]!.look.steps.filter((step) => step.role !== 'robots').map((step) => step.posted)).toEqual([
      undefined,
      posted,
    ]);
    expect(kept.flatMap(({ post }) => post?.body ?? [])).toEqual([posted]);
  });
});
