import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveAlertChanges } from '../../src/store/alerts.ts';
import { saveCoverage } from '../../src/store/coverage.ts';
import { openStore } from '../../src/store/database.ts';
import { markFailed, markSending } from '../../src/store/deliveries.ts';
import { fakeRobot } from '../alerts/channels/fake-robot.ts';
import { coverageOf } from '../alerts/samples.ts';
import { sampleMessage } from '../contracts/channel.ts';
import { layFounded } from '../store/founded.ts';
import * as sample from '../store/samples.ts';
import { run } from './command-line.ts';

/** What a supervising office asks for: who is missing, a list to sign, the days in its calendar. */
const folder = mkdtempSync(join(tmpdir(), 'nianbao-office-'));
const at = (...args: string[]) => run(args, { NIANBAO_DATA: join(folder, 'data'), LOG_LEVEL: 'error' });

beforeAll(async () => {
  const rows = [
    'id,name,level,region_code,portal_url,地方期限,地方期限依据,exempt_years',
    'a,示例市教育局,prefecture_dept,640100,https://a.example/,01-20,市政府办通知,',
    'b,示例市财政局,prefecture_dept,640100,https://b.example/,,,',
    'c,范例市人民政府,prefecture,110100,https://c.example/,,,',
    'd,范例市统计局,prefecture_dept,110100,https://d.example/,,,全部',
    'e,范例镇人民政府,township,110101,https://e.example/,,,',
  ];
  writeFileSync(join(folder, 'agencies.csv'), rows.join('\n'));
  await layFounded(join(folder, 'data'));
  const imported = await at('agencies', 'import', join(folder, 'agencies.csv'));
  expect(imported.code, imported.errors).toBe(0);
  const opened = await openStore({ databaseUrl: null, dataDir: join(folder, 'data') });
  if (!opened.ok) throw new Error(opened.failure.cause);
  const about = { year: 2026, deadline: '2027-01-31' };
  const states = [
    coverageOf('missing', { agencyId: 'a', ...about }),
    coverageOf('published', { agencyId: 'b', ...about, publishedAt: '2027-01-05', url: 'https://b.example/<r>' }),
    coverageOf('unknown', { agencyId: 'c', ...about }),
  ];
  await saveCoverage(opened.value.db, states, '2027-02-02T00:00:00Z');
  const message = sampleMessage({ id: 'lost' });
  const lost = { id: 'lost', alertId: 'lost', transition: 'opened', channel: 'wecom', target: '政务公开办' };
  await saveAlertChanges(
    opened.value.db,
    { upserts: [sample.alert('lost', null)], events: [], deliveries: [{ ...lost, message: { ...message } }] },
    sample.NOW,
  );
  await markSending(opened.value.db, 'lost');
  await markFailed(opened.value.db, 'lost', { error: 'errcode 93000', deadAfter: 1 });
  await opened.value.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the supervising office', () => {
  it('sees who is missing, by region, and the exit code says whether anybody is', async () => {
    const missing = await at('coverage', '--missing', '--year', '2026', '--json');
    expect([missing.code, JSON.parse(missing.output).map((row: { agencyId: string }) => row.agencyId)]).toEqual([
      1,
      ['a'],
    ]);
    expect(JSON.parse(missing.output)[0]).toMatchObject({ status: 'missing', state: 'missing' });
    const elsewhere = await at('coverage', '--missing', '--region', '11', '--json');
    expect([elsewhere.code, JSON.parse(elsewhere.output)]).toEqual([0, []]);
    const region = await at('coverage', '--region', '6401', '--json');
    expect([region.code, JSON.parse(region.output).length]).toEqual([1, 2]);
  });

  it('prints a dated list, and files it as a workbook', async () => {
    const [page, book] = [join(folder, 'list.html'), join(folder, 'list.xlsx')];
    expect((await at('coverage', '--print', page)).code).toBe(1);
    const $ = load(readFileSync(page, 'utf8'));
    expect($('tbody tr').length).toBe(3);
    expect($('tr.bad').text()).toContain('示例市教育局');
    expect($('body').text()).toMatch(/截至 \d{4}-\d\d-\d\d.*3 个机构：已发布 1，未发布 1，未知 1/);
    expect($('body').text()).toContain('https://b.example/<r>');
    expect((await at('coverage', '--missing', '--print', book)).code).toBe(1);
    const sheet = read(readFileSync(book)).Sheets;
    expect(utils.sheet_to_json(Object.values(sheet)[0]!)).toMatchObject([
      { 序号: 1, 机构: '示例市教育局', 状态: '未发布' },
    ]);
    expect((await at('coverage', '--print', join(folder, 'list.doc'))).code).toBe(2);
  });

  it('has the deadlines as a table, as JSON and in its calendar, local days and exemptions heeded', async () => {
    const listed = await at('calendar', '--year', '2026', '--json');
    const entries = JSON.parse(listed.output) as { date: string; basis: string; agencies: number }[];
    expect(entries.map(({ date, basis, agencies }) => [date, basis, agencies])).toEqual([
      ['2027-01-20', 'local', 1],
      ['2027-01-31', 'statutory', 2],
      ['2027-03-31', 'statutory', 1],
      ['2027-03-31', 'customary', 1],
    ]);
    expect((await at('calendar', '--year', '2026', '--as-of', '2027-01-21')).output).toMatch(/2027-01-31.*10.*法定/);
    const weekends = await at('calendar', '--year', '2026', '--as-of', '2027-01-21');
    expect(weekends.output).toMatch(/2027年节假日安排/);
    expect(weekends.output).toContain('不因周末、节假日顺延');
    const config = join(folder, 'holidays.yaml');
    writeFileSync(config, 'holidays: {2027: {off: ["02-05/02-12"], worked: ["01-31"]}}');
    const known = await at('calendar', '--year', '2026', '--as-of', '2027-01-21', '--config', config);
    expect(known.output).not.toContain('尚无');
    const ics = await at('calendar', '--year', '2026', '--ics', '-');
    expect(ics.output.match(/BEGIN:VEVENT/g)).toHaveLength(4);
  });

  it('sees what could not be delivered and why, and sends it once more when that is mended', async () => {
    const zero = { body: { errcode: 0, errmsg: 'ok' } };
    const robot = await fakeRobot(
      () => zero,
      () => true,
    );
    const config = join(folder, 'targets.yaml');
    const targets = [
      { name: '政务公开办', url: robot.url, channel: 'wecom', countdown: [14, 3] },
      { name: '分管领导', url: robot.url, channel: 'wecom', escalateAfter: 5 },
    ];
    writeFileSync(config, JSON.stringify({ targets }));
    const listed = await at('notify', '--config', config);
    expect(listed.output).toMatch(/政务公开办.*随时.*期限前14, 3天提醒/);
    expect(listed.output).toMatch(/分管领导.*5个工作日无人处理才通知/);
    const failed = await at('notify', '--failed');
    expect([failed.code, failed.output]).toEqual([1, expect.stringMatching(/政务公开办.*errcode 93000/)]);
    expect((await at('doctor')).output).toContain('政务公开办 1');
    expect((await at('notify', '--again', 'nobody', '--config', config)).code).toBe(2);
    const again = await at('notify', '--again', '政务公开办', '--config', config);
    expect(again.code, again.errors).toBe(0);
    expect(robot.taken).toHaveLength(1);
    expect(await at('notify', '--failed', '--json')).toMatchObject({ code: 0, output: '[]\n' });
  });

  it('sees the targets and days that were set by a plan, as the service does', async () => {
    const plan = join(folder, 'plan.yaml');
    const targets = [{ name: '计划中的目标', url: 'https://robot.example/hook', digest: 'daily' }];
    const deadlines = { local: [{ region: '1101', day: '01-25', citation: '省里的通知' }] };
    writeFileSync(plan, JSON.stringify({ targets, deadlines }));
    const applied = await at('apply', plan);
    expect(applied.code, applied.errors).toBe(0);
    expect((await at('notify')).output).toMatch(/计划中的目标.*每日9时汇总/);
    expect((await at('calendar', '--year', '2026')).output).toMatch(/2027-01-25.*省里的通知/);
    const holder = await openStore({ databaseUrl: null, dataDir: join(folder, 'data') });
    const beside = await at('notify');
    if (holder.ok) await holder.value.close();
    expect([beside.code, beside.output]).toEqual([0, expect.not.stringContaining('计划中的目标')]);
    expect(beside.errors).toContain('页面上设置的目标不在此列');
  });
});
