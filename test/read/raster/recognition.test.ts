import { describe, expect, it } from 'vitest';
import { decodeCtc } from '../../../src/read/raster/ctc.ts';
import { cellCharacters, withFigureSigns } from '../../../src/read/raster/figure-signs.ts';
import { quarterTurn, resized, rotated, withEvenLight } from '../../../src/read/raster/grey-image.ts';
import { blobsOf, type Ink, inkOf } from '../../../src/read/raster/ink.ts';
import { inkLines } from '../../../src/read/raster/ink-lines.ts';
import { markOf } from '../../../src/read/raster/mark-shape.ts';
import { skewOf } from '../../../src/read/raster/skew.ts';
import { drawnTable, latin, pictureOf, scanned } from './drawn-page.ts';

/** Ink from rows of `#` and blanks. */
function drawn(...rows: string[]): Ink {
  const width = Math.max(...rows.map((row) => row.length));
  const data = Uint8Array.from(rows.flatMap((row) => [...row.padEnd(width)].map((pixel) => (pixel === '#' ? 1 : 0))));
  return { width, height: rows.length, data };
}

const characters = (text: string) => [...text].map((one, i) => ({ text: one, at: i / 10, conf: 0.9 }));
const signs = (text: string) =>
  withFigureSigns(characters(text))
    .map((one) => one.text)
    .join('');

describe('what recognition gives for a line', () => {
  it('is the likeliest character of each step, repetitions and blanks left out', () => {
    const steps = [
      [0.1, 0.9, 0],
      [0.2, 0.8, 0],
      [0.9, 0.1, 0],
      [0.4, 0.6, 0],
      [0.1, 0.2, 0.7],
    ];
    const read = decodeCtc(Float32Array.from(steps.flat()), 5, ['1', '2']);
    expect(read.map(({ text }) => text).join('')).toBe('112');
    expect(read.map(({ conf }) => Math.round(conf * 10))).toEqual([9, 6, 7]);
    expect(read.map(({ at }) => at)).toEqual([0.1, 0.7, 0.9]);
  });

  it('is as certain of a digit as of all that look like it together, in figures alone', () => {
    const step = Float32Array.from([0.05, 0.5, 0.4, 0.05]);
    const [read] = decodeCtc(step, 1, ['o', '0', '8']);
    expect(read).toMatchObject({ text: 'o', conf: 0.5 });
    expect(withFigureSigns([read!])[0]?.conf).toBeCloseTo(0.9);
    expect(withFigureSigns([read!, ...characters('总')])[0]?.conf).toBe(0.5);
  });

  it('has no dust beside its figures: points of which it is not sure', () => {
    const dust = { text: '.', at: 0, conf: 0.7 };
    const text = (...read: (typeof dust)[]) =>
      withFigureSigns(read)
        .map((one) => one.text)
        .join('');
    expect([text(dust, ...characters('12'), dust), text(...characters('1'), dust, ...characters('5'))]).toEqual([
      '12',
      '1.5',
    ]);
    expect([text(...characters('.5')), text(dust)]).toEqual(['.5', '.']);
  });

  it('has zeros and ones for letters only where nothing but a figure can stand', () => {
    expect([signs('o'), signs('1O'), signs('l2'), signs('I'), signs('〇')]).toEqual(['0', '10', '12', '1', '0']);
    expect([signs('Oo k'), signs('总计'), signs('Il')]).toEqual(['Oo k', '总计', '11']);
  });

  it('has dashes for a lone 一', () => {
    expect([signs('一'), signs('一一'), signs('一、'), signs('（一）')]).toEqual(['—', '——', '一、', '（一）']);
  });
});

describe('the mark of a blank cell', () => {
  const mark = (...rows: string[]) => {
    const ink = drawn(...rows);
    return markOf(ink, blobsOf(ink)!, 12);
  };

  it('is a slash by its shape, never a 7 or a 1', () => {
    expect(
      mark('      ##', '     ## ', '     ## ', '    ##  ', '   ##   ', '  ##    ', '  ##    ', ' ##     ', '##      '),
    ).toBe('/');
    expect(
      mark('########', '########', '     ## ', '    ##  ', '   ##   ', '  ##    ', '  ##    ', ' ##     ', '##      '),
    ).toBe(null);
    expect(mark('  ##', ' ###', '####', '  ##', '  ##', '  ##', '  ##', '  ##', '  ##')).toBe(null);
    expect(mark('##', '##', '##', '##', '##', '##', '##', '##')).toBe(null);
  });

  it('outweighs recognition, but for a slash that was read as a 1: that stays unread', () => {
    const read = (text: string, shape: '/' | '—' | null) =>
      cellCharacters(characters(text), shape).map((one) => one.text);
    expect([read('7', '/'), read('1', '/'), read('l', '/'), read('一', '—'), read('7', null)]).toEqual([
      ['/'],
      ['\ufffd'],
      ['\ufffd'],
      ['—'],
      ['7'],
    ]);
  });

  it('is a dash where all is flat', () => {
    expect(mark('##########', '##########')).toBe('—');
    expect(mark('######  ######')).toBe('—');
    expect(mark('####', '####', '####', '####')).toBe(null);
  });
});

describe('a picture', () => {
  it('is turned by quarters without loss', () => {
    const image = { width: 3, height: 2, data: Uint8Array.from([1, 2, 3, 4, 5, 6]) };
    expect(quarterTurn(image, 1)).toEqual({ width: 2, height: 3, data: Uint8Array.from([4, 1, 5, 2, 6, 3]) });
    expect(quarterTurn(quarterTurn(image, 1), 3)).toEqual(image);
    expect(quarterTurn(quarterTurn(image, 2), 2)).toEqual(image);
  });

  it('has its slant measured to a tenth of a degree', async () => {
    const rows = [
      ['Rules', '13'],
      ['Orders', '7'],
      ['Fees', '0'],
    ];
    const image = await pictureOf(drawnTable({ xs: [40, 200, 380], top: 260, rowHeight: 50, rows }));
    for (const slant of [-5, -1.2, 0, 0.4, 3]) {
      const found = (skewOf(inkOf(rotated(image, (slant * Math.PI) / 180))) * 180) / Math.PI;
      expect(Math.abs(found - slant)).toBeLessThan(0.1);
    }
  });

  it('loses its shadow and keeps its ink', async () => {
    const image = await pictureOf(latin(40, 200, 'Yearly report', 20));
    const even = withEvenLight(scanned(image, { shadow: true }));
    const share = (one: { data: Uint8Array }) => one.data.filter((value) => value < 128).length / one.data.length;
    expect(share(even) / share(image)).toBeGreaterThan(0.8);
    expect(share(even) / share(image)).toBeLessThan(1.25);
  });

  it('is scaled with its means kept', () => {
    const image = {
      width: 4,
      height: 4,
      data: Uint8Array.from([0, 0, 200, 200, 0, 0, 200, 200, 100, 100, 50, 50, 100, 100, 50, 50]),
    };
    expect(resized(image, 0.5)).toEqual({ width: 2, height: 2, data: Uint8Array.from([0, 200, 100, 50]) });
    expect(resized(image, 2)).toMatchObject({ width: 8, height: 8 });
  });
});

describe('ink', () => {
  it('makes lines of writing, the strokes of one character together, dust left out', () => {
    const blob = (x0: number, y0: number, x1: number, y1: number) => ({ x0, y0, x1, y1, area: (x1 - x0) * (y1 - y0) });
    const two = [blob(0, 0, 18, 2), blob(0, 14, 20, 16)];
    const below = [blob(0, 40, 18, 58), blob(22, 42, 40, 58)];
    const lines = inkLines([...two, ...below, blob(70, 30, 71, 31)], 20);
    expect(lines.map(({ x0, y0, x1, y1 }) => [x0, y0, x1, y1])).toEqual([
      [0, 0, 20, 16],
      [0, 40, 40, 58],
    ]);
  });

  it('is none on white paper, nor where all is one grey', () => {
    for (const grey of [255, 200]) {
      const ink = inkOf(withEvenLight({ width: 50, height: 50, data: new Uint8Array(2500).fill(grey) }));
      expect(blobsOf(ink)).toEqual([]);
    }
  });
});
