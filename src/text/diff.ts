import type { Bilingual } from '../report/bilingual.ts';

/** Why two figures are not compared, or are compared with care. Placeholder: {note}. */
export const DIFF_REASONS = {
  unreadable: { zh: '有一侧数字未能确定读出', en: 'one of the figures could not be read with certainty' },
  absent: { zh: '有一侧报告中没有找到此项', en: 'one of the documents does not have the item' },
  partlyBlank: { zh: '合并比较的项目中有空白', en: 'some of the items that are added up are blank' },
  otherUnits: { zh: '两年单位不同或未写单位', en: 'the years have other units, or do not say theirs' },
  onlyBefore: { zh: '新表取消了此项', en: 'the newer form dropped the item' },
  onlyAfter: { zh: '旧表没有此项', en: 'the older form did not have the item' },
  noTemplate: { zh: '有一侧报告没有识别出规定的表格', en: 'one of the documents has no prescribed table' },
  approx: { zh: '口径不完全相同：{note}', en: 'not quite the same scope: {note}' },
  none: { zh: '口径不同，不可比：{note}', en: 'another scope, not comparable: {note}' },
  differentScope: { zh: '新旧表口径变更', en: 'the form changed' },
} as const satisfies Record<string, Bilingual>;

/** What became of a paragraph. */
export const PROSE_STATE = {
  changed: { zh: '改写', en: 'changed' },
  moved: { zh: '移动', en: 'moved' },
  added: { zh: '新增', en: 'added' },
  removed: { zh: '删去', en: 'removed' },
  same: { zh: '未变', en: 'same' },
} as const satisfies Record<string, Bilingual>;

export const PROSE_DIFF = {
  title: { zh: '正文段落', en: 'paragraphs' },
  apart: { zh: '另有{count}处编制说明等格式用语变动', en: '{count} changes in words of the form are set apart' },
} as const satisfies Record<string, Bilingual>;
