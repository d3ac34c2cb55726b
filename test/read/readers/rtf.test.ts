import { describe, expect, it } from 'vitest';
import { reportTables } from '../../../src/demo/report-tables.ts';
import { gridMatrix } from '../../../src/read/grid.ts';
import { rtfReader } from '../../../src/read/readers/rtf.ts';
import { type Document, UNREAD } from '../../../src/report/document.ts';
import { readerContract } from '../../contracts/reader.ts';
import { rtfBody, rtfFile, rtfText } from './rtf-of.ts';
import { figures, recordOfEach, valuesIn, wordsOf, wrongFigures } from './sheet-of.ts';

const cell = (text: string, rows = 1, cols = 1) => ({ text, rows, cols });

readerContract(rtfReader, [
  {
    name: 'a file with a table',
    input: {
      bytes: rtfFile(
        rtfBody(
          ['前文'],
          [
            [
              [cell('甲', 2), cell('乙', 1, 2)],
              [cell('1'), cell('2')],
            ],
          ],
        ),
      ),
    },
    matrix: [
      ['甲', '乙', '乙'],
      ['甲', '1', '2'],
    ],
    paragraph: '前文',
  },
]);

async function read(body: string): Promise<Document> {
  const result = await rtfReader.read({ bytes: rtfFile(body) });
  if (!result.ok) throw new Error(result.failure.cause);
  return result.value;
}

const text = async (body: string) => (await read(body)).blocks.map((block) => (block.t === 'p' ? block.text : block.t));

const tables = async (body: string) =>
  (await read(body)).blocks.flatMap((block) =>
    block.t === 'grid' ? [gridMatrix(block).map((row) => row.map((one) => one?.raw))] : [],
  );

async function failureOf(bytes: Uint8Array): Promise<string> {
  const result = await rtfReader.read({ bytes });
  return result.ok ? 'read' : result.failure.code;
}

describe('reports as RTF', () => {
  for (const record of recordOfEach()) {
    for (const how of ['unicode', 'bytes'] as const) {
      it(`${record.template}, Chinese as ${how}: every figure and every blank is read back`, async () => {
        const body = rtfBody(
          wordsOf(record),
          reportTables(record).map((table) => table.rows),
          how,
        );
        expect(figures(record, await valuesIn(rtfReader, rtfFile(body)))).toEqual(record.fields);
      });
    }
  }
});

describe('text', () => {
  it('is Unicode with as many stand-ins as were announced, or bytes in the encoding of font or file', async () => {
    expect(await text("\\uc2\\u25919\\'d5\\'fe\\uc0\\u24220 x\\par")).toEqual(['政府x']);
    expect(await text("{\\f1\\'d5\\'fe\\'b8\\'ae}\\par")).toEqual(['政府']);
    const western = new Uint8Array(Buffer.from("{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset0 A;}}\\f0 caf\\'e9\\par}"));
    const result = await rtfReader.read({ bytes: western });
    expect(result.ok && result.value.blocks[0]).toMatchObject({ text: 'café' });
  });

  it('that is hidden, deleted, or of headers, notes and fields is not shown', async () => {
    const body = `${rtfText('甲')}{\\v 1}{\\deleted 2}{\\header 3}{\\footnote 4}{\\field{\\*\\fldinst PAGE}{\\fldrslt 5}}{\\*\\unknown 6}{\\pict 0102}\\v 7\\v0 8\\par`;
    expect(await text(body)).toEqual(['甲58', 'img']);
  });

  it('keeps raised and struck-out digits apart from figures', async () => {
    expect(await text('5{\\super 1}{\\strike 7}\\par')).toEqual(['5¹~~7~~']);
  });

  it('is given twice by some programs, and shown once: in Unicode', async () => {
    expect(await text(`{\\upr{??}{\\*\\ud{${rtfText('甲5')}}}}\\par`)).toEqual(['甲5']);
    const info = `{\\info{\\upr{\\title ??}{\\*\\ud{\\title ${rtfText('年报')}}}}}`;
    const document = await read(`${info}${rtfText('甲')}\\par`);
    expect([document.meta.title, document.blocks.length]).toEqual(['年报', 1]);
  });

  it.each([
    ['a sum without a result', '{\\field{\\*\\fldinst =SUM(LEFT)}{\\fldrslt }}', UNREAD],
    ['characters upon one another', '{\\field{\\*\\fldinst EQ \\\\o(5)}}', UNREAD],
    ['a sum with its result', '{\\field{\\*\\fldinst =SUM(LEFT)}{\\fldrslt 7}}', '7'],
    ['the mark of an index', '{\\field{\\*\\fldinst XE "5"}{\\fldrslt }}', ''],
    ['an object', '{\\object\\objemb{\\*\\objclass Excel.Sheet.8}{\\*\\objdata 0105}}', UNREAD],
    ['an object that shows text', '{\\object\\objemb{\\*\\objdata 0105}{\\result 7}}', '7'],
    ['a text box', '{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt \\pard 7\\par}}{\\shprslt 8}}', UNREAD],
    ['a text box of Word 95', '{\\*\\do\\dobxcolumn{\\dptxbxtext \\pard 7\\par}}', UNREAD],
    ['a shape without text', '{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}}{\\shprslt 8}}', ''],
  ])('%s in a cell', async (_what, drawn, shown) => {
    const row = `\\trowd\\cellx1000\\cellx2000\\intbl ${rtfText('甲')}\\cell ${drawn}\\cell\\row\\pard`;
    expect(await tables(`${row} ${row} ${rtfText('末')}\\par`)).toEqual([
      [
        ['甲', shown],
        ['甲', shown],
      ],
    ]);
  });

  it('of the properties is no text but the title', async () => {
    const document = await read(
      `{\\info{\\title ${rtfText('某局报告')}}{\\author ${rtfText('某人')}}}${rtfText('正文')}\\par`,
    );
    expect(document.meta).toEqual({ title: '某局报告' });
    expect(document.blocks.map((block) => block.t === 'p' && block.text)).toEqual(['正文']);
  });

  it('may hold binary data whose bytes look like words of RTF', async () => {
    expect(await text('{\\pict\\bin6 }}}}}}}a\\par')).toEqual(['a', 'img']);
  });
});

describe('tables', () => {
  const row = (formats: string, cells: readonly string[]) =>
    `\\trowd${formats}${cells.map((one) => `\\pard\\intbl ${one}\\cell`).join('')}\\row `;

  it('have the columns of all their rows; cells merged to the left are one', async () => {
    const body =
      row('\\cellx1000\\cellx2000\\cellx3000', ['a', '1', '2']) +
      row('\\cellx1010\\clmgf\\cellx1990\\clmrg\\cellx3000', ['b', '3', '']) +
      row('\\cellx2000\\cellx3005', ['c', '4']);
    expect(await tables(`${body}\\pard\\par`)).toEqual([
      [
        ['a', '1', '2'],
        ['b', '3', '3'],
        ['c', 'c', '4'],
      ],
    ]);
  });

  it('end at a paragraph, be it empty; definitions may stand before the cells, after them, or only once', async () => {
    const first = '\\trowd\\cellx1000\\cellx2000\\pard\\intbl a\\cell 1\\cell{\\trowd\\cellx1000\\cellx2000\\row}';
    const body = `${first}\\pard\\intbl b\\cell 2\\cell\\row\\pard\\par${row('\\cellx1000\\cellx2000', ['c', '3'])}\\pard\\par`;
    expect(await tables(body)).toEqual([
      [
        ['a', '1'],
        ['b', '2'],
      ],
      [['c', '3']],
    ]);
  });

  it('whose row holds more or fewer cells than it defines give that row as one cell', async () => {
    const document = await read(
      `${row('\\cellx1000\\cellx2000', ['a', '1'])}${row('\\cellx1000\\cellx2000', ['b', '2', '3'])}\\pard\\par`,
    );
    expect(document.blocks[0]).toMatchObject({
      rows: 2,
      cells: [{ raw: 'a' }, { raw: '1' }, { raw: 'b\n2\n3', cs: 2 }],
    });
    expect(document.warnings).toEqual([{ code: 'row-uneven', detail: '1', place: { path: 'table[1]' } }]);
  });
});

describe('damaged and hostile files', () => {
  const [, , record] = recordOfEach();
  const body = rtfBody(
    wordsOf(record!),
    reportTables(record!).map((table) => table.rows),
  );

  it('any word of the table structure deleted: never a wrong figure', async () => {
    const words = [...body.matchAll(/\\(?:cell|row|trowd|cellx\d+|clvmgf|clvmrg|intbl|pard)(?![a-z])/g)];
    for (let i = 0; i < words.length; i += 7) {
      const { index, 0: word } = words[i]!;
      const values = await valuesIn(rtfReader, rtfFile(body.slice(0, index) + body.slice(index + word.length)));
      expect({ word, index, wrong: wrongFigures(record!, values) }).toEqual({ word, index, wrong: [] });
    }
  });

  it('cut off are malformed', async () => {
    const whole = rtfFile(body);
    for (let i = 1; i < 20; i++)
      expect(await failureOf(whole.subarray(0, Math.floor((whole.length * i) / 20)))).toBe('read.malformed');
  });

  it('with endless groups, cells or text stop', async () => {
    expect(await failureOf(rtfFile('{'.repeat(100_000)))).toBe('read.too-complex');
    expect(await failureOf(rtfFile('\\cellx1'.repeat(100_000)))).toBe('read.too-complex');
    expect(await failureOf(rtfFile('\\cell'.repeat(100_000)))).toBe('read.too-complex');
    expect(await failureOf(rtfFile('a'.repeat(2_000_000)))).toBe('read.too-complex');
    expect(await failureOf(rtfFile(`\\trowd\\cellx1${'\\cell\\row'.repeat(100_000)}`))).toBe('read.too-complex');
  });
});
