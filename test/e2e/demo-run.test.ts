import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecords } from '../../src/demo/record.ts';
import { listAlerts } from '../../src/store/alerts.ts';
import { listCoverage } from '../../src/store/coverage.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { listReports } from '../../src/store/reports.ts';
import { valuesOf } from '../../src/store/values.ts';
import { DEMO, nianbao, outcomeOf, type Stage, sayings, setStage, WEBHOOK_SECRET } from './stage.ts';

/** One run over the demo's portals, by the command a user types, and what it must have come to. */
let stage: Stage;
let store: Store;
let exitCode: number | null;
let printed: { coverage: Record<string, number> };

const openAgain = async () => {
  const opened = await openStore({ databaseUrl: null, dataDir: stage.dataDir });
  if (!opened.ok) throw new Error(opened.failure.cause);
  store = opened.value;
};
const stateOf = async (agencyId: string, year: number) =>
  (await listCoverage(store.db, { agencyIds: [agencyId], years: [year] }))[0];

beforeAll(async () => {
  stage = await setStage();
  const command = nianbao(['crawl', '--json'], stage.environment());
  exitCode = await command.ended;
  printed = JSON.parse(command.output());
  await openAgain();
});
afterAll(async () => {
  await store?.close();
  await stage?.close();
});

describe('a run over portals that carry real figures', () => {
  it('ends with exit code 1, because problems were found, and prints the summary as JSON', () => {
    expect(exitCode).toBe(1);
    expect(printed.coverage.missing).toBe(1);
  });

  it('reads every figure of every published record exactly, blank kept apart from 0', async () => {
    const records = readRecords().filter((r) => r.year <= DEMO.year);
    const reports = await listReports(store.db, { currentOnly: true });
    expect(records.length).toBeGreaterThan(15);
    const wrong: string[] = [];
    for (const record of records) {
      const report = reports.find((r) => r.agencyId === record.agencyId && r.year === record.year);
      const values = report ? await valuesOf(store.db, report.id) : {};
      for (const [field, figure] of Object.entries(record.fields)) {
        const value = values[field];
        const right =
          figure === null ? value?.status === 'blank' : value?.status === 'reported' && value.value === figure;
        if (!right)
          wrong.push(
            `${record.agencyId} ${record.year} ${field}: ${value?.status} ${value?.raw}, in the record ${figure}`,
          );
      }
    }
    expect(wrong).toEqual([]);
  });

  it('traces each reported figure to its cell and its kept page', async () => {
    for (const report of await listReports(store.db, { currentOnly: true })) {
      expect(report.snapshot).toMatch(/^[0-9a-f]{64}$/);
      for (const value of Object.values(await valuesOf(store.db, report.id))) {
        if (value.status === 'reported') expect(value.source?.row).toBeGreaterThan(0);
      }
    }
  });

  it('says `missing` of the one that has not published, with the pages it looked at', async () => {
    const state = await stateOf('shili-jyj', 2023);
    expect(state?.status).toBe('missing');
    expect(state?.evidence.visited.length).toBeGreaterThan(0);
    expect(state?.evidence.visited.every((v) => v.outcome === 'ok')).toBe(true);
    const [alert] = await listAlerts(store.db, { rule: ['D-MISSING'] });
    expect(alert?.agencyId).toBe('shili-jyj');
    expect(alert?.evidence.visited).toEqual(state?.evidence.visited);
    expect(await listAlerts(store.db, { rule: ['D-MISSING'] })).toHaveLength(1);
  });

  it('says `late` of the one that published after the deadline', async () => {
    expect(await stateOf('shili-czj', 2023)).toMatchObject({ status: 'late', publishedAt: '2024-03-05', daysLate: 34 });
  });

  it('says `unknown`, never `missing`, of those it could not look at, each with its reason', async () => {
    expect(await stateOf('shiliqu-wlj', 2023)).toMatchObject({ status: 'unknown', reasonCode: 'unknown.unreachable' });
    expect(await stateOf('shiliqu-scjg', 2023)).toMatchObject({ status: 'unknown', reasonCode: 'unknown.blocked' });
    expect(await stateOf('shiliqu-xfj', 2023)).toMatchObject({ status: 'unknown', reasonCode: 'unknown.robots' });
  });

  it('finds the report that does not add up, in the cells where it does not', async () => {
    const alerts = await listAlerts(store.db, { agencyIds: ['shili-jtj'] });
    expect(alerts.map((a) => a.rule).sort()).toEqual(['T3-FLOW', 'T4-SUM-REVIEW']);
    expect(alerts.flatMap((a) => a.evidence.fields)).toContain('review_total');
  });

  it('follows an agency through its change of name: 2017 and 2023 lie in one column', async () => {
    expect((await stateOf('xingqing-kjgxj', 2023))?.status).toBe('published');
    expect((await stateOf('xingqing-kjgxj', 2017))?.status).toBe('published');
  });

  it('tells the webhook of each open alert once, signed', async () => {
    const open = await listAlerts(store.db, { status: ['open'] });
    expect(stage.told.map((t) => t.body.alert.id).sort()).toEqual(open.map((a) => a.id).sort());
    for (const { headers, raw } of stage.told) {
      const signed = createHmac('sha256', WEBHOOK_SECRET)
        .update(`${headers['x-nianbao-timestamp']}.${raw}`)
        .digest('hex');
      expect(headers['x-nianbao-signature']).toBe(`sha256=${signed}`);
    }
  });
});

describe('a second run over the same portals', () => {
  it('comes to the same and tells nobody anything again; what is published meanwhile clears its alert by itself', async () => {
    const before = await outcomeOf(store);
    const told = stage.told.length;
    await store.close();
    expect(await nianbao(['crawl'], stage.environment()).ended).toBe(1);
    await openAgain();
    expect(await outcomeOf(store)).toEqual(before);
    expect(stage.told.length).toBe(told);

    const lastYear = readRecords().find((r) => r.agencyId === 'shili-jyj')!;
    stage.portals.change((records) => [...records, { ...lastYear, year: 2023, published: '2024-04-02' }]);
    await store.close();
    expect(await nianbao(['crawl'], stage.environment()).ended).toBe(1);
    await openAgain();
    expect(await stateOf('shili-jyj', 2023)).toMatchObject({ status: 'late', publishedAt: '2024-04-02' });
    const news = sayings(stage.told.slice(told)).map((s) => s.split(' ').slice(0, 3).join(' '));
    expect(news).toEqual(['opened D-LATE shili-jyj', 'resolved D-MISSING shili-jyj']);
  });
});
