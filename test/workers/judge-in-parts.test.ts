import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agency } from '../../src/report/agency.ts';
import type { Coverage } from '../../src/report/coverage.ts';
import type { Finding } from '../../src/report/finding.ts';
import type { LookOutcome } from '../../src/report/look.ts';
import { replaceAgencies } from '../../src/store/agencies.ts';
import { saveCoverage } from '../../src/store/coverage.ts';
import type { Db, Store } from '../../src/store/database.ts';
import { addDecision } from '../../src/store/decisions.ts';
import { addLook } from '../../src/store/looks.ts';
import { setPageFlaw } from '../../src/store/page-attribution.ts';
import { upsertPage } from '../../src/store/pages.ts';
import { reassessReport, saveReport } from '../../src/store/reports.ts';
import { createRun } from '../../src/store/runs.ts';
import { addSilence } from '../../src/store/silences.ts';
import { saveSnapshot } from '../../src/store/snapshots.ts';
import { inTransaction } from '../../src/store/tasks.ts';
import { evaluateStore } from '../../src/workers/evaluate-store.ts';
import { judgeRun } from '../../src/workers/judge-job.ts';
import { findingOf } from '../alerts/samples.ts';
import { Dice } from '../generate/dice.ts';
import { seed } from '../seed.ts';
import { open } from '../store/open.ts';
import * as sample from '../store/samples.ts';
import { judged } from './judged.ts';
import { settingsOf } from './settings-of.ts';

/** Two provinces; the portals of the first fail together in the second run. Some bodies share a portal, and the last one is watched no longer. */
const BODIES = 31;
const YEARS = [2024, 2025];
const dice = new Dice(seed);
const agencies = Array.from({ length: BODIES }, (_, i): Agency => {
  const portalUrl = `https://p${i < 14 ? i : 100 + Math.floor(i / 2)}.example/`;
  const regionCode = i < 14 ? '640106' : '110101';
  return sample.agency(`b${i}`, { name: `示例${i}局`, aliases: [], firstYear: null, portalUrl, regionCode });
});
const settings = settingsOf({
  targets: [
    { name: 'office', channel: 'wecom', url: 'http://127.0.0.1:9/', severity: 'warning' },
    { name: 'system', channel: 'webhook', url: 'http://127.0.0.1:9/', rules: ['D-*'] },
  ],
});
const clockOf = (day: number) => () => new Date(Date.UTC(2026, 3, day, 2));
let store: Store;
let end: () => Promise<void>;

/** A run with its looks; `down` portals of the first province fail, other looks end as the dice have it. */
async function look(day: number, down: boolean): Promise<string> {
  const id = `run-${day}`;
  const at = clockOf(day)().toISOString();
  const about = { trigger: 'manual', scheduledFor: null, years: YEARS, asOf: null, createdAt: at };
  await createRun(store.db, { id, agencyIds: agencies.slice(0, -1).map((one) => one.id), ...about });
  const ends: LookOutcome[] = ['column_read', 'column_read', 'column_not_found', 'column_lost', 'unreachable'];
  for (const [i, { id: agencyId, portalUrl }] of agencies.entries()) {
    const outcome = day === 1 ? 'column_read' : down && i < 14 ? 'unreachable' : dice.pick(ends);
    const found = outcome === 'column_read';
    const yearsListed = found ? YEARS.filter(() => dice.chance(0.5)) : [];
    const of = sample.look(`${id}-${i}`, id, agencyId, { at, outcome, whole: found, yearsListed });
    await addLook(store.db, { ...of, steps: of.steps.map((step) => ({ ...step, url: portalUrl })) });
  }
  return id;
}

/** Reports of the first year: some break rules, on some a rule of ours broke down, one finding was let be. */
async function read(): Promise<void> {
  const snapshot = await saveSnapshot(store.db, new TextEncoder().encode('年报'), 'text/html', sample.NOW);
  const broken = findingOf({ rule: 'internal', instance: 'T1', severity: 'warning' });
  for (const [i, { id: agencyId }] of agencies.entries()) {
    if (i % 3 === 0) continue;
    const findings: Finding[] = [
      ...(i % 2 === 0 ? [findingOf({ key: 'key', rule: 'T1', instance: 'a' }), findingOf({ rule: 'T1' })] : []),
      ...(i % 5 === 0 ? [broken] : []),
    ];
    const results = [{ rule: 'T2', outcome: 'uncertain' as const }];
    const url = `https://p${i}.example/nb/1.html`;
    const seen = { title: '年报', listedDate: null, columnUrl: null, why: [], runId: 'run-1', seenAt: sample.NOW };
    const pageId = await upsertPage(store.db, { agencyId, year: 2024, url, ...seen });
    await saveReport(store.db, sample.newReport(agencyId, snapshot, { year: 2024, pageId, findings, results }));
    if (i % 11 === 1) await setPageFlaw(store.db, pageId, { kind: 'injected-words', text: '某词', at: sample.NOW });
  }
  const { id: agencyId } = agencies[2]!;
  const about = { agencyId, year: 2024, key: 'key', act: 'dismiss' as const, rule: 'T1', instance: 'a' };
  await addDecision(store.db, { ...about, by: '王', at: sample.NOW, reason: '已核实', finding: findingOf() });
}

/** The judging of a run from beginning to end, as many bodies at a time as given. */
async function judge(trx: Db, runId: string, day: number, atOnce: number) {
  const [clock, at] = [clockOf(day), clockOf(day)().toISOString()];
  const run = { id: runId, agencyIds: agencies.slice(0, -1).map(({ id }) => id), years: YEARS, asOf: null };
  for await (const part of judgeRun(trx, run, { settings, clock }, atOnce)) await saveCoverage(trx, part, at);
  return evaluateStore(trx, { settings, clock }, atOnce);
}

/** All that judging leaves behind, in an order of its own. */
async function kept(trx: Db) {
  return {
    coverage: await trx.selectFrom('nianbao.coverage').selectAll().orderBy('agency_id').orderBy('year').execute(),
    alerts: await trx.selectFrom('nianbao.alert').selectAll().orderBy('id').execute(),
    deliveries: await trx.selectFrom('nianbao.delivery').selectAll().orderBy('id').execute(),
    events: await trx
      .selectFrom('nianbao.alert_event')
      .select(['alert_id', 'at', 'kind', 'by', 'note'])
      .orderBy('alert_id')
      .orderBy('at')
      .orderBy('kind')
      .execute(),
  };
}

class Undone extends Error {}

/** What judging would leave behind; nothing of it stays, as when the process is killed before its end. */
async function tried(runId: string, day: number, atOnce: number) {
  let result: unknown;
  await inTransaction(store.db, async (trx) => {
    const { counts, deliveries, isOutage } = await judge(trx, runId, day, atOnce);
    result = { counts, isOutage, new: deliveries.toSorted(), ...(await kept(trx)) };
    throw new Undone();
  }).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  return result as Awaited<ReturnType<typeof kept>> & { counts: Record<string, number>; isOutage: boolean };
}

beforeAll(async () => {
  ({ store, end } = await open(null));
  await replaceAgencies(store.db, agencies);
  const first = await look(1, false);
  await read();
  const wants = { rules: ['T1'] };
  const ends = { createdAt: sample.NOW, endsAt: '2027-01-01T00:00:00.000Z' };
  await addSilence(store.db, { id: 's', wants: { ...wants, agencies: ['b4'] }, reason: '整改中', by: '王', ...ends });
  await inTransaction(store.db, (trx) => judge(trx, first, 1, 100));
  // The last one is watched no longer; the first report is mended, and nothing can be told of one of another.
  await replaceAgencies(store.db, agencies.slice(0, -1), { replace: true });
  const report = await store.db.selectFrom('nianbao.report').select('id').where('agency_id', '=', 'b10').execute();
  const assessment = { results: [{ rule: 'T1', outcome: 'pass' as const }], findings: [], rules: '2-test', diff: null };
  await reassessReport(store.db, report[0]!.id, assessment);
});
afterAll(() => end());

describe('judging a run some bodies at a time', () => {
  it('gives the same states, one by one, by sevens and all together', async () => {
    const run = { id: 'run-1', agencyIds: agencies.map(({ id }) => id), years: YEARS, asOf: null };
    const sorted = (rows: Coverage[]) => rows.toSorted((a, b) => (a.agencyId < b.agencyId ? -1 : 1));
    const all = sorted(await judged(store.db, run, { settings, clock: clockOf(2) }, 1_000));
    expect(new Set(all.map(({ status }) => status)).size).toBeGreaterThan(1);
    for (const atOnce of [1, 7])
      expect(sorted(await judged(store.db, run, { settings, clock: clockOf(2) }, atOnce))).toEqual(all);
  });

  it('gives the same alerts, history and messages, also of what bodies have in common', async () => {
    const second = await look(3, true);
    const before = await kept(store.db);
    const whole = await tried(second, 3, 1_000);
    const rules = new Set(whole.alerts.map(({ rule, status }) => `${rule} ${status}`));
    for (const one of ['OPS-REGION-UNREACHABLE open', 'OPS-COLUMN-LOST open', 'OPS-RULE-BROKEN open', 'T1 resolved'])
      expect(rules).toContain(one);
    expect(whole.counts.resolved).toBeGreaterThan(0);
    for (const atOnce of [1, 7]) expect(await tried(second, 3, atOnce)).toEqual(whole);
    expect(await kept(store.db)).toEqual(before);
  });

  it('that was cut off before its end is done again with the same result, and once more changes nothing', async () => {
    const third = await look(5, false);
    const whole = await tried(third, 5, 7);
    const done = await inTransaction(store.db, (trx) => judge(trx, third, 5, 7));
    expect(done.counts).toEqual(whole.counts);
    expect(await kept(store.db)).toMatchObject({
      alerts: whole.alerts,
      events: whole.events,
      coverage: whole.coverage,
    });
    const again = await inTransaction(store.db, (trx) => judge(trx, third, 5, 3));
    expect([again.deliveries, again.counts.opened, again.counts.resolved]).toEqual([[], 0, 0]);
  });
});
