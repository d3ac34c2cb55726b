import type { Rect } from '../report/document.ts';

/**
 * A character with its box in points, origin top left. `run` numbers the show-text operation that drew it, `turn` says by how many
 * quarters it lies turned clockwise (1 = reads downwards, 3 = reads upwards), `conf` how certain its recognition is (0..1, scans only).
 */
export interface Glyph {
  text: string;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  run?: number;
  turn?: number;
  conf?: number;
}

/** A cell between rules, 0-based, with the characters that stand in it; `bbox` in points. */
export interface RuledCell {
  r: number;
  c: number;
  rs: number;
  cs: number;
  bbox: Rect;
  glyphs: Glyph[];
}

/** A ruled table of one page. The cells tile rows x cols, sorted by row, then column. */
export interface RuledGrid {
  bbox: Rect;
  /** Positions of the column and row lines; one more than there are columns and rows. */
  xs: number[];
  ys: number[];
  cells: RuledCell[];
  /** False where rules are missing so that a cell is no rectangle: the shape of such a table is a guess. */
  regular: boolean;
  /** Where a text began in one cell and lies mostly in another: whose it is, is a guess. */
  spilled: number;
}

/** What was found on a page. */
export interface RuledPage {
  grids: RuledGrid[];
  /** Tables of one column: frames around text, or what a page break left of a table. Their characters are among `rest` too. */
  frames: RuledGrid[];
  /** Characters outside every grid, in the order given. */
  rest: Glyph[];
  /** True where the page has more lines than any table: it was not searched for tables. */
  overdrawn: boolean;
}
