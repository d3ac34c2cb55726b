import { LABEL, middle, type TextCell, textOf } from './text-cells.ts';

/** By how much the middle of a label may miss its figures, in parts of the character size. */
const LEVEL = 0.3;
/** The step between two lines of one cell at most, and the difference that roundings make, in parts of the character size. */
const MOST_STEP = 3;
const EVEN = 0.12;

/**
 * The lines of a label around the height `y` of its figures: as many above as below, equally far from one another and from it, with
 * nothing beside it. None where a line below begins like a label of its own.
 */
export function linesAround(y: number, words: readonly TextCell[]): TextCell[] {
  const lines = words.filter((cell) => Math.abs(middle(cell) - y) > LEVEL * cell.size && !isNameOfGroup(cell, words));
  const above = lines.filter((cell) => cell.y1 <= y + LEVEL * cell.size).sort((a, b) => middle(b) - middle(a));
  const below = lines.filter((cell) => cell.y0 >= y - LEVEL * cell.size).sort((a, b) => middle(a) - middle(b));
  const [upper, lower] = [above[0], below[0]];
  if (!upper || !lower || upper === lower || !isOver(upper, lower) || isNew(lower)) return [];
  const step = middle(lower) - middle(upper);
  const found = [upper, lower];
  if (step > MOST_STEP * upper.size || !isAt(y, found)) return [];
  for (let i = 1; i < Math.min(above.length, below.length); i++) {
    const [next, last] = [above[i]!, below[i]!];
    const isOneStep = (a: TextCell, b: TextCell) => Math.abs(middle(b) - middle(a) - step) < EVEN * upper.size;
    if (isNew(found[0]!) || isNew(last) || !isOneStep(next, found[0]!) || !isOneStep(found.at(-1)!, last)) break;
    found.unshift(next);
    found.push(last);
  }
  return isAt(y, found) ? found : [];
}

function isAt(y: number, lines: readonly TextCell[]): boolean {
  return Math.abs((lines[0]!.y0 + lines.at(-1)!.y1) / 2 - y) < LEVEL * lines[0]!.size;
}

function isOver(upper: TextCell, lower: TextCell): boolean {
  return upper.x0 < lower.x1 && upper.x1 > lower.x0 && Math.abs(upper.size - lower.size) < EVEN * lower.size;
}

function isNew(cell: TextCell): boolean {
  return LABEL.test(textOf(cell).trim());
}

/** A line left of another one of the same height: groups have their names beside the labels. */
function isNameOfGroup(cell: TextCell, words: readonly TextCell[]): boolean {
  return words.some((other) => other.x0 > cell.x1 - 1 && Math.abs(middle(other) - middle(cell)) < EVEN * cell.size);
}
