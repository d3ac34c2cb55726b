import type { Document, DocumentWarning, Picture } from '../report/document.ts';
import type { PictureBytes } from './pictures/with-pictures.ts';
import { sheetBlocks } from './sheet-blocks.ts';
import { tooComplex } from './zip-archive.ts';

/** One cell that the file holds, 0-based. `shown` is what the sheet displays; empty for a cell that has only a style. */
export interface SheetCell {
  r: number;
  c: number;
  shown: string;
}

/** First and last row and column of merged cells, 0-based, inclusive. */
export interface Merge {
  r0: number;
  c0: number;
  r1: number;
  c1: number;
}

/** One worksheet, whatever file format it came from. */
export interface Sheet {
  name: string;
  hidden: boolean;
  cells: SheetCell[];
  merges: Merge[];
  hiddenRows: ReadonlySet<number>;
  hiddenCols: ReadonlySet<number>;
  /** True where pictures, shapes or charts lie on the sheet; their text is not read. */
  drawing: boolean;
  /** Files of the pictures among them. */
  pictures?: readonly Uint8Array[];
  warnings: DocumentWarning[];
}

/** Bounds of a workbook before it is laid out. */
export const WORKBOOK = { cells: 200_000, merges: 5_000, characters: 2_000_000, sheets: 200 } as const;

/**
 * The shown sheets of a workbook in their order as one document; `files` is given those of its pictures. Throws FailureError
 * `read.too-complex` beyond the bounds.
 */
export function workbookDocument(
  sheets: readonly Sheet[],
  format: string,
  version: string,
  files: Map<Picture, PictureBytes> = new Map(),
): Document {
  const document: Document = {
    irVersion: 1,
    format,
    reader: { name: format, version },
    meta: {},
    blocks: [],
    links: [],
    warnings: [],
  };
  checkBounds(sheets);
  let caption = '';
  for (const sheet of sheets) {
    const place = { path: sheet.name };
    if (sheet.hidden) {
      document.warnings.push({ code: 'hidden-sheet-dropped', place });
      continue;
    }
    const { blocks, warnings, ...after } = sheetBlocks(sheet, caption);
    caption = after.caption;
    document.warnings = [...document.warnings, ...sheet.warnings, ...warnings];
    document.blocks = [...document.blocks, ...blocks];
    const pictures = (sheet.pictures ?? []).map((file, i): Picture => {
      const picture: Picture = { t: 'img', places: [{ path: `${sheet.name}!img[${i + 1}]` }] };
      files.set(picture, async () => file);
      return picture;
    });
    document.blocks = [...document.blocks, ...pictures];
    if (!sheet.drawing || pictures.length > 0) continue;
    document.warnings.push({ code: 'drawing-not-read', place });
    document.blocks.push({ t: 'img', places: [place] });
  }
  return document;
}

function checkBounds(sheets: readonly Sheet[]): void {
  const found = { sheets: sheets.length, cells: 0, merges: 0, characters: 0 };
  for (const sheet of sheets) {
    found.cells += sheet.cells.length;
    found.merges += sheet.merges.length;
    for (const cell of sheet.cells) found.characters += cell.shown.length;
  }
  for (const name of ['sheets', 'cells', 'merges', 'characters'] as const) boundOf(name, found[name]);
}

/** Throws FailureError `read.too-complex` where a workbook has more of something than its bound. */
export function boundOf(name: keyof typeof WORKBOOK, found: number): void {
  if (found > WORKBOOK[name]) throw tooComplex(`${found} ${name}, more than ${WORKBOOK[name]}`);
}

/** `B4` for row 3, column 1. */
export function cellName(r: number, c: number): string {
  let letters = '';
  for (let n = c + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `${letters}${r + 1}`;
}

/** Row and column of `B4` or `$B$4`, 0-based; null for anything else. */
export function cellPosition(name: string): { r: number; c: number } | null {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(name.trim());
  if (!match) return null;
  const c = [...match[1]!.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { r: Number(match[2]) - 1, c };
}
