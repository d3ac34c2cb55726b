import { describe, expect, it } from 'vitest';
import { readReport } from '../../src/workers/process-report.ts';

const cells = (...words: string[]) => `<tr>${words.map((word) => `<td>${word}</td>`).join('')}</tr>`;

/** Table 2 of 2021 with these names above its single columns, as a page and as the text of one. */
function disclosure(decisions: string, fee: string): { html: string; txt: string } {
  const rows = [
    ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
    ['规章', '0', '0', '0'],
    ['行政规范性文件', '3', '1', '12'],
    ['第二十条第（五）项'],
    ['信息内容', decisions],
    ['行政许可', '1482'],
    ['第二十条第（六）项'],
    ['信息内容', decisions],
    ['行政处罚', '37'],
    ['行政强制', '5'],
    ['第二十条第（八）项'],
    ['信息内容', fee],
    ['行政事业性收费', '12.5'],
  ];
  const head = ['青山市农业农村局2023年政府信息公开工作年度报告', '二、主动公开政府信息情况'];
  const table = `<table>${rows.map((row) => cells(...row)).join('')}</table>`;
  return {
    html: `<html><head><title>${head[0]}</title></head><body><h1>${head[0]}</h1><p>${head[1]}</p>${table}</body></html>`,
    txt: [...head, ...rows.flat()].join('\n'),
  };
}

async function figures(page: string, contentType: string): Promise<Record<string, unknown>> {
  const bytes = new TextEncoder().encode(page);
  const read = await readReport({ url: '', title: '', listedDate: null, bytes, contentType });
  if (!read.ok) throw new Error(read.failure.code);
  const { values } = read.value.report;
  const ids = ['licensing_decisions', 'penalty_decisions', 'coercion_decisions', 'admin_fees_amount_wanyuan'];
  return Object.fromEntries(ids.map((id) => [id, values[id]?.value]));
}

const ALL = {
  ...{ licensing_decisions: 1482, penalty_decisions: 37, coercion_decisions: 5 },
  admin_fees_amount_wanyuan: 12.5,
};
const NONE = { licensing_decisions: null, penalty_decisions: null, coercion_decisions: null };

describe('the name of an only column', () => {
  it.each([
    ['本年处理决定数量', '本年收费金额（单位：万元）'],
    ['本年度处理决定数量', '本年度收费金额（单位：万元）'],
    ['本年处理数量', '本年收费总金额（单位：万元）'],
  ])('is read in other words, in texts too: %s, %s', async (decisions, fee) => {
    const { html, txt } = disclosure(decisions, fee);
    expect(await figures(html, 'text/html; charset=utf-8')).toEqual(ALL);
    expect(await figures(txt, 'text/plain; charset=utf-8')).toEqual(ALL);
  });

  it.each([
    ['处理数量', '收费金额（万元）'],
    ['2023年处理决定数量', '2023年收费金额（万元）'],
    ['本年处理绝对数量', '本年收费总额（单位：万元）'],
  ])('is read with a slip below it in a table: %s, %s', async (decisions, fee) => {
    expect(await figures(disclosure(decisions, fee).html, 'text/html; charset=utf-8')).toEqual(ALL);
  });

  it.each([
    ['上年处理决定数量', '上年收费金额（万元）'],
    ['累计处理决定数量', '历年收费金额（万元）'],
    ['项目数量', '收费项目数量'],
    ['本年增/减', '本年收费项目数量'],
    ['数量', '数额'],
  ])('is not that of another figure: %s, %s', async (decisions, fee) => {
    const { html } = disclosure(decisions, fee);
    expect(await figures(html, 'text/html; charset=utf-8')).toEqual({ ...NONE, admin_fees_amount_wanyuan: null });
  });
});
