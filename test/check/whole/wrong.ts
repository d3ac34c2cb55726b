import { granted, NP, one, period, type Whole } from './whole-report.ts';

/** A report with a fault as a supervisor meets it, the rule that tells of it, and words and cells that its message must name. */
export interface Wrong extends Whole {
  rule: string;
  /** What the Chinese message says, in these words. */
  says: RegExp;
  /** Cells that it points to; none where the fault stands in the words. */
  cells_of?: string[];
}

/** Whole reports that are wrong in one thing. */
export const WRONG: Readonly<Record<string, Wrong>> = {
  'last year’s period left standing': {
    text: period('本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。'),
    rule: 'D-TITLE-YEAR',
    says: /2025年度.*2024年度/,
  },
  'a period that ends in November': {
    text: period('本报告所列数据的统计期限自2025年1月1日起至2025年11月30日止。'),
    rule: 'X-PERIOD',
    says: /2025-01-01至2025-11-30.*2025/,
  },
  'last year’s sentence left standing': {
    text: {
      one: ['2024年，我局主动公开政府信息86条，未收到政府信息公开申请。', '加强信息审核和平台建设，开展监督考核。'],
    },
    rule: 'D-YEAR-RESIDUE',
    says: /2024年（应为2025年）/,
  },
  'last year’s sentence, by the long name of a body of an autonomous prefecture': {
    agency: '黔西南布依族苗族自治州市场监督管理局',
    text: {
      one: [
        '2024年，黔西南布依族苗族自治州市场监督管理局主动公开政府信息32条，未收到政府信息公开申请。',
        '加强信息审核和平台建设，开展监督考核。',
      ],
    },
    rule: 'D-YEAR-RESIDUE',
    says: /2024年（应为2025年）/,
  },
  'the opening of last year': {
    text: {
      opening: [
        '根据《中华人民共和国政府信息公开条例》要求，现公布青山县农业农村局2024年政府信息公开工作年度报告。本报告所列数据的统计期限自2025年1月1日起至2025年12月31日止。',
      ],
    },
    rule: 'D-YEAR-RESIDUE',
    says: /2024年（应为2025年）/,
  },
  'a neighbour’s name in a copied paragraph': {
    text: one('及时调整水利局政务公开工作领导小组成员，明确分管领导。'),
    rule: 'D-AGENCY-RESIDUE',
    says: /水利局/,
  },
  'a township’s words in a bureau’s report': {
    text: one('我镇进一步健全政务公开工作机制，及时更新镇务公开栏。'),
    rule: 'D-AGENCY-RESIDUE',
    says: /我镇/,
  },
  'digits swapped in a total': {
    asked: granted(27),
    cells: { req_new_total: 72 },
    rule: 'T3-ROW-SUM',
    says: /27件.*72件/,
    cells_of: ['req_new_natural_person', 'req_new_total'],
  },
  'a total of outcomes that forgets what was carried out': {
    asked: { req_new: { [NP]: 9 }, res_granted: { [NP]: 9 }, req_carried_out: { [NP]: 2 } },
    rule: 'T3-FLOW',
    says: /9＋上年结转0＝9.*办理结果总计9＋结转下年度2＝11/,
    cells_of: ['req_new_total', 'req_carried_out_total'],
  },
  'what was carried in forgotten': {
    asked: { req_new: { [NP]: 9 }, res_granted: { [NP]: 11 } },
    rule: 'T3-FLOW',
    says: /＝9.*＝11，差2件/,
    cells_of: ['req_new_total', 'res_total_total'],
  },
  'an outcome counted twice': {
    asked: granted(5),
    cells: { res_unable_not_held_natural_person: 2, res_unable_not_held_total: 2 },
    rule: 'T3-RESULT-SUM',
    says: /分项合计7件.*总计5件/,
    cells_of: ['res_unable_not_held_natural_person', 'res_total_natural_person'],
  },
  'a carry-over that does not follow from last year': {
    asked: { req_new: { [NP]: 4 }, res_granted: { [NP]: 4 } },
    before: { req_carried_out_total: 3, req_carried_out_natural_person: 3 },
    rule: 'Y-CARRY-TOTAL',
    says: /“上年结转”0件.*3件/,
    cells_of: ['req_carried_in_total'],
  },
  'a carry-over under another kind of applicant': {
    asked: { req_new: { [NP]: 4 }, req_carried_in: { business: 2 }, res_granted: { [NP]: 4, business: 2 } },
    before: { req_carried_out_natural_person: 2, req_carried_out_business: 0 },
    rule: 'Y-CARRY-COLUMN',
    says: /商业企业列：本年“上年结转”2件，上年度报告“结转下年度继续办理”0件/,
    cells_of: ['req_carried_in_business'],
  },
  'a stock of documents that nobody can derive': {
    cells: { normative_docs_made: 3, normative_docs_repealed: 1, normative_docs_in_force: 52 },
    before: { normative_docs_in_force: 25 },
    rule: 'Y-STOCK-NORM',
    says: /现行有效52件，按上年25＋制发3－废止1应为27件/,
    cells_of: ['normative_docs_in_force'],
  },
  'more documents made than are in force': {
    cells: { normative_docs_made: 12, normative_docs_in_force: 2 },
    rule: 'T2-STOCK-LB',
    says: /现行有效2件.*制发12件/,
    cells_of: ['normative_docs_in_force', 'normative_docs_made'],
  },
  'documents entered as government rules by a bureau': {
    cells: { regulations_made: 2, regulations_in_force: 9 },
    rule: 'T2-REG-POWER',
    says: /无规章制定权.*疑将规范性文件误填为规章/,
    cells_of: ['regulations_in_force'],
  },
  'charges in yuan under a head of ten thousands': {
    cells: { admin_fees_amount_wanyuan: 352000 },
    before: { admin_fees_amount_wanyuan: 33.1 },
    rule: 'T2-FEE-UNIT',
    says: /352000万元.*疑单位误为“元”/,
    cells_of: ['admin_fees_amount_wanyuan'],
  },
  'reviews that do not add up': {
    cells: { review_upheld: 2, review_other: 1, review_total: 4 },
    rule: 'T4-SUM-REVIEW',
    says: /分项合计3件，与总计4件不符，差1件/,
    cells_of: ['review_upheld', 'review_total'],
  },
  'lawsuits in one column of the wrong group': {
    cells: { lit_after_review_upheld: 1, lit_direct_total: 1 },
    rule: 'T4-SUM-LIT-DIRECT',
    says: /分项合计0件，与总计1件不符/,
    cells_of: ['lit_direct_total'],
  },
  'words of two requests beside a table of three': {
    asked: granted(3),
    text: one('全年新收政府信息公开申请2件，均按时答复。'),
    rule: 'X-NEW',
    says: /正文称收到政府信息公开申请2件.*3件/,
    cells_of: ['req_new_total'],
  },
  'no request in words, two in the table': {
    asked: granted(2),
    text: one('全年未收到政府信息公开申请。'),
    rule: 'X-NONE',
    says: /未收到申请.*2件/,
    cells_of: ['req_new_total'],
  },
  'a review in words that the table does not have': {
    text: one('全年因政府信息公开引起的行政复议1件，行政诉讼0件。'),
    rule: 'X-REVIEW',
    says: /行政复议1件，表四为0件/,
    cells_of: ['review_total'],
  },
  'outcomes in words that are not those of the table': {
    asked: granted(6),
    text: one('全年新收政府信息公开申请6件，其中予以公开4件，部分公开2件。'),
    rule: 'X-OUTCOMES',
    says: /“予以公开”4件，表三为6件/,
    cells_of: ['res_granted_total'],
  },
  'everything as last year, to the last figure': {
    asked: { req_new: { [NP]: 6, business: 2 }, res_granted: { [NP]: 5, business: 2 }, res_partial: { [NP]: 1 } },
    cells: { penalty_decisions: 31, licensing_decisions: 17 },
    before: { req_carried_out_total: 0 },
    rule: 'Y-SAME-NUMBERS',
    says: /与上年完全相同，疑照搬/,
  },
  'ten times as many decisions as last year, a slip of a digit': {
    cells: { penalty_decisions: 3150 },
    before: { penalty_decisions: 315 },
    rule: 'Y-SPIKE',
    says: /由上年315变为3150/,
    cells_of: ['penalty_decisions'],
  },
  'an identity number in the words': {
    text: one('申请人王某（身份证号11010519491231002X）申请公开的信息已答复。'),
    rule: 'D-PII-ID',
    says: /居民身份证号（1101\*+|身份证号/,
  },
  'a citizen’s mobile number': {
    text: one('已按申请人李某联系电话13812345678予以答复。'),
    rule: 'D-PII-MOBILE',
    says: /手机号138/,
  },
  'the form of 2019 used for 2025': { template: 't2019', rule: 'D-TEMPLATE-WRONG', says: /2025年度报告仍使用.*2019/ },
  'a table left empty': {
    printed: Object.fromEntries(
      ['review', 'lit_direct', 'lit_after_review'].flatMap((group) =>
        ['upheld', 'corrected', 'other', 'pending', 'total'].map((kind) => [`${group}_${kind}`, '']),
      ),
    ),
    rule: 'TABLE-BLANK',
    says: /表四.*有15个空白单元格/,
    cells_of: ['review_total'],
  },
  'the table of requests forgotten': {
    withoutTables: '收到和处理',
    rule: 'D-TABLE-MISSING',
    says: /未找到表三|未找到.*申请/,
  },
  'no problems at all': { text: { five: ['无。'] }, rule: 'D-S5-EMPTY', says: /第五部分/ },
  'half a case': {
    cells: { review_other: 1.5, review_total: 1.5 },
    rule: 'NUM-INT',
    says: /应为整数，实为1\.5/,
    cells_of: ['review_other'],
  },
  'words where a figure belongs': {
    printed: { penalty_decisions: '详见附件' },
    rule: 'NUM-PARSE',
    says: /“行政处罚.*详见附件/,
    cells_of: ['penalty_decisions'],
  },
  '万 that is one too many': {
    text: one('全年主动公开政府信息1737万条，其中政策文件637条、工作动态1100条。'),
    rule: 'X-UNIT-SLIP',
    says: /1737万条.*1737条/,
  },
  'a notice that was replaced': {
    text: {
      opening: [
        '根据国办公开办函〔2019〕60号要求编制本报告。本报告所列数据的统计期限自2025年1月1日起至2025年12月31日止。',
      ],
    },
    rule: 'X-BASIS',
    says: /2019〕60号.*2021〕30号/,
  },
  'the wrong year in the title': {
    title: '青山县农业农村局2024年政府信息公开工作年度报告',
    rule: 'D-TITLE-YEAR',
    says: /标题为2024年度，正文统计期限为2025年度/,
  },
  'a broken carry-over beside words of reform that explain nothing': {
    asked: { req_new: { [NP]: 4 }, res_granted: { [NP]: 4 } },
    before: { req_carried_out_total: 3, req_carried_out_natural_person: 3 },
    text: one(
      '机构改革后及时调整政务公开领导小组，整合公开平台资源，合并一二级栏目12个，将微博并入微信公众号。',
      '重复申请合并答复2件，上年度报告按时发布，2024年度报告问题已整改。',
      '本年度新收政府信息公开申请4件，因信息公开申请引起的投诉较上年减少。',
    ),
    rule: 'Y-CARRY-TOTAL',
    says: /“上年结转”0件.*差3件。$/,
    cells_of: ['req_carried_in_total'],
  },
  'a jump beside the reason of another change': {
    cells: { penalty_decisions: 3150 },
    before: { penalty_decisions: 315 },
    text: one('由于征地项目减少，全年政府信息公开申请较上年下降。行政处罚结果按时公示。'),
    rule: 'Y-SPIKE',
    says: /由上年315变为3150（10倍），波动异常，请核实。$/,
    cells_of: ['penalty_decisions'],
  },
  'a stock that grew beside words of a clean-up': {
    cells: { normative_docs_made: 3, normative_docs_in_force: 60 },
    before: { normative_docs_in_force: 25 },
    text: one('对行政规范性文件开展清理，宣布失效8件。'),
    rule: 'Y-STOCK-NORM',
    says: /现行有效60件.*应为28件/,
    cells_of: ['normative_docs_in_force'],
  },
};
