import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BoxToRead, readAgain } from '../../../src/read/pdf/read-again.ts';
import { pdfReader } from '../../../src/read/readers/pdf.ts';
import { shared } from '../../shared.ts';
import { ruledTable, show, writePdf } from '../../write-pdf.ts';

const XS = [60, 300, 380, 460];
const ROWS = [
  ['项目', '甲', '乙'],
  ['本年新收', '12', '1,234'],
  ['上年结转', '0', ''],
];
const TABLE = ruledTable(XS, 740, 24, ROWS);

/** The cells of every grid that the first route finds, as boxes to be read by the second. */
async function cellsOf(bytes: Uint8Array): Promise<(BoxToRead & { text: string })[]> {
  const document = await pdfReader.read({ bytes });
  if (!document.ok) throw new Error(document.failure.code);
  const grids = document.value.blocks.filter((block) => block.t === 'grid');
  return grids.flatMap((grid, g) =>
    grid.cells.flatMap(({ r, c, text, places }) => {
      const [place] = places;
      if (places.length !== 1 || place?.page === undefined || place.bbox === undefined) return [];
      return [{ field: `${g} ${r} ${c}`, page: place.page, bbox: place.bbox, text }];
    }),
  );
}

async function disagreements(bytes: Uint8Array): Promise<{ cells: number; differ: string[] }> {
  const cells = await cellsOf(bytes);
  const again = await readAgain(bytes, cells);
  const plain = (text: string | undefined) => text?.normalize('NFKC').replace(/[\s\u2010-\u2015-]+/g, '');
  const differ = cells.flatMap(({ field, text }) =>
    plain(text) === plain(again.get(field)) ? [] : [`${field}: ${text} / ${again.get(field)}`],
  );
  return { cells: cells.length, differ };
}

describe('the second reading of a PDF', () => {
  it('finds in each cell what the first one found', async () => {
    const bytes = writePdf([{ content: TABLE }]);
    expect(await disagreements(bytes)).toEqual({ cells: 9, differ: [] });
    const cells = await cellsOf(bytes);
    const again = await readAgain(bytes, cells);
    expect(cells.map((cell) => again.get(cell.field))).toEqual(ROWS.flat());
  });

  it.each([
    [
      'inside a form that is moved and drawn smaller',
      writePdf([{ content: 'q 0.9 0 0 0.9 20 40 cm /Fm1 Do Q' }], { forms: [TABLE] }),
    ],
    [
      'on a page that is turned',
      writePdf([{ content: `q 0 1 -1 0 842 0 cm ${TABLE} Q`, width: 842, height: 595, entries: '/Rotate 90' }]),
    ],
    [
      'on a page whose visible part begins elsewhere',
      writePdf([{ content: TABLE, entries: '/CropBox [30 20 580 800]' }]),
    ],
    ['on the second page', writePdf([{ content: show(60, 700, '封面') }, { content: TABLE }])],
  ])('does so %s', async (_where, bytes) => {
    const { cells, differ } = await disagreements(bytes);
    expect(cells).toBeGreaterThan(0);
    expect(differ).toEqual([]);
  });

  it('follows spacing, moves, leading and scale as the file has them', async () => {
    const hex = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex');
    const content = `BT /F1 10 Tf 80 Tz 2 Tc 15 TL 1 0 0 1 100 500 Tm <${hex('12')}> Tj [<${hex('3')}> -2000 <${hex('4')}>] TJ T* <${hex('5')}> ' 10 -20 TD <${hex('6')}> Tj T* <${hex('7')}> Tj ET`;
    const bytes = writePdf([{ content: `${content}\n${TABLE}` }]);
    const box = (field: string, x: number, y: number, width: number) => ({
      field,
      page: 1,
      bbox: [x, 842 - y - 10, x + width, 842 - y + 3] as const,
    });
    // Half-width digits: 5 + 2 points, four fifths of it = 5.6; the jump of 2000 is 16.
    const boxes = [
      box('12', 100, 500, 11.2),
      box('3', 111.2, 500, 5.6),
      box('4', 132.8, 500, 5.6),
      box('5', 100, 470, 5.6),
      box('6', 110, 450, 5.6),
      box('7', 110, 430, 5.6),
    ];
    const again = await readAgain(bytes, boxes);
    expect(boxes.map(({ field }) => again.get(field)?.replace(' ', ''))).toEqual(boxes.map(({ field }) => field));
  });

  it('does not see what is drawn invisibly, as the first one does not', async () => {
    const bytes = writePdf([{ content: `${TABLE}${show(390, 740 - 72 + 8, '99', 10, 3)}` }]);
    expect((await disagreements(bytes)).differ).toEqual([]);
  });

  it('says nothing of a page on which it finds nothing in any box', async () => {
    const bytes = writePdf([{ content: TABLE }]);
    expect(await readAgain(bytes, [{ field: 'x', page: 1, bbox: [0, 0, 5, 5] }])).toEqual(new Map());
  });

  it('says nothing of a page that is not there, and nothing of a file that it cannot open', async () => {
    const bytes = writePdf([{ content: TABLE }]);
    expect(await readAgain(bytes, [{ field: 'x', page: 7, bbox: [0, 0, 500, 500] }])).toEqual(new Map());
    const box = [{ field: 'x', page: 1, bbox: [0, 0, 500, 500] as const }];
    expect(await readAgain(Buffer.from('%PDF-1.4 nothing'), box)).toEqual(new Map());
    expect(await readAgain(bytes.subarray(0, bytes.length / 2), box)).toEqual(new Map());
  });

  it('leaves the bytes as they are', async () => {
    const bytes = writePdf([{ content: TABLE }]);
    const before = Buffer.from(bytes).toString('hex');
    await readAgain(bytes, await cellsOf(bytes));
    expect(Buffer.from(bytes).toString('hex')).toBe(before);
  });
});

describe.skipIf(!shared)('the second reading of real PDFs (needs ../shared)', () => {
  const folders = ['documents', 'reports'].map((name) => join(shared ?? '', 'corpus', name));
  const files = folders.flatMap((folder) =>
    (shared ? readdirSync(folder) : [])
      .filter((name) => /\.pdf$/.test(name) && !/scan/.test(name))
      .map((name) => join(folder, name)),
  );
  it.each(files)('finds the figures of %s', async (file) => {
    const bytes = readFileSync(file);
    const cells = (await cellsOf(bytes)).filter(({ text }) => /^[-\d.,/]*$/.test(text));
    const again = await readAgain(bytes, cells);
    expect(cells.length).toBeGreaterThan(20);
    expect(
      cells.filter(
        ({ field, text }) =>
          text !==
          again
            .get(field)
            ?.normalize('NFKC')
            .replace(/\s/g, '')
            .replace(/[—－]+/g, (dashes) => '-'.repeat(dashes.length)),
      ),
    ).toEqual([]);
  });
});
