import type { Bilingual } from '../report/bilingual.ts';

/** What can be wrong with a setting. */
export const SETTING_MISTAKES = {
  expected: { zh: '应形如', en: 'must look like' },
  unknown: { zh: '没有这项设置', en: 'there is no such setting' },
  noYaml: { zh: '不是有效的 YAML', en: 'is not valid YAML' },
  sameName: { zh: '通知目标不能同名', en: 'targets need different names' },
  misspelt: {
    zh: '环境变量 {name} 不是设置，未起作用；是否为 {meant}？',
    en: 'the variable {name} is no setting and does nothing; did you mean {meant}?',
  },
  noTable: { zh: '应为“设置: 值”的列表', en: 'must be a table of `setting: value`' },
} as const satisfies Record<string, Bilingual>;
