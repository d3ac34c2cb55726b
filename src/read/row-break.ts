import type { Cell, Grid } from '../report/document.ts';
import { isOfFigure, UNIT } from './cell-words.ts';
import { gridMatrix } from './grid.ts';

/** Tables with fewer columns have headers of one line. */
export const MANY_COLUMNS = 5;
/** What may be left of a figure with a mark behind it. */
export const PART = /^[约共近超余多注+\d.,()[\]*※件条项次个-]+$/;

/** The cells in each column of the last row before the break and of the first one after it. */
export interface Break {
  last: readonly (Cell | undefined)[];
  next: readonly (Cell | undefined)[];
}

/** The two rows beside a break. */
export function breakOf(table: Grid, piece: Grid): Break {
  return { last: gridMatrix(table).at(-1)!, next: gridMatrix(piece)[0]! };
}

/** Columns from the left that hold words in one of the two rows, up to the first figure behind words. */
export function labelColumns(...rows: (readonly (Cell | undefined)[])[]): number {
  const isWords = (cell: Cell | undefined) =>
    cell !== undefined && !isOfFigure(cell.text) && !isOfFigures(cell.c, ...rows);
  const isFigure = (cell: Cell | undefined) => cell !== undefined && cell.text !== '' && !isWords(cell);
  const words = rows[0]!.findIndex((_, c) => rows.some((row) => isWords(row[c])));
  if (words < 0) return 0;
  const first = rows[0]!.findIndex(
    (_, c) => c > words && rows.some((row) => isFigure(row[c])) && !rows.some((row) => isWords(row[c])),
  );
  const end = first < 0 ? rows[0]!.length : first;
  for (let c = end; c > 0; c--) if (rows.some((row) => isWords(row[c - 1]))) return c;
  return 0;
}

/**
 * A column in which one of the rows has a figure with a remark in brackets (`4571（含上年结`), of which the other may have the rest, or a
 * figure and the other what may be left of one (件).
 */
export function isOfFigures(c: number, ...rows: (readonly (Cell | undefined)[])[]): boolean {
  const texts = rows.map((row) => row[c]?.text ?? '');
  if (texts.some((text) => /^[约共近]?\d[\d,.]*[(（]/.test(text))) return true;
  return texts.some((text) => /\d/.test(text)) && texts.every((text) => isOfFigure(text) || PART.test(text));
}

/** Among the first `labels` columns the last one with words that are no unit. */
export function labelColumn(labels: number, ...rows: (readonly (Cell | undefined)[])[]): number {
  const isLabel = (cell: Cell | undefined) => cell !== undefined && !isOfFigure(cell.text) && !UNIT.test(cell.text);
  for (let c = labels; c > 0; c--) if (rows.some((row) => isLabel(row[c - 1]))) return c - 1;
  return labels - 1;
}
