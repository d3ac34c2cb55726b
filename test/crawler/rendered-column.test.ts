import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crawlPortal } from '../../src/crawler/crawl-portal.ts';
import { planRun } from '../../src/crawler/plan-run.ts';
import { createPageBrowser, type PageBrowser } from '../../src/fetch/browser.ts';
import { createPoliteFetcher } from '../../src/fetch/politeness.ts';
import { decodeText } from '../../src/read/decode-text.ts';
import { agencyOf } from '../coverage/agency-of.ts';
import { localGate } from '../fetch/local-gate.ts';
import { options } from '../fetch/local-server.ts';

const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/** A portal whose menu and whose column are made by scripts. */
const PAGES: Record<string, string> = {
  '/': `<title>示例市教育局</title><div id="app"></div><script>
    app.innerHTML = '<ul><li><a href="/zwgk/nb/">政府信息公开年报</a></li><li><a href="/a">新闻</a></li></ul>'</script>`,
  '/zwgk/nb/': `<title>政府信息公开年报-示例市教育局</title><div id="app"></div><script>
    fetch('/api/list').then((r) => r.json()).then(({ rows }) => {
      document.title = '政府信息公开年报-示例市教育局';
      app.innerHTML = '<ul>' + rows.map((r) => '<li><a href="' + r.url + '">' + r.title + '</a><span>' + r.date + '</span></li>').join('') + '</ul>';
    })</script>`,
  '/api/list': JSON.stringify({
    rows: [2023, 2022, 2021].map((year) => ({
      url: `/zwgk/nb/${year}.html`,
      title: `示例市教育局${year}年政府信息公开工作年度报告`,
      date: `${year + 1}-01-20`,
    })),
  }),
};

describe('a column that only scripts make', () => {
  let server: Server;
  let origin = '';
  let browser: PageBrowser | null = null;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const page = PAGES[request.url ?? ''];
      response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(page ?? '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    if (!executable) return;
    const { userAgent } = options({});
    const sandbox = process.getuid?.() !== 0;
    browser = createPageBrowser({
      executable,
      sandbox,
      userAgent,
      mayAsk: () => false,
      maxBytes: 1e6,
    });
  });

  afterAll(async () => {
    await browser?.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  async function look(shown: PageBrowser | null) {
    const agency = {
      ...agencyOf('prefecture_dept'),
      name: '示例市教育局',
      portalUrl: `${origin}/`,
      reportColumnUrl: '',
    };
    const fetcher = createPoliteFetcher({
      gate: localGate().gate,
      fetch: options({}),
      ...(shown ? { browser: shown } : {}),
    });
    try {
      const visit = await crawlPortal(planRun([agency])[0]!, {
        fetcher,
        decode: (bytes, type) => decodeText(bytes, type ?? undefined).text,
        now: () => new Date('2024-04-10T02:00:00Z'),
        onFetched: async () => null,
      });
      return visit.agencies[0]!;
    } finally {
      await fetcher.close();
    }
  }

  it.skipIf(!executable)('is read as a browser shows it, and the recipe keeps why (needs Chromium)', async () => {
    const { look: seen, learned } = await look(browser);
    expect(seen).toMatchObject({ outcome: 'column_read', whole: true, yearsListed: [2023, 2022, 2021] });
    expect(seen.steps.filter((step) => step.rendered).map((step) => new URL(step.url).pathname)).toEqual([
      '/',
      '/zwgk/nb/',
    ]);
    expect(learned?.needsBrowser).toBe('an empty mount of a script framework');
  });

  it('says nothing of any report where there is no browser, and what is missing', async () => {
    const { look: seen } = await look(null);
    expect(seen).toMatchObject({ outcome: 'column_incomplete', whole: false, yearsListed: [] });
    expect(seen.steps.map((step) => step.outcome)).toContain('fetch.needs-browser');
  });
});
