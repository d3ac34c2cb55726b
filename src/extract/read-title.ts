import type { Document } from '../report/document.ts';
import { namesOther } from '../text/look-alikes.ts';
import { agencyInTitle } from './agency-claims.ts';
import { plain, plainSimplified, textLines } from './document-text.ts';

const TITLE =
  /(?:政府|政务)?信息公开.{0,8}?(?:年度报告|年报|工作报告|工作的报告|报告)|政务公开(?:工作)?(?:年度报告|年报)/;
const NOTICE =
  /^(?:栏目|当前位置|位置)|通知|要求|格式|条例|规定|根据|按照|(?<!机构)编制(?!委|办)|公布|发布时间|解读|图解|目录|指南|公开内容|^索引|^附[件表]/;
/** Entries of the box over an article, which may hold the name of the column. */
const ENTRY = /(?:发布|成文|发文|生成)(?:日期|机构|单位)|发文机关|公开方式|索引号|(?:组配|主题)分类/;
/** What leads to the title in such a box, or in a list that was made of one: 标题：…, - 标题: …, 标题 | … |. */
const LABEL = /^\s*(?:[-*•·]\s*|\|\s*)?(?:标\s*题|名\s*称)\s*[:：|]?\s*/;
const BARS_BEHIND = /[|\s]+$/;
/** What columns of reports are called, and reports hardly are. */
const COLUMN = /^(?:政府|政务)?信息公开(?:工作)?(?:年度报告|年报)$/;
/** A document that is shown under the name of its file. */
const FILE_NAME = /\.(?:docx?|wps|pdf|ofd|rtf|odt|xlsx?|html?|txt)$/i;
const META_TITLES = ['ArticleTitle', 'articletitle', 'og:title', 'title'];

/** The report's title as the document gives it; null where nothing in it looks like one. */
export function readTitle(document: Document, linkTitle?: string | undefined): string | null {
  const inText = titleInText(document);
  const other = inText !== null && COLUMN.test(plainSimplified(inText)) ? otherTitle(document) : null;
  if (inText) return other ?? inText;
  for (const name of META_TITLES) {
    const value = document.meta[name];
    if (value && TITLE.test(plainSimplified(value))) return cleanTitle(value);
  }
  if (linkTitle && TITLE.test(plainSimplified(linkTitle))) return cleanTitle(linkTitle);
  const meta = META_TITLES.map((name) => document.meta[name]).find(
    (value) => value !== undefined && value.trim() !== '',
  );
  return meta ? cleanTitle(meta) : null;
}

/** The page's own title, where it is that of another document: what the text shows is the name of a column in its menu. */
function otherTitle(document: Document): string | null {
  const own = META_TITLES.map((name) => document.meta[name]).find((value) => value !== undefined && namesOther(value));
  return own === undefined ? null : cleanTitle(own);
}

/** Titles often break over two or three lines: agency, year, words. */
function titleInText(document: Document): string | null {
  const lines = textLines(document).slice(0, 40);
  let best: string | null = null;
  for (let i = 0; i < lines.length; i++) {
    for (const joined of [lines[i]!, pair(lines, i)]) {
      if (joined === null) continue;
      const title = asTitle(joined);
      if (!title) continue;
      const before = i > 0 && /^(?:20\d\d|\d{4}年)/.test(plain(title)) ? agencyLine(lines[i - 1]!) : null;
      const whole = before ? `${before}${title}` : title;
      if (
        best === null ||
        (/20\d\d/.test(whole) && !/20\d\d/.test(best)) ||
        (plain(whole).length > plain(best).length && plain(whole).endsWith(plain(best)))
      )
        best = whole;
      break;
    }
  }
  return best;
}

function pair(lines: readonly string[], i: number): string | null {
  const first = plain(lines[i]!);
  const next = lines[i + 1];
  if (next === undefined || plain(next).length > 30 || first.length > 50 || /[。,，;；:：>/【•]/.test(first))
    return null;
  const alone = asTitle(next);
  const whole = alone !== null && agencyInTitle(plainSimplified(alone)) !== null;
  return !whole && (agencyLine(first) !== null || /20\d\d|公开/.test(first)) ? `${lines[i]}${next}` : null;
}

function asTitle(line: string): string | null {
  const text = plainSimplified(line).replace(LABEL, '').replace(BARS_BEHIND, '').replace(FILE_NAME, '');
  if (text.length > 70 || text.length < 8 || /[。,，;；>]/.test(text)) return null;
  if (NOTICE.test(text) || ENTRY.test(text)) return null;
  return TITLE.test(text) && /(?:报告|年报)(?:表|[-_(（【].*)?$/.test(text) ? cleanTitle(line) : null;
}

function agencyLine(line: string): string | null {
  const text = plain(line);
  return !/[:：]/.test(text) &&
    text.length >= 3 &&
    text.length <= 30 &&
    /(?:局|委|委员会|厅|办|办公室|政府|街道|办事处|镇|乡|苏木|中心|大学|学校|小学|中学|监狱|院|会|署|处|所|区|市|县|部|海关|机关)$/.test(
      text,
    )
    ? line.trim()
    : null;
}

/** A title without the words of its page around it: a label, 【文字】, the day, the names of the column and the site. */
function cleanTitle(value: string): string {
  const title = value
    .trim()
    .replace(BARS_BEHIND, '')
    .replace(FILE_NAME, '')
    .replace(LABEL, '')
    .replace(/^\s*(?:【[^】]{1,6}】|[(（](?:文字|图解|图片|正文)版?[)）])\s*/, '')
    .replace(/[(（\s]*20\d\d\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?[)）\s]*$/, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\u3000-\u9fff（）]) | (?=[\u3000-\u9fff（）])/g, '');
  const [, first] = /^([^-_|–—]{8,}(?:报告|年报|報告|年報))\s*[-_|–—]/.exec(title) ?? [];
  const isWhole = first !== undefined && TITLE.test(plainSimplified(first));
  return (isWhole ? first : title.replace(/[-_|–—].{0,40}$/, (tail) => (TITLE.test(plain(tail)) ? tail : '')))
    .trim()
    .slice(0, 200);
}
