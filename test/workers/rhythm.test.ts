import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Queues } from '../../src/queue/queues.ts';
import { replaceAgencies } from '../../src/store/agencies.ts';
import { actOnAlert, listAlerts } from '../../src/store/alerts.ts';
import { saveCoverage } from '../../src/store/coverage.ts';
import type { Store } from '../../src/store/database.ts';
import { markSending, markSent, pendingDeliveries } from '../../src/store/deliveries.ts';
import { addLook } from '../../src/store/looks.ts';
import {
  catchUpBy,
  endCatchUp,
  holdMessages,
  isCatchingUp,
  listGaps,
  noteAlive,
  noteStart,
} from '../../src/store/own-gaps.ts';
import { createRun, finishRun } from '../../src/store/runs.ts';
import { inTransaction } from '../../src/store/tasks.ts';
import { evaluateStore } from '../../src/workers/evaluate-store.ts';
import { remind } from '../../src/workers/remind.ts';
import { coverageOf } from '../alerts/samples.ts';
import { agencyOf, lookOf } from '../coverage/agency-of.ts';
import { open } from '../store/open.ts';
import { judged } from './judged.ts';
import { settingsOf } from './settings-of.ts';

/** Ten departments over the end of January 2027; Nianbao stands still from the 30th for 72 hours. */
let store: Store;
let opened: Awaited<ReturnType<typeof open>>;
const url = 'http://127.0.0.1:9/';
const settings = settingsOf({
  targets: [
    { name: 'now', url, channel: 'wecom', repeatAfter: 2, countdown: [14, 3] },
    { name: 'daily', url, channel: 'wecom', digest: 'daily' },
    { name: 'chief', url, channel: 'wecom', escalateAfter: 2 },
  ],
});
const bodies = Array.from({ length: 10 }, (_, i) => agencyOf('prefecture_dept', { id: `b${i}`, name: `示例${i}局` }));
let now = new Date('2027-01-29T02:00:00Z');
const clock = () => now;
const queues = { addDeliveries: async () => undefined } as unknown as Queues;
const reminding = () => remind({ settings, store, queues, clock });

beforeAll(async () => {
  opened = await open(null);
  store = opened.store;
  await replaceAgencies(store.db, bodies);
});
afterAll(async () => {
  await opened?.end();
});

let runs = 0;
/** A run that reads the columns of all and finds the reports of some; then states and alerts, as at the end of every run. */
async function crawl(published: (i: number) => boolean) {
  const run = await createRun(store.db, {
    ...{ id: `run-${runs++}`, trigger: 'manual', scheduledFor: null, years: [2026], asOf: null },
    ...{ agencyIds: bodies.map(({ id }) => id), createdAt: now.toISOString() },
  });
  for (const [i, { id: agencyId }] of bodies.entries()) {
    const years = published(i) ? [2025, 2026] : [2025];
    const look = lookOf(now.toISOString(), 'column_read', years, { agencyId, runId: run.run.id });
    await addLook(store.db, { ...look, id: `${run.run.id}-${i}` });
  }
  return end(run.run.id);
}
async function end(runId: string) {
  const run = (await store.db.selectFrom('nianbao.run').selectAll().where('id', '=', runId).execute())[0]!;
  return inTransaction(store.db, async (trx) => {
    const about = { id: runId, agencyIds: run.agency_ids, years: run.years, asOf: null };
    const coverage = await judged(trx, about, { settings, clock });
    await saveCoverage(trx, coverage, now.toISOString());
    await evaluateStore(trx, { settings, clock });
    await finishRun(trx, runId, {}, now.toISOString());
    await endCatchUp(trx, runId);
    return coverage.map(({ status }) => status);
  });
}

/** Sends what is due and returns, for each target but the log, what each message tells. */
async function sent(): Promise<string[]> {
  const got: string[] = [];
  for (const { id } of await pendingDeliveries(store.db, { now: now.toISOString() })) {
    const bundle = await markSending(store.db, id, (channel) => (channel === 'log' ? 1 : 1_000), now.toISOString());
    if (bundle.length === 0) continue;
    await markSent(store.db, id, 'ok', now.toISOString());
    if (bundle[0]!.target !== 'log')
      got.push(
        `${bundle[0]!.target}: ${bundle
          .map((one) => one.transition)
          .sort()
          .join(' ')}`,
      );
  }
  return got.sort();
}

describe('a season with a standstill of our own over the deadline', () => {
  it('counts down before it, once a step', async () => {
    expect(await crawl((i) => i < 6)).toEqual([...Array(6).fill('published'), ...Array(4).fill('due')]);
    expect(await reminding()).toBe(1);
    expect(await reminding()).toBe(0);
    expect(await sent()).toEqual(['now: countdown']);
    await noteAlive(store.db, '2027-01-30T10:00:00.000Z');
  });

  it('calls nobody missing by what was seen before, and says what kept us from looking', async () => {
    now = new Date('2027-02-02T10:00:00Z');
    const gap = await noteStart(store.db, now.toISOString(), 3_600_000);
    expect(gap).toMatchObject({ from: '2027-01-30T10:00:00.000Z', to: '2027-02-02T10:00:00.000Z', why: 'down' });
    expect(await listGaps(store.db)).toHaveLength(1);
    await holdMessages(store.db, gap!.id, '2027-02-02T12:00:00Z');
    const { run } = await createRun(store.db, {
      ...{ id: 'catch-up', trigger: 'catch-up', scheduledFor: null, years: [2026], asOf: null },
      ...{ agencyIds: bodies.map(({ id }) => id), createdAt: now.toISOString() },
    });
    await catchUpBy(store.db, gap!.id, run.id);
    expect(await isCatchingUp(store.db)).toBe(true);
    expect(await reminding()).toBe(0);
    const states = await judged(store.db, { ...run, years: [2026] }, { settings, clock });
    expect(states.slice(6).map(({ reasonCode }) => reasonCode)).toEqual(Array(4).fill('unknown.own_gap'));
    expect(states.map(({ status }) => status)).not.toContain('missing');
  });

  it('tells those that are missing once the catch-up has looked: at once, in the digest, not above', async () => {
    const states = await crawl((i) => i < 8);
    expect(states.filter((status) => status === 'missing')).toHaveLength(2);
    await end('catch-up');
    expect(await isCatchingUp(store.db)).toBe(false);
    expect(await sent()).toEqual(['now: opened opened']);
    now = new Date('2027-02-03T01:00:00Z');
    expect(await sent()).toEqual(['daily: opened opened']);
  });

  it('is silent where somebody took it on, repeats and escalates the rest, and ends it for all who heard', async () => {
    const [first] = await listAlerts(store.db, { rule: ['D-MISSING'] });
    await actOnAlert(store.db, first!.id, { kind: 'ack', by: '王', now: now.toISOString() });
    now = new Date('2027-02-04T02:00:00Z');
    expect(await reminding()).toBe(2);
    expect(await sent()).toEqual(['chief: escalated', 'now: reminded']);
    expect(await reminding()).toBe(0);
    await crawl(() => true);
    expect(await sent()).toEqual(['chief: resolved', 'now: resolved resolved']);
    now = new Date('2027-02-05T01:00:00Z');
    expect(await sent()).toEqual(['daily: resolved resolved']);
  });

  it('keeps back what waited to be sent until the catch-up has ended', async () => {
    await saveCoverage(store.db, [coverageOf('late', { agencyId: 'b0', year: 2026 })], now.toISOString());
    await inTransaction(store.db, (trx) => evaluateStore(trx, { settings, clock }));
    expect((await pendingDeliveries(store.db, { now: now.toISOString() })).length).toBeGreaterThan(0);
    const gap = { id: 'down-later' };
    await holdMessages(store.db, gap.id, '2027-02-05T03:00:00Z');
    expect(await pendingDeliveries(store.db, { now: now.toISOString() })).toEqual([]);
    expect((await pendingDeliveries(store.db, { now: '2027-02-05T03:00:01Z' })).length).toBeGreaterThan(0);
    await catchUpBy(store.db, gap.id, null);
    expect((await pendingDeliveries(store.db, { now: now.toISOString() })).length).toBeGreaterThan(0);
  });
});
