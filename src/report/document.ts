/**
 * What every reader yields, whatever the format of the snapshot: paragraphs and rectangular tables in reading order,
 * each with its place. Template binding, comparison and the review pages know nothing of formats.
 */

/** Stands for a character that could not be read, and for all of a cell of which nobody knows what it holds: no figure, and no blank. */
export const UNREAD = '\ufffd';

/** x0, y0, x1, y1 in points, origin top left, after page rotation. */
export type Rect = readonly [x0: number, y0: number, x1: number, y1: number];

/** Where something stands: page (1-based) and box, or a path in the markup (`table[2]/tr[3]/td[1]`, `line 120`, `Sheet1!B4`). */
export interface Place {
  page?: number;
  bbox?: Rect;
  path?: string;
}

/** How a grid came about, in falling trust. `markup` and `rules` carry geometry, `sequence` is text split by tabs or blanks. */
export type GridSource = 'markup' | 'rules' | 'raster' | 'alignment' | 'sequence';

/** One cell of a grid; where it spans several rows or columns, it stands at the first. */
export interface Cell {
  /** 0-based row and column of the anchor, row span and column span (≥ 1). */
  r: number;
  c: number;
  rs: number;
  cs: number;
  /** As read, line breaks kept. */
  raw: string;
  /** NFKC, no white space, dashes unified: for matching. */
  text: string;
  /** 0..1, the least of its characters; OCR only. */
  conf?: number;
  /** False where its last line of words ends well before the cell's edge, so that the words do not go on after a page break; unknown
   * without geometry. */
  open?: boolean;
  /** True where its row has exactly one thing in each column: `alignment` only, where that leaves nothing to infer. */
  whole?: true;
  /** True in the rows before and after a page break of which the second may be lines of the first: its label has no number, the other has. */
  parted?: true;
  /** More than one where a cell was joined over pages. */
  places: Place[];
}

/** A rectangular table of `rows` × `cols`; only a row of `sequence` may end before the others. */
export interface Grid {
  t: 'grid';
  rows: number;
  cols: number;
  /** Anchors only, sorted by r then c, no overlaps. */
  cells: Cell[];
  source: GridSource;
  /** Nearest heading or paragraph before the table. */
  caption?: string;
  /** Page pieces that were stitched, with what was done at each joint. */
  joins?: { kind: 'rows' | 'split-row' | 'repeated-header' | 'rowspan'; row: number; dropped: number }[];
}

/** Running text or a heading, as one line. */
export interface Paragraph {
  t: 'p';
  text: string;
  /** 1..6 for headings. */
  level?: number;
  places: Place[];
}

/** A picture that the document shows. */
export interface Picture {
  t: 'img';
  alt?: string;
  /** `dress`: no table of a report stands in it (an icon, a seal, a code). `legible`: one may, and its pixels are at hand, so that
   * recognition can read it. Absent where neither is known. */
  look?: 'dress' | 'legible';
  /** Absolute address of a picture that is no part of the file and may hold a table. */
  href?: string;
  places: Place[];
}

/** A piece of a document, in reading order. */
export type Block = Paragraph | Grid | Picture;

/** What a reader noticed that may have cost or changed something. */
export interface DocumentWarning {
  /** Stable kebab-case code, e.g. `span-clamped`, `hidden-row-dropped`, `replacement-characters`. */
  code: string;
  detail?: string;
  place?: Place;
}

/** A link inside the document, absolute where the base is known. */
export interface DocumentLink {
  href: string;
  text: string;
  /** A page that is shown in a frame of this one and may be the article. */
  framed?: true;
}

/** A file as its reader gives it on; see the head of this file. */
export interface Document {
  irVersion: 1;
  /** Sniffed, never the declared one. */
  format: string;
  reader: { name: string; version: string };
  encoding?: { used: string; declared?: string; replacements: number };
  /** Metadata as the format gives it: HTML `<meta>` names as found, `title`, … */
  meta: Readonly<Record<string, string>>;
  pages?: { n: number; textSource: 'text' | 'ocr-layer' | 'ocr' | 'none' }[];
  blocks: Block[];
  links: DocumentLink[];
  warnings: DocumentWarning[];
}

/** The cell that a value was read from. `table` is the 1-based number of the grid in the document; `row`, `column` 1-based. */
export interface CellSource {
  page?: number;
  table?: number;
  row?: number;
  column?: number;
  path?: string;
  bbox?: Rect;
  grid?: GridSource;
  /** Least certainty of its characters, 0..1; only where they were read from a picture. */
  conf?: number;
  /** True where each column of its row has something, in a table without rules: no column was inferred from a blank. */
  whole?: true;
  /** Beside a page break that may have parted it: digits of it may stand on the other page. */
  parted?: true;
  /** True where figures printed without a gap were taken apart. */
  glued?: true;
  /** True where there were several ways to take them apart, of which only this one makes the total of their row right. */
  chosen?: true;
  /** True where there were so many ways that a total printed wrong may have been met by chance. */
  ofMany?: true;
}
