import type { Bilingual } from '../report/bilingual.ts';
import { fill } from './fill.ts';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** The calendar of deadlines, and the dated list that is printed. */
export const CALENDAR = {
  command: both('各机构年度报告的期限；--ics 导出日历', 'by when reports are owed; --ics writes a calendar'),
  ics: both('写入 iCalendar 文件（- 为标准输出）', 'write an iCalendar file (- for the output)'),
  name: both('政府信息公开年度报告期限', 'Deadlines of annual reports'),
  head: [
    both('期限', 'deadline'),
    both('还有（天）', 'days left'),
    both('报告年度', 'year'),
    both('性质', 'basis'),
    both('机构数', 'agencies'),
    both('依据', 'citation'),
  ],
  event: both(
    '{year}年度政府信息公开工作年度报告期限（{basis}，{agencies}个机构）',
    'annual reports for {year} are due ({basis}, {agencies} {agencies|body|bodies})',
  ),
} as const;

export const BASIS = {
  statutory: both('法定', 'statutory'),
  customary: both('比照', 'customary'),
  local: both('地方通知', 'local notice'),
} as const;

/** Said wherever working days count and no notice of the year is known. */
export const WEEKENDS_ONLY = {
  note: both(
    '尚无{years}年节假日安排：升级通知的工作日只按周末推算；国务院办公厅通知发布后（通常在上一年11月），请照“{how}”写入设置文件并重启',
    'no public holidays are known for {years}: the working days of escalation rest on week-ends only; once the State Council’s notice is out (mostly in November of the year before), put `{how}` into the configuration file and restart',
  ),
  past: both(
    '没有{years}年节假日安排的数据：升级通知的工作日只按周末推算；该年的国务院办公厅通知已发布，可照“{how}”写入设置文件并重启',
    'the public holidays of {years} are not built in: the working days of escalation rest on week-ends only; the State Council’s notice is out: put `{how}` into the configuration file and restart',
  ),
  unmoved: both(
    '期限按日历日计算，不因周末、节假日顺延',
    'deadlines are calendar days: week-ends and holidays do not move them',
  ),
} as const;

/**
 * The notes about years of which no holidays are known, seen from a day (YYYY-MM-DD): the notice of a year is out before the year begins, that
 * of a later one perhaps not yet.
 */
export function weekendsOnly(years: readonly number[], today: string): Bilingual {
  const isPast = (year: number) => year <= Number(today.slice(0, 4));
  const [past, ahead] = [years.filter(isPast), years.filter((year) => !isPast(year))];
  const told = [
    ...(past.length > 0 ? [fill(WEEKENDS_ONLY.past, { years: listed(past), how: howToGive(past) })] : []),
    ...(ahead.length > 0 ? [fill(WEEKENDS_ONLY.note, { years: listed(ahead), how: howToGive(ahead) })] : []),
  ];
  return { zh: told.map(({ zh }) => zh).join('；'), en: told.map(({ en }) => en).join('; ') };
}

/** The entry of the settings for the first of these years, with places for its days. */
function howToGive([year]: readonly number[]): string {
  return `holidays: { ${year}: { off: ["MM-DD/MM-DD"], worked: ["MM-DD"] } }`;
}

function listed(years: readonly number[]): Bilingual {
  return { zh: years.join('、'), en: years.join(', ') };
}

/** The list that a supervising office prints and files. */
export const DATED_LIST = {
  title: both('政府信息公开工作年度报告发布情况表', 'State of the annual reports'),
  made: both('截至 {day}（北京时间）；共 {n} 个机构：{counts}', 'as of {day} (Beijing); {n} {n|body|bodies}: {counts}'),
  note: both(
    '“未发布”以期限后完整查看栏目为据；“未知”指未能查看，不作结论。',
    '“missing” rests on a look after the deadline that read the whole column; “unknown” concludes nothing.',
  ),
  signed: both('核对人：　　　　　　　　日期：', 'Checked by:                Date:'),
  head: ['序号', '机构', '年度', '状态', '期限', '发布日期', '逾期（天）', '依据', '查看时间', '网址'],
} as const;
