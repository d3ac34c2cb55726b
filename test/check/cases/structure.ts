import { SIX_SECTIONS } from '../report-of.ts';
import { type CaseReport, DEPARTMENT, type RuleCases, t2014, t2021 } from './case.ts';

const PERIOD = '本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。';
const WORK =
  '2023年，我局主动公开政府信息26条，收到政府信息公开申请0件，规范公文公开属性审核，维护政府网站平台，加强监督检查和业务培训。';
const PROBLEMS = '存在的主要问题是公开内容不够丰富。下一步，我局将加强审核，完善目录。';
const sound: Readonly<Record<number, string>> = { 0: PERIOD, 1: WORK, 5: PROBLEMS, 6: '我局未收取信息处理费。' };
const withText = (text: Readonly<Record<number, string>>): { report: CaseReport } => ({
  report: { ...t2021(), text: { ...sound, ...text } },
});
const titled = (number: number, title: string): CaseReport => ({
  ...t2021(),
  sections: SIX_SECTIONS.map((one) => (one.number === number ? { ...one, title } : one)),
  text: sound,
});
const signed = (title: string, signature: string): CaseReport => ({
  ...t2021(),
  agency: title,
  agencyClaims: [
    { source: 'title', name: title, place: null },
    { source: 'publisher', name: '某县人民政府', place: null },
    { source: 'signature', name: signature, place: null },
  ],
  text: sound,
});
const page = (format: string, title: string | null = null) => ({
  format,
  attachmentOf: title === null ? null : { url: 'https://kjj.example.gov.cn/nb/1.html', title },
});
const raster = {
  status: 'reported' as const,
  value: 1,
  raw: '1',
  source: { page: 2, table: 1, row: 2, column: 3, grid: 'raster' as const },
};
const DISCLOSURE = [
  ...['regulations_made', 'regulations_repealed', 'regulations_in_force', 'normative_docs_made'],
  ...['normative_docs_repealed', 'normative_docs_in_force', 'licensing_decisions', 'penalty_decisions'],
  ...['coercion_decisions', 'admin_fees_amount_wanyuan'],
];

/** Sections, names, years, pictures and attachments. */
export const STRUCTURE_CASES: Readonly<Record<string, RuleCases>> = {
  'D-SECTION-ORDER': {
    fails: {
      report: titled(4, '政府信息公开行政法复议、行政诉讼情况'),
      actual: '政府信息公开行政法复议、行政诉讼情况',
      severity: 'warning',
    },
    passes: { report: titled(5, '政府信息公开工作存在的主要问题和改进情况') },
  },
  'D-SIGNATURE': {
    fails: {
      report: signed('某县水利局', '某县财政局'),
      expected: '某县水利局',
      actual: '某县财政局',
      severity: 'info',
    },
    passes: { report: signed('某市科学技术局', '市科技局') },
    exceptions: {
      '办公室、人民政府、中心等代为落款': { report: signed('某县某镇人民政府', '某镇党政办公室'), outcome: 'pass' },
      简称与全称: { report: signed('某县文化体育局', '某县文化广电和旅游局'), outcome: 'pass' },
      两个都是乡镇: {
        report: signed('某县城关镇人民政府', '某县东塘镇人民政府'),
        outcome: 'fail',
        severity: 'warning',
      },
    },
  },
  'D-SECTION-EXTRA': {
    fails: {
      report: { ...t2021(), sections: [...SIX_SECTIONS, { number: 7, title: '下一年度工作安排', present: true }] },
      actual: '下一年度工作安排',
      severity: 'info',
    },
    passes: {
      report: {
        ...t2021(),
        sections: [
          ...SIX_SECTIONS.map((one) => (one.number === 5 ? { ...one, title: '存在的主要问题及整改措施' } : one)),
          { number: 7, title: '附件：统计表', present: true },
        ],
      },
    },
  },
  'D-S1-EMPTY': {
    fails: { ...withText({ 1: PERIOD }), severity: 'warning' },
    passes: withText({
      1: '我乡明确专人负责政务公开工作，以服务群众为着力点，较好地完成了信息公开、编制报送信息等工作。',
    }),
  },
  'D-S1-ELEMENTS': {
    fails: {
      ...withText({ 1: '2023年，我局主动公开政府信息26条，更新政府网站。' }),
      actual: '依申请公开、政府信息管理、监督保障',
    },
    passes: withText({}),
    exceptions: {
      '“主要包括”五项': {
        ...withText({ 1: `${WORK}社会评议结果良好，未发生责任追究。` }),
        outcome: 'pass',
      },
    },
  },
  'D-S5-EMPTY': {
    fails: { ...withText({ 5: '无。' }), severity: 'error', actual: '无。' },
    passes: withText({}),
    exceptions: {
      问题与改进都要有: {
        ...withText({ 5: '政府信息公开工作成绩显著，群众普遍满意。' }),
        outcome: 'fail',
        severity: 'warning',
      },
    },
  },
  'D-S6-FEE': {
    fails: { ...withText({ 6: '无其他需要报告的事项。' }), severity: 'info' },
    passes: withText({}),
    exceptions: {
      不收取任何与政府信息公开工作相关的费用: {
        ...withText({ 6: '无。', 1: `${WORK}未向公民、法人和其他组织收取任何与政府信息公开工作相关的费用。` }),
        outcome: 'pass',
      },
      未收取信息处理费: { ...withText({ 6: '无。', 1: `${WORK}全年未收取信息处理费。` }), outcome: 'pass' },
    },
  },
  'D-YEAR-RESIDUE': {
    fails: {
      ...withText({ 1: '2022年，我局主动公开政府信息26条，收到政府信息公开申请0件。' }),
      expected: 2023,
      actual: 2022,
      severity: 'warning',
    },
    passes: withText({}),
    exceptions: {
      与上年比较: {
        ...withText({
          1: `${WORK}2022年，我局主动公开政府信息20条，同比增加6条。发布《某局2022年度法治政府建设年度报告》。`,
        }),
        outcome: 'pass',
      },
      展望下一年: { ...withText({ 5: `${PROBLEMS}2024年，我局将主动公开政府信息更多内容。` }), outcome: 'pass' },
    },
  },
  'D-AGENCY-RESIDUE': {
    fails: {
      report: {
        ...t2021(),
        agency: '某市科学技术局',
        text: { 1: '根据人事变动，及时调整科技厅政务公开工作领导小组成员。' },
      },
      agency: DEPARTMENT,
      actual: '科技厅',
      expected: '某市科学技术局',
    },
    passes: {
      report: {
        ...t2021(),
        agency: '某市科学技术局',
        text: { 1: '及时调整科技局政务公开工作领导小组成员，我局严格落实我市要求。' },
      },
      agency: DEPARTMENT,
    },
    exceptions: {
      上级机关: {
        report: {
          ...t2021(),
          agency: '某市科学技术局',
          text: { 1: '在市政府政务公开工作领导小组指导下，落实省科技厅政务公开工作要求。' },
        },
        outcome: 'pass',
      },
    },
  },
  'D-TABLE-IMAGE': {
    fails: { report: t2021(Object.fromEntries(DISCLOSURE.map((field) => [field, raster]))), severity: 'warning' },
    passes: { report: t2021() },
  },
  'D-ATTACH-ONLY': {
    fails: { report: t2021(), page: page('pdf'), actual: 'pdf', severity: 'info' },
    passes: { report: t2021(), page: page('html') },
  },
  'D-ATTACH-MISMATCH': {
    fails: {
      report: { ...t2021({}, 2022), title: '某局2022年政府信息公开工作年度报告' },
      page: page('docx', '某局2023年政府信息公开工作年度报告'),
      expected: '某局2023年政府信息公开工作年度报告',
      severity: 'error',
    },
    passes: { report: t2021(), page: page('docx', '某局2023年政府信息公开工作年度报告') },
  },
  'S14-HEADING-VALUE': {
    fails: {
      report: { ...t2014(), headingFigures: [{ row: '二、回应解读情况', raw: '0', source: null }] },
      actual: '0',
      severity: 'info',
    },
    passes: { report: { ...t2014(), headingFigures: [] } },
  },
};
