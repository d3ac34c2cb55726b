import type { Bilingual } from '../report/bilingual.ts';
import { CORRECTED } from '../report/correction.ts';
import { TRUST_NOTES } from '../report/value-note.ts';

/** Chinese words of each note by its English ones, as readers of figures and the trust rule write them. */
const CHINESE: Readonly<Record<string, string>> = {
  [CORRECTED]: '经人工更正',
  [TRUST_NOTES.asPrinted]: '勾稽关系不成立；原文即为此数',
  [TRUST_NOTES.unconfirmed]: '勾稽关系不成立，数字所在的行列未得到印证',
  [TRUST_NOTES.confirmed]: '勾稽关系不成立；另一种读取方法得到相同的数字',
  [TRUST_NOTES.beyondSums]: '由图片识别，不参与任何勾稽关系',
  [TRUST_NOTES.differs]: '另一种读取方法得到不同的内容',
  [TRUST_NOTES.brokenSum]: '勾稽关系不成立，且数字未能确定读出',
  [TRUST_NOTES.manyWays]: '数字连排，合计若有误则可有多种拆分，无法确定',
  [TRUST_NOTES.noSum]: '由图片识别，没有勾稽关系可印证',
  [TRUST_NOTES.unplaced]: '未找到；该表没有框线，只读出了一部分',
  [TRUST_NOTES.pictured]: '未找到；部分页面为图片，可能在图片中',
  [TRUST_NOTES.faint]: '字迹不清，未能确定读出',
  'white space between digits': '数字之间有空格',
  'a line break after a sign': '正负号后换行',
  'a sign that only looks like a figure': '形似数字的符号',
  'footnote mark left out': '已略去脚注标记',
  'not a figure': '不是数字',
  'a dash before the figure': '数字前有横线',
  'net of rise and fall': '增减相抵后的净数',
  'too large': '数值过大',
  'one cell for several rows': '一个单元格对应多行',
  'given twice, and differently': '出现两次且不一致',
  'a neighbouring cell could be meant': '可能属于相邻单元格',
  'no cell after the label': '标题后没有单元格',
  'rows of the form of 2021 stand below it': '其下另有2021年格式的分项，未能确定所指',
  'no header names its columns': '没有表头说明各列，未能确定所指',
  'the label stands twice in the form': '该标题在表中出现两次，未能确定所指',
  'a label put together from two pages': '标题由前后两页拼成',
  'a figure may stand in another column': '数字可能属于另一列',
  'the header names other columns': '表头的列与本表不符',
  'two figures in one cell': '一个单元格中有两个数字',
  'rows of figures without labels stand elsewhere': '另有数字行未标明所属，未能确定是否空白',
};
/** Notes that speak of something: the pattern of the English words, and the Chinese ones with its groups. */
const WITH_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^the unit (.+) does not fit$/, '单位“$1”与本栏不符'],
  [/^(\d+) cells for (\d+) columns$/, '$1个单元格对应$2列'],
];

/** A value's note in both languages; words that nobody knows stay as they are. */
export function noteWords(note: string): Bilingual {
  return { zh: note.split('; ').map(inChinese).join('；'), en: note };
}

function inChinese(note: string): string {
  const known = CHINESE[note];
  if (known !== undefined) return known;
  const [pattern, words] = WITH_WORDS.find(([candidate]) => candidate.test(note)) ?? [];
  return pattern && words ? note.replace(pattern, words) : note;
}
