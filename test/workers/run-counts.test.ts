import { expect, it } from 'vitest';
import { replaceAgencies } from '../../src/store/agencies.ts';
import { listCoverage } from '../../src/store/coverage.ts';
import { listRuns } from '../../src/store/runs.ts';
import { agency as sample } from '../store/samples.ts';
import { columnOf, operatorStage, reportOf } from './operator-stage.ts';

it('a run counts the states of its own years, though it judges the others of which it found reports', async () => {
  const stage = await operatorStage();
  try {
    const name = '示例县财政局';
    const about = { name, aliases: [], firstYear: null, extra: {}, parent: '', level: 'county_dept' } as const;
    const portal = { portalUrl: `${stage.url}/`, reportColumnUrl: `${stage.url}/nb/` };
    await replaceAgencies(stage.store.db, [sample('finance', { ...about, ...portal })]);
    const row = (year: number): [string, string] => [`${name}${year}年政府信息公开工作年度报告`, `/nb/${year}.html`];
    stage.pages['/nb/'] = columnOf([row(2023), row(2022), row(2021)]);
    for (const year of [2021, 2022, 2023]) stage.pages[`/nb/${year}.html`] = reportOf(name, year);
    await stage.crawl(['finance'], [2023]);
    expect((await listCoverage(stage.store.db)).map(({ year }) => year)).toEqual([2023, 2022, 2021]);
    const [run] = await listRuns(stage.store.db);
    const counts = Object.values((run!.summary as { coverage: Record<string, number> }).coverage);
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(1);
  } finally {
    await stage.close();
  }
});
