import { describe, expect, it } from 'vitest';
import { gridMatrix } from '../../../src/read/grid.ts';
import { pageBlocks } from '../../../src/read/page-blocks.ts';
import { type GreyImage, quarterTurn } from '../../../src/read/raster/grey-image.ts';
import type { PagePicture, Recognise } from '../../../src/read/raster/page-picture.ts';
import { readRaster } from '../../../src/read/raster/raster-page.ts';
import { drawnTable, latin, pictureOf, scanned } from './drawn-page.ts';

const rows = [
  ['Item', 'Made', 'Void'],
  ['Rules', '13', ''],
  ['Orders', '', '7'],
  ['Fees', '', ''],
];
const content =
  latin(40, 265, 'Yearly report of the bureau') +
  drawnTable({ xs: [40, 160, 260, 380], top: 240, rowHeight: 30, rows });
/** `#` for a cell with ink, `.` for one without: what is known before anything is recognised. */
const inked = rows.map((row) => row.map((text) => (text === '' ? '.' : '#')));

async function pageOf(picture: PagePicture, recognise: Recognise) {
  const page = await readRaster(picture, recognise);
  if (page === null) throw new Error('no page');
  return page;
}

/** Which cells hold ink; recognition that knows nothing leaves U+FFFD in them. */
async function inkOfCells(image: GreyImage, dpi: number | null = 200) {
  const page = await pageOf({ n: 1, image, dpi }, async (crops) => crops.map(() => []));
  const grids = pageBlocks([page]).blocks.filter((block) => block.t === 'grid');
  expect(grids).toHaveLength(1);
  const [grid] = grids;
  expect(grid!.source).toBe('raster');
  return gridMatrix(grid!).map((row) => row.map((cell) => (cell?.raw === '' ? '.' : '#')));
}

describe('a table in a picture', () => {
  it('has the cells that its rules make, blank where there is no ink', async () => {
    expect(await inkOfCells(await pictureOf(content))).toEqual(inked);
  });

  it('has them where nobody knows how large the page was', async () => {
    expect(await inkOfCells(await pictureOf(content), null)).toEqual(inked);
  });

  for (const slant of [-2, -0.6, 0.6, 2])
    it(`has them on a page put down ${slant}° askew, with grains`, async () => {
      expect(await inkOfCells(scanned(await pictureOf(content), { slant, grain: 25 }))).toEqual(inked);
    });

  it('has them on grey paper with a shadow across it', async () => {
    expect(await inkOfCells(scanned(await pictureOf(content), { shadow: true, grain: 10, slant: 0.3 }))).toEqual(inked);
  });

  it('has them where its rules are so thin that they are grey in the picture', async () => {
    const thin = content.replaceAll('1 w', '0.12 w');
    expect(await inkOfCells(scanned(await pictureOf(`0.12 w\n${thin}`), { grain: 12, slant: -0.8 }))).toEqual(inked);
  });

  it('keeps cells that reach over several columns and rows whole', async () => {
    const spanned =
      drawnTable({ xs: [40, 160, 380], top: 240, rowHeight: 30, rows: [['Both', '']] }) +
      drawnTable({ xs: [40, 160, 260, 380], top: 210, rowHeight: 30, rows: [['', '1', '2'], ['', '3', '']] }); // biome-ignore format: one row a line
    const page = await pageOf({ n: 1, image: await pictureOf(spanned), dpi: 200 }, async (all) => all.map(() => []));
    const [grid] = pageBlocks([page]).blocks.filter((block) => block.t === 'grid');
    expect(grid?.cells.map(({ r, c, rs, cs }) => [r, c, rs, cs])).toContainEqual([0, 1, 1, 2]);
    expect(grid?.cells).toHaveLength(8);
  });

  it('is none where there are only letters with strokes like rules', async () => {
    const letters = Array.from({ length: 8 }, (_, i) => latin(40, 240 - i * 20, 'HEFTL H E F T L HHEEFF', 16)).join('');
    const image = await pictureOf(letters);
    const page = await pageOf({ n: 1, image, dpi: 200 }, async (crops) => crops.map(() => []));
    expect(page.segments).toEqual([]);
  });

  it('is no page where there is more on it than on a page of a report, or its ink is no writing', async () => {
    let seed = 7;
    const random = () => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      return seed / 0x7fffffff;
    };
    const side = 1200;
    const pictureBy = (dark: (x: number, y: number) => boolean) => ({
      width: side,
      height: side,
      data: Uint8Array.from({ length: side * side }, (_, i) => (dark(i % side, Math.floor(i / side)) ? 0 : 255)),
    });
    const noise = pictureBy(() => random() < 0.3);
    const dashes = pictureBy((x, y) => y % 24 < 6 && x % 60 < 40);
    for (const image of [noise, dashes])
      expect(await readRaster({ n: 1, image, dpi: 200 }, async (all) => all.map(() => []))).toBe(null);
  });

  it('says no certainty where nothing was recognised: such a cell is unreadable, never blank', async () => {
    const page = await pageOf({ n: 1, image: await pictureOf(content), dpi: 200 }, async (all) => all.map(() => []));
    const [grid] = pageBlocks([page]).blocks.filter((block) => block.t === 'grid');
    const inked = grid?.cells.filter((cell) => cell.raw !== '') ?? [];
    expect(inked.map(({ raw, conf }) => [raw, conf])).toEqual(inked.map(() => ['\ufffd', 0]));
  });
});

describe('a page that lies on its side or its head', () => {
  it('is set upright where recognition is surest', async () => {
    const image = await pictureOf(content);
    for (const quarters of [0, 1, 2, 3]) {
      const turned = quarterTurn(image, quarters);
      let tried = 0;
      // Sure only of the way up that is right; the page is tried in the order 0, 2, 1, 3 quarters.
      const right = [0, 2, 1, 3].indexOf((4 - quarters) % 4);
      const page = await pageOf({ n: 1, image: turned, dpi: 200 }, async (crops) => {
        const sure = tried++ === right;
        return crops.map(({ width }) =>
          Array.from({ length: Math.ceil(width / 20) }, (_, i) => ({ text: 'x', at: i / 9, conf: sure ? 1 : 0.2 })),
        );
      });
      expect([page.width > page.height, quarters]).toEqual([true, quarters]);
    }
  });
});
