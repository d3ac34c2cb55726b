import { setTimeout as sleep } from 'node:timers/promises';
import type { HopReport, HostGate } from '../../src/fetch/host-gate.ts';
import { gapAfter } from '../../src/fetch/pace.ts';

/** A gate of this process alone, without chance: hosts one request at a time, `hostDelayMs` or the Crawl-delay apart. */
export function localGate(hostDelayMs = 0, signal?: AbortSignal) {
  const last = new Map<string, Promise<unknown>>();
  const nextAt = new Map<string, number>();
  const gaps: number[] = [];
  const entered: string[] = [];
  const gate: HostGate = {
    async enter(host) {
      const before = last.get(host);
      const { promise, resolve } = Promise.withResolvers<void>();
      last.set(host, promise);
      await before;
      await sleep(Math.max(0, (nextAt.get(host) ?? 0) - Date.now()), undefined, signal ? { signal } : {});
      entered.push(host);
      return {
        async leave(report: HopReport) {
          const gap = gapAfter(report, { hostDelayMs, responseFactor: 0, random: () => 0 });
          gaps.push(gap);
          nextAt.set(host, Math.max(nextAt.get(host) ?? 0, Date.now() + gap));
          resolve();
        },
      };
    },
    async hold(host, ms) {
      nextAt.set(host, Math.max(nextAt.get(host) ?? 0, Date.now() + ms));
    },
  };
  return { gate, gaps, entered };
}
