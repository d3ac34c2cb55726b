import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecords } from '../../src/demo/record.ts';
import { renderReport } from '../../src/demo/render-report.ts';
import { listAlerts } from '../../src/store/alerts.ts';
import { listCoverage } from '../../src/store/coverage.ts';
import { openStore } from '../../src/store/database.ts';
import { currentReport } from '../../src/store/reports.ts';
import { listTestimony } from '../../src/store/testimony.ts';
import { valuesOf } from '../../src/store/values.ts';
import { nianbao, type Stage, setStage, until } from './stage.ts';

/** An operator at work over the demo's portals, with the real command line: what is said survives being cut off. */
let stage: Stage;
let environment: Record<string, string>;
const record = readRecords().find((one) => one.agencyId === 'shili-wjw' && one.year === 2023)!;

beforeAll(async () => {
  stage = await setStage();
  environment = stage.environment();
});
afterAll(() => stage?.close());

async function told(args: readonly string[], more: Record<string, string> = {}) {
  const command = nianbao([...args, '--json'], { ...environment, ...more });
  const code = await command.ended;
  expect([0, 1], command.errors()).toContain(code);
  return JSON.parse(command.output());
}

describe('an operator', () => {
  it('calls a page wrong, hands in the report of a portal that refuses us, is killed in between, and nothing is lost or twice', async () => {
    await told(['crawl', '--agency', 'shili-czj', 'shiliqu-scjg', '--year', '2023']);
    const [page] = await told(['candidate', 'list', '--agency', 'shili-czj', '--year', '2023']);
    expect(page).toMatchObject({ state: 'current' });
    const wrong = await told(['candidate', 'wrong', page.id.slice(0, 12), '--reason', '是征求意见稿', '--by', '王']);
    expect(wrong).toMatchObject({ outcome: 'recorded', coverage: [{ status: 'missing', year: 2023 }] });

    const file = join(stage.dataDir, '报告.html');
    const title = '示例区市场监督管理局2023年政府信息公开工作年度报告';
    const words = {
      dialect: 'plain' as const,
      title,
      columnName: '年报',
      siteName: '示例区',
      charset: 'utf-8' as const,
    };
    writeFileSync(file, renderReport({ ...record, agency: '示例区市场监督管理局' }, words));
    const act = ['import', file, '--agency', 'shiliqu-scjg', '--year', '2023', '--reason', '该局邮件提供'];
    const killed = nianbao(act, { ...environment, LOG_LEVEL: 'info' });
    await until('it is recorded', () => killed.errors().includes('testimony') || killed.child.exitCode !== null);
    killed.child.kill('SIGKILL');
    await killed.ended;
    const again = await told(act);
    expect(again).toMatchObject({ outcome: 'already', template: 't2021', unread: null, against: [] });

    const opened = await openStore({ databaseUrl: null, dataDir: stage.dataDir });
    if (!opened.ok) throw new Error(opened.failure.cause);
    const { db } = opened.value;
    expect((await listTestimony(db)).map((one) => one.kind)).toEqual(['wrong', 'import']);
    expect(await listCoverage(db, { agencyIds: ['shiliqu-scjg'], years: [2023] })).toMatchObject([
      { status: 'published', reasonCode: 'published.imported', publishedAt: null, url: null },
    ]);
    const report = await currentReport(db, 'shiliqu-scjg', 2023);
    const values = await valuesOf(db, report!.id);
    for (const [field, figure] of Object.entries(record.fields))
      if (figure !== null) expect(values[field]?.value, field).toBe(figure);
    const alerts = await listAlerts(db, { status: ['open'] });
    expect(alerts.filter((one) => one.agencyId === 'shili-czj').map((one) => one.rule)).toEqual(['D-MISSING']);
    await opened.value.close();
  });
});
