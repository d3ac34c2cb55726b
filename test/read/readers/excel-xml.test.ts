import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../../src/demo/encode-gb18030.ts';
import { reportTables } from '../../../src/demo/report-tables.ts';
import { gridMatrix } from '../../../src/read/grid.ts';
import { readDocument } from '../../../src/read/read-document.ts';
import { excelXmlReader } from '../../../src/read/readers/excel-xml.ts';
import type { Document } from '../../../src/report/document.ts';
import { readerContract } from '../../contracts/reader.ts';
import { processorMs } from '../../processor-time.ts';
import {
  EXCEL_XML_DIALECTS,
  type ExcelXmlDialect,
  excelXmlOf,
  excelXmlRows,
  withPrefixes,
  worksheet,
} from './excel-xml-of.ts';
import { figures, recordOfEach, valuesIn, wordsOf } from './sheet-of.ts';

const cell = (text: string, rows = 1, cols = 1) => ({ text, rows, cols });
const SPANS = [[cell('前文', 1, 3)], [], [cell('甲', 2), cell('乙', 1, 2)], [cell('1'), cell('2')]];
const written = (book: string, dialect: ExcelXmlDialect) =>
  Buffer.from(dialect === 'prefixed' ? withPrefixes(book) : book);

readerContract(
  excelXmlReader,
  EXCEL_XML_DIALECTS.map((dialect) => ({
    name: `a workbook written in the way ${dialect}`,
    input: { bytes: written(excelXmlOf(worksheet(excelXmlRows(SPANS, dialect))), dialect) },
    matrix: [
      ['甲', '乙', '乙'],
      ['甲', '1', '2'],
    ],
    paragraph: '前文',
  })),
);

async function read(book: string | Uint8Array): Promise<Document> {
  const result = await readDocument({ bytes: Buffer.from(book) });
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.cause}`);
  expect(result.value.format).toBe('excel-xml');
  return result.value;
}

async function failureOf(book: string | Uint8Array): Promise<string> {
  const result = await readDocument({ bytes: Buffer.from(book) });
  return result.ok ? 'read' : result.failure.code;
}

const matrix = (document: Document) =>
  document.blocks.flatMap((block) =>
    block.t === 'grid' ? [gridMatrix(block).map((row) => row.map((one) => one?.raw))] : [],
  );
const data = (type: string, text: string) => `<Data ss:Type="${type}">${text}</Data>`;
const td = (content: string, attributes = '') => `<Cell ${attributes}>${content}</Cell>`;
const words = (text: string, attributes = '') => td(data('String', text), attributes);
const number = (text: string | number, attributes = '') => td(data('Number', String(text)), attributes);
const tr = (cells: string, attributes = '') => `<Row ${attributes}>${cells}</Row>`;
const style = (id: string, format: string, more = '') =>
  `<Style ss:ID="${id}" ${more}><NumberFormat ss:Format="${format}"/></Style>`;
const rowOf = async (cells: string, styles = '', before = '') =>
  matrix(await read(excelXmlOf(worksheet(tr(words('甲') + cells)), styles, before)))[0]?.[0]?.slice(1);

describe('a report as a workbook in one XML file', () => {
  const cases = recordOfEach().flatMap((record) =>
    EXCEL_XML_DIALECTS.flatMap((dialect) =>
      ['sheets', 'stacked'].map((layout) => [record.template, dialect, layout, record] as const),
    ),
  );
  it.each(cases)('of %s, written in the way %s, as %s, gives back every figure and every blank', async (...one) => {
    const [, dialect, layout, record] = one;
    const head = wordsOf(record).map((text) => [cell(text, 1, 15)]);
    const tables = reportTables(record).map(({ rows }) => rows);
    const sheets = layout === 'stacked' ? [[...head, ...tables.flat()]] : [head, ...tables];
    const book = excelXmlOf(sheets.map((rows, i) => worksheet(excelXmlRows(rows, dialect), '', `表${i}`)).join(''));
    expect(figures(record, await valuesIn(excelXmlReader, written(book, dialect)))).toEqual(record.fields);
  });
});

describe('figures of a workbook in one XML file', () => {
  it('are read as the sheet shows them, by codes and by names of formats', async () => {
    const formats = ['#,##0', '0&quot;件&quot;', '0', 'Percent', 'Fixed', 'Standard', 'General Number', '@', 'Yes/No'];
    const cells = formats.map((_, i) => number(1234.5, `ss:StyleID="s${i}"`));
    const shown = ['1,235', '1235件', '1235', '123450.00%', '1234.50', '1,234.50', '1234.5', '1234.5', 'Yes'];
    expect(await rowOf(cells.join(''), formats.map((format, i) => style(`s${i}`, format)).join(''))).toEqual(shown);
    expect(await rowOf(number('5.65074E3') + number(' 7 ') + number('') + number('-0.5'))).toEqual([
      '5650.74',
      '7',
      '',
      '-0.5',
    ]);
  });

  it('have the format of their style, its parent, their row, their column, or the common one', async () => {
    const styles = [
      style('p', '0.0'),
      '<Style ss:ID="k" ss:Parent="p"><Font ss:Bold="1"/></Style>',
      style('r', '0.00'),
    ];
    const columns = '<Column ss:Index="2" ss:StyleID="p" ss:Span="1"/>';
    const rows = [
      tr(words('甲') + number(1) + number(2, 'ss:StyleID="r"') + number(3, 'ss:StyleID="k"') + number(4)),
      tr(words('乙') + number(1), 'ss:StyleID="r"'),
    ];
    const book = excelXmlOf(worksheet(columns + rows.join('')), styles.join(''));
    expect(matrix(await read(book))).toEqual([
      [
        ['甲', '1.0', '2.00', '3.0', '4'],
        ['乙', '1.00', '', '', ''],
      ],
    ]);
    const common = book.replace('ss:Name="Normal">', 'ss:Name="Normal"><NumberFormat ss:Format="0.000"/>');
    expect(matrix(await read(common))[0]?.[0]?.[4]).toBe('4.000');
  });

  it('are never made of days, of truth or of faults', async () => {
    const day = data('DateTime', '2024-01-18T00:00:00.000');
    const cells =
      td(day, 'ss:StyleID="d"') +
      td(day, 'ss:StyleID="n"') +
      td(data('DateTime', '2024-01-18')) +
      td(data('Boolean', '1')) +
      td(data('Error', '#REF!'));
    const styles = style('d', 'yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;') + style('n', '0');
    expect(await rowOf(cells, styles)).toEqual(['2024年1月18日', '2024/1/18', '2024/1/18', 'TRUE', '#REF!']);
    expect(await rowOf(number(45_309, 'ss:StyleID="n"'), style('n', 'Short Date'))).toEqual(['2024/1/18']);
    const late = '<ExcelWorkbook xmlns="urn:schemas-microsoft-com:office:excel"><Date1904/></ExcelWorkbook>';
    expect(await rowOf(number(43_847, 'ss:StyleID="n"') + td(day), style('n', 'Short Date'), late)).toEqual([
      '2024/1/18',
      '2024/1/18',
    ]);
  });

  it('are none where a formula has no result, and nobody takes a stored one that is no number', async () => {
    expect(await rowOf(td('', 'ss:Formula="=SUM(RC[1]:RC[2])"') + number(2, 'ss:Formula="=1+1"'))).toEqual([
      '=SUM(RC[1]:RC[2])',
      '2',
    ]);
    for (const wrong of ['1,234', '0x10', 'Infinity', '十', '1e999'])
      expect(await failureOf(excelXmlOf(worksheet(tr(number(wrong)))))).toBe('read.malformed');
    expect(await failureOf(excelXmlOf(worksheet(tr(td(data('DateTime', '12'))))))).toBe('read.malformed');
  });

  it('are kept apart from raised marks, struck-out digits, remarks and phonetic hints', async () => {
    const rich = (content: string) =>
      `<ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">${content}</ss:Data>`;
    const remark = `<Comment ss:Author="x">${rich('<B>7</B>')}</Comment><PhoneticText xmlns="urn:schemas-microsoft-com:office:excel">8</PhoneticText>`;
    const cells =
      td(rich('<Font html:Color="#FF0000">5<Sup>1</Sup></Font>')) +
      td(rich('<S>5</S>6')) +
      td(data('Number', '9') + remark) +
      number(4, 'ss:StyleID="x"') +
      td(remark);
    const struck = '<Style ss:ID="x"><Font ss:StrikeThrough="1"/></Style>';
    expect(await rowOf(`${cells}${words('末')}`, struck)).toEqual(['5¹', '~~5~~6', '9', '~~4~~', '', '末']);
  });
});

describe('what a workbook in one XML file hides', () => {
  it('rows, columns and sheets are left out with a warning', async () => {
    const table = [
      '<Column/><Column ss:Hidden="1"/><Column ss:Index="4" ss:Width="0"/>',
      tr(words('甲') + number(9) + number(1) + number(9)),
      tr(words('乙') + number(9) + number(8) + number(9), 'ss:Hidden="1"'),
      tr(words('丙') + number(9) + number(7), 'ss:Height="0"'),
      tr(words('丁') + number(9) + number(2)),
    ];
    const hidden = worksheet(tr(words('戊')), '<Visible>SheetVeryHidden</Visible>', '藏');
    const document = await read(excelXmlOf(worksheet(table.join('')) + hidden));
    expect(matrix(document)).toEqual([
      [
        ['甲', '1'],
        ['丁', '2'],
      ],
    ]);
    expect(document.warnings.map(({ code, detail }) => [code, detail])).toEqual([
      ['hidden-row-dropped', '2'],
      ['hidden-column-dropped', '2'],
      ['hidden-sheet-dropped', undefined],
    ]);
  });

  it('zeros that a sheet does not show are blank, and figures that their format hides are told', async () => {
    const table = tr(words('甲') + number(0) + number('0.0') + number(10) + number(5, 'ss:StyleID="h"') + words('末'));
    const document = await read(excelXmlOf(worksheet(table, '<DoNotDisplayZeros/>'), style('h', ';;;')));
    expect(matrix(document)).toEqual([[['甲', '', '', '10', '', '末']]]);
    expect(document.warnings).toEqual([{ code: 'number-not-shown', place: { path: '表!E1' } }]);
    expect(matrix(await read(excelXmlOf(worksheet(table))))[0]?.[0]?.slice(1, 3)).toEqual(['0', '0']);
  });
});

describe('where cells stand', () => {
  it('behind others, where their index says, or behind the corner of the table', async () => {
    const rows = [
      tr(words('甲', 'ss:MergeAcross="1"') + number(1) + number(2, 'ss:Index="5"') + number(3)),
      tr(words('乙'), 'ss:Index="2"'),
    ];
    const table = rows.join('');
    expect(matrix(await read(excelXmlOf(worksheet(table))))).toEqual([
      [
        ['甲', '甲', '1', '', '2', '3'],
        ['乙', '', '', '', '', ''],
      ],
    ]);
    const moved = await read(excelXmlOf(worksheet(table).replace('<Table', '<Table ss:TopCell="3" ss:LeftCell="2"')));
    const grid = moved.blocks.find((block) => block.t === 'grid');
    expect(grid?.t === 'grid' && grid.cells.map(({ places }) => places[0]?.path).slice(0, 2)).toEqual([
      '表!B3',
      '表!D3',
    ]);
  });

  it('rows that one element stands for are free', async () => {
    const rows = tr(words('甲') + number(1), 'ss:Span="2"') + tr(words('乙') + number(2));
    const { blocks } = await read(excelXmlOf(worksheet(rows)));
    expect(blocks.map((block) => block.t === 'grid' && block.cells.at(-1)?.places[0]?.path)).toEqual([
      '表!B1',
      '表!B4',
    ]);
  });

  it('never on one another: what follows there is in nobody knows which column', async () => {
    const tall = tr(words('甲') + words('乙', 'ss:MergeDown="1"') + words('丙'));
    const below = (cells: string) => failureOf(excelXmlOf(worksheet(tall + tr(cells))));
    expect(await below(number(1) + number(2, 'ss:Index="3"'))).toBe('read');
    expect(await below(number(1) + td('') + td(''))).toBe('read');
    expect(await below(number(1) + number(2))).toBe('read.malformed');
    expect(await below(number(1) + td('') + number(2))).toBe('read.malformed');
    expect(await below(number(1, 'ss:MergeAcross="1"') + number(2))).toBe('read.malformed');
    expect(await below(number(1) + number(2, 'ss:Index="2"'))).toBe('read.malformed');
  });

  it('never before those that came before them', async () => {
    for (const rows of [
      tr(number(1, 'ss:Index="3"') + number(2, 'ss:Index="3"')),
      tr(number(1, 'ss:MergeAcross="2"') + number(2, 'ss:Index="2"')),
      tr(number(1), 'ss:Index="4"') + tr(number(2), 'ss:Index="4"'),
      `<Column ss:Index="3"/><Column ss:Index="2"/>${tr(number(1))}`,
      tr(number(1, 'ss:Index="-1"')),
      tr(number(1, 'ss:Index="99999"')),
    ])
      expect(await failureOf(excelXmlOf(worksheet(rows)))).toBe('read.malformed');
  });
});

describe('however a workbook is written', () => {
  const book = excelXmlOf(worksheet(excelXmlRows(SPANS, 'excel')));
  const bare = book.replace(/^(?:<\?[^>]*>\s*)+/, '');
  it.each<[string, string | Uint8Array]>([
    ['without a declaration', bare],
    ['behind a byte order mark and blank lines, as server pages begin', `\ufeff\r\n\r\n${book}`],
    ['in UTF-16', Buffer.from(`\ufeff${bare}`, 'utf16le')],
    ['in GBK', encodeGb18030(book.replace('UTF-8', 'gb2312'))],
  ])('%s, it is read', async (_, file) => {
    expect(matrix(await read(file))).toEqual([
      [
        ['甲', '乙', '乙'],
        ['甲', '1', '2'],
      ],
    ]);
  });
});

describe('hostile workbooks in one XML file', () => {
  const whole = excelXmlOf(worksheet(tr(words('甲') + number(1))));

  it('with a document type or an entity of their own are refused', async () => {
    const types = ['[<!ENTITY a "9">]', '[<!ENTITY a SYSTEM "file:///etc/hostname">]', ''];
    for (const type of types)
      expect(await failureOf(whole.replace('<Workbook', `<!DOCTYPE Workbook ${type}><Workbook`))).toBe(
        'read.malformed',
      );
    expect(await failureOf(whole.replace('甲', '&a;'))).toBe('read.malformed');
  });

  it('end in bounded time, named: endless, nested, spread over the sheet, cut off, empty', async () => {
    const started = processorMs();
    const sheet = (table: string) => failureOf(excelXmlOf(worksheet(table)));
    expect(await sheet(tr('<Cell/>'.repeat(10_000)).repeat(30))).toBe('read.too-complex');
    expect(await sheet(tr(number(1, 'ss:MergeAcross="16000"')).repeat(9_000))).toBe('read.too-complex');
    expect(await sheet(tr(words('字'.repeat(3_000_000))))).toBe('read.too-complex');
    expect(await sheet(tr(words('甲') + number(1, 'ss:Index="16384"')).repeat(3))).toBe('read.too-complex');
    expect(await sheet(tr(words(`${'<B>'.repeat(500)}1${'</B>'.repeat(500)}`)))).toBe('read.too-complex');
    expect(await sheet(`${'<Column ss:Span="9999" ss:Hidden="1"/>'.repeat(2)}${tr(number(1))}`)).toBe('read.malformed');
    expect(await sheet(tr(number(1), 'ss:Span="999999999" ss:Hidden="1"'))).toBe('read.malformed');
    expect(await sheet(tr(words('甲') + number(1), 'ss:Span="1048000" ss:Hidden="1"'))).toBe('read');
    expect(await failureOf(excelXmlOf(worksheet('').repeat(300)))).toBe('read.too-complex');
    expect(await failureOf(`${whole}${' '.repeat(32_000_000)}`)).toBe('read.too-complex');
    expect(await failureOf(whole.slice(0, -20))).toBe('read.malformed');
    expect(processorMs() - started).toBeLessThan(15_000);
  });

  it('without any one byte: never the figure of another cell', async () => {
    const known = recordOfEach().at(-1)!;
    // No two figures are the same, and none is another without a digit.
    const fields = Object.fromEntries(Object.keys(known.fields).map((id, i) => [id, 101 + i]));
    const tables = reportTables({ ...known, fields }).flatMap(({ rows }) => rows);
    const rows = [...wordsOf(known).map((text) => [cell(text, 1, 15)]), ...tables];
    const bytes = Buffer.from(excelXmlOf(worksheet(excelXmlRows(rows, 'excel'))));
    const printed = new Set<number | null>(Object.values(fields));
    let right = 0;
    for (let at = 1; at < bytes.length; at += 211) {
      const values = await valuesIn(excelXmlReader, Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]));
      const stated = Object.entries(values ?? {}).filter(([, { status }]) => status === 'reported');
      const wrong = stated.filter(([id, { value }]) => value !== fields[id] && printed.has(value));
      expect(wrong, `without the byte ${at}`).toEqual([]);
      right += stated.length;
    }
    expect(right).toBeGreaterThan(1_000);
  });
});
