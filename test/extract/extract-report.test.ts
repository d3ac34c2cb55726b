import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/extract-report.ts';
import { fieldsOf } from '../../src/extract/templates/index.ts';
import { readDocument } from '../../src/read/read-document.ts';
import { type Report, TEMPLATE_IDS, type TemplateId, type Value } from '../../src/report/report.ts';
import { type Printed, type PrintedTable, printHtml, printLines, printTables, printTabs } from './printed-report.ts';

async function extract(text: string): Promise<Report> {
  const result = await readDocument({ bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(result.failure.cause);
  return extractReport(result.value);
}

const figures = (id: TemplateId) => fieldsOf(id).filter((field) => field.type !== 'text');
const BLANKS: Readonly<Record<string, string>> = { '': 'empty', '/': 'slash', '—': 'dash', 无: 'none' };

/** Every field's cell holds something: a figure of its own, or a blank. */
const printed = (id: TemplateId, cell: fc.Arbitrary<string>) =>
  fc
    .array(cell, { minLength: figures(id).length, maxLength: figures(id).length })
    .map((cells): Printed => Object.fromEntries(figures(id).map((field, i) => [field.id, cells[i]!])));

const anyFigure = fc.nat({ max: 99_999 }).map(String);
const anyCell = fc.oneof({ weight: 3, arbitrary: anyFigure }, fc.constantFrom(...Object.keys(BLANKS)));

function expectValues(values: Readonly<Record<string, Value>>, cells: Printed): void {
  for (const [id, text] of Object.entries(cells)) {
    const expected =
      text in BLANKS
        ? { status: 'blank', value: null, mark: BLANKS[text] }
        : { status: 'reported', value: Number(text) };
    expect(values[id], id).toMatchObject(expected);
  }
}

/** As expectValues, but a value may be unreadable: never another figure. */
function expectNothingWrong(values: Readonly<Record<string, Value>>, cells: Printed): void {
  const stated = Object.entries(cells).filter(([id]) => values[id]!.status === 'reported');
  expect(stated.map(([id]) => `${id} ${values[id]!.value}`)).toEqual(stated.map(([id, text]) => `${id} ${text}`));
}

describe.each(TEMPLATE_IDS)('a report on the form %s', (id) => {
  it('yields every figure and every blank of a page, each with its cell', async () => {
    await fc.assert(
      fc.asyncProperty(printed(id, anyCell), async (cells) => {
        const report = await extract(printHtml(printTables(id, cells)));
        expect(report.template).toBe(id);
        expectValues(report.values, cells);
        for (const field of figures(id))
          expect(report.values[field.id]!.source, field.id).toMatchObject({
            table: expect.any(Number),
            row: expect.any(Number),
            grid: 'markup',
          });
        expect(report.notUnderstood).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('yields the same from text with tabs', async () => {
    await fc.assert(
      fc.asyncProperty(printed(id, anyFigure), async (cells) =>
        expectValues((await extract(printTabs(printTables(id, cells)))).values, cells),
      ),
      { numRuns: 10 },
    );
  });

  it('never yields a wrong figure from text with tabs and blanks', async () => {
    await fc.assert(
      fc.asyncProperty(printed(id, anyCell), async (cells) =>
        expectNothingWrong((await extract(printTabs(printTables(id, cells)))).values, cells),
      ),
      { numRuns: 10 },
    );
  });

  it('yields the same from text with one cell a line', async () => {
    await fc.assert(
      fc.asyncProperty(printed(id, anyFigure), async (cells) =>
        expectValues((await extract(printLines(printTables(id, cells)))).values, cells),
      ),
      { numRuns: 10 },
    );
  });

  it('never yields a wrong figure from text with one cell a line of which blank ones are gone', async () => {
    await fc.assert(
      fc.asyncProperty(printed(id, anyCell), async (cells) =>
        expectNothingWrong((await extract(printLines(printTables(id, cells)))).values, cells),
      ),
      { numRuns: 10 },
    );
  });

  it('yields the same where a page break splits its tables anywhere, with or without repeated headers', async () => {
    await fc.assert(
      fc.asyncProperty(printed(id, anyCell), fc.nat(), fc.boolean(), async (cells, at, again) => {
        const whole = printTables(id, cells);
        expectValues((await extract(printHtml(whole.flatMap((table) => split(table, at, again))))).values, cells);
      }),
      { numRuns: 25 },
    );
  });

  it('has every field of the form as a key, absent where the document lacks it', async () => {
    const [first] = printTables(id, {});
    const { values } = await extract(printHtml([{ ...first!, rows: first!.rows.slice(0, 4) }]));
    expect(Object.keys(values)).toEqual(fieldsOf(id).map((field) => field.id));
    expect(Object.values(values).some((value) => value.status === 'absent')).toBe(true);
  });
});

/** Two tables of one; row spans are cut at the break, as page breaks do. */
function split(table: PrintedTable, at: number, again: boolean): PrintedTable[] {
  const body = table.rows.length - table.head;
  if (body < 3) return [table];
  const cut = table.head + 1 + (at % (body - 1));
  const upper = table.rows
    .slice(0, cut)
    .map((row, r) => row.map((cell) => ({ ...cell, ...(cell.rs ? { rs: Math.min(cell.rs, cut - r) } : {}) })));
  const left = table.rows
    .slice(0, cut)
    .flatMap((row, r) =>
      row.filter((cell) => (cell.rs ?? 1) > cut - r).map((cell) => ({ text: '', rs: cell.rs! - (cut - r) })),
    );
  const lower = table.rows.slice(cut).map((row, r) => (r === 0 ? [...left, ...row] : row));
  const head = again ? table.rows.slice(0, table.head) : [];
  return [
    { ...table, rows: upper },
    { title: '', head: 0, rows: [...head, ...lower] },
  ];
}

describe('what is no report on a known form', () => {
  it('has no template and no values, and says why', async () => {
    const report = await extract('<html><body><h1>403 Forbidden</h1><p>禁止访问</p></body></html>');
    expect(report).toMatchObject({ template: null, values: {}, year: null, agency: null });
    expect(report.templateReason).not.toBe('');
  });

  it('is not bound to the form of 2014 for words that both have (Fujian form with running totals)', async () => {
    const rows = [
      '主动公开文件数|条|2069|12106',
      '其中：1.当面申请数|条|0|0',
      '2.网上申请数|条|0|0',
      '其中：1.同意公开答复数|条|0|0',
      '行政复议数|件|0|0',
    ];
    const html = `<table><tr><td>指标名称</td><td>计量单位</td><td>2018年度</td><td>历年累计</td></tr>${rows.map((row) => `<tr><td>${row.split('|').join('</td><td>')}</td></tr>`).join('')}</table>`;
    expect(await extract(html)).toMatchObject({ template: null, values: {} });
  });
});

describe('cells that could be misread', () => {
  const table3 = (row: string) =>
    printHtml(printTables('t2021', {})).replace(
      /<tr><td colspan="3">一、本年新收政府信息公开申请数量<\/td>.*?<\/tr>/,
      `<tr><td colspan="3">一、本年新收政府信息公开申请数量</td>${row}</tr>`,
    );
  const fields = [
    'natural_person',
    'business',
    'research',
    'public_welfare',
    'legal_service',
    'other_org',
    'total',
  ].map((column) => `req_new_${column}`);

  it('a column whose name cannot be read is not 其他组织 for standing below 法人或其他组织', async () => {
    const html = table3([1, 2, 3, 4, 5, 6, 21].map((n) => `<td>${n}</td>`).join(''))
      .replace('<td>科研机构</td>', '<td>\ufffd</td>')
      .replace('<td>其他</td></tr>', '<td>其他组织</td></tr>');
    const { values } = await extract(html);
    expect(html).toContain('其他组织</td></tr>');
    expect(values[fields[5]!]).toMatchObject({ value: 6 });
  });

  it('one cell over several columns is given to none of them', async () => {
    const { values } = await extract(table3('<td colspan="7">5</td>'));
    expect(fields.map((id) => values[id]!.status)).toEqual(fields.map(() => 'unreadable'));
  });

  it('a stray blank cell at the end or the start of a row shifts nothing', async () => {
    const cells = [1, 2, 3, 4, 5, 6, 21].map((n) => `<td>${n}</td>`).join('');
    for (const row of [`${cells}<td></td>`, `<td></td>${cells}`]) {
      const { values } = await extract(table3(row));
      expect(fields.map((id) => values[id]!.value)).toEqual([1, 2, 3, 4, 5, 6, 21]);
    }
  });

  it('where any of several blank cells may be the stray one, the total of the row tells which', async () => {
    const { values } = await extract(
      table3('<td>1</td><td>2</td><td></td><td>4</td><td>5</td><td>6</td><td>18</td><td></td>'),
    );
    expect(fields.map((id) => values[id]!.value)).toEqual([1, 2, null, 4, 5, 6, 18]);
    expect(values[fields[2]!]!.status).toBe('blank');
  });

  it('where no total tells, what could shift is unreadable; one figure and its total tell nothing', async () => {
    for (const [row, sure] of [
      ['1 2 . 4 5 6 19 .', [1, 2]],
      ['. . 7 . . . 7 .', []],
    ] as const) {
      const cells = row.split(' ').map((text) => `<td>${text.replace('.', '')}</td>`);
      const { values } = await extract(table3(cells.join('')));
      expect(fields.map((id) => values[id]!.value)).toEqual([...sure, ...Array(7 - sure.length).fill(null)]);
      expect(values[fields[6]!]!.status).toBe('unreadable');
    }
  });

  it('a cell too many beside a header without a total is none, unless it is the sum', async () => {
    const whole = printHtml(printTables('t2021', {}))
      .replace('<td colspan="7">申请人情况</td>', '<td colspan="6">申请人情况</td><td rowspan="3"></td>')
      .replace('<td rowspan="2">总计</td>', '');
    const withRow = (row: readonly number[]) =>
      whole.replace(
        /<tr><td colspan="3">一、本年新收政府信息公开申请数量<\/td>.*?<\/tr>/,
        `<tr><td colspan="3">一、本年新收政府信息公开申请数量</td>${row.map((n) => `<td>${n}</td>`).join('')}</tr>`,
      );
    const doubled = await extract(withRow([4, 4, 5, 6, 7, 8, 9]));
    expect(fields.map((id) => doubled.values[id]!.status)).toEqual(Array(7).fill('unreadable'));
    const summed = await extract(withRow([4, 5, 6, 7, 8, 9, 39]));
    expect(fields.map((id) => summed.values[id]!.value)).toEqual([4, 5, 6, 7, 8, 9, 39]);
  });

  it('a figure with a remark beside the columns is a figure: the row has slipped out of its header', async () => {
    const { values } = await extract(
      table3('<td>5（注1）</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>5</td><td></td>').replace(
        '<td colspan="3">一、本年新收',
        '<td colspan="2">一、本年新收',
      ),
    );
    expect(values[fields[0]!]!.value).not.toBe(0);
    expect(values[fields[5]!]!.value).not.toBe(5);
  });

  it('a figure that cannot be read beside the columns is a figure as well: the blank at the other end is none', async () => {
    const { values } = await extract(
      table3(`<td>\ufffd</td>${'<td>0</td>'.repeat(6)}<td></td>`).replace(
        '<td colspan="3">一、本年新收',
        '<td colspan="2">一、本年新收',
      ),
    );
    expect(values[fields[6]!]!.status).toBe('unreadable');
  });

  it('an amount whose row names no unit, where the others do, may be in any', async () => {
    const fee = 'request_fees_wanyuan';
    const whole = printHtml(printTables('t2014', { [fee]: '8132821' }));
    expect((await extract(whole)).values[fee]).toMatchObject({ status: 'reported', value: 8132821 });
    const bare = whole.replace(/(七、依申请公开信息收取的费用<\/td><td>)万元/, '$1');
    expect(bare).not.toBe(whole);
    expect((await extract(bare)).values[fee]).toMatchObject({ status: 'unreadable' });
  });

  it('a unit in the cell behind a figure is its own, whatever the column of units says', async () => {
    const fee = 'request_fees_wanyuan';
    const html = printHtml(printTables('t2014', { [fee]: '8132821</td><td>元' }));
    expect((await extract(html)).values[fee]).toMatchObject({ status: 'reported', value: 813.2821, raw: '8132821 元' });
  });

  it('a missing cell makes its row unreadable, not shifted', async () => {
    const { values } = await extract(table3('<td>1</td><td>2</td><td>3</td><td>4</td><td>5</td><td>15</td>'));
    expect(fields.map((id) => values[id]!.status)).toEqual(fields.map(() => 'unreadable'));
  });

  it('words in a column of remarks are no figures', async () => {
    const html = printHtml(printTables('t2014', { req_received: '3' }))
      .replace('<td>统计数</td></tr>', '<td>统计数</td><td>备注</td></tr>')
      .replace(/<\/tr>/g, (end, at: number, whole: string) =>
        whole.slice(at - 11, at).includes('备注') ? end : `<td>见说明</td>${end}`,
      );
    expect((await extract(html)).values.req_received).toMatchObject({ status: 'reported', value: 3 });
  });

  it('two figures in one cell are unreadable', async () => {
    const { values } = await extract(
      table3('<td>1<br>2</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>3</td>'),
    );
    expect(values[fields[0]!]).toMatchObject({ status: 'unreadable', value: null, raw: '1\n2' });
    expect(values[fields[6]!]!.value).toBe(3);
  });

  it('a table given twice with different figures is unreadable where they differ', async () => {
    const one = printTables('t2021', { licensing_decisions: '5', penalty_decisions: '7' });
    const two = printTables('t2021', { licensing_decisions: '6', penalty_decisions: '7' });
    const { values } = await extract(printHtml([...one, ...two]));
    expect(values.licensing_decisions).toMatchObject({ status: 'unreadable', value: null });
    expect(values.penalty_decisions!.value).toBe(7);
  });

  it('an amount under a header in 元 is turned into 万元, with a note', async () => {
    const html = printHtml(printTables('t2021', { admin_fees_amount_wanyuan: '251000' })).replace(
      '本年收费金额（单位：万元）',
      '本年收费金额（单位：元）',
    );
    expect((await extract(html)).values.admin_fees_amount_wanyuan).toMatchObject({
      value: 25.1,
      raw: '251000',
      unit: '万元',
      note: expect.any(String),
    });
  });

  it('an amount whose header is lost is in no known unit; zero is the same in all', async () => {
    const read = async (amount: string) => {
      const html = printHtml(printTables('t2021', { admin_fees_amount_wanyuan: amount }));
      const { values } = await extract(html.replace('本年收费金额（单位：万元）', '').replace(/(.*)信息内容/s, '$1'));
      return values.admin_fees_amount_wanyuan;
    };
    expect(await read('251000')).toMatchObject({ status: 'unreadable', value: null });
    expect(await read('0')).toMatchObject({ status: 'reported', value: 0 });
  });

  it('a name of a column that lost its last word to a unit is no further column', async () => {
    const lines = printLines(printTables('t2021', { regulations_made: '3', regulations_in_force: '8' }));
    const { values } = await extract(lines.replace('现行有效件数', '现行有效件'));
    expect(values.regulations_made!.value).toBe(3);
  });

  it('words of the form in other tables and in the prose are no figures of the report', async () => {
    const html = printHtml(printTables('t2021', {})).replace(
      '<h2>',
      '<p>行政许可 12 项，重复申请 3 件。</p><table><tr><td>事项</td><td>数量</td></tr><tr><td>行政许可</td><td>12</td></tr></table><h2>',
    );
    expect((await extract(html)).values.licensing_decisions).toMatchObject({ status: 'reported', value: 0 });
  });
});
