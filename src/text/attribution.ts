import type { Bilingual } from '../report/bilingual.ts';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** Why a link was taken for the report of an agency and a year; kept with the page. */
export const ATTRIBUTION = {
  yearInTitle: both('标题写明年度', 'year in the title'),
  yearBeforeDate: both('标题无年度，取发布日期的上一年', 'no year in the title: the year before the listed date'),
  yearOfFolder: both('标题无年度，取栏目的年度', 'no year in the title: label of the folder'),
  ownColumn: both('标题无机构名，属本机关栏目', "no agency in the title: the column's own"),
  named: both('标题写明{name}', 'title names {name}'),
  rowNamed: both('条目名为{name}', 'row is named {name}'),
  attachment: both('报告页的附件', 'a file beside the report page'),
  wordsOnly: both('标题中的“{name}”不是机构名，属本机关栏目', 'words in the title that name no body: {name}'),
} as const;

/** One line for the page: Chinese, then English. */
export function attribution(reason: keyof typeof ATTRIBUTION, name = ''): string {
  const { zh, en } = ATTRIBUTION[reason];
  return `${zh.replace('{name}', name)}  ${en.replace('{name}', name)}`;
}
