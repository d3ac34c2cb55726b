import type { Dice } from './dice.ts';
import type { GeneratedCell, GeneratedTable } from './model.ts';

/** How a program sets tables: points, and habits at page breaks. */
export interface SetStyle {
  size: number;
  padding: number;
  /** Words of header cells stand one below the other, or lie on their side. */
  upright: 'no' | 'stacked' | 'turned' | 'vertical-font';
  figures: 'left' | 'centre' | 'right' | 'tight' | 'over-left' | 'over-right';
  middle: boolean;
  /** What happens to a row that does not fit on the page. */
  breaks: 'between-rows' | 'in-rows' | 'sliced';
  repeatHeader: boolean;
  /** Column widths go by weight; this is how uneven they are. */
  uneven: number;
}

/** A cell with its place in the grid and its lines of text. */
export interface SetCell {
  r: number;
  c: number;
  rs: number;
  cs: number;
  lines: string[];
  isFigure: boolean;
  isHead: boolean;
  turned: boolean;
  field?: string;
}

export interface SetTable {
  xs: number[];
  heights: number[];
  cells: SetCell[];
  head: number;
  leading: number;
}

/** Cells of a table at their places: column and row of the anchor. */
export function placeCells(table: GeneratedTable): (GeneratedCell & { r: number; c: number })[] {
  const taken = table.rows.map(() => new Set<number>());
  return table.rows.flatMap((row, r) => {
    let c = 0;
    return row.map((cell) => {
      while (taken[r]!.has(c)) c++;
      const placed = { ...cell, r, c };
      for (let i = 0; i < cell.rows; i++) for (let k = 0; k < cell.cols; k++) taken[r + i]?.add(c + k);
      return placed;
    });
  });
}

/** Width of a text in ems: Chinese characters are square, the others half as wide. */
export function ems(text: string): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) < 0x80 ? 0.5 : 1;
  return width;
}

/** A table with its columns, rows and lines of text measured for a page `width` points wide. */
export function setTable(table: GeneratedTable, x0: number, width: number, style: SetStyle, dice: Dice): SetTable {
  const placed = placeCells(table);
  const cols = Math.max(...placed.map((cell) => cell.c + cell.cols));
  const isFigure = (cell: GeneratedCell) => cell.field !== undefined || /^[-\d.,+]*$/.test(cell.text);
  const weights = Array.from({ length: cols }, (_, c) => {
    const own = placed.filter((cell) => cell.c === c && cell.cols === 1 && cell.r >= table.head && !isFigure(cell));
    const longest = Math.max(0, ...own.map((cell) => ems(cell.text)));
    const figures = placed.filter((cell) => cell.c === c && cell.cols === 1 && isFigure(cell));
    const need = Math.max(1.5, ...figures.map((cell) => ems(cell.text) + 0.6));
    return Math.max(need, Math.min(longest / 2, 12)) * (1 + style.uneven * dice.next());
  });
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const xs = [x0];
  for (const weight of weights) xs.push(xs.at(-1)! + (weight / all) * width);
  const leading = style.size * 1.3;
  const cells = placed.map((cell): SetCell => {
    const isHead = cell.r < table.head;
    const figure = isFigure(cell);
    const turned = isHead && style.upright !== 'no' && cell.cols === 1 && ems(cell.text) > 3 && ems(cell.text) < 9;
    const room = xs[cell.c + cell.cols]! - xs[cell.c]! - 2 * style.padding;
    const lines =
      turned && style.upright !== 'stacked' ? [cell.text] : wrap(cell.text, turned ? 1 : room / style.size, figure);
    const base = { r: cell.r, c: cell.c, rs: cell.rows, cs: cell.cols, lines, isFigure: figure, isHead };
    return { ...base, turned: turned && style.upright !== 'stacked', ...(cell.field ? { field: cell.field } : {}) };
  });
  return { xs, heights: rowHeights(table.rows.length, cells, leading, style, dice), cells, head: table.head, leading };
}

function rowHeights(rows: number, cells: readonly SetCell[], leading: number, style: SetStyle, dice: Dice): number[] {
  const extra = dice.pick([0, 0, 2, 8]);
  const need = (cell: SetCell) =>
    (cell.turned ? ems(cell.lines[0]!) * style.size * 1.05 : cell.lines.length * leading) + 2 * style.padding + extra;
  const heights = Array.from({ length: rows }, (_, r) =>
    Math.max(leading + 2 * style.padding, ...cells.filter((cell) => cell.r === r && cell.rs === 1).map(need)),
  );
  for (const cell of cells.filter((one) => one.rs > 1)) {
    const has = heights.slice(cell.r, cell.r + cell.rs).reduce((sum, height) => sum + height, 0);
    heights[cell.r + cell.rs - 1]! += Math.max(0, need(cell) - has);
  }
  return heights;
}

/** Words broken wherever the line is full, as Chinese is; figures are never broken. */
function wrap(text: string, room: number, whole: boolean): string[] {
  if (whole || text === '') return text === '' ? [] : text.split('\n');
  const lines: string[] = [];
  for (const part of text.split('\n')) {
    let line = '';
    for (const character of part) {
      if (line !== '' && ems(line + character) > room) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
    if (line !== '') lines.push(line);
  }
  return lines;
}
