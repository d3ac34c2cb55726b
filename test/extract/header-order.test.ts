import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/extract-report.ts';
import { inOrder } from '../../src/extract/header-order.ts';
import type { RowCell } from '../../src/extract/row-view.ts';
import { readDocument } from '../../src/read/read-document.ts';

const COLUMNS = ['natural_person', 'business', 'research', 'public_welfare', 'legal_service', 'other_org', 'total'];
const KINDS = '商业企业 科研机构 社会公益组织 法律服务机构 其他';

/** 本年新收 of a report in plain text with these lines above its figures 1 to 6 and 21. */
async function newRequests(...header: readonly string[]) {
  const lines = [
    '某局2023年政府信息公开工作年度报告',
    '三、收到和处理政府信息公开申请情况',
    '申请人情况',
    ...header,
    '一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21',
    '二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1',
    '（一）予以公开 1 2 3 4 5 6 21',
    '1.申请人无正当理由逾期不补正 1 2 3 4 5 6 21',
  ];
  const read = await readDocument({ bytes: new TextEncoder().encode(lines.join('\n')) });
  if (!read.ok) throw new Error(read.failure.cause);
  const { values } = extractReport(read.value);
  return COLUMNS.map((column) => values[`req_new_${column}`]).map((value) => value?.value ?? value?.status);
}

describe('a header whose tall cells stand in other lines than their neighbours', () => {
  it.each([
    ['自然人 法人或其他组织 总计', KINDS],
    ['法人或其他组织', '自然人 总计', KINDS],
    ['自然人 总计', '法人或其他组织', KINDS],
    ['法人或其他组织', `自然人 ${KINDS} 总计`],
    ['自然人', '法人或其他组织', '总计', ...KINDS.split(' ')],
    // What a page has at its foot or head.
    ['自然人 法人或其他组织 总计', '某局2023年政府信息公开工作年度报告', KINDS],
  ])('%s / %s: is read from left to right', async (...header) => {
    expect(await newRequests(...header.filter(Boolean))).toEqual([1, 2, 3, 4, 5, 6, 21]);
  });

  it.each([
    ['法人或其他组织', '总计 自然人', KINDS],
    ['总计 自然人', '法人或其他组织', KINDS],
  ])('%s / %s: contradicts the form, so that nobody knows', async (...header) => {
    expect(await newRequests(...header)).toEqual(Array(7).fill('unreadable'));
  });
});

describe('on a page, where lines have places', () => {
  const line = (bbox: [number, number, number, number], words: string) =>
    words.split(' ').map((text, i): RowCell => {
      const source = { page: 1, bbox, grid: 'sequence' as const };
      return { raw: text, text, from: i, to: i, own: true, tall: false, source };
    });
  const group = line([300, 10, 400, 20], '法人或其他组织');
  const kinds = line([200, 50, 500, 60], KINDS);
  const order = (beside: RowCell[]) => inOrder([[...group, ...beside, ...kinds]])?.map(({ text }) => text);

  it('words beside the group stand on the side of its columns on which their line begins or ends', () => {
    const columns = KINDS.split(' ');
    expect(order(line([100, 30, 600, 40], '自然人 总计'))).toEqual(['自然人', ...columns, '总计']);
    expect(order(line([50, 30, 150, 40], '总计 自然人'))).toBeUndefined();
    expect(order([...line([50, 30, 90, 40], '总计'), ...line([100, 31, 150, 41], '自然人')])).toEqual([
      '总计',
      '自然人',
      ...columns,
    ]);
    expect(order(line([510, 30, 560, 40], '自然人'))).toEqual([...columns, '自然人']);
  });
});
