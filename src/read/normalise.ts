import { UNREAD } from '../report/document.ts';

/** CJK radicals that NFKC leaves alone; PDF and OCR text layers use them in place of the ordinary characters. */
const RADICALS: Readonly<Record<string, string>> = {
  '⺁': '厂',
  '⺄': '乙',
  '⺅': '亻',
  '⺈': '刀',
  '⺉': '刂',
  '⺊': '卜',
  '⺋': '㔾',
  '⺌': '小',
  '⺍': '小',
  '⺎': '兀',
  '⺏': '尣',
  '⺒': '巳',
  '⺓': '幺',
  '⺔': '彑',
  '⺕': '彐',
  '⺖': '忄',
  '⺗': '心',
  '⺘': '扌',
  '⺙': '攵',
  '⺛': '旡',
  '⺜': '日',
  '⺝': '月',
  '⺞': '歺',
  '⺟': '母',
  '⺠': '民',
  '⺡': '氵',
  '⺢': '水',
  '⺣': '灬',
  '⺤': '爪',
  '⺥': '爫',
  '⺦': '丬',
  '⺧': '牛',
  '⺨': '犭',
  '⺩': '王',
  '⺪': '疋',
  '⺫': '目',
  '⺬': '示',
  '⺭': '礻',
  '⺮': '竹',
  '⺯': '糸',
  '⺰': '纟',
  '⺱': '罓',
  '⺲': '罒',
  '⺳': '网',
  '⺶': '羊',
  '⺷': '羊',
  '⺸': '羊',
  '⺹': '耂',
  '⺺': '肀',
  '⺼': '月',
  '⺽': '臼',
  '⺾': '艹',
  '⻀': '艹',
  '⻁': '虎',
  '⻂': '衤',
  '⻃': '覀',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻇': '角',
  '⻈': '讠',
  '⻉': '贝',
  '⻊': '足',
  '⻋': '车',
  '⻌': '辶',
  '⻍': '辶',
  '⻎': '辶',
  '⻏': '阝',
  '⻐': '钅',
  '⻑': '長',
  '⻒': '镸',
  '⻓': '长',
  '⻔': '门',
  '⻕': '阜',
  '⻖': '阝',
  '⻗': '雨',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻟': '飠',
  '⻠': '饣',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻧': '卤',
  '⻨': '麦',
  '⻩': '黄',
  '⻪': '黾',
  '⻫': '斉',
  '⻬': '齐',
  '⻭': '歯',
  '⻮': '齿',
  '⻯': '竜',
  '⻰': '龙',
  '⻱': '龟',
  '⻲': '亀',
  '⻳': '龟',
};

/** Zero-width characters, soft hyphen, byte order mark, bidirectional marks, control characters: they carry no text. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|\p{Cc}(?<![\t\n\v\f\r])/gu;

/** The same but for the marks that show what follows from right to left: 1, U+202E, 23 is shown as 132 and must not be read as 123. */
const INVISIBLE_IN_ORDER = new RegExp(`(?![\\u202b\\u202e])(?:${INVISIBLE.source})`, 'gu');

/** A control character between digits is what is left of one. */
const DAMAGE = /(?<=[\d０-９])(?:(?![\t-\r])\p{Cc})+(?=[\d,.０-９，．])/gu;

const DASHES = /[\u2010-\u2015\u2212\u2500\u2501\ufe58\ufe63\uff0d]/g;

/** Kangxi (U+2F00–2FDF) and CJK radicals (U+2E80–2EF3) as ordinary characters; everything else is kept. */
export function replaceRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2fdf]/g, (c) => RADICALS[c] ?? c.normalize('NFKC'));
}

/** Text as a person reads it: radicals and invisible characters mended, runs of blanks within a line made one; line breaks are kept. */
export function tidyText(raw: string): string {
  return replaceRadicals(raw.replace(DAMAGE, UNREAD).replace(INVISIBLE_IN_ORDER, ''))
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** Text for matching (`Cell.text`): NFKC, no white space, every kind of dash as `-`. Never read a figure from it: `1 2` would become 12. */
export function matchingText(raw: string): string {
  return replaceRadicals(raw.replace(DAMAGE, UNREAD).replace(INVISIBLE, ''))
    .normalize('NFKC')
    .replace(DASHES, '-')
    .replace(/\s+/g, '');
}
