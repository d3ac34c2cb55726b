import { ABSENT, fieldsOf, SIX_SECTIONS } from '../report-of.ts';
import { type Case, DEPARTMENT, t2014, t2019, t2021 } from './case.ts';

const BLANK_REVIEW = {
  review_upheld: null,
  review_corrected: null,
  review_other: null,
  review_pending: null,
  review_total: null,
};
const money = (value: number, unit: string) => ({ status: 'reported' as const, value, unit, raw: `${value}${unit}` });
const SLASH = { status: 'blank' as const, value: null, raw: '/', mark: 'slash' as const };
const PICTURED = { ...ABSENT, note: 'not found, but pages are pictures' };
const CASE_CELLS = fieldsOf('t2021').filter(({ id }) => /^(?:review|lit)_/.test(id));
const NO_CASES = Object.fromEntries(CASE_CELLS.map(({ id }) => [id, ABSENT]));
const REQUESTS_AND_CASES = fieldsOf('t2021').filter(({ id }) => /^(?:req|res|review|lit)_/.test(id));
const published = (url: string) => [
  { date: '2024-01-12', source: 'meta' as const },
  { date: '2024-01-12', source: 'text' as const, text: '发布日期:2024-01-12' },
  { date: url, source: 'url' as const },
];

/** Known exceptions of the rules on figures and form that the report itself shows, by the words of the catalogue. */
export const FIGURE_EXCEPTIONS: Readonly<Record<string, Readonly<Record<string, Case>>>> = {
  'T3-FLOW': {
    分列降为warning: {
      report: t2021({
        req_new_natural_person: 1,
        req_new_business: 1,
        req_new_total: 2,
        res_total_natural_person: 2,
        res_total_total: 2,
      }),
      outcome: 'fail',
      severity: 'warning',
    },
    列中有空白按空白策略处理: { report: t2021({ req_new_total: 3, res_total_total: null }), outcome: 'not_assessable' },
  },
  'T3-RESULT-SUM': {
    总计列留空: {
      report: t2021({ res_granted_business: 2, res_total_business: 2, res_granted_total: null, res_total_total: 2 }),
      outcome: 'not_assessable',
    },
  },
  'T3-ROW-SUM': {
    总计列留空: { report: t2021({ res_granted_business: 2, res_granted_total: null }), outcome: 'not_assessable' },
  },
  'T3-CARRY-BOUND': {
    '仅在（七）总计缺失': {
      report: t2021({ req_carried_out_total: 3, req_new_total: 2, res_total_total: 1 }),
      outcome: 'not_applicable',
    },
  },
  'T4-SUM-REVIEW': { 整组空白: { report: t2021(BLANK_REVIEW), outcome: 'pass_blank_as_zero' } },
  'T2-REG-POWER': {
    国务院部门: {
      report: t2021({ regulations_in_force: 7 }),
      agency: { ...DEPARTMENT, name: '某市人民政府', level: 'prefecture' },
      outcome: 'suppressed',
    },
  },
  'S14-NORMATIVE-ISSUED': {
    制发总数空白则不可评估: {
      report: t2014({ published_normative_docs: 9, published_total: 9, normative_docs_issued: null }),
      outcome: 'not_assessable',
    },
  },
  'S14-CHANNEL-UB': {
    渠道栏未填: {
      report: t2014({
        ...{ published_total: 9, published_gazette: null, published_website: null, published_weibo: null },
        ...{ published_wechat: null, published_other_channels: null },
      }),
      outcome: 'not_assessable',
    },
  },
  'NUM-TWICE': {
    '一处空白、一处有数': {
      report: t2021({
        review_total: { status: 'unreadable', value: null, raw: '3 | ', note: 'given twice, and differently' },
      }),
      outcome: 'pass',
    },
    另附上年表格供对比的: {
      report: {
        ...t2021({
          review_total: { status: 'unreadable', value: null, raw: '3 | 5', note: 'given twice, and differently' },
        }),
        text: { 4: '附：2022年度数据（供对比）' },
      },
      outcome: 'uncertain',
    },
    与上年报告的数相同: {
      report: t2021({
        review_total: { status: 'unreadable', value: null, raw: '3 | 5', note: 'given twice, and differently' },
      }),
      previous: t2021({ review_total: 5 }, 2022),
      outcome: 'uncertain',
    },
  },
  'NUM-NONNEG': {
    items_change: { report: t2019({ licensing_items_prev_year: 9, licensing_items_change: -3 }), outcome: 'pass' },
  },
  'NUM-INT': { 金额类字段: { report: t2021({ admin_fees_amount_wanyuan: 12.5 }), outcome: 'pass' } },
  'TABLE-BLANK': {
    '规章行填“/”': {
      report: t2021({ regulations_made: SLASH, regulations_repealed: SLASH, regulations_in_force: SLASH }),
      outcome: 'pass',
    },
    '2014年表常见整片空白': { report: t2014({ meetings: null }), outcome: 'fail', severity: 'info' },
  },
  'TABLE-SHAPE': {
    沿用2019年格式的一行: {
      report: {
        ...t2021(),
        cells: Object.fromEntries([
          ...fieldsOf('t2021').flatMap(({ id }) => (id.startsWith('res_other_') ? [[id, ABSENT] as const] : [])),
          ...fieldsOf('t2019').flatMap(({ id }) => (id.startsWith('res_other_') ? [[id, 0] as const] : [])),
        ]),
      },
      outcome: 'fail',
      severity: 'warning',
    },
    省级自加行: {
      report: {
        ...t2021({ res_other_misc_total: ABSENT, res_other_misc_business: ABSENT }),
        cells: Object.fromEntries(
          fieldsOf('t2021')
            .filter(({ id }) => id.startsWith('res_other_misc'))
            .map(({ id }) => [id, ABSENT]),
        ),
        notUnderstood: [{ what: 'row', text: '其他主动公开文件', source: null }],
      },
      outcome: 'uncertain',
    },
  },
  'Y-CARRY-TOTAL': {
    '2018→2019不适用': {
      report: t2019({ req_carried_in_total: 3 }, 2019),
      previous: t2014({}, 2018),
      outcome: 'not_applicable',
    },
  },
  'Y-STOCK-NORM': {
    集中清理: {
      report: {
        ...t2021({ normative_docs_in_force: 470, normative_docs_made: 77, normative_docs_repealed: 132 }),
        text: { 1: '对现行规范性文件进行了全面清理，部分文件有效期届满自动失效。' },
      },
      previous: t2021({ normative_docs_in_force: 698 }, 2022),
      outcome: 'fail',
      severity: 'info',
    },
    '2021年度为首年': {
      report: t2021({ normative_docs_in_force: 665, normative_docs_made: 69 }, 2021),
      previous: t2019({ normative_docs_public_total: 166 }, 2020),
      outcome: 'not_applicable',
    },
  },
  'Y-SAME-NUMBERS': {
    零报告不判: { report: t2021(), previous: t2021({}, 2022), outcome: 'pass' },
    只有一张表相同而数都很小: {
      report: t2021({ licensing_decisions: 12, penalty_decisions: 3, coercion_decisions: 4, req_new_total: 2 }),
      previous: t2021({ licensing_decisions: 12, penalty_decisions: 3, coercion_decisions: 4 }, 2022),
      outcome: 'pass',
    },
  },
  'D-DATE-CONFLICT': {
    站点迁移后URL日期为迁移日: { report: { ...t2021(), published: published('2025-07-21') }, outcome: 'suppressed' },
  },
  'D-TITLE-YEAR': {
    标题无年度: { report: { ...t2021(), title: '某局政府信息公开工作年度报告' }, outcome: 'not_assessable' },
  },
  'D-SECTION-MISSING': {
    标题变体: {
      report: {
        ...t2021(),
        sections: SIX_SECTIONS.map((one) => ({ ...one, present: one.number !== 5 })),
        text: { 4: '无。\n存在的主要问题和改进措施\n公开内容不够丰富，下一步将完善。' },
      },
      outcome: 'uncertain',
    },
  },
  'D-TEMPLATE-WRONG': {
    '以表头判定，不以引用文号判定': {
      report: { ...t2021(), text: { 0: '根据国办公开办函〔2019〕60号要求编制本报告。' } },
      outcome: 'pass',
    },
    只有部分表头为旧格式的降为warning: {
      report: {
        ...t2021(),
        notUnderstood: [{ what: 'column', text: '本年新制作数量', source: null, form: 't2019' }],
      },
      outcome: 'fail',
      severity: 'warning',
    },
    '2019年度为首次改用新格式的年度，仍用2014年统计表的降为warning': {
      report: t2014({}, 2019),
      outcome: 'fail',
      severity: 'warning',
    },
    '表格比年度新的，须标题与统计期限同为该年度且非新格式施行后公布，降为warning，否则年度存疑不作判断': {
      report: { ...t2021({}, 2020), period: null },
      outcome: 'uncertain',
    },
  },
  'D-TABLE-MISSING': {
    '表为图片/附件时另报': {
      report: t2021(Object.fromEntries(CASE_CELLS.map(({ id }) => [id, PICTURED]))),
      outcome: 'uncertain',
    },
    正文中有该表表头文字: {
      report: {
        ...t2021(NO_CASES),
        text: { 4: '行政复议行政诉讼未经复议直接起诉复议后起诉72 64 178 37 351 13 4 8 1 26 12 1 1 6 20' },
      },
      outcome: 'uncertain',
    },
  },
  'X-NEW': {
    '正文可能写“受理/办理”': {
      report: { ...t2021({ req_new_total: 4, req_carried_in_total: 1 }), text: { 1: '全年受理政府信息公开申请5件。' } },
      outcome: 'fail',
      severity: 'info',
    },
  },
  'T4-SUM-LIT-DIRECT': {
    整组空白: {
      report: t2021({
        lit_direct_upheld: null,
        lit_direct_corrected: null,
        lit_direct_other: null,
        lit_direct_pending: null,
        lit_direct_total: null,
      }),
      outcome: 'pass_blank_as_zero',
    },
  },
  'T4-SUM-LIT-AFTER-REVIEW': {
    整组空白: {
      report: t2021({
        lit_after_review_upheld: null,
        lit_after_review_corrected: null,
        lit_after_review_other: null,
        lit_after_review_pending: null,
        lit_after_review_total: null,
      }),
      outcome: 'pass_blank_as_zero',
    },
  },
  'T2-STOCK-LB': {
    当年制发当年废止的文件: {
      report: t2021({ normative_docs_made: 9, normative_docs_repealed: 6, normative_docs_in_force: 3 }),
      outcome: 'pass',
    },
    '“废止”含宣布失效': {
      report: t2021({ normative_docs_made: 3, normative_docs_repealed: 20, normative_docs_in_force: 1 }),
      outcome: 'pass',
    },
  },
  'T2-FEE-UNIT': {
    设区的市以上政府汇总: {
      report: t2021({ admin_fees_amount_wanyuan: 316441 }),
      previous: t2021({ admin_fees_amount_wanyuan: 309870.5 }, 2022),
      outcome: 'pass',
    },
  },
  'T2-2019-PROCUREMENT': {
    '单位取整（0.00万元）': {
      report: t2019({ procurement_projects: 2, procurement_amount: { status: 'reported', value: 0, raw: '0.00' } }),
      outcome: 'suppressed',
    },
  },
  'S14-RECEIVED': {
    电子邮件等渠道未归入: {
      report: t2014({ req_received: 3, req_received_fax: 2 }),
      outcome: 'fail',
      severity: 'warning',
    },
  },
  'S14-CLOSED': {
    逾期办结无列项: {
      report: t2014({ req_closed: 3, req_closed_on_time: 2, replies_total: 3 }),
      outcome: 'fail',
      severity: 'warning',
    },
  },
  'S14-REPLIES': {
    一件申请多类答复时按答复计: {
      report: t2014({ replies_total: 2, replies_granted: 3, req_closed: 2 }),
      outcome: 'fail',
      severity: 'warning',
    },
  },
  'S14-REVIEW': {
    未审结案件可能不入分项: { report: t2014({ review_total: 3, review_other: 2 }), outcome: 'fail', severity: 'info' },
  },
  'S14-LITIGATION': {
    未审结案件可能不入分项: {
      report: t2014({ litigation_total: 3, litigation_other: 2 }),
      outcome: 'fail',
      severity: 'info',
    },
  },
  'TABLE-ALLZERO': {
    与上年非零或正文有申请描述并存时升为warning: {
      report: t2021(),
      previous: t2021({ req_new_total: 12 }, 2022),
      outcome: 'fail',
      severity: 'warning',
    },
    '全部空白的表不称全为零（另见TABLE-BLANK）': {
      report: t2021(Object.fromEntries(REQUESTS_AND_CASES.map(({ id }) => [id, null]))),
      outcome: 'not_assessable',
    },
  },
  'Y-SPIKE': {
    本身就是变化量: {
      report: t2019({ licensing_items_change: 28 }),
      previous: t2019({}, 2019),
      outcome: 'pass',
    },
    单位不同或未写的: {
      report: t2019({ procurement_amount: money(12_762_137, '元') }),
      previous: t2019({ procurement_amount: money(45.82, '万元') }, 2019),
      outcome: 'pass',
    },
    跨模板不可比字段除外: {
      report: t2019({ normative_docs_new_made: 900 }, 2019),
      previous: t2014({ normative_docs_issued: 9 }, 2018),
      outcome: 'not_applicable',
    },
    '小基数（两年均<20）不报': {
      report: t2021({ penalty_decisions: 19 }),
      previous: t2021({ penalty_decisions: 1 }, 2022),
      outcome: 'pass',
    },
  },
  'X-CLOSED': {
    '“按时办结率100%”不含数量': {
      report: { ...t2021({ res_total_total: 4 }), text: { 1: '政府信息公开申请按时办结率100%。' } },
      outcome: 'not_assessable',
    },
  },
};
