import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { crawlPortal } from '../../src/crawler/crawl-portal.ts';
import { planRun } from '../../src/crawler/plan-run.ts';
import { createPoliteFetcher } from '../../src/fetch/politeness.ts';
import { sitemapsIn } from '../../src/fetch/robots.ts';
import { unpackGzip } from '../../src/fetch/unpack-gzip.ts';
import { agencyOf } from '../coverage/agency-of.ts';
import { localGate } from '../fetch/local-gate.ts';
import { type LocalServer, options, serve } from '../fetch/local-server.ts';

let portal: LocalServer | undefined;
afterEach(() => portal?.close());

const home = `<html><title>示例市教育局</title><a href="/news/">新闻</a><p>${'教育局首页。'.repeat(60)}</p></html>`;
const column =
  '<html><title>政府信息公开年报-示例市教育局</title><ul><li><a href="/zwgk/xxgknb/2023.html">示例市教育局2023年政府信息公开工作年度报告</a><span>2024-01-18</span></li></ul></html>';
const mapOf = (...urls: string[]) =>
  `<?xml version="1.0"?><urlset>${urls.map((url) => `<url><loc>${url}</loc></url>`).join('')}</urlset>`;

/** A portal whose menus lead nowhere; `robots` and `map` may name its own address by ORIGIN. */
async function look(robots: string, map: (origin: string) => Buffer | string) {
  let said = '';
  portal = await serve((request, response) => {
    const origin = portal!.url;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (request.url === '/robots.txt') {
      said = robots.replaceAll('ORIGIN', origin);
      response.setHeader('content-type', 'text/plain').end(said);
    } else if (request.url === '/') response.end(home);
    else if (request.url === '/zwgk/xxgknb/') response.end(column);
    else if (request.url === '/maps/all.xml.gz')
      response.setHeader('content-type', 'application/gzip').end(map(origin));
    else response.writeHead(404).end();
  });
  const agency = {
    ...agencyOf('prefecture_dept'),
    name: '示例市教育局',
    portalUrl: `${portal.url}/`,
    reportColumnUrl: '',
  };
  const fetcher = createPoliteFetcher({ gate: localGate().gate, fetch: options() });
  const visit = await crawlPortal(planRun([agency])[0]!, {
    ...{ fetcher, now: () => new Date('2024-04-10T02:00:00Z'), onFetched: async () => null },
    decode: (bytes) => new TextDecoder().decode(bytes),
    sitemapsOf: async () => sitemapsIn(new TextEncoder().encode(said)),
  });
  await fetcher.close();
  return { ...visit.agencies[0]!, paths: portal.asked.map(({ path }) => path) };
}

describe('the site maps that robots.txt names', () => {
  it('lead to the column where no menu does, packed as they are', async () => {
    const found = await look('User-agent: *\nAllow: /\nSITEMAP: ORIGIN/maps/all.xml.gz\n', (origin) =>
      gzipSync(mapOf(`${origin}/news/1.html`, `${origin}/zwgk/xxgknb/`)),
    );
    expect(found.look).toMatchObject({ outcome: 'column_read', yearsListed: [2023] });
    expect(found.paths).toEqual(['/robots.txt', '/', '/maps/all.xml.gz', '/zwgk/xxgknb/']);
  });

  it('are not asked for on other hosts, and two of many', async () => {
    const lines = [...Array(8).keys()].map((n) => `Sitemap: ORIGIN/m${n}.xml`).join('\n');
    const { paths } = await look(`Sitemap: http://127.0.0.2:9/map.xml\nSitemap: not an address\n${lines}`, () => '');
    expect(paths).toEqual(['/robots.txt', '/', '/m0.xml', '/m1.xml']);
  });

  it('are not unpacked where they are made to fill memory, and then say nothing of the column', async () => {
    const bomb = gzipSync(Buffer.alloc(60_000_000));
    const found = await look('Sitemap: ORIGIN/maps/all.xml.gz', () => bomb);
    expect(found.look.outcome).toBe('column_not_found');
    expect(unpackGzip(bomb)).toBeNull();
    expect(unpackGzip(Buffer.from([0x1f, 0x8b, 1, 2, 3]))).toBeNull();
  });

  it('are read from the lines of any group, some at most, within what is read of the file', () => {
    const text = `sitemap:a\n# Sitemap: b\n  Sitemap : c d\nDisallow: /Sitemap: e\n${'Sitemap: f\n'.repeat(5)}`;
    expect(sitemapsIn(new TextEncoder().encode(text))).toEqual(['a', 'c', 'f']);
    const many = [...Array(50).keys()].map((n) => `Sitemap: ${n}`).join('\n');
    expect(sitemapsIn(new TextEncoder().encode(many))).toHaveLength(10);
  });
});
