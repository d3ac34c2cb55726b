import { request } from 'node:http';
import { load } from 'cheerio';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/database.ts';
import { createApp } from '../../src/web/app.ts';
import { serveWeb, type WebServer } from '../../src/web/serve.ts';
import { temporaryStore, webDeps } from './harness.ts';
import { executable, launched } from './in-chromium.ts';
import { fillAgencies } from './many-agencies.ts';

/** Settable, for measuring by hand at other sizes: prints how long pages take. */
const AGENCIES = Number(process.env.NIANBAO_WEB_AGENCIES ?? 3_000);
const MEASURED = process.env.NIANBAO_WEB_AGENCIES !== undefined;
const YEARS = 10;
const MOST_BYTES = 300_000;
const MOST_INTERACTIVE_MS = 1_500;

let store: Store;
let remove: () => Promise<void>;
let server: WebServer;

beforeAll(async () => {
  ({ store, remove } = await temporaryStore());
  await fillAgencies(store.db, AGENCIES, YEARS);
  await sql`vacuum analyze`.execute(store.db);
  const served = await serveWeb(createApp(webDeps(store).deps), { host: '127.0.0.1', port: 0, hasPassword: false });
  if (!served.ok) throw new Error(served.failure.cause);
  server = served.value;
});
afterAll(async () => {
  await server?.close();
  await remove();
});

/** What goes over the wire for one address, as a browser asks for it. */
async function transferred(path: string): Promise<{ bytes: number; encoding: string; ms: number }> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request(
      new URL(path, server.url),
      { headers: { 'accept-encoding': 'gzip, deflate, br' } },
      (answer) => {
        let bytes = 0;
        answer.on('data', (part: Buffer) => {
          bytes += part.length;
        });
        answer.on('end', () =>
          resolve({ bytes, encoding: answer.headers['content-encoding'] ?? '', ms: performance.now() - started }),
        );
      },
    );
    asked.on('error', reject).end();
  });
}

describe('the first page of three thousand agencies and ten years', () => {
  it('is at most 300 KB over the wire, with all that it loads, each piece compressed', async () => {
    const $ = load(await (await fetch(server.url)).text());
    const loaded = $('script[src], link[rel="stylesheet"], link[rel="icon"], img[src]')
      .toArray()
      .map((one) => one.attribs.src ?? one.attribs.href!);
    expect(loaded.length).toBeGreaterThan(3);
    const sizes = await Promise.all(['/', ...new Set(loaded)].map(transferred));
    expect(sizes.map((one) => one.encoding).filter((one) => !['gzip', 'br'].includes(one))).toEqual([]);
    expect(sizes.reduce((sum, one) => sum + one.bytes, 0)).toBeLessThan(MOST_BYTES);
  });

  it('shows every body above with its counts, and one of them whole', async () => {
    const $ = load(await (await fetch(server.url)).text());
    expect($('.nb-matrix-group').length).toBeGreaterThanOrEqual(AGENCIES / 60);
    const group = await transferred('/?group=a60');
    expect(group.bytes).toBeLessThan(MOST_BYTES);
  });

  it.skipIf(!executable)(
    'can be used within a second and a half in a browser that never saw it (needs Chromium)',
    async () => {
      const browser = await launched();
      // The best of some tries: what else the machine does is not what is measured.
      const times: number[] = [];
      for (let attempt = 0; attempt < 10 && !times.some((ms) => ms <= MOST_INTERACTIVE_MS); attempt++) {
        const context = await browser.newContext();
        const page = await context.newPage();
        await page.goto(server.url, { waitUntil: 'load' });
        await page.locator('.nb-matrix a').first().focus();
        times.push(Number(await page.evaluate("performance.getEntriesByType('navigation')[0].domInteractive")));
        await context.close();
      }
      await browser.close();
      if (MEASURED) console.info(`interactive after ${times.map(Math.round).join(', ')} ms`);
      expect(Math.min(...times)).toBeLessThanOrEqual(MOST_INTERACTIVE_MS);
    },
    240_000,
  );

  it.runIf(MEASURED)(
    'takes as long as is printed (only where NIANBAO_WEB_AGENCIES is set)',
    async () => {
      for (const path of [
        '/',
        '/?group=a60',
        '/agencies',
        '/agencies?q=99',
        '/agencies/a100',
        '/alerts',
        '/explore',
        '/runs',
        '/api/v1/coverage?limit=100',
      ]) {
        const times: number[] = [];
        const before = process.cpuUsage();
        for (let i = 0; i < 40; i++) times.push((await transferred(path)).ms);
        const { user, system } = process.cpuUsage(before);
        times.sort((a, b) => a - b);
        const cpu = ((user + system) / 40_000).toFixed(0);
        console.info(
          `${path}: median ${times[20]!.toFixed(0)} ms, p95 ${times[37]!.toFixed(0)} ms, processor ${cpu} ms`,
        );
      }
    },
    300_000,
  );
});
