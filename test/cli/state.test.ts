import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldsOf } from '../../src/extract/templates/index.ts';
import { nianbao, type Stage, setStage, until } from '../e2e/stage.ts';
import { type Ended, run } from './command-line.ts';

/** The commands that look at the state and act on it, after one run over three agencies. */
let stage: Stage;
let crawled: Ended;
const at = (...args: string[]) => run(args, stage.environment({ LOG_LEVEL: 'error' }));

beforeAll(async () => {
  stage = await setStage();
  crawled = await at(
    'crawl',
    '--agency',
    'shili-jtj',
    'shili-jyj',
    '--agency',
    'shili-czj',
    '--year',
    '2022,2023',
    '--json',
  );
});
afterAll(() => stage?.close());

describe('crawl', () => {
  it('takes several agencies and years, prints the summary as JSON alone, and ends with 1 for what was found', () => {
    expect(crawled.code).toBe(1);
    expect(JSON.parse(crawled.output)).toMatchObject({ years: [2022, 2023], agencies: 3 });
  });
});

describe('the state', () => {
  it('series gives the comparable figures of one agency over all years', async () => {
    const told = await at('series', 'shili-czj', '--json');
    expect(told.code).toBe(0);
    const { agency, series } = JSON.parse(told.output);
    expect(agency.id).toBe('shili-czj');
    const received = series.find((one: { metric: string }) => one.metric === 'requests_new');
    expect(
      received.points.map(({ year, comparable }: { year: number; comparable: string | null }) => [year, comparable]),
    ).toEqual([
      [2022, null],
      [2023, 'full'],
    ]);
    expect((await at('series', 'shili-czj', '--metric', 'requests_new')).output).toContain('本年新收申请');
    expect((await at('series', 'nobody')).code).toBe(2);
  });

  it('alerts --json has the form of the manual; ack, silence and resolve act on one by the beginning of its id', async () => {
    const listed = await at('alerts', '--json');
    expect(listed.code).toBe(1);
    const alerts: { id: string; rule: string }[] = JSON.parse(listed.output);
    expect(Object.keys(alerts[0]!)).toEqual(
      'id rule severity status agency year message evidence firstSeenAt lastSeenAt'.split(' '),
    );
    const [missing] = alerts.filter((a) => a.rule === 'D-MISSING');
    expect(missing).toMatchObject({ year: 2023, agency: { id: 'shili-jyj', name: '示例市教育局' } });

    expect(await at('alerts', 'ack', missing!.id.slice(0, 10), '--note', '已知')).toMatchObject({
      code: 0,
      errors: '',
    });
    const shown = await at('alerts', 'show', missing!.id.slice(0, 10));
    expect(shown.code, shown.errors).toBe(0);
    for (const part of [
      '示例市教育局',
      'D-MISSING',
      '2024-01-31',
      '第四十九条',
      '处理办法',
      '督促',
      '已知',
      'log',
      '已送达',
    ])
      expect(shown.output).toContain(part);
    const json = JSON.parse((await at('alerts', 'show', missing!.id, '--json')).output);
    expect(json).toMatchObject({
      status: 'acknowledged',
      remedy: { zh: expect.any(String) },
      events: [{ kind: 'opened' }, { kind: 'acknowledged', note: '已知' }],
      deliveries: expect.arrayContaining([expect.objectContaining({ target: 'log', state: 'sent' })]),
    });
    const silenced = await at(
      'alerts',
      'silence',
      alerts.find((a) => a.rule === 'D-LATE')!.id,
      '--until',
      '2999-01-01',
    );
    expect(silenced.code).toBe(0);
    const rest = await at('alerts', '--status', 'acknowledged,silenced', '--json');
    expect(
      JSON.parse(rest.output)
        .map((a: { rule: string }) => a.rule)
        .sort(),
    ).toEqual(['D-LATE', 'D-MISSING']);
    expect(rest.code).toBe(0);
    const wanted = ['--rule', 'D-*', '--agency', 'shili-jyj', '--year', '2023', '--severity', 'critical,error'];
    const some = JSON.parse((await at('alerts', ...wanted, '--json')).output);
    expect(some.map((a: { rule: string; agency: { id: string } }) => `${a.rule} ${a.agency.id}`)).toEqual([
      'D-MISSING shili-jyj',
    ]);
    expect((await at('alerts', '--severity', 'fatal')).errors).toContain('critical | error | warning | info');
    expect(await at('alerts', 'resolve', 'zz')).toMatchObject({ code: 2 });
  });

  it('coverage --json has the form of the manual, and --as-of judges the same evidence by another day', async () => {
    const late = JSON.parse((await at('coverage', '--json', '--status', 'late,removed')).output);
    expect([...new Set(late.map((row: { status: string }) => row.status))]).toEqual(['late']);
    const now = await at('coverage', '--json', '--agency', 'shili-jyj', '--year', '2023');
    expect(now.code).toBe(1);
    const [row] = JSON.parse(now.output);
    // The manual's eight, and ours behind them.
    expect(Object.keys(row)).toEqual([
      ...'agencyId agency year status deadline publishedAt url reason'.split(' '),
      ...['state', 'columnLostAt'],
    ]);
    expect(row).toMatchObject({ agencyId: 'shili-jyj', status: 'missing', deadline: '2024-01-31' });
    const before = await at('--as-of', '2024-01-10', 'coverage', '--json', '--agency', 'shili-jyj', '--year', '2023');
    expect(JSON.parse(before.output)[0].status).toBe('due');
    expect(before.code).toBe(0);
  });

  it('export gives one row a figure, in the order of the form, to a file or to the output', async () => {
    const file = join(stage.dataDir, 'values.csv');
    const [json, csv] = [
      await at('export', 'values'),
      await at('export', 'values', '--format', 'csv', '--output', file),
    ];
    expect([json.code, csv.code, csv.output]).toEqual([0, 0, '']);
    const values: Record<string, unknown>[] = JSON.parse(json.output);
    const keys = 'agencyId agency year template field value raw unit status source url snapshot state'.split(' ');
    expect(Object.keys(values[0]!)).toEqual(keys);
    const first = values.filter((v) => v.agencyId === values[0]!.agencyId && v.year === values[0]!.year);
    expect(first.map((v) => v.field)).toEqual(fieldsOf('t2021').map((f) => f.id));
    const lines = readFileSync(file, 'utf8').split('\r\n');
    expect(lines[0]).toBe(`\uFEFF${keys.join(',')}`);
    expect(lines.filter((line) => line !== '')).toHaveLength(values.length + 1);
  });

  it('export writes a workbook with the same columns and rows', async () => {
    const file = join(stage.dataDir, 'values.xlsx');
    const [json, xlsx] = [
      await at('export', 'values'),
      await at('export', 'values', '--format', 'xlsx', '--output', file),
    ];
    expect([xlsx.code, xlsx.output, xlsx.errors]).toEqual([0, '', '']);
    const book = read(readFileSync(file), { type: 'buffer' });
    const rows: Record<string, unknown>[] = utils.sheet_to_json(book.Sheets.values!, { defval: null });
    const values: Record<string, unknown>[] = JSON.parse(json.output);
    expect(Object.keys(rows[0]!)).toEqual(Object.keys(values[0]!));
    expect(rows.map((row) => [row.agencyId, row.field, row.value, row.status])).toEqual(
      values.map((row) => [row.agencyId, row.field, row.value, row.status]),
    );
  });

  it('diff compares two years of one agency; runs tells what ran', async () => {
    const diff = await at('diff', 'shili-czj/2022', 'shili-czj/2023', '--json');
    expect(diff.code).toBe(0);
    const compared = JSON.parse(diff.output);
    expect(compared).toMatchObject({ from: { year: 2022 }, to: { year: 2023 } });
    expect(compared.prose.parts.length).toBeGreaterThan(0);
    expect((await at('runs')).output).toMatch(/完成 done +手动 manual +2022,2023 +3 /);
  });
});

describe('the data folder of a running service', () => {
  it('is refused to a second process by name; several signals of one wish to stop end the service with 0', async () => {
    const service = nianbao(['start', '--agencies', stage.registryFile], stage.environment({ NIANBAO_SCHEDULE: '' }));
    await until('the pages are served', () => /http:\/\//.test(service.errors()));
    const second = await at('coverage');
    expect(second).toMatchObject({ code: 3, output: '' });
    expect(second.errors).toContain(`process ${service.child.pid} holds`);
    service.child.kill('SIGINT');
    for (let i = 1; i <= 8; i++) setTimeout(() => service.child.kill('SIGINT'), 3 * i);
    expect(await service.ended).toBe(0);
  });
});

describe('a figure corrected by hand', () => {
  it('is kept with its reason, exported beside what was read, and withdrawn; without a reason it is refused', async () => {
    const id = 'shili-czj/2023/req_new_total';
    const refused = await at('values', 'correct', id, '9999');
    expect([refused.code, refused.errors]).toEqual([2, expect.stringContaining('须写明理由')]);
    expect((await at('values', 'correct', id, '9999', '--reason', '与纸质件核对', '--by', '王科长')).code).toBe(0);
    const listed = await at('values', '--json');
    expect(listed.code).toBe(0);
    expect(JSON.parse(listed.output)).toMatchObject([{ state: 'holds', value: 9999, by: '王科长', year: 2023 }]);
    const rows: { field: string; year: number; agencyId: string; value: number; corrected: number | null }[] =
      JSON.parse((await at('export', 'values', '--format', 'json')).output);
    const row = rows.find((one) => `${one.agencyId}/${one.year}/${one.field}` === id)!;
    expect(row).toMatchObject({ corrected: 9999, correctedBy: '王科长', correctedReason: '与纸质件核对' });
    expect(row.value).not.toBe(9999);
    expect((await at('values', 'withdraw', id, '--reason', '读数无误')).code).toBe(0);
    expect((await at('values', 'withdraw', id, '--reason', '再次')).code).toBe(2);
  });
});
