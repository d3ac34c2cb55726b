/** What the title of a link says about an annual report on open government information. */
export interface ReportTitle {
  /** Null where the title has no year. */
  year: number | null;
  /** The words that stand for the body, empty where there are none. */
  name: string;
  /** True where the title has no words on open information (2023年年报): a report only inside such a column. */
  bare: boolean;
}

/** Look-alikes, with the reason that is recorded. The order decides which reason is named. */
const LOOK_ALIKES: readonly (readonly [RegExp, string])[] = [
  [/网站.{0,12}(报表|年报|年度报告|工作年度)|报表/, 'yearly report of the web site'],
  [/法治政府|法治建设|依法行政/, 'report on the rule of law'],
  [/解读|图解|一图|图说|读懂|长图|海报|视频|动漫|H5/i, 'explanation of a report'],
  [/指南|公开目录|目录$|制度|规定|办法|清单|申请表|流程|须知/, 'guide, catalogue or rule'],
  [/的函$|复函|函$|通知|要点|方案|计划|通报|意见|批复|回复/, 'letter, notice or plan'],
  [/预算|决算|财政收支|三公/, 'budget'],
  [/半年|季度|[一二三四1-4]季|月报|\d月份?(?!\d*日)|统计表|情况统计|统计数据/, 'statistics'],
  [/会议|培训|考核|评估|测评|调研|督查|整改|座谈|活动|召开|开展|举办|推进会/, 'news'],
  [/企事业|公用事业|学校|医院|党务|村务|校务|厂务/, 'report of another duty'],
  [/建议|提案|议案|总结|要闻|快讯|简报|信息公示/, 'other document'],
];

const ON_INFORMATION = /(政府信息|政务信息|信息)公开|政务公开|政府公开|政府信息/;
const REPORT_WORDS = /报告|年报|年度报|告年度报/;

/** Reads a title (as shown or as its attribute has it); a string is the reason why it is no annual report. */
export function readReportTitle(title: string): ReportTitle | string {
  const text = plainTitle(title);
  if (text.length < 4 || text.length > 120) return 'too short or too long for a report title';
  if (!REPORT_WORDS.test(text)) return 'no words of a report';
  const onInformation = ON_INFORMATION.exec(text);
  const alike = LOOK_ALIKES.find(([pattern]) => pattern.test(text));
  if (alike) return alike[1];
  if (onInformation) return { year: yearOf(text), name: nameOf(text, onInformation.index), bare: false };
  if (BARE.test(text)) return { year: yearOf(text), name: '', bare: true };
  return 'no words on open information';
}

const BARE = /^\(?(20\d{2}|[二〇零○一三四五六七八九]{4})年?(度)?(工作)?(年度报告|年报|年度工作报告|报告)\)?$/;

/** NFKC, no white space at all (titles break within the year), no quotes and file endings. */
function plainTitle(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[《》“”"'‘’【】[\]]/g, '')
    .replace(/\.(pdf|docx?|wps|html?|ofd)$/i, '')
    .replace(/(\.\.\.|…)+$/, '');
}

/** The reporting year: four digits, or Chinese ones, that are not part of a longer number; the one before 年 is preferred. */
export function yearOf(text: string): number | null {
  const before = /(?<!\d)(20\d{2})年/.exec(text) ?? /(?<!\d)(20\d{2})(?!\d)/.exec(text);
  if (before) return Number(before[1]);
  const chinese = /([二][〇零○oO0][〇零○oO0一二三四五六七八九][〇零○oO0一二三四五六七八九])年/.exec(text);
  if (!chinese) return null;
  return Number([...chinese[1]!].map((c) => Math.max('〇一二三四五六七八九'.indexOf(c), 0)).join(''));
}

/** What stands before the words on open information, without the year; else a name in brackets or after a dash behind them. */
function nameOf(text: string, at: number): string {
  const front = cleanName(text.slice(0, at));
  if (front !== '') return front;
  const behind = /[(—-]{1,2}([^()—-]{3,40})\)?$/.exec(text.slice(at));
  return behind ? cleanName(behind[1]!) : '';
}

const FILLERS_FRONT = /^(关于|现将|公布|发布|印发|公开|的|[(),.:、;/|_-])+/;
const FILLERS_END = /(关于|年度|度|全年|的|公布|发布|[(),.:、;/|_-])+$/;

function cleanName(text: string): string {
  let name = text
    .replace(/(?<!\d)20\d{2}年?度?/g, '')
    .replace(/[二][〇零○一二三四五六七八九]{3}年度?/g, '')
    .replace(/\((本级|机关|部门|关区|图片版|超链版|文字版|网页版)\)/g, '');
  for (let before = ''; before !== name; ) {
    before = name;
    name = name.replace(FILLERS_FRONT, '').replace(FILLERS_END, '');
  }
  return /^(我|本|全)(局|委|办|厅|市|县|区|镇|乡|街道|机关|单位|部门|级|省)?$|^(图片版|超链版|文字版|网页版|本级|机关)$/.test(
    name,
  )
    ? ''
    : name;
}

/** True where words end as the name of a body or of a region does. */
export function namesBody(name: string): boolean {
  return /(局|委|委员会|办|办公室|厅|部|处|署|院|所|站|中心|队|会|政府|街道|街|镇|乡|区|县|市|省|州|旗|盟|司|公司|集团|馆|社|行|海关|关|场|农场|园)$/.test(
    name,
  );
}
