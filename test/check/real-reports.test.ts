import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkReport, findingsOf } from '../../src/check/check-report.ts';
import { settleAgency } from '../../src/registry/settle-agency.ts';
import type { Report } from '../../src/report/report.ts';
import { readReport } from '../../src/workers/process-report.ts';
import { shared } from '../shared.ts';

const corpus = join(shared ?? '', 'corpus');
const files = (folder: string) =>
  existsSync(join(corpus, folder))
    ? readdirSync(join(corpus, folder)).filter((name) => /\.(?:txt|pdf|html|docx)$/.test(name))
    : [];

async function read(folder: string, name: string): Promise<Report | null> {
  const bytes = new Uint8Array(readFileSync(join(corpus, folder, name)));
  const found = await readReport({ url: '', title: '', listedDate: null, bytes, contentType: null });
  return found.ok ? settleAgency(found.value.report, {}) : null;
}

/** `rule instance severity` of all findings, or of those above information. */
function told(report: Report, least: 'info' | 'warning', previous: Report | null = null): string[] {
  return findingsOf(checkReport({ report, previous }))
    .filter(({ severity }) => least === 'info' || severity !== 'info')
    .map(({ rule, instance, severity }) => [rule, ...(instance ? [instance] : []), severity].join(' '));
}

/** What a person who knows the five reports finds in them; each was looked at. */
const SEEDS: Readonly<Record<string, string[]>> = {
  'jinfeng-kjj-2020.txt': ['TABLE-BLANK table4 warning', 'TABLE-ALLZERO info'],
  'wuzhong-kjj-2018.txt': ['D-AGENCY-RESIDUE 1 warning', 'TABLE-BLANK statistics info'],
  'xingqing-kjgxj-2023.txt': ['TABLE-ALLZERO info'],
  'xingqing-kjj-2017.txt': [
    'S14-HEADING-VALUE 二、回应解读情况 info',
    'S14-HEADING-VALUE 三、依申请公开情况 info',
    'S14-HEADING-VALUE 八、机构建设和保障经费情况 info',
    'TABLE-BLANK statistics info',
  ],
  'yinchuan-kjj-2018.txt': ['X-S14-PRESS-HEAD press-conferences-by-head warning'],
};

/** Alarms on real reports, each looked at by eye and right; reports of which only words are kept lack their tables. */
const REPORTS: Readonly<Record<string, string[]>> = {
  'copy-county-swj-2017.txt': ['D-HIJACK critical'],
  'fujian-pingtan-2022.txt': ['D-SECTION-ORDER 4 warning'],
  'jiangsu-huaian-hongze-2023.pdf': [
    ...['T4-SUM-REVIEW review error', 'T4-SUM-LIT-AFTER-REVIEW lit_after_review error', 'TABLE-SHAPE table3 warning'],
  ],
  'jiangsu-huaian-hongze-2024.pdf': ['TABLE-SHAPE table3 warning'],
  'jiangsu-huaian-jinhu-2023.txt': ['T4-SUM-LIT-DIRECT lit_direct error'],
  'jiangxi-dongxiang-qxj-2022.txt': ['D-TEMPLATE-WRONG error'],
  'shaanxi-jiaxian-xizhen-2022.txt': [
    ...['D-TEMPLATE-WRONG error', 'TABLE-BLANK table2 warning', 'TABLE-BLANK table3 warning'],
  ],
};

/** What last year's report adds where both are kept: each change stands so in both tables. */
const PAIRS: Readonly<Record<string, string[]>> = {
  'fujian-pingtan-2023.txt': ['Y-SPIKE coercion_decisions warning'],
  'jiangsu-huaian-hongze-2024.pdf': ['Y-SPIKE licensing_decisions warning', 'Y-SPIKE res_granted_total warning'],
  'jiangsu-suqian-2024.txt': [
    ...['Y-SPIKE res_denied_law_forbidden_total warning', 'Y-SPIKE res_rejected_excessive_total warning'],
    'Y-SPIKE lit_after_review_other warning',
  ],
};

describe.skipIf(!shared)('the rules on real reports, read as `check` reads them (needs ../shared)', () => {
  it.each(files('seeds'))('tell of %s exactly what an expert finds', async (name) => {
    const report = await read('seeds', name);
    expect(told(report!, 'info').sort()).toEqual([...SEEDS[name]!].sort());
  });

  it('raise no alarm on the others but those that are right', async () => {
    const alarms: Record<string, string[]> = {};
    for (const name of files('reports')) {
      const report = await read('reports', name);
      const found =
        report === null ? ['unread'] : told(report, 'warning').filter((one) => !one.startsWith('D-TABLE-MISSING'));
      if (found.length > 0) alarms[name] = found;
    }
    expect(alarms).toEqual(REPORTS);
  });

  it('miss the tables only of files of which the beginning is kept, and doubt that a list is a report', async () => {
    const index = readFileSync(join(corpus, 'reports', 'index.csv'), 'utf8').split('\n');
    const isCut = (name: string) =>
      index.some((row) => row.startsWith(`${name.replace(/\.\w+$/, '')},`) && /,True,/.test(row));
    const whole: string[] = [];
    const cut = { warning: 0, info: 0 };
    for (const name of files('reports')) {
      const report = await read('reports', name);
      const found = told(report!, 'info').find((one) => one.startsWith('D-TABLE-MISSING'));
      if (found === undefined) continue;
      if (isCut(name)) cut[found.endsWith('info') ? 'info' : 'warning']++;
      else whole.push(name);
    }
    expect({ whole, cut }).toEqual({ whole: [], cut: { warning: 40, info: 8 } });
    expect(told((await read('reports', 'index.csv'))!, 'info')).toEqual(['D-TABLE-MISSING info']);
  });

  it('tell of changes since the year before as the tables of both years show them', async () => {
    const alarms: Record<string, string[]> = {};
    for (const name of files('reports')) {
      const year = Number(/-(\d{4})\.\w+$/.exec(name)?.[1]);
      const before = files('reports').find((one) => one === name.replace(String(year), String(year - 1)));
      if (before === undefined) continue;
      const [report, previous] = [await read('reports', name), await read('reports', before)];
      const alone = told(report!, 'warning');
      const added = told(report!, 'warning', previous).filter((one) => !alone.includes(one));
      if (added.length > 0) alarms[name] = added;
    }
    expect(alarms).toEqual(PAIRS);
  });
});
