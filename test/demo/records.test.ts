import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRecords } from '../../src/demo/record.ts';
import { shared } from '../shared.ts';

/** Record → truth file of the corpus, read by hand. */
const TRUTHS: Record<string, string> = {
  'wuzhong-kjj 2018': 'seeds/wuzhong-kjj-2018',
  'yinchuan-kjj 2018': 'seeds/yinchuan-kjj-2018',
  'xingqing-kjgxj 2017': 'seeds/xingqing-kjj-2017',
  'xingqing-kjgxj 2023': 'seeds/xingqing-kjgxj-2023',
  'jinfeng-kjj 2020': 'seeds/jinfeng-kjj-2020',
  'pingtan-gwh 2022': 'reports/fujian-pingtan-2022',
  'pingtan-gwh 2023': 'reports/fujian-pingtan-2023',
  'hongze 2023': 'reports/jiangsu-huaian-hongze-2023',
  'hongze 2024': 'reports/jiangsu-huaian-hongze-2024',
  'jinhu 2023': 'reports/jiangsu-huaian-jinhu-2023',
  'suqian 2023': 'reports/jiangsu-suqian-2023',
  'suqian 2024': 'reports/jiangsu-suqian-2024',
  'shuyang 2025': 'reports/jiangsu-suqian-shuyang-2025',
};

const isOlderRow = (template: string, field: string) =>
  template === 't2021' &&
  /^res_other_(natural_person|business|research|public_welfare|legal_service|other_org|total)$/.test(field);

describe.skipIf(!shared)('records of real agencies (needs ../shared)', () => {
  const real = readRecords().filter((record) => !record.invented);

  it('are exactly those whose truth is known', () => {
    expect(real.map((record) => `${record.agencyId} ${record.year}`).sort()).toEqual(Object.keys(TRUTHS).sort());
  });

  it.each(real.map((record) => [`${record.agencyId} ${record.year}`, record] as const))(
    '%s carries the truth, figure by figure',
    (key, record) => {
      const truth = JSON.parse(readFileSync(join(shared!, 'corpus', `${TRUTHS[key]}.truth.json`), 'utf8'));
      expect(truth.complete).toBe(true);
      // One agency prints （六）其他处理 as the one row that the form had before: those figures have no field here.
      const ofTemplate = Object.entries(truth.fields).filter(([field]) => !isOlderRow(record.template, field));
      expect(record.fields).toEqual(Object.fromEntries(ofTemplate));
      expect([record.year, record.template]).toEqual([truth.year, truth.template_id.slice(0, 5)]);
    },
  );
});
