import type { GridSource } from '../report/document.ts';
import type { Value } from '../report/report.ts';

/** Grids without cells of their own: a picture, words by their positions, running text. */
const GUESSED: readonly (GridSource | undefined)[] = ['raster', 'alignment', 'sequence'];

/** Whether the cell that a value stands in is our guess: then what is wrong with the cell may be our reading. */
export function inGuessedCell({ source }: Value): boolean {
  return GUESSED.includes(source?.grid);
}
