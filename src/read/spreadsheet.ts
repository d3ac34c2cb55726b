import type { Document, Picture } from '../report/document.ts';
import type { PictureBytes } from './pictures/with-pictures.ts';
import type { Sheet } from './sheet.ts';
import { sheetBlocks } from './sheet-blocks.ts';
import { tooComplex } from './zip-archive.ts';

/** Bounds of a workbook before it is laid out. */
const WORKBOOK = { cells: 200_000, merges: 5_000, characters: 2_000_000, sheets: 200 } as const;

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
