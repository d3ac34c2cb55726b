import type { Bilingual } from '../report/bilingual.ts';

/** What would clear a finding on the words, the sections and the files of a report, by kind or id of its rule. */
export const CLEAR_TEXT: Readonly<Record<string, Bilingual>> = {
  list_sum: {
    zh: '核对分项与总数（分项合计 {expected}，总数 {actual}）；只列举一部分的，加“等”字。',
    en: 'Check the parts and their total (parts {expected}, total {actual}); say so where only some are listed.',
  },
  channel_sum: {
    zh: '核对各渠道申请数与收到总数（应为 {expected}，合计 {actual}）。',
    en: 'Check the requests by channel against those received (expected {expected}, channels give {actual}).',
  },
  unit_slip: {
    zh: '核对单位，多写的“万”字去掉（分项合计 {expected}）。',
    en: 'Check the unit and take out the 万 that is one too many (the parts give {expected}).',
  },
  text_order: { zh: '核对这两个数字。', en: 'Check both figures.' },
  period: {
    zh: '统计期限改为 {expected}；年内新组建的，写明成立日期。',
    en: 'Correct the period to {expected}; a body founded within the year says when.',
  },
  basis: { zh: '编制依据改为现行文件：{expected}。', en: 'Cite what is in force: {expected}.' },
  parts: {
    zh: '使所称的部分数与实际一致（所称 {expected}，实际 {actual}）。',
    en: 'Make the number of parts agree (said {expected}, found {actual}).',
  },
  heading_has_number: {
    zh: '标题行不填数字，数字填在所属各行。',
    en: 'Leave lines that only head others empty and put figures into their own lines.',
  },
  share: {
    zh: '比例改为 {expected}，或更正该项数字、总数。',
    en: 'Change the share to {expected}, or correct the figure or the whole.',
  },
  change_said: {
    zh: '增减改为 {expected}；上年报告已更正的，在报告中说明。',
    en: 'Change it to {expected}; say so where last year’s report was corrected.',
  },
  printed_twice: {
    zh: '只保留正确的一处（一处为 {expected}，一处为 {actual}）。',
    en: 'Keep only the right one (it says {expected} in one place, {actual} in another).',
  },
  'D-YEAR-RESIDUE': {
    zh: '把 {actual} 年改为 {expected} 年，并核对该句数字。',
    en: 'Replace {actual} by {expected} and check the figures of the sentence.',
  },
  'D-TITLE-FORM': {
    zh: '标题按“机关名称＋年度＋政府信息公开工作年度报告”书写。',
    en: 'Write the title in its prescribed form.',
  },
  'D-AGENCY-RESIDUE': {
    zh: '把“{actual}”改为本机关名称（{expected}）。',
    en: 'Replace "{actual}" by the body’s own name.',
  },
  'D-SIGNATURE': {
    zh: '落款改为 {expected}；确由 {actual} 代为发布的不必改。',
    en: 'Let the body of the title sign; where another rightly signs for it, nothing is to be done.',
  },
  'D-SECTION-ORDER': { zh: '按格式改正该标题的序号和文字。', en: 'Correct number and words of the heading.' },
  'D-SECTION-EXTRA': {
    zh: '格式之外的内容并入六个部分。',
    en: 'Put what stands outside the form into the six sections.',
  },
  'D-S1-EMPTY': { zh: '在第一部分写明本年度工作情况。', en: 'Say in section 1 what was done in the year.' },
  'D-S1-ELEMENTS': { zh: '在第一部分补写：{actual}。', en: 'Add what section 1 lacks.' },
  'D-S5-EMPTY': { zh: '写明存在的主要问题和改进措施。', en: 'Name the main problems and what is done about them.' },
  'D-S6-FEE': {
    zh: '在第六部分说明信息处理费收取情况；未收取的，写明未收取。',
    en: 'Say in section 6 whether the processing fee was charged.',
  },
  'D-TABLE-IMAGE': {
    zh: '将表格改为文字表格，或同时提供可编辑的附件。',
    en: 'Put the table as text, or offer an editable file beside it.',
  },
  'D-ATTACH-ONLY': {
    zh: '在网页正文中公布报告全文，附件另附。',
    en: 'Publish the report as text of the page, the file besides.',
  },
  'D-ATTACH-MISMATCH': {
    zh: '换上与网页标题一致的附件（{expected}）。',
    en: 'Attach the report that the page announces.',
  },
  'D-TEXT-LOSS': {
    zh: '核对原文；网页本身缺字的，补上。',
    en: 'Compare with the original; restore the characters where the page itself lacks them.',
  },
};
