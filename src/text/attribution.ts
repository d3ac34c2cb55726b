import type { Bilingual } from '../report/bilingual.ts';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** Why a link was taken for the report of an agency and a year; kept with the page. */
const ATTRIBUTION = {
  yearInTitle: both('标题写明年度', 'year in the title'),
  yearBeforeDate: both('标题无年度，取发布日期的上一年', 'no year in the title: the year before the listed date'),
  yearOfFolder: both('标题无年度，取栏目的年度', 'no year in the title: label of the folder'),
  ownColumn: both('标题无机构名，属本机关栏目', "no agency in the title: the column's own"),
  named: both('标题写明{name}', 'title names {name}'),
  rowNamed: both('条目名为{name}', 'row is named {name}'),
  publisher: both('条目注明发布机构{name}', 'row says that {name} published it'),
  attachment: both('报告页的附件', 'a file beside the report page'),
  succession: both('按沿革，该年度由{name}负责', 'by succession, {name} answers for that year'),
  documentYear: both('正文写明年度为{name}', 'the document says the year is {name}'),
  documentBody: both('正文写明机构为{name}', 'the document names {name}'),
  movedHere: both('列表标为{name}，以正文为准归入此处', 'listed as {name}; the document decides that it belongs here'),
  movedAway: both('正文表明不属于此处，归入{name}', 'the document does not belong here but to {name}'),
  unclear: both('列表与正文不一致，需人工核对', 'list and document disagree: an operator must look'),
  siteCode: both(
    '网页的网站标识码与本站以往的{name}不同',
    'the page bears another SiteIDCode than this host did: {name}',
  ),
  sameAddress: both('同一网页的另一地址', 'another address of the same page'),
  sameContent: both('内容与{name}完全相同', 'the very bytes of {name}'),
  sameFigures: both('数字与{name}全部相同', 'the very figures of {name}'),
  imported: both('由{name}导入', 'handed in by {name}'),
  operatorRight: both('经{name}人工认定', 'called right by {name}'),
  wordsOnly: both('标题中的“{name}”不是机构名，属本机关栏目', 'words in the title that name no body: {name}'),
} as const;

/** One line for the page: Chinese, then English. */
export function attribution(reason: keyof typeof ATTRIBUTION, name = ''): string {
  const { zh, en } = ATTRIBUTION[reason];
  return `${zh.replace('{name}', name)}${BETWEEN}${en.replace('{name}', name)}`;
}

const BETWEEN = '  ';

/** Such a line in both languages; one that has no two stays as it is. */
export function attributionWords(line: string): Bilingual {
  const at = line.indexOf(BETWEEN);
  return at < 0 ? { zh: line, en: line } : { zh: line.slice(0, at), en: line.slice(at + BETWEEN.length) };
}

/** What stands in columns of annual reports and is none; kept with the row that it is the reason to leave out. */
export const LOOK_ALIKE_NAMES = {
  'website-report': both('政府网站工作年度报表', 'yearly report of the web site'),
  'new-media-report': both('政务新媒体报告', 'report on official accounts'),
  'rule-of-law-report': both('法治政府建设年度报告', 'report on the rule of law'),
  explanation: both('解读、图解', 'explanation of a report'),
  guide: both('指南、目录或制度', 'guide, catalogue or rule'),
  'key-points': both('工作要点及落实情况', 'key points and what became of them'),
  notice: both('通知、函或方案', 'letter, notice or plan'),
  budget: both('财政预决算、绩效', 'budget and accounts'),
  statistics: both('阶段性统计', 'statistics of a part of the year'),
  collection: both('多个机关的汇编', 'collection of several bodies'),
  news: both('工作动态', 'news'),
  assessment: both('考核、评估或自查', 'assessment'),
  'other-duty': both('其他公开义务（企事业、党务、村务）', 'report of another duty'),
  proposals: both('建议提案办理', 'motions and proposals'),
  'enforcement-report': both('行政执法年度报告', 'report on enforcement'),
  'other-document': both('其他文件', 'other document'),
} as const;
export type LookAlike = keyof typeof LOOK_ALIKE_NAMES;
