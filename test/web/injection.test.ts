import { read } from '@e965/xlsx';
import type { Page } from 'playwright-core';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticeOf } from '../../src/alerts/channels/notice.ts';
import { linesOf } from '../../src/alerts/channels/notice-lines.ts';
import { toCsv } from '../../src/export/csv.ts';
import { toIcs } from '../../src/export/ics.ts';
import { toXlsx } from '../../src/export/xlsx.ts';
import { openQueues, type Queues } from '../../src/queue/queues.ts';
import { printable } from '../../src/report/steering.ts';
import { createApp } from '../../src/web/app.ts';
import { bundleOf, sampleMessage } from '../contracts/channel.ts';
import { seededStore, webDeps } from './harness.ts';
import { executable, shownInChromium } from './in-chromium.ts';
import { PAYLOAD, poison, SCRIPT } from './poison.ts';
import { ALERT, LIVE_RUN, NOW, PAGE_SHA, RUN } from './seed.ts';

const TURNING = /[\u202a-\u202e\u2066-\u2069]/;

const store = await seededStore();
let queues: Queues;
let app: ReturnType<typeof createApp>;
const bugs: unknown[] = [];

beforeAll(async () => {
  await poison(store.db);
  const opened = await openQueues({ redisUrl: null, store });
  if (!opened.ok) throw new Error(opened.failure.cause);
  queues = opened.value;
  await queues
    .queue('fetch')
    .add(PAYLOAD.slice(0, 100), { taskId: PAYLOAD, more: { [PAYLOAD]: PAYLOAD } }, { jobId: 'hostile-job' });
  app = createApp(webDeps(store, { queues, onError: (error) => bugs.push(error) }).deps);
});
afterAll(() => queues?.close());

const ASK = encodeURIComponent(PAYLOAD.slice(0, 90));
const PAGES = [
  ...[
    '/',
    '/agencies',
    '/agencies/qh-edu',
    '/agencies/lw-hostile',
    '/agencies/qh-edu/2025',
    '/agencies/lw-hostile/2018',
    '/agencies/qh-water/2025',
  ],
  ...[
    '/alerts?status=all',
    `/alerts/${ALERT}`,
    '/silences',
    '/evidence',
    '/explore?metric=requests_new&year=2025',
    '/explore?metric=requests_new&year=2025&view=regions',
    '/runs',
    `/runs/${RUN}`,
    `/runs/${LIVE_RUN}`,
  ],
  ...[
    `/snapshots/${PAGE_SHA}`,
    '/queues',
    '/queues/tasks',
    '/settings',
    '/tokens',
    '/registry',
    '/audit',
    `/audit?by=${ASK}&what=${ASK}`,
  ],
  ...[`/agencies?q=${ASK}`, `/?group=${ASK}`, `/alerts?agency=${ASK}`, `/queues/tasks?q=${ASK}`, `/nothing/${ASK}`],
];

describe('hostile text on pages', () => {
  it.each(PAGES)('is text and nothing else, and turns nothing round: %s', async (path) => {
    const answer = await app.request(path);
    const text = await answer.text();
    expect(answer.status).toBeLessThan(500);
    expect(bugs).toEqual([]);
    expect(text).not.toMatch(/<script>|<svg onload|<style>|<!--|(?:href|src|action)="?\s*javascript:/i);
    expect(text).not.toMatch(TURNING);
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  it('is shown: the pages are not merely empty', async () => {
    const texts = await Promise.all(PAGES.map(async (path) => (await app.request(path)).text()));
    const shown = PAGES.filter((_, i) => texts[i]!.includes('&lt;script&gt;alert(1)'));
    expect(shown.length).toBeGreaterThan(PAGES.length * 0.7);
  });

  it('keeps its form in live markup too', async () => {
    const answer = await app.request(`/runs/${LIVE_RUN}/events`);
    const reader = answer.body!.getReader();
    const first = new TextDecoder().decode((await reader.read()).value);
    await reader.cancel();
    expect(first).not.toMatch(/<script>|<svg onload/);
    expect(first).not.toMatch(TURNING);
  });
});

describe('hostile text in what is taken away', () => {
  const FORMULA = /^[\s"]*[=+\-@]/;

  it('is no formula and turns nothing round in CSV and XLSX', async () => {
    const rows = [{ a: PAYLOAD, b: `\t${PAYLOAD}`, c: { d: PAYLOAD } }];
    const csv = toCsv(rows, ['a', 'b', 'c']);
    expect(csv).not.toMatch(TURNING);
    for (const cell of csv.split('\r\n')[1]!.split(/(?<="),/)) expect(cell).not.toMatch(FORMULA);
    const made = await toXlsx(rows, ['a', 'b', 'c'], 's');
    const cells = Object.entries(read(made).Sheets.s!).filter(([at]) => !at.startsWith('!'));
    for (const [, cell] of cells) {
      expect(cell.f).toBeUndefined();
      expect(String(cell.v)).not.toMatch(TURNING);
    }
    for (const path of ['/explore.csv?metric=requests_new&year=2025', '/registry.csv', '/agencies.csv?year=2025']) {
      const text = await (await app.request(path)).text();
      expect(text).toContain('calc');
      for (const line of text.split(/\r?\n/)) expect(line).not.toMatch(/(?:^|,)"?=cmd/);
    }
  });

  it('is well-formed text in Atom and iCalendar', async () => {
    const feed = await (await app.request('/alerts.atom')).text();
    const elements = new Set<string>();
    const parser = new SaxesParser();
    parser.on('opentag', ({ name }) => elements.add(name));
    parser.write(feed).close();
    expect([...elements].filter((name) => ['script', 'svg', 'style'].includes(name))).toEqual([]);
    expect(feed).toContain('calc');
    expect(feed).not.toMatch(TURNING);
    const ics = toIcs(
      PAYLOAD,
      [{ id: PAYLOAD, date: '2026-01-31', summary: `${PAYLOAD}\r\nBEGIN:VALARM`, description: PAYLOAD }],
      NOW.toISOString(),
    );
    expect(ics.match(/^BEGIN:VALARM/gm)).toHaveLength(2);
    expect(ics).not.toMatch(TURNING);
  });

  it('is JSON that no browser takes for a page', async () => {
    for (const path of [
      '/api/v1/alerts',
      '/api/v1/agencies',
      '/api/v1/tasks',
      '/api/v1/audit',
      '/api/v1/queues/state',
      '/explore.json?metric=requests_new',
    ]) {
      const answer = await app.request(path);
      expect([path, answer.headers.get('content-type')?.split(';')[0]]).toEqual([path, 'application/json']);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      JSON.parse(await answer.text());
    }
  });

  it('makes no link, no mention and no heading in a message, and turns nothing round', () => {
    const message = sampleMessage();
    const alert = {
      ...message.alert,
      message: { zh: `${PAYLOAD}@all [点此](http://evil.example) 上www.xpj123.com或博彩.com`, en: PAYLOAD },
      agency: { id: 'a', name: PAYLOAD },
      evidence: { url: SCRIPT, snapshot: null, fields: [] },
    };
    const target = { name: 't', channel: 'wecom', url: 'https://robot.example/', pages: 'https://own.example/' };
    const notice = noticeOf(bundleOf({ ...message, alert }), target);
    const pieces = linesOf(notice).flat();
    const text = pieces.map((piece) => piece.text).join('\n');
    expect(text).toContain('calc');
    expect(text + notice.title.zh + notice.title.en).not.toMatch(TURNING);
    expect(text).not.toMatch(/[<>@[\]]/);
    // Chat programs make links of bare addresses.
    expect(text).not.toMatch(/:\/\/|(?:evil\.example|\.com)/);
    const links = pieces.flatMap((piece) => (piece.kind === 'link' ? [new URL(piece.url).hostname] : []));
    expect(new Set(links)).toEqual(new Set(['own.example']));
  });

  it('steers no terminal', () => {
    expect(printable(`\u001b]0;owned\u0007\u009b31m${PAYLOAD}\nnext\tline`)).not.toMatch(
      /(?![\n\t])\p{Cc}|[\u202a-\u202e]/u,
    );
    expect(printable('年报\nnext\tline\r\n')).toBe('年报\nnext\tline\r\n');
  });
});

describe.skipIf(!executable)('hostile text in a real browser (needs Chromium)', () => {
  const shown = shownInChromium(() => app);

  /** What ran, what the policy had to refuse, what is hidden or wider than the screen. */
  async function harm(page: Page, path: string): Promise<string[]> {
    const found: string[] = [];
    page.on('dialog', (dialog) => {
      found.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => found.push(error.message));
    page.on('console', (said) => {
      if (said.type() === 'error' && !said.text().includes('404')) found.push(said.text());
    });
    await page.goto(new URL(path, shown.url).href, { waitUntil: 'load' });
    const state = (await page.evaluate(`({
      own: document.querySelectorAll('script:not([src]), svg[onload], style').length,
      shown: document.querySelector('main h1')?.getClientRects().length ?? 0,
      width: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    })`)) as { own: number; shown: number; width: number };
    if (state.own > 0) found.push(`${state.own} elements`);
    if (state.shown === 0) found.push('nothing is shown');
    if (state.width > 0) found.push(`${state.width} px too wide: ${await widest(page)}`);
    return found.map((one) => `${path}: ${one}`);
  }

  /** The elements that stick out, outside of boxes that scroll by themselves. */
  async function widest(page: Page): Promise<string> {
    return page.evaluate(`[...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && one.closest('.nb-scroll') === null)
      .slice(-3).map((one) => one.outerHTML.slice(0, 200)).join(' ¦ ')`);
  }

  it('runs nowhere, hides nothing and makes no page wider than a phone', async () => {
    const context = await shown.browser.newContext({ viewport: { width: 360, height: 800 } });
    const found: string[] = [];
    for (const path of PAGES) {
      const page = await context.newPage();
      found.push(...(await harm(page, path)));
      await page.close();
    }
    await context.close();
    expect(found).toEqual([]);
  });
});
