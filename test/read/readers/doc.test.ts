import { describe, expect, it } from 'vitest';
import { reportTables } from '../../../src/demo/report-tables.ts';
import { gridMatrix } from '../../../src/read/grid.ts';
import { docReader } from '../../../src/read/readers/doc.ts';
import type { Document } from '../../../src/report/document.ts';
import { readerContract } from '../../contracts/reader.ts';
import { cell, compound, DOC_DIALECTS, type DocParagraph, docOf, inTable, paragraph, rowEnd, table } from './doc-of.ts';
import { figures, recordOfEach, valuesIn, wordsOf } from './sheet-of.ts';

const at = (text: string, rows = 1, cols = 1) => ({ text, rows, cols });
const SMALL = [
  [at('甲', 2), at('乙', 1, 2)],
  [at('1'), at('2')],
];

readerContract(
  docReader,
  DOC_DIALECTS.map((dialect) => ({
    name: `a file with a table, written ${dialect}`,
    input: { bytes: docOf([paragraph('前文'), ...table(SMALL, dialect), paragraph('')], dialect) },
    matrix: [
      ['甲', '乙', '乙'],
      ['甲', '1', '2'],
    ],
    paragraph: '前文',
  })),
);

async function read(body: readonly DocParagraph[], boxes: readonly DocParagraph[] = []): Promise<Document> {
  const result = await docReader.read({ bytes: docOf([...body, paragraph('')], 'plain', boxes) });
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.cause}`);
  return result.value;
}

const shown = async (...body: DocParagraph[]) =>
  (await read(body)).blocks.map((block) =>
    block.t === 'grid' ? gridMatrix(block).map((row) => row.map((one) => one?.raw)) : block.t === 'p' ? block.text : '',
  );

const runs = (...list: [text: string, ...modifiers: number[]][]): DocParagraph => ({
  ...paragraph(''),
  runs: list.map(([text, ...modifiers]) => ({ text, modifiers })),
});

describe('reports as Word 97 documents', () => {
  for (const record of recordOfEach()) {
    for (const dialect of DOC_DIALECTS) {
      it(`${record.template}, written ${dialect}: every figure and every blank is read back`, async () => {
        const words = wordsOf(record).map((text) => paragraph(text));
        const tables = reportTables(record).flatMap(({ rows }) => [...table(rows, dialect), paragraph('')]);
        const values = await valuesIn(docReader, docOf([...words, ...tables], dialect));
        expect(figures(record, values)).toEqual(record.fields);
      });
    }
  }
});

describe('text', () => {
  it('that is hidden or deleted is not shown', async () => {
    expect(await shown(runs(['甲'], ['1', 0x3c, 0x08, 1], ['2', 0x00, 0x08, 1], ['乙']))).toEqual(['甲乙']);
  });

  it('that is raised or struck out is no part of a figure', async () => {
    expect(await shown(runs(['5'], ['1', 0x48, 0x2a, 1]))).toEqual(['5¹']);
    expect(await shown(runs(['共'], ['12', 0x37, 0x08, 1], ['13']))).toEqual(['共~~12~~13']);
  });

  it('of a field is its result, and a field without one is no blank', async () => {
    expect(await shown(paragraph('甲\x13 PAGE \x147\x15乙'))).toEqual(['甲7乙']);
    expect(await shown(cell('\x13 =A1+1'), rowEnd([{ width: 1 }]), cell('2'), rowEnd([{ width: 1 }]))).toEqual([
      [['\ufffd'], ['2']],
    ]);
  });

  it('keeps dashes as they are written, and line breaks', async () => {
    expect(await shown(cell('—'), cell('一\x0b二'), rowEnd([{ width: 1 }, { width: 1 }]))).toEqual([[['—', '一\n二']]]);
  });

  it('of a paragraph whose mark is deleted goes on with the next', async () => {
    const first = { ...paragraph('甲'), markModifiers: [0x00, 0x08, 1] };
    expect(await shown(first, paragraph('乙'))).toEqual(['甲乙']);
  });

  it('of text boxes comes after the body', async () => {
    const { blocks, warnings } = await read([paragraph('正文')], [paragraph('框中')]);
    expect(blocks.map((block) => (block.t === 'p' ? block.text : block.t))).toEqual(['正文', '框中']);
    expect(warnings).toContainEqual({ code: 'text-box-at-end' });
  });
});

describe('tables', () => {
  it('whose row does not have the cells that it describes give no figure in that row', async () => {
    const { blocks, warnings } = await read([
      ...[cell('甲'), cell('乙'), rowEnd([{ width: 1 }, { width: 1 }])],
      ...[cell('1'), rowEnd([{ width: 1 }, { width: 1 }])],
    ]);
    const [grid] = blocks;
    expect(grid?.t === 'grid' && grid.cells.map(({ raw, cs }) => [raw, cs])).toEqual([
      ['甲', 1],
      ['乙', 1],
      ['1', 2],
    ]);
    expect(warnings).toMatchObject([{ code: 'row-uneven' }]);
  });

  it('lose the rows whose deletion was tracked', async () => {
    const gone = { ...rowEnd([{ width: 1 }, { width: 1 }]), markModifiers: [0x00, 0x08, 1] };
    const rest = [cell('甲'), cell('2'), rowEnd([{ width: 1 }, { width: 1 }])];
    expect(await shown(cell('乙'), cell('1'), gone, ...rest)).toEqual([[['甲', '2']]]);
  });

  it('that hold tables lay out the page', async () => {
    const innerCell = (text: string): DocParagraph => ({
      ...paragraph(text),
      modifiers: [...inTable(2), 0x4b, 0x24, 1],
    });
    const { modifiers } = rowEnd([{ width: 1 }, { width: 1 }]);
    const innerEnd: DocParagraph = { ...paragraph(''), modifiers: [...modifiers, ...inTable(2), 0x4c, 0x24, 1] };
    expect(
      await shown(
        { ...paragraph('前'), modifiers: inTable() },
        ...[innerCell('甲'), innerCell('1'), innerEnd, cell('后'), cell('旁')],
        rowEnd([{ width: 3 }, { width: 3 }]),
      ),
    ).toEqual(['前', [['甲', '1']], '后', '旁']);
  });

  it('with a picture in an empty cell do not call it blank', async () => {
    const picture: DocParagraph = { ...cell(''), runs: [{ text: '\x01', modifiers: [0x55, 0x08, 1] }] };
    expect(await shown(cell('甲'), picture, rowEnd([{ width: 1 }, { width: 1 }]))).toEqual([[['甲', '\ufffd']], '']);
  });
});

describe('files that are not read', () => {
  const stream = (change: (bytes: Buffer) => void) => {
    const bytes = Buffer.alloc(2048);
    bytes.writeUInt16LE(0xa5ec, 0);
    bytes.writeUInt16LE(0x00c1, 2);
    change(bytes);
    return compound({ WordDocument: bytes, '0Table': Buffer.alloc(600) });
  };
  const failureOf = async (bytes: Uint8Array) => {
    const result = await docReader.read({ bytes });
    return result.ok ? 'read' : result.failure.code;
  };

  it('say why: a password, no text, a damaged or cut description', async () => {
    expect(await failureOf(stream((bytes) => bytes.writeUInt16LE(0x0100, 10)))).toBe('read.encrypted');
    expect(await failureOf(stream(() => undefined))).toBe('read.malformed');
    expect(await failureOf(docOf([paragraph('')]))).toBe('read.empty');
    const whole = docOf([paragraph('前文'), ...table(SMALL), paragraph('')]);
    expect(await failureOf(whole.subarray(0, whole.length - 1024))).toBe('read.malformed');
  });

  it('are scans where a file holds pictures and no text', async () => {
    const picture: DocParagraph = { ...paragraph(''), runs: [{ text: '\x01', modifiers: [0x55, 0x08, 1] }] };
    const result = await docReader.read({ bytes: docOf([picture]) });
    expect(!result.ok && result.failure).toMatchObject({
      code: 'read.unsupported',
      context: { scanned: true, pages: 1 },
    });
  });
});
