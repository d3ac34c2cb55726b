import { describe, expect, it } from 'vitest';
import { shown, textCells } from '../../../src/read/aligned/text-cells.ts';
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

const cells = (...lines: Glyph[][]) => textCells(tokensOf(lines.flat())).map((cell) => `${cell.kind} ${shown(cell)}`);

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
});
