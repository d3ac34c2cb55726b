import { describe, expect, it } from 'vitest';
import { gridMatrix } from '../../src/read/grid.ts';
import type { Reader, ReadInput } from '../../src/read/readers/reader.ts';
import type { Document } from '../../src/report/document.ts';

export interface ReaderSample {
  name: string;
  input: ReadInput;
  /** Raw text of the cells of the first grid, row by row; a spanned cell stands in each position that it covers. */
  matrix: string[][];
  /** Text that must stand in some paragraph. */
  paragraph: string;
}

/** What every reader promises, whatever its format; each reader's test gives its samples. */
export function readerContract(reader: Reader, samples: readonly ReaderSample[]): void {
  describe(`the ${reader.format} reader keeps the contract`, () => {
    for (const sample of samples) {
      it(`accepts ${sample.name} by its content, under any name and declared type`, () => {
        expect(reader.accepts({ ...sample.input, fileName: 'x.bin', contentType: 'application/x-unknown' })).toBe(true);
      });

      it(`reads the table of ${sample.name} cell by cell`, async () => {
        const grid = (await documentOf(reader, sample.input)).blocks.find((block) => block.t === 'grid');
        expect(grid && gridMatrix(grid).map((row) => row.map((cell) => cell?.raw))).toEqual(sample.matrix);
      });

      it(`reads the words of ${sample.name}`, async () => {
        const { blocks } = await documentOf(reader, sample.input);
        expect(blocks.flatMap((block) => (block.t === 'p' ? [block.text] : []))).toContain(sample.paragraph);
      });

      it(`tiles every grid of ${sample.name}: no overlap, holes only at the end of a sequence row, cells in order`, async () => {
        expectTiled(await documentOf(reader, sample.input));
      });

      it(`names format and reader and gives every cell of ${sample.name} a place`, async () => {
        const document = await documentOf(reader, sample.input);
        expect(document).toMatchObject({ irVersion: 1, format: reader.format, reader: { version: reader.version } });
        const cells = document.blocks.flatMap((block) => (block.t === 'grid' ? block.cells : []));
        expect(cells.filter((cell) => cell.text !== '' && cell.places.length === 0)).toEqual([]);
      });

      it(`reads ${sample.name} twice alike and leaves its bytes untouched`, async () => {
        const before = Uint8Array.from(sample.input.bytes);
        const first = await documentOf(reader, sample.input);
        expect(await documentOf(reader, sample.input)).toEqual(first);
        expect(Uint8Array.from(sample.input.bytes)).toEqual(before);
      });

      it(`survives ${sample.name} cut off anywhere: a document or a failure, never an exception`, async () => {
        const { bytes } = sample.input;
        for (let i = 1; i < 8; i++) {
          const result = await reader.read({
            ...sample.input,
            bytes: bytes.subarray(0, Math.floor((bytes.length * i) / 8)),
          });
          if (result.ok) expectTiled(result.value);
          else expect(result.failure.code).toMatch(/^read\./);
        }
      });
    }

    it('leaves random bytes alone', () => {
      const bytes = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 104729) % 256);
      expect(reader.accepts({ bytes })).toBe(false);
    });
  });
}

async function documentOf(reader: Reader, input: ReadInput): Promise<Document> {
  const result = await reader.read(input);
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.cause}`);
  return result.value;
}

function expectTiled(document: Document): void {
  for (const block of document.blocks) {
    if (block.t !== 'grid') continue;
    const seen = new Set<string>();
    for (const cell of block.cells) {
      expect(cell.rs).toBeGreaterThan(0);
      expect(cell.cs).toBeGreaterThan(0);
      expect(cell.r + cell.rs).toBeLessThanOrEqual(block.rows);
      expect(cell.c + cell.cs).toBeLessThanOrEqual(block.cols);
      for (let r = cell.r; r < cell.r + cell.rs; r++) {
        for (let c = cell.c; c < cell.c + cell.cs; c++) {
          expect(seen.has(`${r},${c}`)).toBe(false);
          seen.add(`${r},${c}`);
        }
      }
    }
    if (block.source !== 'sequence') expect(seen.size).toBe(block.rows * block.cols);
    const order = block.cells.map((cell) => cell.r * 100_000 + cell.c);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  }
}
