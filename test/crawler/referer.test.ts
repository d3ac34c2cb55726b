import { expect, it } from 'vitest';
import { crawlPortal } from '../../src/crawler/crawl-portal.ts';
import { createPoliteFetcher } from '../../src/fetch/politeness.ts';
import type { Agency } from '../../src/report/agency.ts';
import { localGate } from '../fetch/local-gate.ts';
import { options, serve } from '../fetch/local-server.ts';

const row = (year: number) =>
  `<li><a href="/nb/${year}.html">示例局${year}年政府信息公开工作年度报告</a><span>${year + 1}-01-18</span></li>`;
const script = '<script>$.get("/list?columnId=7&pageNo=" + n); laypage.render({ count: 2 })</script>';

it('a service that refuses requests from nowhere is told which page leads there, and nobody else is', async () => {
  const told: (string | undefined)[][] = [];
  const server = await serve((request, response) => {
    const { url, headers } = request;
    told.push([url, headers.referer]);
    const isService = url?.startsWith('/list') ?? false;
    const isRefused = url === '/robots.txt' || (isService && headers.referer === undefined);
    response.writeHead(isRefused ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(isService ? row(2022) : `<title>政府信息公开年报</title><ul>${row(2023)}</ul>${script}`);
  });
  const column = `${server.url}/nb/`;
  const agency: Agency = {
    ...{ id: 'slj', name: '示例局', aliases: [], level: 'county_dept', regionCode: '', parent: '', portalUrl: '' },
    ...{ reportColumnUrl: column, firstYear: null, lastYear: null, extra: {} },
  };
  const visit = { key: 'local', host: new URL(server.url).host, agencies: [{ agency, ownsAddress: true }] };
  const { agencies } = await crawlPortal(visit, {
    fetcher: createPoliteFetcher({ gate: localGate().gate, fetch: options() }),
    decode: (bytes) => new TextDecoder().decode(bytes),
    now: () => new Date('2024-04-10T02:00:00Z'),
    onFetched: async () => null,
  });
  await server.close();
  expect(agencies[0]!.look).toMatchObject({ outcome: 'column_read', yearsListed: [2023, 2022] });
  expect(told).toEqual([
    ['/robots.txt', undefined],
    ['/nb/', undefined],
    ['/list?columnId=7&pageNo=2', column],
  ]);
});
