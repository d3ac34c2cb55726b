import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bundle } from '../../src/alerts/channels/channel.ts';
import { noticeOf } from '../../src/alerts/channels/notice.ts';
import type { Agency } from '../../src/report/agency.ts';
import type { LookOutcome } from '../../src/report/look.ts';
import { replaceAgencies } from '../../src/store/agencies.ts';
import { listAlerts } from '../../src/store/alerts.ts';
import type { Store } from '../../src/store/database.ts';
import { markSending, markSent, pendingDeliveries } from '../../src/store/deliveries.ts';
import { chunks } from '../../src/store/rows.ts';
import { createRun } from '../../src/store/runs.ts';
import { inTransaction } from '../../src/store/tasks.ts';
import { evaluateStore } from '../../src/workers/evaluate-store.ts';
import { open } from '../store/open.ts';
import { settingsOf } from './settings-of.ts';

/** Three thousand bodies of one province, each on its own portal, and some of another. */
const PROVINCE = 3_000;
const ELSEWHERE = 40;
let store: Store;
let end: () => Promise<void>;
const agencies = Array.from(
  { length: PROVINCE + ELSEWHERE },
  (_, i): Agency => ({
    ...{ id: `a${i}`, name: `示例${i}局`, level: 'county_dept', parent: '', aliases: [], extra: {} },
    ...{ regionCode: i < PROVINCE ? '640106' : '110101', portalUrl: `https://p${i}.example/`, reportColumnUrl: '' },
    ...{ firstYear: null, lastYear: null },
  }),
);
const TARGETS = [
  { name: 'office', channel: 'wecom' as const, url: 'http://127.0.0.1:9/' },
  { name: 'system', channel: 'webhook' as const, url: 'http://127.0.0.1:9/' },
];

beforeAll(async () => {
  ({ store, end } = await open(null));
  await replaceAgencies(store.db, agencies);
});
afterAll(async () => {
  await end?.();
});

let runs = 0;

/** A run in which every look ends as told; returns what each recipient gets, message by message. */
async function runWith(outcomeOf: (i: number) => LookOutcome): Promise<Record<string, string[]>> {
  const clock = () => new Date(Date.UTC(2027, 1, 1 + runs));
  const [runId, at] = [`run-${runs++}`, clock().toISOString()];
  const about = { trigger: 'manual' as const, scheduledFor: null, years: [2026], agencyIds: ['a0'], asOf: null };
  await createRun(store.db, { id: runId, createdAt: at, ...about });
  await inTransaction(store.db, async (trx) => {
    const rows = agencies.map(({ id }, i) => {
      const outcome = outcomeOf(i);
      const look = { id: `${runId}-${i}`, run_id: runId, agency_id: id, at, outcome, whole: outcome === 'column_read' };
      return { ...look, column_url: null, years_listed: '[2025]', seen: null, steps: '[]' };
    });
    for (const part of chunks(rows)) await trx.insertInto('nianbao.look').values(part).execute();
    await evaluateStore(trx, { settings: settingsOf({ targets: TARGETS }), clock });
  });
  const got: Record<string, string[]> = { office: [], system: [] };
  for (const { id } of await pendingDeliveries(store.db)) {
    const sent = await markSending(store.db, id, (channel) => (channel === 'wecom' ? 1_000 : 1));
    if (sent.length === 0) continue;
    await markSent(store.db, id, 'ok', at);
    const bundle = { id, attempt: 1, messages: sent.map((one) => one.message) } as unknown as Bundle;
    got[sent[0]!.target]?.push(noticeOf(bundle, TARGETS[0]!).title.zh);
  }
  return got;
}

describe('a province of 3,000 bodies whose portals all fail at once', () => {
  it('is one message to each recipient, and one when they are back', async () => {
    const fine = await runWith(() => 'column_read');
    expect(fine).toEqual({ office: [], system: [] });
    const down = await runWith((i) => (i < PROVINCE ? 'unreachable' : 'column_read'));
    expect(down.office).toEqual(['年报告警：OPS-REGION-UNREACHABLE 新增']);
    expect(down.system).toHaveLength(1);
    const still = await runWith((i) => (i < PROVINCE ? 'unreachable' : 'column_read'));
    expect(still).toEqual({ office: [], system: [] });
    const back = await runWith(() => 'column_read');
    expect(back).toEqual({ office: ['年报告警：OPS-REGION-UNREACHABLE 已解除'], system: [expect.any(String)] });
    expect((await listAlerts(store.db)).map(({ rule, status }) => [rule, status])).toEqual([
      ['OPS-REGION-UNREACHABLE', 'resolved'],
    ]);
  });

  it('that were down one by one before say nothing of being back while the province is down', async () => {
    const few = await runWith((i) => (i < 3 ? 'unreachable' : 'column_read'));
    expect([few.office?.length, few.system?.length]).toEqual([1, 3]);
    const all = await runWith((i) => (i < PROVINCE ? 'blocked' : 'column_read'));
    expect([all.office, all.system?.length]).toEqual([['年报告警：OPS-REGION-UNREACHABLE 再次出现'], 1]);
    const back = await runWith(() => 'column_read');
    expect([back.office, back.system?.length]).toEqual([['年报告警：0条新增，4条解除'], 4]);
  });

  it('is our own outage where nothing else was reached either: one message, one end', async () => {
    const down = await runWith(() => 'unreachable');
    expect([down.office, down.system?.length]).toEqual([['年报告警：OPS-OWN-OUTAGE 新增'], 1]);
    const back = await runWith(() => 'column_read');
    expect([back.office, back.system?.length]).toEqual([['年报告警：OPS-OWN-OUTAGE 已解除'], 1]);
  });
});
