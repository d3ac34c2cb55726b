import type { Bilingual } from '../report/bilingual.ts';
import { CELLS } from './cell-states.ts';

/** Words of what `check` shows for a person, on a terminal. */
export const CHECK = {
  cellLegend: {
    zh: '空 空白　缺 未找到　?… 无法读取　[n] 见问题 n',
    en: '空 blank · 缺 not found · ?… unreadable · [n] finding n',
  },
  notUnderstoodLegend: {
    zh: `${CELLS.notUnderstood.mark.zh} ${CELLS.notUnderstood.meaning.zh}`,
    en: `${CELLS.notUnderstood.mark.zh} ${CELLS.notUnderstood.meaning.en}`,
  },
  number: { zh: '项', en: '#' },
  source: { zh: '来源', en: 'source' },
  agency: { zh: '机构', en: 'agency' },
  year: { zh: '年度', en: 'year' },
  yearOfFileName: { zh: '年度取自文件名，文件中没有写', en: "the year is of the file's name; the document says none" },
  agencyOfFileName: {
    zh: '机构取自文件名，文件中没有写',
    en: "the agency is of the file's name; the document names none",
  },
  template: { zh: '格式', en: 'form' },
  unread: { zh: '未读出', en: 'not read' },
  findings: { zh: '问题', en: 'findings' },
  table: { zh: '表', en: 'table' },
  row: { zh: '行', en: 'row' },
  column: { zh: '列', en: 'column' },
  raw: { zh: '原文', en: 'as printed' },
  place: { zh: '出处', en: 'place' },
  page: { zh: '第{page}页', en: 'p. {page}' },
  /** The number of the table counts all tables of the document, so it is no name of a section. */
  cell: { zh: '文中表{table} 行{row} 列{column}', en: 'table {table} of the document, row {row} column {column}' },
  clear: { zh: '如何消除', en: 'what would clear it' },
  failed: { zh: '未能读取', en: 'could not be read' },
  summary: { zh: '小结', en: 'summary' },
  reports: { zh: '{count} 份', en: '{count} {count|document|documents}' },
  /** Placeholder: {tables}. */
  inPart: { zh: '未读全：{tables}，请对照原文', en: 'not read whole: {tables}; please compare with the original' },
  /** Placeholder: {table}. */
  tableAbsent: { zh: '{table}未找到', en: '{table} not found' },
  /** Placeholders: {table}, {unread}, {cells}. */
  ofTable: { zh: '{table}有{unread}格未读出（共{cells}格）', en: '{table}, {unread} of {cells} cells' },
  /** Placeholders: {words} of `ofTable`, {where}. */
  ofTableAt: { zh: '{words}：{where}', en: '{words} ({where})' },
  wholeRow: { zh: '“{name}”整行', en: 'row "{name}"' },
  wholeColumn: { zh: '“{name}”整列', en: 'column "{name}"' },
  /** Placeholders: {list} of the first ones, {count} of all, {more}. */
  andMore: { zh: '{list}等{count}处', en: '{list} and {more} more' },
  /** Placeholders: {words} of `inPart`, {names}. */
  unknownWords: {
    zh: '{words}。原文中未读懂的行列名：{names}',
    en: '{words}. Names of rows or columns that were not understood: {names}',
  },
  noFindingsInPart: { zh: '读出的部分未发现问题', en: 'no findings in what was read' },
  notReport: { zh: '不是年报', en: 'not a report' },
  /** Placeholders: {count}, {names}. */
  skipped: {
    zh: '文件夹中有 {count} 个文件不是文档，已跳过：{names}',
    en: '{count} {count|file|files} in the folder skipped, no {count|document|documents}: {names}',
  },
  noFiles: { zh: '文件夹中没有文件', en: 'there is no file in the folder' },
  noMatch: { zh: '没有与之相符的文件', en: 'no file matches' },
  tooMany: { zh: '文件过多，至多 {count} 个', en: 'too many files, {count} at most' },
  reading: { zh: '读取中', en: 'reading' },
  written: { zh: '已写入', en: 'written to' },
} as const satisfies Record<string, Bilingual>;
