import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../../src/demo/encode-gb18030.ts';
import { reportTables } from '../../../src/demo/report-tables.ts';
import { gridMatrix } from '../../../src/read/grid.ts';
import { readDocument } from '../../../src/read/read-document.ts';
import { csvReader } from '../../../src/read/readers/csv.ts';
import { readerContract } from '../../contracts/reader.ts';
import { positions } from './rtf-of.ts';
import { figures, recordOfEach, valuesIn, wordsOf, wrongFigures } from './sheet-of.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const TABLE =
  '二、主动公开政府信息情况,,\r\n信息内容,本年制发件数,"说明\n（件）"\r\n规章,"1,840",\r\n规范性文件,0,"他说""好"""\r\n';
const MATRIX = [
  ['信息内容', '本年制发件数', '说明\n（件）'],
  ['规章', '1,840', ''],
  ['规范性文件', '0', '他说"好"'],
];

readerContract(csvReader, [
  {
    name: 'values apart by commas',
    input: { bytes: utf8(TABLE) },
    matrix: MATRIX,
    paragraph: '二、主动公开政府信息情况',
  },
  {
    name: 'values apart by tabs, in UTF-16',
    input: { bytes: new Uint8Array(Buffer.from(`\ufeff${inTabs(TABLE)}`, 'utf16le')) },
    matrix: MATRIX,
    paragraph: '二、主动公开政府信息情况',
  },
]);

/** Outside of quotes every comma as a tab. */
function inTabs(text: string): string {
  return text.replace(/"(?:[^"]|"")*"|,/g, (found) => (found === ',' ? '\t' : found));
}

async function formatOf(bytes: Uint8Array): Promise<string> {
  const result = await readDocument({ bytes, contentType: 'text/csv', fileName: 'a.csv' });
  return result.ok ? result.value.format : result.failure.code;
}

describe('a report as separated values', () => {
  for (const record of recordOfEach()) {
    const tables = reportTables(record).map(({ rows }) =>
      positions(rows).map((row) =>
        row.flatMap(({ cell, width, first }) => [
          first ? (cell?.text ?? '') : '',
          ...Array<string>(width - 1).fill(''),
        ]),
      ),
    );
    const rows = [...wordsOf(record).map((text) => [text]), ...tables.flat()];
    const width = Math.max(...rows.map((row) => row.length));
    const lines = rows.map((row) =>
      [...row, ...Array<string>(width - row.length).fill('')].map((text) => (/[,"\n]/.test(text) ? `"${text}"` : text)),
    );
    const text = lines.map((line) => line.join(',')).join('\n');

    it(`${record.template}: as a spreadsheet program saves it, in UTF-8 and in GBK, every figure but few is read, none wrong`, async () => {
      for (const bytes of [utf8(text), encodeGb18030(text)]) {
        const values = await valuesIn(csvReader, bytes);
        expect(wrongFigures(record, values)).toEqual([]);
        const read = Object.entries(figures(record, values));
        const right = read.filter(([id, value]) => value === record.fields[id]);
        expect(right.length).toBeGreaterThan(read.length * 0.95);
      }
    });

    it(`${record.template}: without one separator it is no such table any more`, async () => {
      const commas = [...text.matchAll(/,/g)].map(({ index }) => index);
      for (let i = 3; i < commas.length; i += 29) {
        const bytes = utf8(text.slice(0, commas[i]!) + text.slice(commas[i]! + 1));
        expect(csvReader.accepts({ bytes }), `without the comma at ${commas[i]}`).toBe(false);
      }
    });
  }
});

describe('a text that is not certainly a table of separated values stays plain text', () => {
  it.each<[string, string]>([
    ['where a line has another number of cells', `${TABLE}规章,1\n`],
    ['where a figure has a comma and no quotes', TABLE.replace('"1,840"', '1,840')],
    ['where a quote is not closed', TABLE.replace('"1,840"', '"1,840')],
    ['where a quote stands within a cell', TABLE.replace('规章', '“规"章')],
    ['where a cell has lost its row', `${TABLE}12\n`],
    ['where no name of a national table stands in a cell of its own', TABLE.replaceAll(/信息内容|规章/g, '项目')],
    ['where other characters part the cells', TABLE.replace('规章,', '规章|,')],
    ['where tabs part the cells and nothing is quoted', '信息内容\t数\n规章\t1\n行政许可\t2\n'],
    ['where commas are those of sentences', '信息内容,规章\n我局认真落实,成效明显\n本年度,共公开3条,其中规章1条\n'],
  ])('%s', async (_, text) => {
    expect(await formatOf(utf8(text))).toBe('text');
  });

  it('where characters were lost, which may have been separators', async () => {
    const bytes = Buffer.from(encodeGb18030(TABLE));
    bytes[bytes.indexOf(0x2c)] = 0xff;
    expect(await formatOf(bytes)).toBe('text');
  });
});

describe('separated values', () => {
  const matrix = async (text: string) => {
    const result = await readDocument({ bytes: utf8(text) });
    const grid = result.ok ? result.value.blocks.find((block) => block.t === 'grid') : undefined;
    return grid?.t === 'grid' && gridMatrix(grid).map((row) => row.map((cell) => cell?.raw));
  };

  it('may be apart by semicolons, behind a mark, with words in lines of their own', async () => {
    const text = `\ufeff某局2023年报告\n\n信息内容;本年制发件数\n规章;1,840\n行政许可;"2"\n`;
    expect(await formatOf(utf8(text))).toBe('csv');
    expect(await matrix(text)).toEqual([
      ['信息内容', '本年制发件数'],
      ['规章', '1,840'],
      ['行政许可', '2'],
    ]);
  });

  it('are a sequence, for nobody knows which cells were merged', async () => {
    const result = await csvReader.read({ bytes: utf8(TABLE) });
    expect(result.ok && result.value.blocks.flatMap((block) => (block.t === 'grid' ? [block.source] : []))).toEqual([
      'sequence',
    ]);
  });
});
