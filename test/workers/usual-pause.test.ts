import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Service, startService } from '../../src/service.ts';
import { openStore } from '../../src/store/database.ts';
import { addDeliveries, pendingDeliveries } from '../../src/store/deliveries.ts';
import { catchUpBy, endCatchUp, listGaps, noteAlive } from '../../src/store/own-gaps.ts';
import { createRun } from '../../src/store/runs.ts';
import { usualPause } from '../../src/workers/usual-pause.ts';
import { layFounded } from '../store/founded.ts';
import { temporaryFolder } from '../store/open.ts';
import { settingsOf } from './settings-of.ts';

const DAY = 86_400_000;
const day = (n: number) => new Date(Date.UTC(2027, 0, n, 22, 30)).toISOString();

describe('the pause between runs that cron begins', () => {
  it('is unusual where it is half as long again as the longest of the last', () => {
    expect(usualPause([day(6), day(5), day(4), day(3), day(2)])).toBe(1.5 * DAY);
    // Only on working days: a week-end is usual.
    expect(usualPause([day(12), day(11), day(8), day(7), day(6), day(5)])).toBe(4.5 * DAY);
  });

  it('is never unusual while few runs show what is usual, and what was long ago does not count', () => {
    expect(usualPause([])).toBe(Number.POSITIVE_INFINITY);
    expect(usualPause([day(5), day(4), day(3), day(2)])).toBe(Number.POSITIVE_INFINITY);
    const daily = Array.from({ length: 9 }, (_, n) => day(30 - n));
    expect(usualPause([...daily, day(1)])).toBe(1.5 * DAY);
  });
});

describe('a crawl by cron after days in which the machine stood still', () => {
  const folder = temporaryFolder();
  const settings = settingsOf({ dataDir: folder.path });
  let service: Service;

  async function started(at: string): Promise<Service> {
    const options = { version: 'test', pages: false, workers: false, ledger: true, clock: () => new Date(at) };
    const one = await startService(settings, pino({ level: 'silent' }), options);
    if (!one.ok) throw new Error(one.failure.cause);
    return one.value;
  }

  beforeAll(async () => {
    await layFounded(folder.path);
    const opened = await openStore({ databaseUrl: null, dataDir: folder.path });
    if (!opened.ok) throw new Error(opened.failure.cause);
    const { db } = opened.value;
    for (let n = 1; n <= 5; n++) {
      const about = { trigger: 'manual', scheduledFor: null, years: [2026], agencyIds: [], asOf: null };
      await createRun(db, { id: `run-${n}`, createdAt: day(n), ...about });
      await noteAlive(db, day(n));
    }
    const message = { id: 'd', alertId: null, transition: 'countdown', channel: 'log', target: 'log', message: {} };
    await addDeliveries(db, [message], day(5));
    await opened.value.close();
  });
  afterAll(() => folder.remove());

  it('writes the standstill down and keeps back what was concluded before it, until the run has caught up', async () => {
    service = await started(day(9));
    const { db } = service.context.store;
    expect(service.gap).not.toBeNull();
    expect(await listGaps(db)).toEqual([{ from: day(5), to: day(9), why: 'down' }]);
    expect(await pendingDeliveries(db, { now: day(9) })).toEqual([]);
    await catchUpBy(db, service.gap!, 'run-5');
    await endCatchUp(db, 'run-5');
    expect(await pendingDeliveries(db, { now: day(9) })).toHaveLength(1);
    await service.stop();
  });

  it('finds none on the next day', async () => {
    service = await started(day(10));
    expect(service.gap).toBeNull();
    await service.stop();
  });
});
