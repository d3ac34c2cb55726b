import type { GridSource } from './document.ts';

/** A cell of the original as text, with its place: the path in the markup, or the page. */
export interface ShownCell {
  r: number;
  c: number;
  rs: number;
  cs: number;
  raw: string;
  path?: string;
  page?: number;
}

/** A piece of the original as text. `number`: the 1-based number of the table, by which figures name their place. */
export type ShownBlock =
  | { t: 'p'; text: string; level?: number; path?: string }
  | { t: 'grid'; number: number; rows: number; source: GridSource; cells: ShownCell[] }
  | { t: 'img'; alt: string };

/** A page that can be drawn; width and height in points, as the boxes of cells count them. */
export interface ShownPage {
  n: number;
  width: number;
  height: number;
}

/** An original as it is shown to people: pages to draw, or text and tables. Nothing of its markup. */
export interface ShownOriginal {
  format: string;
  /** Name and version of the reader that made the blocks; null for pages. */
  reader: string | null;
  pages: ShownPage[];
  blocks: ShownBlock[];
  /** More follows that is not shown. */
  cut: boolean;
}
