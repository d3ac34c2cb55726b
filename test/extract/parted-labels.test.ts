import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/extract-report.ts';
import { readDocument } from '../../src/read/read-document.ts';

const COLUMNS = ['natural_person', 'business', 'research', 'public_welfare', 'legal_service', 'other_org', 'total'];
const TITLE = '某局2024年政府信息公开工作年度报告';
const RULE = '|---|---|---|---|---|---|---|---|';
/** As converters write a PDF into marked-up text: what a cell holds in several lines stands above the table, its figures in it. */
const SUMS = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';
const HEADER = [
  '三、收到和处理政府信息公开申请情况',
  '申请人情况',
  SUMS,
  '自然人总计',
  '商业企科研机社会公法律服',
  '| 业 | 构 | 益组织 | 务机构 |  |  |  |  |',
  RULE,
];
const LAST = '| 1.申请人无正当理由逾期不补正 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |';

async function reportOf(lines: readonly string[]) {
  const read = await readDocument({ bytes: new TextEncoder().encode([TITLE, ...lines].join('\n')) });
  if (!read.ok) throw new Error(read.failure.cause);
  return extractReport(read.value);
}

async function rowOf(lines: readonly string[], row: string) {
  const { values } = await reportOf(lines);
  return COLUMNS.map((column) => values[`${row}_${column}`]).map((value) => value?.value ?? value?.status);
}

describe('a table that a converter wrote with labels and names of columns parted from it', () => {
  it('is the form’s below the ends of the names of its columns', async () => {
    const lines = [...HEADER, '| 一、本年新收政府信息公开申请数量 | 32 | 2 | 0 | 0 | 0 | 0 | 34 |', LAST];
    expect(await rowOf(lines, 'req_new')).toEqual([32, 2, 0, 0, 0, 0, 34]);
  });

  it('is another below words that end no column of the form', async () => {
    const header = ['| 业 | 构 | 益组织 | 街道 |  |  |  |  |', RULE];
    const lines = [
      ...header,
      '| 一、本年新收政府信息公开申请数量 | 32 | 2 | 0 | 0 | 0 | 0 | 34 |',
      '',
      'a',
      RULE,
      LAST,
    ];
    expect(await rowOf(lines, 'req_new')).toEqual(Array(7).fill('absent'));
  });

  const row = '| 2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |';
  const labels = [
    ...['（五）不', '予处理4.无正当理由大量反复', '申请', '5.要求行政机关确认或', '重新出具已获取信息'],
    ...['1.申请人无正当理由逾', '期不补正、行政机关不', '再处理其政府信息公开', '申请'],
  ];
  const below = [
    ...[
      '（六）其',
      '他处理',
      '2.申请人逾期未按收费',
      '通知要求缴纳费用、行',
      '政机关不再处理其政府',
      '信息公开申请',
      '1',
    ],
    ...['| 3.其他 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |', RULE, '| （七）总计 | 33 | 2 | 0 | 0 | 0 | 0 | 35 |'],
  ];

  it('has labels without figures that are not blank where figures without labels stand', async () => {
    const lines = [...HEADER, LAST, row, ...labels, '| 3 | 0 | 0 | 0 | 0 | 0 | 3 |', RULE, ...below];
    expect(await rowOf(lines, 'res_rejected_excessive')).toEqual(Array(7).fill('unreadable'));
    expect((await reportOf(lines)).notUnderstood.map(({ text }) => text)).toContain('3 | 0 | 0 | 0 | 0 | 0 | 3');
  });

  it('has blank ones where there are none', async () => {
    const lines = [...HEADER, LAST, row, ...labels, ...below];
    expect(await rowOf(lines, 'res_rejected_excessive')).toEqual(Array(7).fill('blank'));
  });
});

describe('a page break between the two halves of a group’s name', () => {
  const lines = [
    '三、收到和处理政府信息公开申请情况',
    `${SUMS} 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计`,
    '一、本年新收政府信息公开申请数量 757 14 0 0 10 1 782',
    '（四）无',
    '1.本机关不掌握相关政府信息 746 12 0 0 10 1 769',
    '- 5 -',
    '法提供 2.没有现成信息需要另行制作 11 2 0 0 0 0 13',
    '（六）其他处理 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 0 0 0 0 0 0 0',
  ];

  it('parts no table of a text', async () => {
    expect(await rowOf(lines, 'res_unable_not_held')).toEqual([746, 12, 0, 0, 10, 1, 769]);
    expect(await rowOf(lines, 'res_unable_needs_creation')).toEqual([11, 2, 0, 0, 0, 0, 13]);
  });
});
