import type { Bilingual } from '../report/bilingual.ts';

const b = (zh: string, en: string): Bilingual => ({ zh, en });

/** Words of the page that shows what changed between two contents of one report. */
export const versions = {
  title: b(
    '{agency} {year} 年度报告：两个版本的差异',
    '{agency}, report for {year}: what changed between two versions',
  ),
  reportOf: b('{year} 年度报告', 'Report for {year}'),
  column: b('改动', 'Changes'),
  link: b('与前一版本比较', 'Compare with the version before'),
  versions: b('版本', 'Versions'),
  earlier: b('较早', 'Earlier'),
  later: b('较晚', 'Later'),
  seen: b('{from} 至 {to} 见到', 'seen from {from} to {to}'),
  figures: b('改动的数值（{count} 项）', 'Figures that changed ({count})'),
  noFigures: b('数值没有改动。', 'No figure changed.'),
  unsure: b('有一侧未能读出的数值（{count} 项）', 'Figures that one side could not be read ({count})'),
  prose: b('改动的文字（{count} 段）', 'Words that changed ({count} {count|paragraph|paragraphs})'),
  noProse: b('文字没有改动。', 'No words changed.'),
  heading: b('标题', 'Title'),
  form: b('格式', 'Form'),
  section: b('章节', 'Section'),
  state: b('改动', 'Change'),
  words: b('文字', 'Words'),
  note: b(
    '按读取结果比较；人工更正不是页面的改动。',
    'Compared as they were read; corrections by hand are no change of the page.',
  ),
} as const satisfies Record<string, Bilingual>;
