import { READING_NOTES } from '../../../src/report/reading-note.ts';
import { ABSENT, fieldsOf, SIX_SECTIONS } from '../report-of.ts';
import { type Case, DEPARTMENT, t2014, t2019, t2021 } from './case.ts';

const row = (id: string, fields = fieldsOf('t2021')) =>
  Object.fromEntries(fields.filter((f) => f.id.startsWith(`${id}_`)).map((f) => [f.id, ABSENT]));

/** Five figures that are not stocks. */
const BUSY = {
  licensing_decisions: 12,
  penalty_decisions: 3,
  coercion_decisions: 4,
  req_new_natural_person: 2,
  req_new_total: 2,
  review_other: 1,
  review_total: 1,
};

const twice = (raw: string) => ({
  ...{ status: 'unreadable' as const, value: null, raw, note: READING_NOTES.contradicted },
  source: { table: 3, row: 2, column: 4, grid: 'markup' as const },
});

/** Rules on figures and on the form: for each a report that breaks it (it may break others too). */
export const FIGURE_BREACHES: Readonly<Record<string, Case>> = {
  'T3-FLOW': {
    report: t2021({ req_new_total: 5, req_carried_in_total: 1, res_total_total: 4, req_carried_out_total: 1 }),
    expected: 6,
    actual: 5,
    fields: ['req_new_total', 'req_carried_in_total', 'res_total_total', 'req_carried_out_total'],
  },
  'T3-RESULT-SUM': {
    report: t2019({ res_granted_natural_person: 26, res_total_natural_person: 20 }),
    expected: 26,
    actual: 20,
  },
  'T3-ROW-SUM': { report: t2021({ res_granted_business: 2, res_granted_total: 3 }), expected: 2, actual: 3 },
  'T3-CARRY-BOUND': {
    report: t2021({ req_carried_out_total: 3, req_new_total: 2, res_total_total: null }),
    expected: 2,
    actual: 3,
  },
  'T3-BACKLOG': { report: t2021({ req_new_total: 20, req_carried_out_total: 12 }), actual: 12 },
  'T3-OTHER-SHARE': { report: t2021({ res_total_total: 10, res_other_misc_total: 6 }), actual: 6 },
  'T4-SUM-REVIEW': { report: t2021({ review_upheld: 10, review_corrected: 1 }), expected: 11, actual: 0 },
  'T4-SUM-LIT-DIRECT': { report: t2021({ lit_direct_pending: 2, lit_direct_total: 1 }), expected: 2, actual: 1 },
  'T4-SUM-LIT-AFTER-REVIEW': { report: t2019({ lit_after_review_other: 5 }), expected: 5, actual: 0 },
  'T4-CORRECTED-RATE': { report: t2021({ review_corrected: 3, review_upheld: 1 }), actual: 3 },
  'T2-STOCK-LB': {
    report: t2021({ normative_docs_in_force: 3, normative_docs_made: 9, normative_docs_repealed: 2 }),
    expected: 7,
    actual: 3,
  },
  'T2-REG-POWER': { report: t2021({ regulations_in_force: 7 }), agency: DEPARTMENT, expected: 0, actual: 7 },
  'T2-FEE-UNIT': {
    report: t2021({ admin_fees_amount_wanyuan: 549_102 }),
    previous: t2021({ admin_fees_amount_wanyuan: 54.9102 }, 2022),
    actual: 549_102,
  },
  'T2-2019-PUBLIC-LB': {
    report: t2019({ normative_docs_public_total: 3, normative_docs_new_public: 4 }),
    expected: 4,
    actual: 3,
  },
  'T2-2019-ITEMS-NEG': {
    report: t2019({ licensing_items_prev_year: 3, licensing_items_change: -4 }),
    expected: 0,
    actual: -1,
  },
  'T2-2019-DECISIONS': { report: t2019({ penalty_decisions: 9 }), expected: 0, actual: 9 },
  'T2-2019-PROCUREMENT': { report: t2019({ procurement_projects: 2 }), actual: 0 },
  'T2-2019-ITEMS-YOY': {
    report: t2019({ licensing_items_prev_year: 10 }),
    previous: t2019({ licensing_items_prev_year: 7, licensing_items_change: 1 }, 2019),
    expected: 8,
    actual: 10,
    fields: ['licensing_items_prev_year'],
  },
  'T2-2019-PUBLIC-YOY': {
    report: t2019({ regulations_public_total: 9, regulations_new_public: 1 }),
    previous: t2019({ regulations_public_total: 7 }, 2019),
    expected: 8,
    actual: 9,
  },
  'S14-RECEIVED': {
    report: t2014({ req_received: 2, req_received_fax: 3 }),
    expected: 3,
    actual: 2,
    severity: 'error',
  },
  'S14-CLOSED': {
    report: t2014({ req_closed: 2, req_closed_on_time: 3, replies_total: 2 }),
    expected: 3,
    actual: 2,
    severity: 'error',
  },
  'S14-REPLIES': {
    report: t2014({ replies_total: 3, replies_granted: 2, req_closed: 3 }),
    expected: 2,
    actual: 3,
    severity: 'error',
  },
  'S14-DENIED': { report: t2014({ replies_denied: 3, replies_denied_privacy: 2 }), expected: 2, actual: 3 },
  'S14-CLOSED-REPLIED': { report: t2014({ req_closed: 3, replies_total: 2 }), expected: 2, actual: 3 },
  'S14-REVIEW': { report: t2014({ review_total: 2, review_other: 3 }), expected: 3, actual: 2, severity: 'warning' },
  'S14-LITIGATION': {
    report: t2014({ litigation_total: 2, litigation_other: 3 }),
    expected: 3,
    actual: 2,
    severity: 'warning',
  },
  'S14-STAFF': { report: t2014({ staff_total: 4, staff_full_time: 1, staff_part_time: 2 }), expected: 3, actual: 4 },
  'S14-PRESS': { report: t2014({ press_conferences_by_head: 2, press_conferences: 1 }), expected: 1, actual: 2 },
  'S14-INTERVIEW': { report: t2014({ online_interviews_by_head: 2, online_interviews: 1 }), expected: 1, actual: 2 },
  'S14-NORMATIVE': { report: t2014({ published_normative_docs: 2, published_total: 1 }), expected: 1, actual: 2 },
  'S14-NORMATIVE-ISSUED': {
    report: t2014({ published_normative_docs: 2, normative_docs_issued: 1 }),
    expected: 1,
    actual: 2,
  },
  'S14-CHANNEL-UB': { report: t2014({ published_total: 9, published_website: 8 }), expected: 8, actual: 9 },
  'S14-CHANNEL-LB': {
    report: t2014({ published_total: 9, published_wechat: 11 }),
    expected: 11,
    actual: 9,
    fields: ['published_total', 'published_wechat'],
  },
  'NUM-PARSE': {
    report: t2021({ review_total: { status: 'unreadable', value: null, raw: '约3' } }),
    actual: '约3',
    fields: ['review_total'],
  },
  'NUM-TWICE': {
    report: t2021({ review_total: twice('3 | 5') }),
    expected: '3',
    actual: '5',
    fields: ['review_total'],
  },
  'NUM-NONNEG': { report: t2021({ penalty_decisions: -3 }), expected: 0, actual: -3, fields: ['penalty_decisions'] },
  'NUM-INT': { report: t2021({ penalty_decisions: 3.5 }), expected: 3, actual: 3.5, fields: ['penalty_decisions'] },
  'TABLE-BLANK': { report: t2021({ review_total: null }), expected: 0, actual: 1, fields: ['review_total'] },
  'TABLE-SHAPE': { report: t2021(row('res_granted')), expected: '25×7', actual: '24×7' },
  'TABLE-ALLZERO': { report: t2021() },
  'Y-CARRY-TOTAL': {
    report: t2021({ req_carried_in_total: 3 }),
    previous: t2021({ req_carried_out_total: 2 }, 2022),
    expected: 2,
    actual: 3,
    fields: ['req_carried_in_total'],
  },
  'Y-CARRY-COLUMN': {
    report: t2021({ req_carried_in_business: 3 }),
    previous: t2021({ req_carried_out_business: 2 }, 2022),
    expected: 2,
    actual: 3,
  },
  'Y-STOCK-NORM': {
    report: t2021({ normative_docs_in_force: 470, normative_docs_made: 77, normative_docs_repealed: 132 }),
    previous: t2021({ normative_docs_in_force: 698 }, 2022),
    expected: 643,
    actual: 470,
  },
  'Y-REPEAL-BOUND': {
    report: t2021({ normative_docs_made: 1, normative_docs_repealed: 5 }),
    previous: t2021({ normative_docs_in_force: 3 }, 2022),
    expected: 4,
    actual: 5,
  },
  'Y-PENDING': { report: t2021(), previous: t2021({ lit_direct_pending: 1 }, 2022), expected: 0, actual: 1 },
  'Y-SPIKE': {
    report: t2021({ licensing_decisions: 9487 }),
    previous: t2021({ licensing_decisions: 550 }, 2022),
    expected: 550,
    actual: 9487,
    fields: ['licensing_decisions'],
  },
  'Y-SAME-NUMBERS': { report: t2021(BUSY), previous: t2021(BUSY, 2022), actual: 5 },
  'Y-ZERO-AFTER': { report: t2021(), previous: t2021({ req_new_total: 12 }, 2022), expected: 12, actual: 0 },
  'D-TITLE-YEAR': { report: { ...t2021(), title: '某局2022年政府信息公开工作年度报告' }, expected: 2023, actual: 2022 },
  'D-SECTION-MISSING': {
    report: { ...t2021(), sections: SIX_SECTIONS.map((s) => ({ ...s, present: s.number !== 6 })) },
    expected: '其他需要报告的事项',
  },
  'D-TEMPLATE-WRONG': { report: t2019({}, 2023), expected: 't2021', actual: 't2019' },
  'D-TABLE-MISSING': {
    report: t2021({ ...row('review'), ...row('lit_direct'), ...row('lit_after_review') }),
  },
  'D-EARLY': {
    report: { ...t2021(), published: [{ date: '2023-12-30', source: 'meta' }] },
    expected: '2024-01-01',
    actual: '2023-12-30',
  },
  'D-HIJACK': {
    report: {
      ...t2021(),
      tampering: [
        { word: '六合彩', text: '某局六合彩2023年政府信息公开工作年度报告', place: null },
        { word: '娱乐城', text: '娱乐城的有关规定', place: null },
      ],
    },
    expected: null,
    actual: '六合彩、娱乐城',
  },
  'D-DATE-CONFLICT': {
    report: {
      ...t2021(),
      published: [
        { date: '2024-01-18', source: 'meta' },
        { date: '2024-03-02', source: 'text', text: '发布日期:2024-03-02' },
        { date: '2024-01-18', source: 'url' },
      ],
    },
    expected: '2024-01-18',
    actual: '2024-01-18',
  },
};
