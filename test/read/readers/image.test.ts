import { beforeAll, describe, expect, it } from 'vitest';
import { gridMatrix } from '../../../src/read/grid.ts';
import { requireOcr } from '../../../src/read/raster/ocr-place.ts';
import { imageReader } from '../../../src/read/readers/image.ts';
import { readerContract } from '../../contracts/reader.ts';
import { noOcr } from '../../ocr/no-ocr.ts';
import { drawnTable, latin, pictureOf, scanned } from '../raster/drawn-page.ts';

type Encode = (
  data: Uint8Array,
  options: object,
) => Record<'png' | 'jpeg' | 'tiff' | 'webp', () => { toBuffer(): Promise<Buffer> }>;
const ROWS = [
  ['Item', 'Made', 'Void'],
  ['Rules', '13', ''],
  ['Orders', '1047', '0'],
  ['Fees', '54.91', '/'],
];
const content =
  latin(40, 265, 'Reports') + drawnTable({ xs: [40, 160, 260, 380], top: 240, rowHeight: 30, rows: ROWS });

async function encoded(format: 'png' | 'jpeg' | 'tiff' | 'webp', how: Parameters<typeof scanned>[1] = {}) {
  const { width, height, data } = scanned(await pictureOf(content), how);
  const sharp = requireOcr('sharp') as Encode;
  return Uint8Array.from(
    await sharp(data, { raw: { width, height, channels: 1 } })
      [format]()
      .toBuffer(),
  );
}

async function matrixOf(bytes: Uint8Array) {
  const result = await imageReader.read({ bytes });
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.cause}`);
  const grid = result.value.blocks.find((block) => block.t === 'grid');
  return { grid, matrix: grid && gridMatrix(grid).map((row) => row.map((cell) => cell?.raw)) };
}

const name = noOcr === null ? 'a picture' : `a picture (recognition cannot be installed here: ${noOcr})`;

describe.skipIf(noOcr !== null)(name, () => {
  const input = { bytes: new Uint8Array() };
  beforeAll(async () => {
    input.bytes = await encoded('png');
  });

  readerContract(imageReader, [{ name: 'a table in a picture', input, matrix: ROWS, paragraph: 'Reports' }]);

  for (const format of ['jpeg', 'tiff', 'webp'] as const)
    it(`is read as ${format} too, slanted and with grains`, async () => {
      expect((await matrixOf(await encoded(format, { slant: 0.8, grain: 20 }))).matrix).toEqual(ROWS);
    });

  it('says that its grid comes from pixels, and how certain each cell is', async () => {
    const { grid } = await matrixOf(input.bytes);
    expect(grid?.source).toBe('raster');
    for (const cell of grid?.cells ?? [])
      expect(cell.conf ?? null).toSatisfy((conf) => (cell.raw === '' ? conf === null : conf > 0.5));
  });

  it('that is white is a document without anything in it', async () => {
    const sharp = requireOcr('sharp') as Encode;
    const white = new Uint8Array(300 * 300).fill(255);
    const bytes = Uint8Array.from(
      await sharp(white, { raw: { width: 300, height: 300, channels: 1 } })
        .png()
        .toBuffer(),
    );
    const result = await imageReader.read({ bytes });
    expect(result.ok && result.value.blocks).toEqual([]);
  });
});

describe('a picture that cannot be opened', () => {
  it('is a failure: its head alone', async () => {
    const result = await imageReader.read({
      bytes: Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]),
    });
    expect(result.ok ? 'read' : result.failure.code).toBe(noOcr === null ? 'read.malformed' : 'read.needs-ocr');
  });
});
