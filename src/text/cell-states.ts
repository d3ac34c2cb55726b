import type { Bilingual } from '../report/bilingual.ts';
import type { ValueStatus } from '../report/report.ts';

/** A status of the contract, or of what was not found the part that stands there under a name that was not understood. */
export type CellState = ValueStatus | 'notUnderstood';

interface Words {
  /** In a cell of a form, where no text of the document stands for it. */
  mark: Bilingual;
  state: Bilingual;
  meaning: Bilingual;
}

/** What is said of a cell, on pages, in exports and by the command line alike. */
export const CELLS = {
  reported: {
    mark: { zh: '12', en: '12' },
    state: { zh: '已填报', en: 'reported' },
    meaning: { zh: '单元格中的数字，原样', en: 'the figure of the cell, exact' },
  },
  blank: {
    mark: { zh: '空', en: 'blank' },
    state: { zh: '空白', en: 'blank' },
    meaning: {
      zh: '有此单元格，但为空、横线或斜线；不当作 0',
      en: 'the cell is there and empty, or holds a dash or slash; never a zero',
    },
  },
  absent: {
    mark: { zh: '缺', en: 'absent' },
    state: { zh: '未找到', en: 'not found' },
    meaning: { zh: '格式中有此项，报告中未找到', en: 'the form has the cell; it was not found in the report' },
  },
  notUnderstood: {
    mark: { zh: '未读懂', en: 'not understood' },
    state: { zh: '未读懂', en: 'not understood' },
    meaning: {
      zh: '原文有此行列，但名称未读懂',
      en: 'the document has the row or column, under a name that was not understood',
    },
  },
  unreadable: {
    mark: { zh: '无法读取', en: 'unreadable' },
    state: { zh: '无法读取', en: 'unreadable' },
    meaning: { zh: '有内容，但不能确定是什么数', en: 'something stands there that could not be read with certainty' },
  },
} as const satisfies Record<CellState, Words>;

/** The state of a cell in both languages, for a table of values. */
export function stateText(state: CellState): string {
  const { zh, en } = CELLS[state].state;
  return `${zh} ${en}`;
}
