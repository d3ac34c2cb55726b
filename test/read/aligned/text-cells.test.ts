import { describe, expect, it } from 'vitest';
import { isSetWide, shown, textCells } from '../../../src/read/aligned/text-cells.ts';
import { tokensOf } from '../../../src/read/aligned/tokens.ts';
import type { Glyph } from '../../../src/read/ruled-grid.ts';

const SIZE = 10;
let run = 0;

/** A line of one operation from `x`, in the middle of `y`; `spaced`: a blank of one character between any two. */
function line(x: number, y: number, text: string, spaced = false): Glyph[] {
  let at = x;
  run++;
  return [...text].map((c) => {
    const x0 = at;
    const x1 = x0 + (c.charCodeAt(0) < 0x80 ? SIZE / 2 : SIZE);
    at = x1 + (spaced ? SIZE : 0);
    return { text: c, x0, x1, y0: y - SIZE / 2, y1: y + SIZE / 2, run };
  });
}

const cells = (...lines: Glyph[][]) => cellsOf(false, lines);
const cellsOf = (isWide: boolean, lines: Glyph[][]) =>
  textCells(tokensOf(lines.flat()), isWide).map((cell) => `${cell.kind} ${shown(cell)}`);

const ROW = (y: number) => [...line(300, y, '12'), ...line(340, y, '5'), ...line(380, y, '无')];

describe('words of tables without rules', () => {
  it('that are spelt with blanks keep a 无 in their middle; one that stands alone is a blank', () => {
    expect(cells(line(40, 100, '（四）无法提供', true), ROW(100))).toEqual([
      'words （四）无法提供',
      'figure 12',
      'figure 5',
      'figure 无',
    ]);
  });

  it('keep the last character of their name on its next line, also where it is a unit; units beside figures are units', () => {
    expect(
      cells(line(300, 60, '自然'), line(305, 72, '人'), line(40, 100, '甲乙丙'), line(200, 100, '人'), ROW(100)),
    ).toEqual(['words 自然人', 'words 甲乙丙', 'unit 人', 'figure 12', 'figure 5', 'figure 无']);
  });

  it('keep a number whose point stands apart', () => {
    expect(cells(line(40, 100, '1.国家秘密', true), ROW(100))[0]).toBe('words 1.国家秘密');
  });

  it('that are written downwards are one, also with blanks between their characters', () => {
    expect(cells(line(300, 40, '统'), line(300, 60, '计'), line(300, 80, '数'), line(300, 130, '7'))).toEqual([
      'words 统计数',
      'figure 7',
    ]);
  });

  it('go on over line ends though one of their lines begins like a label', () => {
    const label = (y: number) => [
      ...line(40, y - 6, '公开政府信息的数'),
      ...line(40, y + 6, '量和件数的总和数'),
      ...line(300, y, '4'),
    ];
    const odd = [...line(40, 394, '其他其他其他其他'), ...line(40, 406, '1.其他其他其他其'), ...line(300, 400, '4')];
    const found = cells(...[100, 140, 180, 220, 260, 300].map(label), odd);
    expect(found.filter((text) => text === 'words 公开政府信息的数量和件数的总和数')).toHaveLength(6);
  });

  it('keep a number with words right before and behind it', () => {
    const note = [...line(40, 100, '同一信息计'), ...line(92, 100, '1'), ...line(99, 100, '条）')];
    expect(cells(note, line(300, 100, '916'))).toEqual(['words 同一信息计1条）', 'figure 916']);
    expect(cells(line(40, 100, '同一信息计'), line(140, 100, '1'), line(180, 100, '条'))).toContain('figure 1');
  });

  it('go on over wide spaces between lines where the document has them, and only there', () => {
    const label = (y: number) => [
      ...line(40, y - 12, '公开政府信息的数'),
      ...line(40, y + 12, '量和件数的总和数'),
      ...line(300, y, '4'),
    ];
    const rows = [100, 150, 200, 250, 300].map(label);
    expect(isSetWide([tokensOf(rows.flat())])).toBe(true);
    expect(cellsOf(true, rows).filter((text) => text === 'words 公开政府信息的数量和件数的总和数')).toHaveLength(5);
    const single = [100, 124, 148, 172, 196, 220].map((y) => [...line(40, y, '公开政府信息数'), ...line(300, y, '4')]);
    expect(isSetWide([tokensOf(single.flat())])).toBe(false);
    expect(cellsOf(true, single).filter((text) => text === 'words 公开政府信息数')).toHaveLength(6);
  });

  it('have one order though characters of one line stand a little higher than others', () => {
    const note = [...line(40, 100, '计'), ...line(51, 99.8, '1'), ...line(57, 100, '次')];
    expect(cells(note)).toEqual(['words 计1次']);
  });
});
