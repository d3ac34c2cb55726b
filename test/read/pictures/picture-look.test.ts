import { describe, expect, it } from 'vitest';
import { pictureLook } from '../../../src/read/pictures/picture-look.ts';
import { pictureSize } from '../../../src/read/pictures/picture-size.ts';
import { htmlReader } from '../../../src/read/readers/html.ts';
import { TABLES } from './sample-tables.ts';

const look = (width: number, height: number, alt?: string) => pictureLook({ width, height }, 'pixels', alt);

describe('a picture', () => {
  it.each<[string, number, number]>([
    ['of a table of few rows', 1100, 200],
    ['of a whole page', 1240, 1754],
    ['of a page that lies on its side', 1754, 1240],
    ['of a narrow table', 420, 560],
    ['of the whole report in one', 900, 9000],
  ])('may hold a table: one %s', (_, width, height) => {
    expect(look(width, height)).toBe('legible');
  });

  it.each<[string, number, number]>([
    ['an icon', 16, 16],
    ['a logo', 220, 60],
    ['a code to be scanned', 430, 430],
    ['a banner', 1200, 80],
    ['a rule', 900, 4],
  ])('holds none: %s', (_, width, height) => {
    expect(look(width, height)).toBe('dress');
  });

  it('holds no table of a report where its own words call it a poster', () => {
    expect(look(1080, 4000, '一图读懂2023年政府信息公开工作年度报告')).toBe('dress');
  });

  it('is measured in points where it stands on a page', () => {
    expect(pictureLook({ width: 400, height: 75 }, 'points')).toBe('legible');
    expect(pictureLook({ width: 120, height: 120 }, 'points')).toBe('dress');
  });
});

describe('the size of a picture', () => {
  const bytes = (...parts: (string | number[])[]) =>
    Uint8Array.from(Buffer.concat([...parts.map((part) => Buffer.from(part as string, 'latin1')), Buffer.alloc(40)]));

  it('is told by its head, whatever its kind', () => {
    expect(pictureSize(TABLES[0]!)).toEqual({ width: 799, height: 550 });
    expect(pictureSize(bytes('GIF89a', [0x20, 3, 0x58, 2]))).toEqual({ width: 800, height: 600 });
    const tables = '\xff\xd8\xff\xe0\0\x04ab\xff\xc4\0\x03c';
    expect(pictureSize(bytes(`${tables}\xff\xc2\0\x11\x08`, [2, 0x58, 3, 0x20]))).toEqual({ width: 800, height: 600 });
    expect(pictureSize(bytes('RIFF....WEBPVP8X', Array(8).fill(0), [0x1f, 3, 0, 0x57, 2, 0]))).toEqual({
      width: 800,
      height: 600,
    });
  });

  it('is not known of anything else, nor of what is cut off', () => {
    expect(pictureSize(bytes('II*\0'))).toBe(null);
    expect(pictureSize(bytes('\xff\xd8\xff\xe0'))).toBe(null);
    expect(pictureSize(TABLES[0]!.subarray(0, 12))).toBe(null);
  });
});

describe('the pictures of a web page', () => {
  const url = 'http://a.gov.cn/nb/202401/t1.html';
  async function pictures(markup: string, files: Readonly<Record<string, Uint8Array>> = {}) {
    const bytes = new TextEncoder().encode(`<html><body><div id="zoom">${markup}</div></body></html>`);
    const result = await htmlReader.read({ bytes, url, pictures: new Map(Object.entries(files)) });
    if (!result.ok) throw new Error(result.failure.cause);
    return result.value.blocks.flatMap((block) => (block.t === 'img' ? [{ href: block.href, look: block.look }] : []));
  }

  it('are named with their addresses, those that load late too, and looked at where their files are at hand', async () => {
    const address = 'http://a.gov.cn/nb/202401/W020240118.png';
    expect(await pictures('<img src="./W020240118.png">')).toEqual([{ href: address, look: undefined }]);
    expect(await pictures('<img src="blank.gif" data-original="W020240118.png">')).toEqual([
      { href: address, look: undefined },
    ]);
    expect(await pictures('<img src="./W020240118.png">', { [address]: TABLES[2]! })).toEqual([
      { href: address, look: 'legible' },
    ]);
  });

  it.each([
    ['in a link to another page', '<a href="/xxgk/"><img src="W1.jpg" width="800" height="600"></a>'],
    ['that the page shows small', '<img src="W1.jpg" style="width:120px; height: 40px">'],
    [
      'named as icons, logos and codes',
      '<img src="../images/icon_pdf.gif"><img src="/logo2.png"><img src="ewm_1.jpg">',
    ],
    ['called posters', '<img src="W1.jpg" alt="图解：2023年年报">'],
    ['that are drawings', '<img src="/images/line.svg"><img src="data:image/svg+xml;base64,AAAA"><img>'],
  ])('are dress: those %s', async (_, markup) => {
    for (const one of await pictures(markup)) expect(one).toEqual({ href: undefined, look: 'dress' });
  });

  it('are none where the page hides them', async () => {
    expect(await pictures('<p style="display:none"><img src="W1.jpg"></p>')).toEqual([]);
  });
});
