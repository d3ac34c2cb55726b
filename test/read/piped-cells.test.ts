import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/extract-report.ts';
import { rowsOfPipedCells } from '../../src/read/piped-cells.ts';
import { readDocument } from '../../src/read/read-document.ts';

const rowsOf = (...lines: string[]) =>
  rowsOfPipedCells(lines.map((text, i) => ({ n: i + 1, text })))?.map((row) => row.map(({ text }) => text.trim()));

const NAMES = ['信息内容 |', '本年制发件数 |', '本年废止件数 |', '现行有效件数 |'];

describe('cells a line, each closed by a stroke', () => {
  it('are rows of as many strokes as the table has columns, spans left out', () => {
    expect(rowsOf('第二十条第（一）项 |', '|||', ...NAMES, '规章 |', '|', '2 |', '|')).toEqual([
      ['第二十条第（一）项', ''],
      ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
      ['规章', '', '2', ''],
    ]);
  });

  it('are the same where each row begins with a stroke', () => {
    expect(rowsOf('|', ...NAMES, '|', '规章 |', '0 |', '|', '9 |')).toEqual([
      ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
      ['规章', '0', '', '9'],
    ]);
  });

  it('may begin with a serial number and end in a remark', () => {
    expect(rowsOf('序号 |', '项目 |', '件数 |', '备注 |', '1 |', '规章 |', '3 |', '已公开 |')).toEqual([
      ['序号', '项目', '件数', '备注'],
      ['1', '规章', '3', '已公开'],
    ]);
  });

  it('of a last row that was cut off end in an unreadable cell', () => {
    expect(rowsOf(...NAMES, '规章 |', '0 |', '0 |', '9 |', '行政规范性文件 |', '1 |')?.at(-1)).toEqual([
      '行政规范性文件',
      '1',
      '\ufffd',
    ]);
  });

  it('may have a label whose stroke stands in the next line', async () => {
    const lines = ['某局2023年政府信息公开工作年度报告', '二、主动公开政府信息情况', ...NAMES];
    const text = [...lines, '规章 |', '0 |', '0 |', '3 |', '行政规范性文件', '|', '1 |', '0 |', '7 |'].join('\n');
    const read = await readDocument({ bytes: new TextEncoder().encode(text) });
    if (!read.ok) throw new Error(read.failure.cause);
    const { values } = extractReport(read.value);
    const made = ['regulations_in_force', 'normative_docs_made', 'normative_docs_in_force'].map(
      (id) => values[id]?.value,
    );
    expect(made).toEqual([3, 1, 7]);
  });

  it('are no rows where a cell was lost', () => {
    expect(rowsOf(...NAMES, '规章 |', '0 |', '9 |', '行政规范性文件 |', '1 |', '0 |', '7 |')).toBeUndefined();
  });

  it('are read with their blanks: a figure of the total is no figure of the first column', async () => {
    const row = (label: string, cells: string[]) => [`${label} |`, ...cells.map((cell) => `${cell} |`.trim()), '||'];
    const blanks = ['', '', '', '', '', ''];
    const text = [
      '某局2023年政府信息公开工作年度报告',
      '三、收到和处理政府信息公开申请情况',
      ...['（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） |', '申请人情况 |', '||||||||'],
      ...['自然人 |', '法人或其他组织 |', '总计 |', '|||||||'],
      ...['商业企业 |', '科研机构 |', '社会公益组织 |', '法律服务机构 |', '其他 |', '|||||'],
      ...row('一、本年新收政府信息公开申请数量', [...blanks, '4']),
      ...row('二、上年结转政府信息公开申请数量', ['', '3', '', '', '', '', '3']),
      ...row('1.申请人无正当理由逾期不补正', ['0', '0', '0', '0', '0', '0', '0']),
      ...row('四、结转下年度继续办理', ['0', '0', '0', '0']).slice(0, -1),
    ].join('\n');
    const read = await readDocument({ bytes: new TextEncoder().encode(text) });
    if (!read.ok) throw new Error(read.failure.cause);
    const { values } = extractReport(read.value);
    expect(values.req_new_natural_person?.status).toBe('blank');
    expect(values.req_new_total).toMatchObject({ status: 'reported', value: 4 });
    expect(values.req_carried_in_business).toMatchObject({ status: 'reported', value: 3 });
    expect(values.req_carried_in_natural_person?.status).toBe('blank');
    expect(values.req_carried_out_natural_person?.status).toBe('unreadable');
  });
});
