import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecords } from '../../src/demo/record.ts';
import { renderReport } from '../../src/demo/render-report.ts';
import { run } from './command-line.ts';

let folder: string;
const file = (year: number) => join(folder, `${year}.html`);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-diff-'));
  for (const record of readRecords().filter(({ agencyId }) => agencyId === 'xingqing-kjgxj')) {
    const title = `${record.agency}${record.year}年政府信息公开工作年度报告`;
    const page = { dialect: 'plain', title, columnName: '年报', siteName: '示例', charset: 'utf-8' } as const;
    writeFileSync(file(record.year), renderReport(record, page));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('diff of two reports of different forms, as a person reads it', () => {
  it('names each item in words, and says why it is not compared or with what care', async () => {
    const { code, output } = await run(['diff', '--all', file(2017), file(2023)]);
    expect(code).toBe(0);
    const rows = output.split('\n').filter((line) => line.startsWith('不可比'));
    expect(rows.length).toBeGreaterThan(100);
    for (const row of rows) expect(row, row).toMatch(/新表取消了此项|旧表没有此项|口径不同|口径变更|有一侧/);
    expect(rows.filter((row) => /^不可比 not comparable {2}[a-z_]+ /.test(row))).toEqual([]);
    expect(output).toContain('口径不完全相同');
  });
});

describe('diff of files that are no pair', () => {
  it('says whose each is, and that they are of different bodies', async () => {
    const record = readRecords().find(({ agencyId, year }) => agencyId === 'xingqing-kjgxj' && year === 2023)!;
    const title = '吴忠市教育局2022年政府信息公开工作年度报告';
    const page = { dialect: 'plain', title, columnName: '年报', siteName: '示例', charset: 'utf-8' } as const;
    const other = join(folder, 'other.html');
    writeFileSync(other, renderReport({ ...record, agency: '吴忠市教育局', year: 2022 }, page));
    const [same, apart, json] = await Promise.all([
      run(['diff', file(2017), file(2023)]),
      run(['diff', other, file(2023)]),
      run(['diff', '--json', other, file(2023)]),
    ]);
    const body = '银川市兴庆区科学技术和工业信息化局';
    expect(same.output).toContain(`${body}  2023`);
    expect(same.output).not.toContain('不是同一机关');
    const squeezed = apart.output.replace(/\s/g, '');
    expect(squeezed).toContain(`两份报告不是同一机关的：吴忠市教育局／${body}`);
    expect(apart.code).toBe(0);
    expect(JSON.parse(json.output).bodies).toEqual({
      before: '吴忠市教育局',
      after: body,
      match: 'different',
    });
  });

  it('says that a file is no report, and ends with 1', async () => {
    const letter = join(folder, 'letter.html');
    writeFileSync(letter, '<html><title>通知</title><p>今日停电。</p></html>');
    const { code, output } = await run(['diff', letter, file(2023)]);
    expect(output.replace(/\s/g, '')).toContain('letter.html:!不是政府信息公开工作年度报告');
    expect(code).toBe(1);
  });
});
