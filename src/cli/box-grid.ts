import stringWidth from 'string-width';
import { wrap } from './wrap.ts';

/** A cell of a drawn table, with its spans; places are 0-based. `solid` text is never broken over lines. */
export interface BoxCell {
  r: number;
  c: number;
  rs: number;
  cs: number;
  text: string;
  align: 'left' | 'center';
  solid?: boolean;
}

const LEAST = 4;
/** By the sides that meet: 1 up, 2 right, 4 down, 8 left. */
const CORNERS = ['', '│', '─', '└', '│', '│', '┌', '├', '─', '┘', '─', '┴', '┐', '┤', '┬', '┼'];

/** Least widths of the columns, so that no solid text is broken. */
export function leastWidths(cells: readonly BoxCell[], columns: number): number[] {
  const widths = new Array<number>(columns).fill(LEAST);
  for (const { c, cs, text, solid } of cells)
    if (cs === 1 && solid) widths[c] = Math.max(widths[c] ?? LEAST, stringWidth(text));
  return widths;
}

/** The table with its rules and spans, at most `width` columns wide where the least widths allow it. */
export function drawBox(cells: readonly BoxCell[], columns: number, width: number): string {
  const rows = Math.max(0, ...cells.map(({ r, rs }) => r + rs));
  const widths = spread(cells, leastWidths(cells, columns), width - columns - 1);
  const inner = (cell: BoxCell) => sum(widths, cell.c, cell.cs) + cell.cs - 1;
  const texts = new Map(cells.map((cell) => [cell, wrap(cell.text, inner(cell))]));
  const heights = heightsOf(cells, texts, rows);
  const [xs, ys] = [starts(widths), starts(heights)];
  const canvas = new Canvas((xs[columns] ?? 0) + 1, (ys[rows] ?? 0) + 1);
  for (const cell of cells) {
    const [x0, x1] = [xs[cell.c] ?? 0, xs[cell.c + cell.cs] ?? 0];
    const [y0, y1] = [ys[cell.r] ?? 0, ys[cell.r + cell.rs] ?? 0];
    canvas.frame(x0, y0, x1, y1);
    const lines = texts.get(cell) ?? [];
    const top = y0 + 1 + Math.floor((y1 - y0 - 1 - lines.length) / 2);
    lines.forEach((line, i) => {
      const free = x1 - x0 - 1 - stringWidth(line);
      canvas.write(x0 + 1 + (cell.align === 'left' ? 0 : Math.floor(free / 2)), top + i, line);
    });
  }
  return canvas.toString();
}

/** Gives the room that is left to whichever cell is broken over the most lines. */
function spread(cells: readonly BoxCell[], widths: number[], room: number): number[] {
  let free = room - sum(widths, 0, widths.length);
  const wants = cells.map((cell) => ({ cell, size: stringWidth(cell.text) }));
  while (free > 0) {
    let [worst, most] = [null as BoxCell | null, 1];
    for (const { cell, size } of wants) {
      const lines = size / (sum(widths, cell.c, cell.cs) + cell.cs - 1) / cell.rs;
      if (lines > most) [worst, most] = [cell, lines];
    }
    if (worst === null) break;
    const own = widths.slice(worst.c, worst.c + worst.cs);
    const at = worst.c + own.indexOf(Math.min(...own));
    widths[at] = (widths[at] ?? 0) + Math.min(2, free);
    free -= 2;
  }
  return widths;
}

function heightsOf(cells: readonly BoxCell[], texts: ReadonlyMap<BoxCell, string[]>, rows: number): number[] {
  const heights = new Array<number>(rows).fill(1);
  for (const cell of [...cells].sort((a, b) => a.rs - b.rs)) {
    const missing = (texts.get(cell)?.length ?? 0) - (sum(heights, cell.r, cell.rs) + cell.rs - 1);
    const last = cell.r + cell.rs - 1;
    if (missing > 0) heights[last] = (heights[last] ?? 0) + missing;
  }
  return heights;
}

/** Where each rule stands, with one place for a rule before every column. */
function starts(sizes: readonly number[]): number[] {
  const at = [0];
  for (const size of sizes) at.push((at.at(-1) ?? 0) + size + 1);
  return at;
}

function sum(numbers: readonly number[], from: number, count: number): number {
  let total = 0;
  for (let i = from; i < from + count; i++) total += numbers[i] ?? 0;
  return total;
}

class Canvas {
  readonly #rules: number[][];
  readonly #texts: { x: number; text: string }[][];

  constructor(width: number, height: number) {
    this.#rules = Array.from({ length: height }, () => new Array<number>(width).fill(0));
    this.#texts = Array.from({ length: height }, () => []);
  }

  frame(x0: number, y0: number, x1: number, y1: number): void {
    for (const y of [y0, y1]) for (let x = x0; x <= x1; x++) this.#add(x, y, (x > x0 ? 8 : 0) | (x < x1 ? 2 : 0));
    for (const x of [x0, x1]) for (let y = y0; y <= y1; y++) this.#add(x, y, (y > y0 ? 1 : 0) | (y < y1 ? 4 : 0));
  }

  write(x: number, y: number, text: string): void {
    this.#texts[y]?.push({ x, text });
  }

  #add(x: number, y: number, sides: number): void {
    const row = this.#rules[y];
    if (row) row[x] = (row[x] ?? 0) | sides;
  }

  toString(): string {
    return this.#rules.map((row, y) => this.#line(row, this.#texts[y] ?? [])).join('\n');
  }

  #line(rules: readonly number[], texts: { x: number; text: string }[]): string {
    const rule = (from: number, to: number) =>
      rules
        .slice(from, to)
        .map((sides) => CORNERS[sides] || ' ')
        .join('');
    let [line, at] = ['', 0];
    for (const { x, text } of texts.sort((a, b) => a.x - b.x)) {
      line += rule(at, x) + text;
      at = x + stringWidth(text);
    }
    return (line + rule(at, rules.length)).trimEnd();
  }
}
