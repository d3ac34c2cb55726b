import type { Bilingual } from '../report/bilingual.ts';
import { CLEAR_SURROUNDINGS } from './clear-surroundings.ts';
import { CLEAR_TEXT } from './clear-text.ts';

/** Beside two sums that cross in one cell. Placeholder: {cell}. */
export const LIKELY_CELL: Bilingual = {
  zh: '两处不平的差额相同，共有的一格是“{cell}”，多半是它有误，请先核对。',
  en: 'Two sums break by the same difference and share one cell, {cell}: look at it first, it is the likely one.',
};

/** What would clear a finding, by the kind of its rule; rules of the document by their id. Placeholders: {expected}, {actual}. */
export const CLEAR: Readonly<Record<string, Bilingual>> = {
  ...CLEAR_TEXT,
  eq: {
    zh: '对照台账核对所列单元格，改正分项或合计，使两边相等（应为 {expected}，现为 {actual}）。',
    en: 'Check the cells named against your records and correct the parts or the total until both sides agree (expected {expected}, found {actual}).',
  },
  le: {
    zh: '核对所列单元格：前者不应大于后者（上限 {expected}，现为 {actual}）。',
    en: 'Check the cells named: the first cannot exceed the second (at most {expected}, found {actual}).',
  },
  ge: {
    zh: '核对所列单元格：前者不应小于后者（下限 {expected}，现为 {actual}）。',
    en: 'Check the cells named: the first cannot be less than the second (at least {expected}, found {actual}).',
  },
  ge0: { zh: '核对该数字，不应为负。', en: 'Check the figure; it cannot be negative.' },
  ge_diff: {
    zh: '核对制发、废止与现行有效件数是否衔接；口径有变化的，在报告中说明。',
    en: 'Check that issued, repealed and in-force counts fit together; explain a change of scope in the report.',
  },
  ge_max: {
    zh: '核对合计：不应小于其中任何一项。',
    en: 'Check the total: it cannot be less than any of its parts.',
  },
  ratio_gt: {
    zh: '核对数字；属实的，在报告中说明原因。',
    en: 'Check the figures; if they are right, explain them in the report.',
  },
  agency_zero: {
    zh: '本机关无规章制定权的，该行应为 0。',
    en: 'A body without the power to make regulations reports 0 here.',
  },
  unit_ratio: {
    zh: '核对金额单位（表中为万元）。',
    en: 'Check the unit of the amount; the form asks for units of 10,000 yuan.',
  },
  zero_implies_zero: {
    zh: '核对两项数字：前项为 0 时后项也应为 0。',
    en: 'Check both figures: where the first is 0 the second is 0 as well.',
  },
  both_or_none: {
    zh: '核对两项数字：应同时有数，或同时为 0。',
    en: 'Check both figures: either both are reported or both are 0.',
  },
  parseable: {
    zh: '在该单元格只填数字；没有的填 0。',
    en: 'Put a plain number in the cell; 0 where there is nothing to report.',
  },
  ge0_all: { zh: '核对所列单元格，不应为负数。', en: 'Check the cells named; none can be negative.' },
  integer_all: { zh: '核对所列单元格，件数应为整数。', en: 'Check the cells named; counts are whole numbers.' },
  blank_rate: {
    zh: '逐格填写；没有的填 0，不要留空。',
    en: 'Fill in every cell; write 0 where there is nothing to report.',
  },
  shape: {
    zh: '按规定格式补齐表格的行和列。',
    en: 'Restore the rows and columns of the prescribed form.',
  },
  all_zero: {
    zh: '确认全年确无数据；属实的无须更正。',
    en: 'Make sure that there was nothing to report all year; if so, nothing has to be changed.',
  },
  eq_stock: {
    zh: '核对上年现行有效件数加本年制发、减本年废止是否等于本年现行有效件数。',
    en: 'Check that last year’s in-force count plus issued minus repealed gives this year’s.',
  },
  text_agrees: {
    zh: '核对正文与表格，改正有误的一处（表格为 {expected}，正文为 {actual}）；口径不同的，在正文写明。',
    en: 'Compare text and table and correct the wrong one (table {expected}, text {actual}); say so where they count otherwise.',
  },
  yoy: {
    zh: '与上年报告核对；属实的，在报告中说明原因。',
    en: 'Compare with last year’s report; if the change is real, explain it.',
  },
  vector_equal: {
    zh: '确认本年数据不是照抄上年；误用上年表格的，换成本年数据。',
    en: 'Make sure that these are this year’s figures and not last year’s copied.',
  },
  zero_after: {
    zh: '确认本年确为 0；漏填的补填。',
    en: 'Make sure that it is 0 this year; fill in what was left out.',
  },
  'D-EARLY': {
    zh: '核对发布日期：不应早于报告年度结束。',
    en: 'Check the date of publication: it cannot be before the year has ended.',
  },
  'D-DATE-CONFLICT': {
    zh: '核对发布日期，使网页标签、列表与正文一致。',
    en: 'Check the date of publication: tags, list and text should give the same day.',
  },
  'D-HIJACK': {
    zh: '请网站管理者立即核查该网页是否被篡改；数字以更正后的网页为准。',
    en: 'Have the owner of the portal look at the page at once; only a clean page counts.',
  },
  'D-TITLE-YEAR': {
    zh: '改正标题或正文中的年度，使其一致。',
    en: 'Correct the year in the title or in the text so that they agree.',
  },
  'D-SECTION-MISSING': {
    zh: '补上缺少的部分；确无内容的，写明“无”。',
    en: 'Add the missing section; say so where there is nothing to report.',
  },
  'D-TEMPLATE-WRONG': {
    zh: '改用该年度规定的表格格式。',
    en: 'Use the form prescribed for that year.',
  },
  'D-TABLE-MISSING': {
    zh: '将规定的表格以文字（非图片）放入报告正文；确为另一类文件的，不必处理。',
    en: 'Put the prescribed tables into the report as text, not as a picture; nothing is to be done if this is another kind of document.',
  },
  ...CLEAR_SURROUNDINGS,
};

/** For a rule that has no words of its own. */
export const CLEAR_OTHERWISE: Bilingual = {
  zh: '对照原文核对后更正；属实的，在报告中说明。',
  en: 'Check against the original and correct it; explain it in the report if it is right.',
};
