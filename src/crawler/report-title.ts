import type { LookAlike } from '../text/attribution.ts';
import { lookAlikeOf } from '../text/look-alikes.ts';

/** What the title of a link says about an annual report on open government information. */
export interface ReportTitle {
  /** Null where the title has no year. */
  year: number | null;
  /** The words that stand for the body, empty where there are none. */
  name: string;
  /** The name with what tells the part of the body (关区, 机关本级) where that is taken off `name`; null where nothing is. */
  nameWithPart: string | null;
  /** The last of several years that the title names (2017-2019年…): a collection, of which `year` is null. */
  until?: number;
  /** True where the title has no words on open information (2023年年报): a report only inside such a column. */
  bare: boolean;
}

/** A title that is none of an annual report. */
export interface OtherTitle {
  /** What it is instead, where that can be named. */
  alike: LookAlike | null;
  why: string;
  /** True where the list cut the title short, so that the words of a report may be missing for that reason only. */
  cutOff?: true;
}

/** 信息公 and 公开信息 are slips that were met; 政府信息 alone stands in cut titles; 2015年海关信息公开 is of no body 海关. */
const ON_INFORMATION =
  /(?<=20\d\d年?度?)(海关|环境|税务|教育|司法行政)(政府)?信息公开|(政府信息|政务信息|信息)公开|政务公开|政府公开|政府信息|政务信息公|信息公(?=工作|年度)|政府信公开|公开信息(?=工作|年)/;
const REPORT_WORDS = /报告|年报|年度报|告年度报|年度总结报|年度工作报/;
/** A run of dots is looked at from its beginning only: titles of dots without end must not be tried from every one of them. */
const CUT_OFF = /(?:(?<!\.)\.{2,}|(?<!…)…+|。。。)$/;
const BARE =
  /^\(?(20\d{2}|[二〇零○一三四五六七八九]{4})年?(度)?(工作)?(年度报告|年报|年度工作报告|报告)\)?$|^(年度报告|年报)\(?20\d{2}年?度?\)?$/;

/** Reads a title (as shown or as its attribute has it): the report that it names, or what it is instead. */
export function readReportTitle(title: string): ReportTitle | OtherTitle {
  const text = plainTitle(title);
  if (text.length < 4 || text.length > 120) return { alike: null, why: 'too short or too long for a report title' };
  const onInformation = ON_INFORMATION.exec(text);
  const alike = lookAlikeOf(text);
  if (!REPORT_WORDS.test(text)) {
    const cut = CUT_OFF.test(title.trim()) && onInformation !== null && alike === null;
    return { alike, why: 'no words of a report', ...(cut ? { cutOff: true } : {}) };
  }
  if (alike) return { alike, why: alike };
  const until = lastOfSeveral(text);
  if (onInformation && until) return { year: null, until, name: '', nameWithPart: null, bare: false };
  if (onInformation) return { year: yearOf(text), ...nameOf(text, onInformation.index), bare: false };
  if (BARE.test(text)) return { year: yearOf(text), name: '', nameWithPart: null, bare: true };
  return { alike: null, why: 'no words on open information' };
}

/** The title of a report, not only the name of the column. */
export function isTitleOfYear(words: string): boolean {
  const title = readReportTitle(words);
  return 'year' in title && title.year !== null;
}

/** 2020年1月1日至12月31日, 2020年1-12月 */
const WHOLE_YEAR = /(?<!\d)(20\d{2})年?度?1月?(?:1日)?起?[-—~至到](?:\1年)?12月(?:31日|份)?止?/g;

/** NFKC, no white space at all (titles break within the year), no quotes, index numbers before a dot, numbers of the list, days and file endings. */
function plainTitle(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]/g, '')
    .replace(/[《》〈〉“”"'‘’【】[\]「」]/g, '')
    .replace(/(?<!\d)20\d{2}([-/.])\d{1,2}\1\d{1,2}(?!\d)/g, '')
    .replace(/^[\dA-Z/_-]{8,60}·/i, '')
    .replace(/^(\(?\d{1,3}[.、)]|[一二三四五六七八九十]{1,3}、|[·•●■◆※★☆▲→*>»-]+|附件\d{0,2}[:：.、]?)/, '')
    .replace(/\.(pdf|docx?|wps|html?|ofd|xlsx?|zip|rar)$/i, '')
    .replace(/(?<!\.)\.{2,}$/, '')
    .replace(WHOLE_YEAR, '$1年')
    .replace(/(?<=2)[OoＯ](?=\d\d)|(?<=20\d)[OoＯ](?=年)/g, '0');
}

const SEVERAL = /(?<!\d)(20\d{2})年?度?(?:-|—|–|~|至|到){1,2}(20\d{2})(?!\d|学年|-\d|年\d{1,2}月)/;

/** 2017-2019年: the last of the years; null where one is named, or a school year. */
function lastOfSeveral(text: string): number | null {
  const [, first, last] = SEVERAL.exec(text) ?? [];
  return first !== undefined && Number(last) > Number(first) ? Number(last) : null;
}

const YEAR = /(?<!\d)(20\d{2})年(?!\d{1,2}月)/g;
const CHINESE_YEAR = /二[〇零○oO0][〇零○oO0一二三四五六七八九][〇零○oO0一二三四五六七八九](?=年|度)/;

/**
 * The reporting year: four digits, or Chinese ones, that are not part of a longer number; the one before 年 is preferred, of several the
 * last before the words on open information (2024年1月公布的2023年…). Two digits before 年 count where there is nothing else.
 */
export function yearOf(text: string): number | null {
  const named = [...text.matchAll(YEAR)].map((match) => ({ year: Number(match[1]), at: match.index }));
  const until = ON_INFORMATION.exec(text)?.index ?? text.length;
  const before = named.filter(({ at }) => at < until).at(-1) ?? named[0];
  if (before) return before.year;
  const loose = /(?<!\d)(20\d{2})(?!\d)(?!年\d{1,2}月)/.exec(text);
  if (loose) return Number(loose[1]);
  const chinese = CHINESE_YEAR.exec(text)?.[0];
  if (chinese) return Number([...chinese].map((c) => Math.max('〇一二三四五六七八九'.indexOf(c), 0)).join(''));
  const short = /(?<![\d第])(0[89]|[12]\d)年度?(?=政府|政务|信息)/.exec(text);
  return short ? 2000 + Number(short[1]) : null;
}

/**
 * Which of two reports of one body and year a title means, where it says so: of the body itself (本级, 机关) or of all below it (关区,
 * 部门); both are kept. Null where it does not say.
 */
export function partOf(title: string): string | null {
  const text = title.normalize('NFKC').replace(/\s/g, '');
  const found =
    /\(((?:机关|局|关)?(?:本级|本部|本关)|机关|关区|全关|部门|全系统)\)/.exec(text) ??
    /(本级|关区|机关本级)(?=\(?20\d\d|政府信息|政务)/.exec(text) ??
    /[-—_](本级|关区|部门|机关)$/.exec(text);
  return found?.[1] ?? null;
}

/** What stands before the words on open information, without the year; else a name in brackets or after a dash behind them. */
function nameOf(text: string, at: number): Pick<ReportTitle, 'name' | 'nameWithPart'> {
  const front = cleanName(text.slice(0, at));
  if (front.name !== '') return front;
  const behind = /[(—:_-]{1,2}((?:[^()—:_-]|\([^()]{1,20}\)){2,40})\)?$/.exec(text.slice(at));
  return cleanName(behind?.[1] ?? '');
}

const FILLERS_FRONT = /^(关于|现将|公布|发布|印发|公开|转发|公示|公告|最新|置顶|的|[(),.:、;/|_-])+/;
/** No word is made of others: what could be parted in many ways would be tried in all of them. */
const FILLERS_END = /(关于|全年|公布|发布|印发|公开|[年度的(),.:、;/|_-])+$/;
const PARTS =
  /\(((机关|局|关)?(本级|本部|本关)|机关|部门|关区|全关|全系统|图片版|超链版|文字版|网页版|全文|正文|更新)\)/g;
const NOBODY =
  /^(我|本|全)(局|委|办|厅|市|县|区|镇|乡|街道|机关|单位|部门|级|省)?$|^(图片版|超链版|文字版|网页版|全文|正文|附件|盖章版?|修订|修改稿?|更正|补发|定稿|终稿|试行|公示稿?|扫描件|(机关|局)?本级|机关|部门|关区|全关|工作|(更新|修改|修订|编制)?(于|时间|日期)?|\d{1,2}月\d{0,2}日?)$/;

function cleanName(text: string): Pick<ReportTitle, 'name' | 'nameWithPart'> {
  let name = text
    .replace(/(?<!\d)20\d{2}年?度?(\d{1,2}月(\d{1,2}日)?)?/g, '')
    .replace(/二[〇零○一二三四五六七八九oO0]{3}年?度?/g, '')
    .replace(/(?<!\d)(0[89]|[12]\d)年度?$/, '')
    .replace(PARTS, '');
  for (let before = ''; before !== name; ) {
    before = name;
    name = name.replace(FILLERS_FRONT, '').replace(FILLERS_END, '');
  }
  // 民族事务委员会(宗教事务局) keeps its bracket.
  if (/\([^()]+$/.test(name)) name += ')';
  const whole = name.replace(/(?<=海关|局|委|厅|办)(关区|(机关)?本级|机关|系统|本?部门)$|(?<=局)办公室$/, '');
  if (NOBODY.test(whole)) return { name: '', nameWithPart: null };
  return { name: whole, nameWithPart: whole === name ? null : name };
}

/** True where words end as the name of a body or of a region does. */
export function namesBody(name: string): boolean {
  return /(局|委|委员会|办|办公室|厅|部|处|署|院|所|站|中心|队|会|政府|街道|街|镇|乡|区|县|市|省|州|旗|盟|司|公司|集团|馆|社|行|海关|关|场|农场|园)$/.test(
    name,
  );
}
