import type { Bilingual } from '../report/bilingual.ts';
import type { CorrectionOutcome } from '../report/correction.ts';

const b = (zh: string, en: string): Bilingual => ({ zh, en });

/** Words of figures corrected by hand, on the pages and for `nianbao values`. */
export const CORRECTIONS = {
  head: b('人工更正', 'Corrected by hand'),
  lead: b(
    '更正另存，读出的数值不变；规则检查和比较以更正后的为准，并予注明。单元格原文改变时，更正不再适用，需重新核实。',
    'Kept apart: what was read stays. Rules and comparisons go by the corrected figure, and say so. When the text of the cell changes, the correction no longer holds and must be looked at again.',
  ),
  none: b(
    '没有更正。在“全部数值与出处”中选择要更正的数字。',
    'None. Choose a figure under “All figures with their places”.',
  ),
  correct: b('更正', 'Correct'),
  correctThis: b('更正此数', 'Correct this figure'),
  formHead: b('更正“{label}”', 'Correct “{label}”'),
  readAs: b('读作', 'Read as'),
  raw: b('原文', 'As printed'),
  place: b('出处', 'Place'),
  figure: b('正确的数值', 'The right figure'),
  blank: b('单元格为空白', 'The cell is blank'),
  reason: b('理由（必填）', 'Why (required)'),
  name: b('姓名', 'Your name'),
  submit: b('保存更正', 'Save the correction'),
  cancel: b('取消', 'Cancel'),
  withdraw: b('撤销', 'Withdraw'),
  withdrawReason: b('撤销理由（必填）', 'Why withdraw (required)'),
  again: b('重新更正', 'Correct again'),
  field: b('指标', 'Field'),
  read: b('读出', 'Read'),
  corrected: b('更正为', 'Corrected to'),
  state: b('状态', 'State'),
  who: b('更正人', 'By'),
  when: b('时间', 'When'),
  why: b('理由', 'Why'),
  isBlank: b('空白', 'blank'),
  mark: b('（人工更正，读作 {read}）', '(corrected by hand, read as {read})'),
  title: b('人工更正为 {value}：{reason}（{by}）', 'corrected by hand to {value}: {reason} ({by})'),
  restsOn: b('依据人工更正的数值', 'rests on figures corrected by hand'),
  done: b('已更正。', 'Corrected.'),
  withdrawn: b('已撤销更正。', 'Withdrawn.'),
  openNotice: b(
    '有 {count} 项更正因原文改变而不再适用，请核实。',
    '{count} {count|correction no longer holds|corrections no longer hold} because the text changed; please look at them.',
  ),
  command: b('列出数值；更正读错的数字（另存，须写理由）', 'figures corrected by hand: list, correct, withdraw'),
  list: b(
    '列出更正及其是否仍适用；有待核实的则退出码为 1',
    'list corrections and whether they hold; exit code 1 where one no longer does',
  ),
  correctCommand: b(
    '更正当前报告的一个数字：机构/年度/指标，数值或 blank',
    'correct a figure of a current report: agency/year/field, and a number or blank',
  ),
  withdrawCommand: b('撤销更正', 'withdraw a correction'),
  badId: b('格式为 机构/年度/指标', 'agency/year/field'),
  byOption: b('姓名（默认为系统用户）', 'who corrects (default: the system’s user)'),
  reasonOption: b('理由', 'why'),
  agencyOption: b('机构编号（可多个）', 'agency ids'),
  yearOption: b('报告年度', 'reporting years'),
} as const satisfies Record<string, Bilingual>;

/** How a correction stands. */
export const CORRECTION_STATES = {
  holds: b('适用', 'holds'),
  open: b('待核实', 'open'),
  withdrawn: b('已撤销', 'withdrawn'),
} as const satisfies Record<string, Bilingual>;

/** Why an act was refused. */
export const CORRECTION_REFUSALS: Readonly<Record<Exclude<CorrectionOutcome, 'done'>, Bilingual>> = {
  'no-report': b('该年度没有读出的报告', 'no report of that year was read'),
  'no-field': b('该报告没有这一数值指标', 'the report has no such figure'),
  'no-reason': b('须写明理由', 'say why'),
  'bad-figure': b('不是该指标可取的数值', 'that is no figure that the field can have'),
  same: b('与现有的数值相同', 'that is what it is already'),
  none: b('没有可撤销的更正', 'there is nothing to withdraw'),
};
