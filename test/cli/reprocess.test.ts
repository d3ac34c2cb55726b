import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Db, openStore } from '../../src/store/database.ts';
import { nianbao, outcomeOf, type Stage, setStage } from '../e2e/stage.ts';
import { run } from './command-line.ts';

/** Reading again what is kept, after one run over four agencies; an older reader's mistakes are written into the store. */
let stage: Stage;
const at = (...args: string[]) => run(args, stage.environment({ LOG_LEVEL: 'error' }));

async function inStore<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const store = await openStore({ databaseUrl: null, dataDir: stage.dataDir, poolSize: 2 });
  if (!store.ok) throw new Error(store.failure.cause);
  try {
    return await work(store.value.db);
  } finally {
    await store.value.close();
  }
}

/** What is kept but for times of reading: readings, states, alerts, and when a page carried what. */
const kept = () =>
  inStore(async (db) => ({
    ...(await outcomeOf({ db } as Parameters<typeof outcomeOf>[0])),
    seen: await db
      .selectFrom('nianbao.report')
      .select(['id', 'first_seen_at', 'last_seen_at', 'current', 'reader'])
      .orderBy('id')
      .execute(),
    pages: await db.selectFrom('nianbao.page').selectAll().orderBy('id').execute(),
    deliveries: await db.selectFrom('nianbao.delivery').select(['id']).orderBy('id').execute(),
  }));

/** As if a reader of version 0 had read one figure wrongly, not found one, and not read one report at all. */
const spoil = () =>
  inStore(async (db) => {
    const [first, second] = await db
      .selectFrom('nianbao.report')
      .select(['id', 'agency_id', 'year', 'page_id'])
      .where('current', '=', true)
      .where('template', '=', 't2021')
      .orderBy('agency_id')
      .orderBy('year')
      .execute();
    const figure = (field: string) =>
      db.updateTable('nianbao.value').where('report_id', '=', first!.id).where('field', '=', field);
    await figure('req_new_total').set({ value: 123456, raw: '123456' }).execute();
    await figure('req_new_natural_person').set({ value: null, raw: null, status: 'absent', source: null }).execute();
    await db.updateTable('nianbao.report').set({ reader: 'html 0' }).where('id', '=', first!.id).execute();
    await db.deleteFrom('nianbao.value').where('report_id', '=', second!.id).execute();
    await db.deleteFrom('nianbao.report').where('id', '=', second!.id).execute();
    await db
      .updateTable('nianbao.page')
      .set({ fetch_outcome: 'read.unsupported' })
      .where('id', '=', second!.page_id)
      .execute();
    return { first: first!, second: second! };
  });

beforeAll(async () => {
  stage = await setStage();
  const ids = ['shili-jtj', 'shili-czj', 'shili-jyj', 'shili-wjw'];
  await at('crawl', ...ids.flatMap((id) => ['--agency', id]), '--year', '2023', '--json');
});
afterAll(() => stage?.close());

describe('reprocess', () => {
  it('by the same reader changes nothing at all, tells nobody anything, and ends with 0', async () => {
    const before = await kept();
    const again = await at('reprocess', '--json');
    expect(JSON.parse(again.output)).toMatchObject({ dryRun: false, changed: 0, failed: 0, changes: [] });
    expect(JSON.parse(again.output).contents).toBe(before.reports.length);
    expect(again.code).toBe(0);
    expect(await kept()).toEqual(before);
  });

  it('says which figures changed and saves them; killed in the midst, it goes on and says the same', async () => {
    const good = await kept();
    const { first, second } = await spoil();
    const spoiled = await kept();

    const dry = await at('reprocess', '--dry-run', '--json');
    const told = JSON.parse(dry.output);
    expect(dry.code).toBe(1);
    expect(told).toMatchObject({ dryRun: true, changed: 2, failed: 0 });
    const changes = told.changes.find((one: { year: number; agencyId: string }) => isOf(one, first)).changes;
    expect(changes).toContainEqual({
      what: 'req_new_natural_person',
      kind: 'value',
      from: { kind: 'absent' },
      to: { kind: 'number', value: expect.any(Number) },
      label: '本年新收政府信息公开申请数量（自然人）',
    });
    expect(changes.map((one: { what: string }) => one.what).sort()).toEqual([
      'req_new_natural_person',
      'req_new_total',
    ]);
    const found = told.changes.find((one: { year: number; agencyId: string }) => isOf(one, second));
    expect(found).toMatchObject({ readerBefore: null, readerAfter: expect.stringMatching(/^html /), changes: [] });
    expect(told.readers).toContainEqual({ from: 'html 0', to: found.readerAfter, contents: 1, changed: 1 });
    expect(await kept()).toEqual(spoiled);

    // Before the first content is read, and when all are read and judged but nothing is told.
    expect(await killedAt('store and queue are open')).toBe('');
    // Where the command was quicker than the kill and had told already, there is something to read again once more.
    for (let left = 5; (await killedAt('run judged')) !== ''; left--) {
      expect(left).toBeGreaterThan(0);
      await spoil();
    }
    const whole = await at('reprocess', '--json');
    expect(JSON.parse(whole.output)).toEqual({ ...told, dryRun: false });
    expect(whole.code).toBe(1);
    const after = await kept();
    expect(after.reports).toEqual(good.reports);
    expect(after.coverage).toEqual(good.coverage);
    expect(after.alerts).toEqual(good.alerts);

    expect(await at('reprocess')).toMatchObject({
      code: 0,
      output: expect.stringContaining('没有变化  nothing changed'),
    });
  });
});

/** Yields what it had told. */
async function killedAt(logged: string): Promise<string> {
  const command = nianbao(['reprocess'], stage.environment({ LOG_LEVEL: 'info' }));
  command.child.stderr?.on('data', () => {
    if (command.errors().includes(logged)) command.child.kill('SIGKILL');
  });
  expect(await command.ended, command.errors()).toBe(null);
  return command.output();
}

function isOf(one: { agencyId: string; year: number }, report: { agency_id: string; year: number }): boolean {
  return one.agencyId === report.agency_id && one.year === report.year;
}
