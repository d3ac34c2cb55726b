import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoPortals, startDemoPortals } from '../../src/demo/local-portals.ts';
import { readRecords } from '../../src/demo/record.ts';
import { run } from './command-line.ts';

/** `check` as a clerk, a script and a stranger use it, on a real report that a portal on this machine shows. */
let portals: DemoPortals;
let folder: string;
let address: string;
let report: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  portals = await startDemoPortals({ basePort: 0 });
  folder = mkdtempSync(join(tmpdir(), 'nianbao-check-'));
  const { id, reportColumnUrl } = portals.agencies.find((a) => a.id === 'shili-jtj')!;
  const column = await (await fetch(reportColumnUrl!)).text();
  const name = portals.agencies.find((a) => a.id === id)!.name;
  const link = [...column.matchAll(/<a [^>]*href="([^"]+)"[^>]*>([^<]*)/g)].find(
    ([, , text]) => text?.includes(name) && text.includes('2023'),
  );
  address = new URL(link![1]!, reportColumnUrl!).href;
  report = at('report.html');
  writeFileSync(report, await (await fetch(address)).text());
  writeFileSync(at('letter.html'), '<html><title>通知</title><p>今日停电。</p></html>');
  writeFileSync(
    at('notice-2010.html'),
    '<html><title>某局2010年政府信息公开工作年度报告</title><p>没有表格。</p></html>',
  );
  writeFileSync(at('random.doc'), Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251)));
});
afterAll(async () => {
  await portals?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('check --json', () => {
  it('gives the form of the manual, every figure of the report, and 1 because it does not add up', async () => {
    const { code, output, errors } = await run(['check', '--json', report]);
    expect(errors).toBe('');
    const [one, ...more] = JSON.parse(output);
    expect(more).toEqual([]);
    expect(Object.keys(one)).toEqual(['source', 'format', 'sha256', 'report', 'values', 'findings']);
    expect(one).toMatchObject({ source: report, format: 'html', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(one.report).toMatchObject({ year: 2023, template: 't2021', agency: '示例市交通运输局' });
    expect(one.report.period).toEqual({ from: '2023-01-01', to: '2023-12-31' });
    expect(one.report.sections[0]).toMatchObject({ number: 1, title: '总体情况', present: true });
    const record = readRecords().find((r) => r.agencyId === 'shili-jtj' && r.year === 2023)!;
    for (const [field, figure] of Object.entries(record.fields)) {
      expect(one.values[field].value).toBe(figure);
      expect(one.values[field].status).toBe(figure === null ? 'blank' : 'reported');
      expect(one.values[field].source).toMatchObject({ row: expect.any(Number), column: expect.any(Number) });
    }
    for (const finding of one.findings) {
      for (const key of ['rule', 'severity', 'fields', 'expected', 'actual', 'message'])
        expect(finding).toHaveProperty(key);
      expect(finding.message).toEqual({ zh: expect.any(String), en: expect.any(String) });
    }
    expect(one.findings.map((f: { rule: string }) => f.rule)).toContain('T4-SUM-REVIEW');
    expect(code).toBe(1);
  });

  it('one that cannot be read is named and has its element; the others are read; 3', async () => {
    const nowhere = at('nowhere.html');
    const { code, output, errors } = await run(['check', '--json', nowhere, at('letter.html'), at('random.doc')]);
    const all = JSON.parse(output);
    expect(all.map((one: { source: string }) => one.source)).toEqual([nowhere, at('letter.html'), at('random.doc')]);
    expect(all.map((one: { error?: { code: string } }) => one.error?.code)).toEqual([
      'file.unreadable',
      undefined,
      'read.unsupported',
    ]);
    expect(errors).toContain(`${nowhere}: `);
    expect(errors).toContain(`${at('random.doc')}: `);
    expect(code).toBe(3);
  });

  it('what is no annual report has no template and a finding, whatever year it speaks of', async () => {
    const { output } = await run(['check', '--json', at('letter.html'), at('notice-2010.html')]);
    for (const one of JSON.parse(output)) {
      expect(one.report.template).toBe(null);
      expect(one.values).toEqual({});
      expect(one.findings).toHaveLength(1);
      expect(one.findings[0].rule).toBe('D-TABLE-MISSING');
    }
  });
});

describe('check of an address', () => {
  it('is refused on this machine unless its network is allowed, and the option does not swallow the address', async () => {
    const [refused, allowed] = await Promise.all([
      run(['check', address]),
      run(['check', '--allow-network', '127.0.0.0/8', address, '--json']),
    ]);
    expect(refused.code).toBe(3);
    expect(refused.errors).toMatch(/fetch\.forbidden-address.*--allow-network/s);
    expect(JSON.parse(allowed.output)[0].report.year).toBe(2023);
  });
});

describe('check for a person', () => {
  it('shows what was read and what is wrong, Chinese first', async () => {
    const { output } = await run(['--as-of', '2024-04-10', 'check', report]);
    expect(output).toMatch(/示例市交通运输局 {2}2023 {2}t2021/);
    expect(output).toMatch(/已填报 reported \d+ · 空白 blank \d+ · 未找到 not found 0 ·\s+无法读取 unreadable\s+0/);
    expect(output).toMatch(/✗ \[错误 error\] T4-SUM-REVIEW\n +表四.*\n +Table 4/);
  });
});
