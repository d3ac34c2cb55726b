import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FetchResult } from '../../src/fetch/fetch-page.ts';
import { decideRobots } from '../../src/fetch/robots.ts';
import type { Store } from '../../src/store/database.ts';
import { keptRobots } from '../../src/workers/kept-robots.ts';
import { observe } from '../../src/workers/observe.ts';
import { open } from '../store/open.ts';
import { NOW, run } from '../store/samples.ts';

let opened: { store: Store; end(): Promise<void> };
beforeAll(async () => {
  opened = await open(null);
  await run(opened.store.db, 'r1');
});
afterAll(() => opened?.end());

const at = Date.parse(NOW);
const HOUR = 3_600_000;

/** Keeps an answer to the robots.txt of a host of its own, given at NOW, and asks for it `laterMs` later. */
async function kept(host: string, answer: Partial<FetchResult>, laterMs = HOUR) {
  const url = `http://${host}.example.gov.cn/robots.txt`;
  const result: FetchResult = {
    ...{ url, finalUrl: url, status: 200, headers: { 'content-type': 'text/plain' }, bytes: null, outcome: 'ok' },
    ...{ cause: null, durationMs: 5, retryAfterMs: null, requests: 1, at: NOW, ...answer },
  };
  await observe(opened.store.db, 'r1', result);
  return { url, found: await keptRobots(opened.store.db, url, at + laterMs) };
}
const rules = new TextEncoder().encode('User-agent: *\nDisallow: /no/\nCrawl-delay: 7\n');

describe('what a robots.txt answered', () => {
  it('is relied on for a day, by every process, with the same rules', async () => {
    const { url, found } = await kept('a', { bytes: rules }, 23 * HOUR);
    expect(found?.ageMs).toBe(23 * HOUR);
    const decision = decideRobots(url, found!.answer);
    if (decision.kind !== 'rules') throw new Error('no rules');
    expect(decision.crawlDelayMs).toBe(7_000);
    expect([decision.isAllowed('http://a.example.gov.cn/no/'), decision.isAllowed('http://a.example.gov.cn/')]).toEqual(
      [false, true],
    );
  });

  it('is relied on where there are no rules: an empty file, or none', async () => {
    for (const [host, answer] of [
      ['empty', { bytes: new Uint8Array() }],
      ['none', { status: 404, outcome: 'fetch.not-found', cause: 'portal answered 404' }],
    ] as const) {
      const { url, found } = await kept(host, answer);
      expect(decideRobots(url, found!.answer)).toMatchObject({ kind: 'rules', crawlDelayMs: 0 });
    }
  });

  it.each<[string, Partial<FetchResult>, number]>([
    ['a day has passed', { bytes: rules }, 24 * HOUR],
    ['it lies in the future', { bytes: rules }, -HOUR],
    ['the server failed', { status: 503, outcome: 'fetch.http-error' }, HOUR],
    ['we were too fast', { status: 429, outcome: 'fetch.rate-limited' }, HOUR],
    ['no answer came', { status: null, finalUrl: null, outcome: 'fetch.timeout' }, HOUR],
    ['the answer broke off', { outcome: 'fetch.too-large' }, HOUR],
  ])('is asked for again where %s', async (name, answer, later) => {
    const host = `h${[...name].reduce((sum, c) => sum + c.charCodeAt(0), 0)}`;
    expect((await kept(host, answer, later)).found).toBeNull();
  });
});
