import { describe, expect, it } from 'vitest';
import { gridMatrix } from '../../../src/read/grid.ts';
import { pictureSize } from '../../../src/read/pictures/picture-size.ts';
import { readDocument } from '../../../src/read/read-document.ts';
import type { Document, Picture } from '../../../src/report/document.ts';
import { noOcr } from '../../ocr/no-ocr.ts';
import { PERIOD, TABLES, TITLE } from './sample-tables.ts';
import { type Part, WRITERS } from './write-pictured.ts';

/** A table as a picture among words, in every format that can hold pictures. */
const file = TABLES[2]!;
const { width, height } = pictureSize(file)!;
const table: Part = { bytes: file, width: width / 2.2, height: height / 2.2 };
const FORMATS = Object.keys(WRITERS);
/** The last row of the table, as it is printed. */
const FIGURES = ['0', '0', '1', '0', '1', ...Array<string>(10).fill('0')];

async function read(format: string, parts: readonly Part[], recognise = false): Promise<Document> {
  const result = await readDocument({ bytes: WRITERS[format]!(parts), url: 'http://a.gov.cn/nb/1.html', recognise });
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.cause}`);
  return result.value;
}
const pictures = ({ blocks }: Document): Picture[] =>
  blocks.filter((block): block is Picture => block.t === 'img' && block.look !== 'dress');
const text = ({ blocks }: Document) => blocks.flatMap((block) => (block.t === 'p' ? [block.text] : []));

describe('a picture that is large enough for a table', () => {
  it.each(FORMATS)('is named with its place, and that it can be read: %s', async (format) => {
    const found = pictures(await read(format, [TITLE, table, PERIOD]));
    expect(found).toEqual([expect.objectContaining({ t: 'img', look: 'legible' })]);
    expect(found[0]?.places[0]?.path ?? found[0]?.places[0]?.bbox).toBeDefined();
  });

  it.each(FORMATS)('is not read unless that is asked for: %s', async (format) => {
    const { blocks } = await read(format, [TITLE, table, PERIOD]);
    expect(blocks.filter(({ t }) => t === 'grid')).toEqual([]);
  });
});

const name = 'the table of a picture';
describe.skipIf(noOcr !== null)(
  noOcr === null ? name : `${name} (recognition cannot be installed here: ${noOcr})`,
  () => {
    it.each(FORMATS)('stands in its place, its cells with the picture and their boxes: %s', async (format) => {
      const document = await read(format, [TITLE, table, PERIOD], true);
      const grid = document.blocks.find((block) => block.t === 'grid')!;
      expect(grid).toMatchObject({ source: 'raster', cols: FIGURES.length });
      const figures = gridMatrix(grid).at(-1)!;
      expect(figures.map((cell) => cell?.raw)).toEqual(FIGURES);
      const named = await read(format, [TITLE, table, PERIOD]);
      const { bbox: frame, ...place } = pictures(named)[0]!.places[0]!;
      for (const cell of figures) {
        expect(cell?.places[0]).toMatchObject(place);
        const [x0, y0, x1, y1] = cell!.places[0]!.bbox!;
        if (frame)
          expect(x0 >= frame[0] - 1 && y0 >= frame[1] - 1 && x1 <= frame[2] + 1 && y1 <= frame[3] + 1).toBe(true);
      }
      expect(text(document)[0]).toContain(TITLE.slice(0, 12));
    });
  },
);
