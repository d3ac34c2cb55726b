import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/extract-report.ts';
import { readDocument } from '../../src/read/read-document.ts';
import { TEMPLATE_IDS } from '../../src/report/report.ts';
import { printHtml, printTables, printTabs } from './printed-report.ts';

async function valuesOf(text: string) {
  const read = await readDocument({ bytes: new TextEncoder().encode(text) });
  if (!read.ok) throw new Error(read.failure.cause);
  return extractReport(read.value).values;
}

const HEADER = [
  '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t\t\t申请人情况\t\t\t\t\t\t',
  '\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计',
  '\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t',
];
const COLUMNS = ['natural_person', 'business', 'research', 'public_welfare', 'legal_service', 'other_org', 'total'];
const PAGE = ['某局2023年政府信息公开工作年度报告', '三、收到和处理政府信息公开申请情况'];
const NEW = '一、本年新收政府信息公开申请数量\t\t\t';
/** A row by which the form of 2021 is known. */
const LAST = '1.申请人无正当理由逾期不补正\t\t\t1\t2\t3\t4\t5\t6\t21';

async function rowOf(lines: readonly string[], row: string) {
  const values = await valuesOf([...PAGE, ...lines].join('\n'));
  return COLUMNS.map((column) => values[`${row}_${column}`]).map((value) => value?.value ?? value?.status);
}

describe('tables of text whose lines keep the places of the grid', () => {
  it('give each figure to the column above it, blank cells or not', async () => {
    expect(await rowOf([...HEADER, `${NEW}\t4\t\t\t\t\t4`, LAST], 'req_new')).toEqual([
      'blank',
      4,
      'blank',
      'blank',
      'blank',
      'blank',
      4,
    ]);
  });

  it('also where blank ends of lines were cut off', async () => {
    const header = HEADER.map((line) => line.trimEnd());
    const found = await rowOf([...header, `${NEW}4\t\t5`, LAST], 'req_new');
    expect(found).toEqual(Array(7).fill('unreadable'));
    const zeros = await rowOf([...header, `${NEW}\t0`, LAST], 'req_new');
    expect(zeros.slice(0, 2)).toEqual(['blank', 0]);
  });

  it('but not where a figure with a note stands left of the first column: the line lost a cell before it', async () => {
    const lines = [
      ...HEADER.map((line) => line.trimEnd()),
      LAST,
      '\t3.其他\t248（注1）\t4821\t0\t4213\t2943\t933\t13158\t已办结',
    ];
    const values = await valuesOf([...PAGE, ...lines].join('\n'));
    const found = COLUMNS.map((column) => values[`res_other_misc_${column}`]).map(
      (value) => value?.value ?? value?.status,
    );
    expect(found).not.toContain(4821);
  });

  it('but not zeros before a cut end in a table in which another line lost a cell before its columns', async () => {
    const header = HEADER.map((line) => line.trimEnd());
    const slipped = '\t（一）予以公开\t3\t--\t0\t-\t\t0';
    const zeros = '\t（二）部分公开\t\t--\t\t0\t/\t\t0';
    expect((await rowOf([...header, LAST, zeros], 'res_partial')).slice(0, 4)).toEqual(['blank', 'blank', 0, 'blank']);
    const found = await rowOf([...header, LAST, slipped, zeros], 'res_partial');
    expect(found).toEqual(Array(7).fill('unreadable'));
  });

  it('nor figures of which no total proves the columns', async () => {
    const header = HEADER.map((line) => line.replace('总计', '').replace('其他\t', '其他\t小计'));
    const last = '1.申请人无正当理由逾期不补正\t\t\t1\t2\t3\t4\t5\t6\t20';
    const open = '\t（二）部分公开\t\t1\t\t\t\t2\t19\t';
    expect((await rowOf([...header, last, open], 'res_partial')).slice(0, 6)).toEqual([
      1,
      'blank',
      'blank',
      'blank',
      2,
      19,
    ]);
    const found = await rowOf([...header, last, '\t（一）予以公开\t3\t\t1\t\t\t\t1\t', open], 'res_partial');
    expect(found.filter((one) => typeof one === 'number')).toEqual([]);
  });

  it('nor where such a table has its total before the others', async () => {
    const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;
    const lines = [
      row(
        '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
        '',
        '',
        '申请人情况',
        ...Array(6).fill(''),
      ),
      row('', '', '', '总计', '自然人', '法人或其他组织', '', '', '', ''),
      row('', '', '', '', '', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'),
      row('一、本年新收政府信息公开申请数量', '', '', '221', '73', '8', '50', '5', '44', '41'),
      row('', '', '1.申请人无正当理由逾期不补正', '21', '1', '2', '3', '4', '5', '6'),
      row('8.属于行政查询事项', '', '', '/', '', '//', '0', '/', '', ''),
    ];
    expect(await rowOf(lines, 'res_denied_admin_query')).toContain(0);
    const slipped = row('5.属于三类内部事务信息', '5', '/', '-', '／', '0', '5', '0', '', '');
    expect(await rowOf([...lines, slipped], 'res_denied_admin_query')).toEqual(Array(7).fill('unreadable'));
  });

  it('also where a blank one at the end holds a character of no width', async () => {
    const row = '\t（二）部分公开\t\t\\\t0\t/\t//\t\u200b\t \t\u200b';
    const found = await rowOf([...HEADER, `${NEW}0\t\t\t\t\t\t`, row, LAST], 'res_partial');
    expect(found).toEqual(['blank', 0, ...Array(5).fill('blank')]);
  });

  it('also on the next page without a header, as far as the totals are right', async () => {
    const lines = [...HEADER, LAST, `${NEW}1\t2\t3\t4\t5\t6\t21`, '第3页'];
    const shifted = '四、结转下年度继续办理\t\t\t\t7\t\t2\t\t\t9';
    expect((await rowOf([...lines, shifted], 'req_carried_out')).slice(0, 4)).toEqual(['blank', 7, 'blank', 2]);
    const broken = shifted.replace(/9$/, '8');
    expect(await rowOf([...lines, broken], 'req_carried_out')).toEqual(Array(7).fill('unreadable'));
  });

  it('nor where it is a line of another piece of the table that did', async () => {
    const zeros = '（三）不予公开\t1.属于国家秘密\t\t/\t\t/\t0\t-\t0\t';
    const whole = `${NEW}\t--\t0\t5\t\t/\t5`;
    const next = '\t2.其他法律行政法规禁止公开\t3\t/\t0\t0\t/\t-\t3\t';
    const found = await rowOf([...HEADER, whole, zeros, '1', '\f', next, LAST], 'res_denied_state_secret');
    expect(found).toEqual(Array(7).fill('unreadable'));
  });

  it('also where a blank end was left before another that was cut off', async () => {
    const header = HEADER.map((line) => line.trimEnd());
    const cut = '\t（二）部分公开\t\t/\t-\t　\t--\t0\t';
    const found = await rowOf([...header, `${NEW}3\t-\t-\t0\t/\t--\t3`, cut, LAST], 'res_partial');
    expect(found[5]).not.toBe(0);
    expect(['unreadable', 0]).toContain(found[4]);
  });

  it('also below a line of figures that lost its label, in the order of the header above it', async () => {
    const header = [
      HEADER[0]!,
      '\t\t\t总计\t自然人\t法人或其他组织',
      '\t\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他',
    ];
    const lines = [...header, '\t\t\t26\t1\t4\t5\t6\t7\t3', '二、上年结转政府信息公开申请数量'];
    const row = LAST.replace('1\t2\t3\t4\t5\t6\t21', '28\t1\t2\t3\t5\t8\t9');
    expect(await rowOf([...lines, row], 'res_other_no_correction')).toEqual([1, 2, 3, 5, 8, 9, 28]);
  });

  it('where a line lost a cell before the columns, its figures are not given to the columns left of theirs', async () => {
    for (const value of await rowOf([...HEADER, `${NEW.replace('\t', '')}\t4\t\t\t\t\t4\t`, LAST], 'req_new'))
      expect([null, 'blank', 'unreadable', 4]).toContain(value);
    const total = (await rowOf([...HEADER, `${NEW.replace('\t', '')}\t4\t\t\t\t\t4\t`, LAST], 'req_new'))[5];
    expect(total).not.toBe(4);
  });
});

describe('tables that lost their cells, one a line', () => {
  it.each(TEMPLATE_IDS)('%s: marks of blanks below one another are a blank each', async (id) => {
    const marks = printTabs(printTables(id, {}))
      .split('\n')
      .flatMap((line) => line.split('\t'))
      .filter((cell) => cell !== '')
      .map((cell) => (cell === '0' ? '/' : cell));
    const states = Object.values(await valuesOf(marks.join('\n'))).map(({ status }) => status);
    expect(states.filter((status) => status === 'blank').length).toBeGreaterThan(0.9 * states.length);
    expect(states).not.toContain('reported');
  });
});

describe('other tables', () => {
  it('below the form in the same grid, as sheets have them, are none of it', async () => {
    const page = printHtml(printTables('t2021', { req_new_total: '3', review_upheld: '1' }));
    const years =
      '<tr><td>年度</td><td>2017年</td><td>2018年</td><td>2019年</td><td>2020年</td><td>2021年</td><td>2022年</td><td>2023年</td></tr>' +
      '<tr><td>一、本年新收政府信息公开申请数量</td><td>8</td><td>8</td><td>8</td><td>8</td><td>8</td><td>8</td><td>8</td></tr>' +
      '<tr><td>申请方式</td><td>当面</td><td>信函</td><td>网络</td><td>传真</td><td>总计</td></tr>' +
      '<tr><td>数量</td><td>9</td><td>9</td><td>9</td><td>9</td><td>9</td></tr>';
    const end = page.lastIndexOf('</table>');
    const values = await valuesOf(page.slice(0, end) + years + page.slice(end));
    expect(values.req_new_total).toMatchObject({ status: 'reported', value: 3 });
    expect(values.review_upheld).toMatchObject({ status: 'reported', value: 1 });
    expect(Object.values(values).filter(({ value }) => value === 8 || value === 9)).toEqual([]);
  });

  it('under headers that a converter made up are the form', async () => {
    const head = '类别\t数据1\t数据2\t数据3\t数据4\t数据5\t数据6\t总计';
    const row = (label: string) => `${label}\t1\t2\t0\t0\t5\t0\t8`;
    const lines = [head, row('本年新收政府信息公开申请数量'), head, row('1.申请人无正当理由逾期不补正')];
    expect(await rowOf(lines, 'req_new')).toEqual([1, 2, 0, 0, 5, 0, 8]);
  });

  it('a control character in a figure is what is left of a digit', async () => {
    const values = await valuesOf([...PAGE, ...HEADER, `${NEW}2\u00198\t0\t0\t0\t0\t0\t28`, LAST].join('\n'));
    expect(values.req_new_natural_person).toMatchObject({ status: 'unreadable' });
  });
});

describe('the number of a label that a break of lines cut off', () => {
  const before =
    '统计指标\n单位\n统计数\n一、主动公开情况\n（一）主动公开政府信息数\n条\n31\n制发规范性文件总数\n件\n2\n三、依申请公开情况\n';
  const received = '（一）收到申请数\n件\n19\n1.当面申请数\n件\n0\n2.传真申请数\n件\n';
  const faxAndOnline = async (lines: string) => {
    const text = `某局2017年政府信息公开工作年度报告\n${before}${received}${lines}`;
    const { req_received_fax: fax, req_received_online: online } = await valuesOf(text);
    return [fax, online].map((value) => value?.value ?? value?.status);
  };

  it('is not the figure of the blank cell before it', async () => {
    expect(await faxAndOnline('3\n.网络申请数\n件\n12\n4.信函申请数\n件\n7')).toEqual(['unreadable', 12]);
  });

  it('is nothing where that cell has its figure', async () => {
    expect(await faxAndOnline('5\n3\n.网络申请数\n件\n12\n4.信函申请数\n件\n7')).toEqual([5, 12]);
  });
});
