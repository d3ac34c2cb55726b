import { describe, expect, it } from 'vitest';
import type { FailureCode } from '../../src/errors/catalogue.ts';
import { judgeHost } from '../../src/fetch/host-health.ts';
import { hostKey } from '../../src/fetch/host-key.ts';
import { gapAfter } from '../../src/fetch/pace.ts';

const WELL = { failures: 0, openings: 0 };
const answer = (status: number | null, code: FailureCode | null = null, retryAfterMs: number | null = null) => ({
  ...{ status, code, retryAfterMs, responseMs: 100, crawlDelayMs: 0 },
});

describe('a host in trouble', () => {
  it('is left alone for 5, 15, 45 and 120 s after each error in a row, at the default pace', () => {
    const rests = [];
    let health = WELL;
    for (let n = 0; n < 4; n++) {
      const verdict = judgeHost(health, answer(503), 1_000);
      rests.push(verdict.restMs);
      health = verdict;
    }
    expect(rests).toEqual([5_000, 15_000, 45_000, 120_000]);
  });

  it('is left alone for as long as it asks, where that is longer', () => {
    expect(judgeHost(WELL, answer(429, null, 600_000), 1_000)).toMatchObject({
      restMs: 600_000,
      code: 'fetch.rate-limited',
    });
    expect(judgeHost(WELL, answer(429, null, 1_000), 1_000).restMs).toBe(5_000);
  });

  it('opens the breaker at the fifth trouble in a row, twice as long each time it fails again, an hour at most', () => {
    let health: { failures: number; openings: number; openMs?: number } = WELL;
    const open = [];
    for (let n = 0; n < 12; n++) {
      health = judgeHost(health, answer(null, 'fetch.timeout'), 1_000);
      open.push((health.openMs ?? 0) / 1_000);
    }
    expect(open).toEqual([0, 0, 0, 0, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600]);
  });

  it('is well again with one answer, also one that says no', () => {
    const ill = { failures: 7, openings: 3 };
    for (const status of [200, 304, 403, 404, 412])
      expect(judgeHost(ill, answer(status), 1_000)).toEqual({ ...WELL, restMs: 0, openMs: 0, code: null });
  });

  it('is not judged by what we ended or refused ourselves', () => {
    const ill = { failures: 4, openings: 0 };
    for (const code of [null, 'fetch.forbidden-address', 'fetch.dns'] as const)
      expect(judgeHost(ill, answer(null, code), 1_000)).toEqual({ ...ill, restMs: 0, openMs: 0, code: null });
  });
});

describe('the gap between two requests', () => {
  const options = { hostDelayMs: 1_000, responseFactor: 2, random: () => 0 };

  it('is the largest of our own, the Crawl-delay and twice the time of the answer', () => {
    expect(gapAfter({ crawlDelayMs: 0, responseMs: 100 }, options)).toBe(1_000);
    expect(gapAfter({ crawlDelayMs: 3_000, responseMs: 100 }, options)).toBe(3_000);
    expect(gapAfter({ crawlDelayMs: 3_000, responseMs: 4_000 }, options)).toBe(8_000);
    expect(gapAfter({ crawlDelayMs: 86_400_000, responseMs: 100 }, options)).toBe(60_000);
  });

  it('varies upwards only', () => {
    expect(gapAfter({ crawlDelayMs: 0, responseMs: 0 }, { ...options, random: () => 1 })).toBe(1_300);
  });
});

describe('one host', () => {
  it.each([
    ['http://www.nx.gov.cn/', 'www.nx.gov.cn'],
    ['https://www.nx.gov.cn./', 'www.nx.gov.cn'],
    ['http://www.nx.gov.cn:8080/', 'www.nx.gov.cn'],
    ['http://127.0.0.1:8080/', '127.0.0.1:8080'],
    ['http://[::1]:8080/', '[::1]:8080'],
  ])('%s is %s', (url, key) => expect(hostKey(new URL(url))).toBe(key));
});
