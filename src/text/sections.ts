/** What section five lacks. */
export const FIVE = {
  empty: { zh: '为空白', en: 'it is empty' },
  nothing: { zh: '只写“无”，未说明问题和改进情况', en: 'it only says that there is nothing' },
  noProblem: { zh: '未见存在的问题', en: 'no problem is named' },
  noRemedy: { zh: '未见改进措施', en: 'no remedy is named' },
} as const;
