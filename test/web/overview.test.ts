import { load } from 'cheerio';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { changesSince } from '../../src/web/queries/changes.ts';
import { coverageCounts } from '../../src/web/queries/coverage.ts';
import { seededPages } from './harness.ts';
import { ALERT, BINARY_SHA, NOW, PAGE_SHA } from './seed.ts';

const { store, app } = await seededPages();

const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
const judge = (id: string, status: string, at: Date, year = 2025) =>
  sql`update nianbao.coverage set status = ${status}, judged_at = ${at} where agency_id = ${id} and year = ${year}`.execute(
    store.db,
  );
const overview = async (path = '/?lang=en') => load(await (await app.request(path)).text());

describe('the counts of the first page', () => {
  const missing = async () => {
    const counts = await coverageCounts(store.db);
    return counts.reduce((sum, one) => (one.status === 'missing' ? sum + one.count : sum), 0);
  };

  it('are not counted twice while nothing changed, and follow every change', async () => {
    const before = await coverageCounts(store.db);
    expect(await coverageCounts(store.db)).toBe(before);
    const was = await missing();
    await judge('qh-market', 'missing', hoursAgo(40));
    expect(await missing()).toBe(was + 1);
    await store.db.updateTable('nianbao.agency').set({ active: false }).where('id', '=', 'qh-market').execute();
    expect(await missing()).toBe(was);
    await store.db.updateTable('nianbao.agency').set({ active: true }).where('id', '=', 'qh-market').execute();
    expect(await missing()).toBe(was + 1);
    await judge('qh-market', 'published', hoursAgo(39));
    expect(await missing()).toBe(was);
  });

  it('do not take over what was undone', async () => {
    const was = await missing();
    const undone = store.db.transaction().execute(async (trx) => {
      await trx.updateTable('nianbao.coverage').set({ status: 'missing' }).execute();
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await missing()).toBe(was);
  });
});

describe('what changed since yesterday', () => {
  it('is nothing where nothing was judged, told or read since', async () => {
    await store.db
      .updateTable('nianbao.report')
      .set({ first_seen_at: hoursAgo(90) })
      .execute();
    const changes = await changesSince(store.db, hoursAgo(24));
    expect(changes.states).toEqual({ rows: [], total: 0 });
    expect((await overview())('section[aria-labelledby="changes"]').text()).toContain('Nothing changed within a day');
  });

  it('are states that are others than a day ago, the gravest first; what came and went is none', async () => {
    await judge('qh-edu', 'late', hoursAgo(5));
    await judge('lw-edu', 'unknown', hoursAgo(9));
    await judge('lw-edu', 'missing', hoursAgo(3));
    await judge('lw-street', 'unknown', hoursAgo(8));
    await judge('lw-street', 'published', hoursAgo(2));
    await judge('qh-market', 'removed', hoursAgo(30));
    const { states } = await changesSince(store.db, hoursAgo(24));
    expect(states.rows.map(({ agencyId, from, to }) => [agencyId, from, to])).toEqual([
      ['lw-edu', 'published', 'missing'],
      ['qh-edu', 'published', 'late'],
    ]);
    expect(states.total).toBe(2);
    const $ = await overview();
    const row = $('section[aria-labelledby="changes"] tbody tr').first();
    expect(row.find('a').attr('href')).toBe('/agencies/lw-edu/2025');
    expect(row.text().replace(/\s+/g, ' ')).toMatch(/Published.*is now.*Missing.*2026-02-02 07:00/);
  });

  it('are alerts that opened or ended, and of those that did both neither', async () => {
    const event = (alert_id: string, kind: string, at: Date) => ({ alert_id, kind, at, by: 'nianbao', note: null });
    await store.db
      .insertInto('nianbao.alert_event')
      .values([
        event('alert-late', 'opened', hoursAgo(50)),
        event('alert-late', 'resolved', hoursAgo(6)),
        event('alert-zz', 'opened', hoursAgo(7)),
        event('alert-zz', 'resolved', hoursAgo(6)),
        event(ALERT, 'reopened', hoursAgo(4)),
      ])
      .execute();
    const { alerts } = await changesSince(store.db, hoursAgo(24));
    expect([alerts.opened, alerts.ended, alerts.newest.map(({ id }) => id)]).toEqual([1, 1, [ALERT]]);
  });

  it('are reports that were seen for the first time, and new contents of others', async () => {
    const copy = (change: { id: string; agency_id: string; year: number; snapshot: string }) =>
      sql`insert into nianbao.report (id, agency_id, year, page_id, url, snapshot, format, reader, words, first_seen_at, last_seen_at, read_at, current)
        values (${change.id}, ${change.agency_id}, ${change.year}, 'none', 'http://x.example.cn/', ${change.snapshot}, 'html', 'seed', '{}',
          ${hoursAgo(1)}, ${NOW}, ${NOW}, false)`.execute(store.db);
    await store.db
      .updateTable('nianbao.report')
      .set({ first_seen_at: hoursAgo(90) })
      .execute();
    await copy({ id: 'new', agency_id: 'qh-water', year: 2024, snapshot: PAGE_SHA });
    await copy({ id: 'changed', agency_id: 'qh-edu', year: 2025, snapshot: BINARY_SHA });
    const { reports } = await changesSince(store.db, hoursAgo(24));
    expect([reports.total, reports.new]).toEqual([2, 1]);
    const said = (await overview())('section[aria-labelledby="changes"]').text().replace(/\s+/g, ' ');
    expect(said).toContain('2 states changed · 1 alert opened · 1 ended · 1 new report · 1 changed content');
    expect(said).toContain('青河市水务局 2024 first seen');
  });

  it('is told to scripts as well', async () => {
    const { changes } = (await (await app.request('/api/v1/overview')).json()) as { changes: object };
    expect(changes).toMatchObject({
      statesTotal: 2,
      alertsOpened: 1,
      alertsEnded: 1,
      reportsNew: 1,
      reportsChanged: 1,
    });
  });
});

describe('the matrix', () => {
  it('groups bodies by region where there are several, with the sums of each', async () => {
    const set = { region_code: '640106', parent: '金凤区' };
    await store.db.updateTable('nianbao.agency').set(set).where('id', 'in', ['lw-tech', 'lw-civil']).execute();
    const $ = await overview();
    const heads = $('.nb-matrix-region th').toArray();
    expect(heads.map((one) => $(one).text())).toEqual(['宁夏回族自治区', '990000']);
    expect($(heads[0]).next().text()).toBe('0/2');
    const rows = $('.nb-matrix tbody th').toArray();
    const names = rows.map((one) => $(one).text());
    expect(names.indexOf('金凤区')).toBe(names.indexOf('宁夏回族自治区') + 1);
    const only = await overview('/?region=64&lang=en');
    expect(only('.nb-matrix-group').length).toBe(1);
  });
});
