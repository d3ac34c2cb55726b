import type { Bilingual } from '../report/bilingual.ts';
import { CORRECTED } from '../report/correction.ts';
import { READING_NOTES } from '../report/reading-note.ts';
import { TRUST_NOTES } from '../report/value-note.ts';

type Note = (typeof READING_NOTES)[keyof typeof READING_NOTES] | (typeof TRUST_NOTES)[keyof typeof TRUST_NOTES];

/** Chinese words of each note by its English ones: a note without them is no type that compiles. */
const CHINESE: Readonly<Record<Note | typeof CORRECTED, string>> = {
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
  [READING_NOTES.gapInFigure]: '数字之间有空格',
  [READING_NOTES.breakAfterSign]: '正负号后换行',
  [READING_NOTES.lookalike]: '形似数字的符号',
  [READING_NOTES.footnote]: '已略去脚注标记',
  [READING_NOTES.noFigure]: '不是数字',
  [READING_NOTES.dashBefore]: '数字前有横线',
  [READING_NOTES.net]: '增减相抵后的净数',
  [READING_NOTES.tooLarge]: '数值过大',
  [READING_NOTES.tallCell]: '一个单元格对应多行',
  [READING_NOTES.contradicted]: '出现两次且不一致',
  [READING_NOTES.neighbour]: '可能属于相邻单元格',
  [READING_NOTES.noCell]: '标题后没有单元格',
  [READING_NOTES.newerRows]: '其下另有2021年格式的分项，未能确定所指',
  [READING_NOTES.noHeader]: '没有表头说明各列，未能确定所指',
  [READING_NOTES.repeatedLabel]: '该标题在表中出现两次，未能确定所指',
  [READING_NOTES.joinedLabel]: '标题由前后两页拼成',
  [READING_NOTES.otherColumn]: '数字可能属于另一列',
  [READING_NOTES.otherHeader]: '表头的列与本表不符',
  [READING_NOTES.twoFigures]: '一个单元格中有两个数字',
  [READING_NOTES.unknownUnit]: '没有表头说明单位',
  [READING_NOTES.otherOrder]: '各列的次序与本表不同，未能确定所指',
  [READING_NOTES.unreadHeader]: '有一列的名称未能读出',
  [READING_NOTES.headerAboveLabels]: '列名位于标题一栏之上，未能确定各列',
  [READING_NOTES.unlabelledRows]: '另有数字行未标明所属，未能确定是否空白',
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
  const known = (CHINESE as Readonly<Record<string, string>>)[note];
  if (known !== undefined) return known;
  const [pattern, words] = WITH_WORDS.find(([candidate]) => candidate.test(note)) ?? [];
  return pattern && words ? note.replace(pattern, words) : note;
}
