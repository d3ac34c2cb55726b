import type { CountAnomaly, OtherReport, Revision, RollUp, TextCopy } from '../../../src/report/surroundings.ts';
import { type Case, type CaseReport, type RuleCases, t2021 } from './case.ts';

const content = (n: number, day: string) => ({
  reportId: String(n).repeat(32),
  snapshot: String(n).repeat(64),
  url: 'http://kjj.example.gov.cn/nb/2023.html',
  firstSeenAt: `${day}T02:00:00Z`,
  lastSeenAt: `${day}T02:00:00Z`,
});
const revision = (given: Partial<Revision> = {}): Revision => ({
  before: content(1, '2024-01-20'),
  after: content(2, '2024-02-03'),
  figures: [{ field: 'req_new_total', before: 5, after: 6 }],
  prose: [{ section: 1, before: '受理5件', after: '受理6件' }],
  declared: null,
  reposted: false,
  ...given,
});
const around = (given: NonNullable<Case['around']>, report: CaseReport = t2021()): Case => ({ report, around: given });

const copy: TextCopy = {
  of: 'peer',
  agencyId: 'a2',
  agency: '某市商务局',
  year: 2023,
  reportId: '3'.repeat(32),
  url: 'http://swj.example.gov.cn/nb/2023.html',
  snapshot: '3'.repeat(64),
  similarity: 0.961,
  length: 900,
  passages: [{ here: '我局组织了两次培训', there: '我局组织了两次培训', section: 1 }],
};
const lastYear: TextCopy = { ...copy, of: 'last-year', agencyId: 'a1', agency: '某市科学技术局', year: 2022 };

const other: OtherReport = {
  reportId: '4'.repeat(32),
  snapshot: '4'.repeat(64),
  url: 'http://kjj.example.gov.cn/nb/2023-2.html',
  figures: [{ field: 'req_new_total', here: 5, there: 6 }],
};

const anomaly: CountAnomaly = {
  metric: 'requests_new',
  label: '本年新收申请',
  fields: ['req_new_total'],
  count: 1200,
  expected: 12,
  from: 4,
  to: 26,
  ratio: 100,
  p: 1e-9,
  q: 1e-7,
  years: [
    { year: 2020, count: 10 },
    { year: 2021, count: 14 },
    { year: 2022, count: 12 },
  ],
  peers: 0,
  cause: 'unit-up',
  reason: { zh: '偶然出现的机会不到百万分之一。', en: 'By chance it comes less than once in a million.' },
};

const rollUp = (given: Partial<RollUp> = {}): RollUp => ({
  includes: true,
  says: '汇总各部门、各街道数据编制',
  owed: 2,
  known: 2,
  fields: [
    { field: 'req_new_total', parent: 7, children: 9, largest: { agencyId: 'a2', name: '某市商务局', value: 8 } },
  ],
  ...given,
});
const fitting = rollUp({
  fields: [
    { field: 'req_new_total', parent: 9, children: 9, largest: { agencyId: 'a2', name: '某市商务局', value: 8 } },
  ],
});

const number = (kind: 'id' | 'bank' | 'mobile', masked: string): Case => ({
  report: { ...t2021(), personalData: [{ kind, masked, text: `号码${masked}` }] },
});
const noNumbers: Case = { report: { ...t2021(), personalData: [] } };

const ofNobody = `各级政府部门不断完善公开制度，部分地区还开发了政务应用程序，各级行政机关积极回应社会关切。${'公开工作稳步推进，服务水平持续提升，制度建设不断完善。'.repeat(16)}`;

/** Rules that need other reports, other fetches, or the numbers that were masked. */
export const SURROUNDING_CASES: Readonly<Record<string, RuleCases>> = {
  'D-PII-ID': { fails: { ...number('id', '110***********34'), actual: '110***********34' }, passes: noNumbers },
  'D-PII-BANK': { fails: number('bank', '622**************01'), passes: noNumbers },
  'D-PII-MOBILE': { fails: number('mobile', '138******78'), passes: noNumbers },
  'D-COPY-LASTYEAR': {
    fails: {
      ...around({ copies: { lastYear, peers: [], comparedLastYear: true, comparedPeers: 0 } }),
      previous: t2021({}, 2022),
      actual: '96.1%',
    },
    passes: {
      ...around({ copies: { lastYear: null, peers: [], comparedLastYear: true, comparedPeers: 0 } }),
      previous: t2021({}, 2022),
    },
    exceptions: {
      先剔除编制说明: {
        ...around({
          copies: { lastYear: { ...lastYear, length: 80 }, peers: [], comparedLastYear: true, comparedPeers: 0 },
        }),
        previous: t2021({}, 2022),
        outcome: 'not_assessable',
      },
    },
  },
  'D-COPY-PEER': {
    fails: {
      ...around({ copies: { lastYear: null, peers: [copy], comparedLastYear: false, comparedPeers: 30 } }),
      actual: '96.1%',
    },
    passes: around({ copies: { lastYear: null, peers: [], comparedLastYear: false, comparedPeers: 30 } }),
  },
  'D-GENERIC': {
    fails: { report: { ...t2021(), text: { 1: ofNobody } } },
    passes: {
      report: { ...t2021(), text: { 1: `${ofNobody}我局全年主动公开信息312条，印发《某市科技创新券管理办法》。` } },
    },
  },
  'D-SILENT-REVISION': {
    fails: { ...around({ revisions: [revision()] }), fields: ['req_new_total'] },
    passes: around({ revisions: [revision({ declared: '（更正）' })] }),
    exceptions: { '只改版式、点击数、导航不算': { ...around({ revisions: [] }), outcome: 'pass' } },
  },
  'D-CORRECTED': {
    fails: { ...around({ revisions: [revision({ declared: '（更正）' })] }), actual: '（更正）' },
    passes: around({ revisions: [revision()] }),
  },
  'Y-RESTATED': {
    fails: { ...around({ revisions: [revision()] }), expected: 5, actual: 6 },
    passes: around({ revisions: [revision({ figures: [] })] }),
  },
  'D-ATTACH-DEAD': {
    fails: around({ attachments: [attachment('404', 3, '2024-02-03')] }),
    passes: around({ attachments: [] }),
    exceptions: {
      'WAF拦截、需重试3次跨2日': {
        ...around({ attachments: [attachment('403', 5, '2024-02-09')] }),
        outcome: 'uncertain',
      },
    },
  },
  'D-DUPLICATE': {
    fails: { ...around({ others: [other] }), fields: ['req_new_total'], actual: 1, severity: 'warning' },
    passes: around({ others: [] }),
    exceptions: { 图片版: { ...around({}), outcome: 'not_assessable' } },
  },
  'G-SUM': {
    fails: { ...around({ rollUp: rollUp() }), expected: 9, actual: 7 },
    passes: around({ rollUp: fitting }),
    exceptions: { 缺报单位: { ...around({ rollUp: rollUp({ known: 1 }) }), outcome: 'uncertain' } },
  },
  'G-LB': {
    fails: { ...around({ rollUp: rollUp() }), expected: 8, actual: 7 },
    passes: around({ rollUp: fitting }),
    exceptions: {
      '先据引言“汇总/综合…编制”判定口径': { ...around({ rollUp: rollUp({ includes: null }) }), outcome: 'uncertain' },
      政府报告仅为本级政府: { ...around({ rollUp: rollUp({ includes: false }) }), outcome: 'not_applicable' },
    },
  },
  'A-COUNT': {
    fails: {
      ...around({ anomalies: { tested: 9, found: [anomaly] } }),
      severity: 'warning',
      expected: 12,
      actual: 1200,
    },
    passes: around({ anomalies: { tested: 9, found: [] } }),
    exceptions: {
      看不出笔误时只作提示: {
        ...around({ anomalies: { tested: 9, found: [{ ...anomaly, cause: null }] } }),
        outcome: 'fail',
        severity: 'info',
      },
    },
  },
};

function attachment(status: string, tries: number, last: string) {
  return {
    url: 'http://kjj.example.gov.cn/nb/2023.docx',
    name: '年报.docx',
    status,
    tries,
    firstTriedAt: '2024-02-01T02:00:00Z',
    lastTriedAt: `${last}T02:00:00Z`,
  };
}
