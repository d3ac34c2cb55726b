import type { Bilingual } from '../report/bilingual.ts';

/** Words of `reprocess`. */
export const REPROCESS = {
  dryRun: { zh: '只比较，不保存', en: 'compare only, save nothing' },
  goesOn: { zh: '接着上次未完成的重读', en: 'going on with the reading that was interrupted' },
  nothingSaved: { zh: '未保存任何改动', en: 'nothing was saved' },
  count: {
    zh: '重读 {count} 份存档，{changed} 份结果有变化，{failed} 份现在无法读取',
    en: '{count} kept contents read again, {changed} read otherwise, {failed} not readable now',
  },
  same: { zh: '没有变化', en: 'nothing changed' },
  agency: { zh: '机构', en: 'agency' },
  year: { zh: '年度', en: 'year' },
  item: { zh: '指标', en: 'item' },
  from: { zh: '原为', en: 'was' },
  to: { zh: '现为', en: 'is' },
  reader: { zh: '读取程序', en: 'reader' },
  contents: { zh: '份数', en: 'contents' },
  changed: { zh: '有变化', en: 'changed' },
  reading: { zh: '整份', en: 'the whole' },
  unread: { zh: '未能读取', en: 'not read' },
  read: { zh: '已读取', en: 'read' },
  nothing: { zh: '无', en: 'nothing' },
} as const satisfies Record<string, Bilingual>;

/** The words of a report's head that a reading can change. */
export const HEAD_WORDS: Readonly<Record<string, Bilingual>> = {
  template: { zh: '表格格式', en: 'form' },
  year: { zh: '年度', en: 'year' },
  agency: { zh: '署名机构', en: 'agency as printed' },
  title: { zh: '标题', en: 'title' },
};
