import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gridMatrix } from '../../../src/read/grid.ts';
import { xlsxReader } from '../../../src/read/readers/xlsx.ts';
import { readZipParts } from '../../../src/read/zip-parts.ts';
import { type Document, type Grid, UNREAD } from '../../../src/report/document.ts';
import { readerContract } from '../../contracts/reader.ts';
import { zipOf } from '../zip-of.ts';
import { figures, recordOfEach, recordWorkbook, sheetOf, valuesIn, workbookOf, wrongFigures } from './sheet-of.ts';

const cell = (text: string, rows = 1, cols = 1) => ({ text, rows, cols });
const small = sheetOf([[cell('前文', 1, 3)], [], [cell('甲', 2), cell('乙', 1, 2)], [cell('1'), cell('2')]]);

readerContract(xlsxReader, [
  {
    name: 'a sheet with merged cells',
    input: { bytes: workbookOf({ 表: small }, 'xlsx') },
    matrix: [
      ['甲', '乙', '乙'],
      ['甲', '1', '2'],
    ],
    paragraph: '前文',
  },
]);

const CONTENT = 'http://schemas.openxmlformats.org';
const RELATIONS = `${CONTENT}/officeDocument/2006/relationships`;

interface Parts {
  sheet: string;
  strings?: string;
  styles?: string;
}

/** A workbook written by hand, for what the writer of the library does not write. */
function byHand({ sheet, strings = '', styles = '' }: Parts): Record<string, string> {
  const main = `xmlns="${CONTENT}/spreadsheetml/2006/main" xmlns:r="${RELATIONS}"`;
  return {
    '_rels/.rels': `<Relationships><Relationship Id="a" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${main}><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/s.xml"/><Relationship Id="r2" Type="${RELATIONS}/sharedStrings" Target="/xl/strings.xml"/><Relationship Id="r3" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/worksheets/s.xml': `<worksheet ${main}>${sheet}</worksheet>`,
    'xl/strings.xml': `<sst ${main}>${strings}</sst>`,
    'xl/styles.xml': `<styleSheet ${main}>${styles}</styleSheet>`,
  };
}

async function read(parts: Parts): Promise<Document> {
  const result = await xlsxReader.read({ bytes: zipOf(byHand(parts)) });
  if (!result.ok) throw new Error(result.failure.cause);
  return result.value;
}

const matrix = (document: Document) =>
  document.blocks
    .filter((block): block is Grid => block.t === 'grid')
    .map((grid) => gridMatrix(grid).map((row) => row.map((one) => one?.raw)));

async function failureOf(bytes: Uint8Array): Promise<string> {
  const result = await xlsxReader.read({ bytes });
  return result.ok ? 'read' : result.failure.code;
}

describe('reports as workbooks', () => {
  for (const record of recordOfEach()) {
    for (const layout of ['sheets', 'stacked'] as const) {
      it(`${record.template}, ${layout}: every figure and every blank is read back`, async () => {
        const values = await valuesIn(xlsxReader, recordWorkbook(record, layout, 'xlsx'));
        expect(figures(record, values)).toEqual(record.fields);
      });
    }
  }
});

describe('blank cells', () => {
  for (const record of recordOfEach()) {
    it(`${record.template}: rows whose figures are all blank stay rows of their table, even if the file holds only their labels`, async () => {
      const blank = (id: string) => !/^(?:review|lit|litigation)_/.test(id);
      const fields = Object.entries(record.fields).map(([id, value]) => [id, blank(id) ? null : value]);
      const emptied = { ...record, fields: Object.fromEntries(fields) };
      const values = await valuesIn(xlsxReader, recordWorkbook(emptied, 'stacked', 'xlsx'));
      expect(figures(emptied, values)).toEqual(emptied.fields);
    });
  }

  it('under a header are kept as a row where the file gives them a style, further ones are not', async () => {
    const words = ['行政复议', '行政诉讼'].map((word) => `<c t="str"><v>${word}</v></c>`).join('');
    const styled = '<row><c s="1"/><c s="1"/></row>';
    const sheet = `<sheetData><row>${words}</row>${styled.repeat(50)}</sheetData>`;
    expect(matrix(await read({ sheet }))).toEqual([
      [
        ['行政复议', '行政诉讼'],
        ['', ''],
      ],
    ]);
  });

  it('under a header are a row too where the file has nothing there and words come below', async () => {
    const rows = [['甲', '乙', '丙'].map((text) => cell(text)), [], [cell('五、存在的主要问题', 1, 3)]];
    const result = await xlsxReader.read({ bytes: workbookOf({ 表: sheetOf(rows) }, 'xlsx') });
    expect(result.ok && matrix(result.value)).toEqual([
      [
        ['甲', '乙', '丙'],
        ['', '', ''],
      ],
    ]);
  });

  it('none is made up below a row whose figures are marks of blanks', async () => {
    const rows = [
      ['甲', '乙', '丙'].map((text) => cell(text)),
      ['行政许可', '／', '无'].map((text) => cell(text)),
      [],
      [cell('五、其他需要报告的事项')],
    ];
    const result = await xlsxReader.read({ bytes: workbookOf({ 表: sheetOf(rows) }, 'xlsx') });
    expect(result.ok && matrix(result.value)[0]).toHaveLength(2);
  });
});

describe('figures', () => {
  it('are read as the sheet shows them', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="#,##0"/><numFmt numFmtId="171" formatCode="0&quot;件&quot;"/><numFmt numFmtId="172" formatCode=";;;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="9"/><xf numFmtId="171"/><xf numFmtId="1"/><xf numFmtId="172"/></cellXfs>';
    const numbers: [number, number][] = [
      [5650.74, 0],
      [1234, 1],
      [0.12, 2],
      [7, 3],
      [2.5, 4],
      [9, 5],
    ];
    const cells = numbers.map(([value, style], i) => `<c r="${'BCDEFG'[i]}1" s="${style}"><v>${value}</v></c>`);
    const document = await read({
      sheet: `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c>${cells.join('')}<c r="H1" t="str"><v>末</v></c></row></sheetData>`,
      styles,
    });
    expect(matrix(document)).toEqual([[['甲', '5650.74', '1,234', '12%', '7件', '3', '', '末']]]);
    expect(document.warnings).toEqual([{ code: 'number-not-shown', place: { path: '表!G1' } }]);
  });

  it('are none where a formula has no stored result', async () => {
    const sheet =
      '<sheetData><row><c t="str"><v>总计</v></c><c><f>SUM(C1:D1)</f></c><c><f>1+1</f><v>2</v></c><c t="e"><v>#REF!</v></c></row></sheetData>';
    expect(matrix(await read({ sheet }))).toEqual([[['总计', '=SUM(C1:D1)', '2', '#REF!']]]);
  });

  it.each([
    ['a sum that was left at 0', 'SUM(B1:C1)', '0', '=SUM(B1:C1)'],
    ['one of sums that were', '$D$2+E1', '0', '=$D$2+E1'],
    ['a sum of cells that were subtracted', 'B1-C1', '8', '=B1-C1'],
    ['a sum that holds', 'SUM(A1:C1)', '8', '8'],
    ['a sum of words and nothing', 'SUM(A1,Z9)', '0', '0'],
    ['what is no plain sum', 'IF(B1>9,1,SUM(B1:C1))', '3', '3'],
    ['cells of another sheet', 'SUM(前年!B1:C1)', '3', '3'],
    ['a circle', 'SUM(B1:D1)', '1', '=SUM(B1:D1)'],
  ])('%s: what its cells do not give is none', async (_what, formula, held, shown) => {
    const sheet = `<sheetData><row><c t="str"><v>总计</v></c><c><v>5</v></c><c><v>3</v></c><c><f>${formula}</f><v>${held}</v></c></row><row><c r="D2"><f>SUM(B1,C1)</f><v>8</v></c></row></sheetData>`;
    expect(matrix(await read({ sheet }))[0]?.[0]?.[3]).toBe(shown);
  });

  it('are none where the font of the cell is struck out or white on no ground', async () => {
    const styles =
      '<fonts><font/><font><strike/></font><font><color rgb="FFFFFFFF"/></font><font><color theme="0"/></font></fonts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/></patternFill></fill></fills><cellXfs><xf/><xf fontId="1"/><xf fontId="2"/><xf fontId="3"/><xf fontId="2" fillId="1"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs>';
    const cells = [0, 1, 2, 3, 4].map((style) => `<c s="${style}"><v>5</v></c>`).join('');
    const sheet = `<sheetData><row><c t="str" s="2"><v>第1项</v></c>${cells}</row></sheetData>`;
    expect(matrix(await read({ sheet, styles }))).toEqual([[['第1项', '5', '~~5~~', `${UNREAD}5`, `${UNREAD}5`, '5']]]);
  });

  it('are kept apart from raised marks, struck-out digits and phonetic hints', async () => {
    const strings =
      '<si><r><t>5</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></si><si><r><rPr><strike/></rPr><t>5</t></r><r><t>6</t></r></si><si><t>许可</t><rPh sb="0" eb="1"><t>1</t></rPh></si>';
    const sheet = '<sheetData><row><c t="s"><v>2</v></c><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row></sheetData>';
    expect(matrix(await read({ sheet, strings }))).toEqual([[['许可', '5¹', '~~5~~6']]]);
  });
});

describe('what the sheet hides', () => {
  it('rows, columns and sheets are left out with a warning; a merged cell lives on in its shown rows', async () => {
    const sheet = sheetOf([
      [cell('甲', 3), cell('1'), cell('9'), cell('2')],
      [cell('3'), cell('9'), cell('4')],
      [cell('5'), cell('9'), cell('6')],
    ]);
    sheet['!rows'] = [{ hidden: true }];
    sheet['!cols'] = [{}, {}, { hidden: true }];
    const result = await xlsxReader.read({ bytes: workbookOf({ 表: sheet }, 'xlsx') });
    expect(result.ok && matrix(result.value)).toEqual([
      [
        ['甲', '3', '4'],
        ['甲', '5', '6'],
      ],
    ]);
    expect(result.ok && result.value.warnings.map(({ code }) => code)).toEqual([
      'hidden-row-dropped',
      'hidden-column-dropped',
    ]);
  });

  it('cells under a merged one are not shown', async () => {
    const sheet =
      '<sheetData><row><c t="str"><v>甲</v></c><c><v>5</v></c><c><v>6</v></c></row><row><c t="str"><v>乙</v></c><c><v>7</v></c><c><v>8</v></c></row></sheetData><mergeCells><mergeCell ref="B1:C1"/></mergeCells>';
    expect(matrix(await read({ sheet }))).toEqual([
      [
        ['甲', '5', '5'],
        ['乙', '7', '8'],
      ],
    ]);
  });
});

describe('damaged workbooks', () => {
  const [, , record] = recordOfEach();
  const whole = recordWorkbook(record!, 'stacked', 'xlsx');

  it('any byte changed: never a wrong figure', async () => {
    let read = 0;
    for (let i = 0; i < whole.length; i += 97) {
      const bytes = Uint8Array.from(whole);
      bytes[i]! ^= 1 << (i % 8);
      const values = await valuesIn(xlsxReader, bytes);
      if (values) read++;
      expect(wrongFigures(record!, values)).toEqual([]);
    }
    expect(read).toBeLessThan(whole.length / 97);
  });

  it('a row or a cell deleted: never a wrong figure', async () => {
    const sheet = await sheetXml(whole);
    expect(figures(record!, await valuesIn(xlsxReader, zipOf(byHand({ sheet }))))).toEqual(record!.fields);
    for (const row of [6, 9, 12, 20, 23, 30, 40, 47]) {
      for (const column of ['', 'A', 'B', 'D', 'F']) {
        const gone = sheet.replace(
          column ? new RegExp(`<c r="${column}${row}"[^>]*>.*?</c>`) : new RegExp(`<row r="${row}".*?</row>`),
          '',
        );
        const values = await valuesIn(xlsxReader, zipOf(byHand({ sheet: gone })));
        expect(wrongFigures(record!, values)).toEqual([]);
      }
    }
  });

  it('parts that are missing, cut off, doubled or declare a document type are malformed', async () => {
    const parts = byHand({ sheet: '<sheetData><row><c><v>1</v></c></row></sheetData>' });
    const { 'xl/worksheets/s.xml': sheet, ...rest } = parts;
    expect(await failureOf(zipOf(rest))).toBe('read.malformed');
    expect(await failureOf(zipOf({ ...rest, 'xl/worksheets/s.xml': sheet!.slice(0, -20) }))).toBe('read.malformed');
    expect(await failureOf(zipOf({ ...parts, '/xl/strings.xml': '<sst/>' }))).toBe('read.malformed');
    for (const rows of [
      '<row r="2"/><row r="2"/>',
      '<row r="1"><c r="A1"/><c r="A1"/></row>',
      '<row r="1"><c r="A2"/></row>',
    ])
      expect(await failureOf(zipOf(byHand({ sheet: `<sheetData>${rows}</sheetData>` })))).toBe('read.malformed');
    const entity = `<!DOCTYPE x [<!ENTITY a "1">]>${sheet}`;
    expect(await failureOf(zipOf({ ...rest, 'xl/worksheets/s.xml': entity }))).toBe('read.malformed');
  });
});

describe('hostile workbooks', () => {
  it('with 80 MB behind 80 kB are refused', async () => {
    const bomb = byHand({ sheet: `<sheetData/>${' '.repeat(80_000_000)}` });
    const bytes = zipOf(bomb, (part) => deflateRawSync(part));
    expect(bytes.length).toBeLessThan(200_000);
    expect(await failureOf(bytes)).toBe('read.too-complex');
  });

  it('with more cells than a report can have, or two cells at the ends of the sheet, are refused', async () => {
    const row = `<row>${'<c/>'.repeat(10_000)}</row>`;
    expect(await failureOf(zipOf(byHand({ sheet: `<sheetData>${row.repeat(30)}</sheetData>` })))).toBe(
      'read.too-complex',
    );
    const corners =
      '<sheetData><row r="1"><c r="A1" t="str"><v>甲</v></c><c r="XFD1"><v>1</v></c></row><row r="2"><c r="A2" t="str"><v>乙</v></c><c r="XFD2"><v>1</v></c></row></sheetData>';
    expect(await failureOf(zipOf(byHand({ sheet: corners })))).toBe('read.too-complex');
  });

  it('with a cell of half a million lines, or columns hidden again and again, end', async () => {
    const strings = `<si><t>${'字\n'.repeat(500_000)}</t></si>`;
    const { blocks } = await read({ sheet: '<sheetData><row><c t="s"><v>0</v></c></row></sheetData>', strings });
    expect(blocks).toHaveLength(500_000);
    const hidden = `<cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(20_000)}</cols>`;
    expect(await failureOf(zipOf(byHand({ sheet: hidden })))).toBe('read.malformed');
  });

  it('with a merge over the whole sheet stay small', async () => {
    const sheet =
      '<sheetData><row><c t="str"><v>前文</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>';
    const { blocks } = await read({ sheet });
    expect(blocks.length).toBeLessThan(2);
  });
});

/** What stands inside the element of the first sheet. */
async function sheetXml(file: Uint8Array): Promise<string> {
  const parts = await readZipParts(file, (name) => name.endsWith('sheet1.xml'), { entries: 100, bytes: 10_000_000 });
  const xml = new TextDecoder().decode([...parts.values()][0]);
  return xml.slice(xml.indexOf('<sheetData>')).replace('</worksheet>', '');
}

describe('words of a sheet', () => {
  it('over the whole width are paragraphs, a label with blank cells beside it is none', async () => {
    const sheet = sheetOf([
      [cell('某局2023年报告', 1, 3)],
      [cell('填报单位：某局'), cell('单位：件')],
      [cell('指标'), cell('单位'), cell('数')],
      [cell('甲'), cell('件'), cell('1')],
      [cell('乙')],
      [cell('丙'), cell('件'), cell('2')],
      [cell('二、第二部分', 1, 3)],
      [cell('指标'), cell('单位'), cell('数')],
      [cell('丁'), cell('件'), cell('3')],
      [cell('某局\n2024年1月2日', 1, 3)],
    ]);
    const result = await xlsxReader.read({ bytes: workbookOf({ 表: sheet }, 'xlsx') });
    const blocks = result.ok ? result.value.blocks : [];
    expect(blocks.map((block) => (block.t === 'p' ? block.text : block.t === 'grid' ? block.rows : 'picture'))).toEqual(
      ['某局2023年报告', '填报单位：某局 单位：件', 4, '二、第二部分', 2, '某局', '2024年1月2日'],
    );
  });

  it('right under a table are paragraphs where they are sentences, however short', async () => {
    const sheet = sheetOf([
      [cell('指标'), cell('单位'), cell('数')],
      [cell('甲'), cell('件'), cell('1')],
      [cell('五、存在的主要问题及改进情况')],
      [cell('存在的主要问题是公开内容不够丰富，与群众需求相比仍有差距，解读形式单一。')],
      [cell('下一步，将完善审核机制。')],
      [cell('六、其他需要报告的事项')],
      [cell('无。')],
      [cell('某某县人民政府')],
      [cell('2024年1月20日')],
    ]);
    const result = await xlsxReader.read({ bytes: workbookOf({ 表: sheet }, 'xlsx') });
    const blocks = result.ok ? result.value.blocks : [];
    expect(blocks.map((block) => (block.t === 'p' ? block.text.slice(0, 2) : block.t))).toEqual([
      ...['grid', '五、', '存在', '下一', '六、', '无。', '某某', '20'],
    ]);
  });
});
