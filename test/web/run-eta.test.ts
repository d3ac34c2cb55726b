import { describe, expect, it } from 'vitest';
import { runEta } from '../../src/web/run-eta.ts';

const started = new Date('2026-02-02T00:00:00Z');
const minutes = (count: number) => new Date(started.getTime() + count * 60_000);
const run = {
  state: 'running' as const,
  started_at: started,
  agency_ids: Array.from({ length: 100 }, (_, i) => `a${i}`),
};

describe('how long a run takes yet', () => {
  it('is told by the agencies that were looked at', () => {
    expect(runEta(run, [], 25, minutes(10))).toBe(30 * 60_000);
    expect(runEta(run, [], 100, minutes(10))).toBe(0);
  });

  it('is told by the pages that wait, where those take longer', () => {
    const fetch = (state: 'pending' | 'done' | 'failed', count: number) => ({ kind: 'fetch' as const, state, count });
    expect(runEta(run, [fetch('pending', 30), fetch('done', 8), fetch('failed', 2)], 100, minutes(10))).toBe(
      30 * 60_000,
    );
  });

  it('is not foretold before enough is done, nor of a run that ended or names no agencies', () => {
    expect(runEta(run, [], 2, minutes(1))).toBeNull();
    expect(runEta({ ...run, state: 'judging' }, [], 50, minutes(1))).toBeNull();
    expect(runEta({ ...run, agency_ids: [] }, [], 50, minutes(1))).toBeNull();
    expect(runEta({ ...run, started_at: null }, [], 50, minutes(1))).toBeNull();
  });
});
