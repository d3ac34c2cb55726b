import { linesAround } from './lines-around.ts';
import type { Region } from './regions.ts';
import { LABEL, middle, type TextCell, textOf } from './text-cells.ts';
import { boxOf } from './tokens.ts';

/** One row of a table without rules. */
export interface LabelledRow {
  /** Height of its figures, or of its label. */
  y: number;
  label: TextCell | null;
  /** Names of groups beside it. */
  aside: TextCell[];
  values: TextCell[];
  /** True where its figures may be those of another row, or its blanks be filled by those of the next. */
  unsure: boolean;
  open: boolean;
}

/** Parts of the character size by which a label may miss the height of its figures, and below which two heights are one. */
const LEVEL = 0.3;
const ONE_ROW = 0.75;
/** Height between two rows at least, in parts of the character size: more than between lines of one cell. */
const ROW_GAP = 0.28;
const OVERLAP = 0.1;

/** The step between two rows of figures at least, in parts of the character size. */
const LEAST_STEP = 0.95;
/** Labels that begin like one, from which on all rows of a table are numbered. */
const MANY_NEW = 2;
/** The step from line to line of one figure at most, in parts of the character size. */
const MOST_LINE = 3;
/** A word that stands apart from the figure that it says something of. */
const SIGN = /^(?:减少?|增加?|新增|上升|下降|约|共|近|超过?)$/;
/** Points above the first and below the last row in which a figure may be theirs. */
const NEAR = 30;

type Meets = (label: TextCell) => number;
/** The height at which a label of several lines meets its figures: its middle, its first or its last line. */
const WAYS: readonly Meets[] = [
  middle,
  (label) => middle(label.tokens.reduce((a, b) => (middle(b) < middle(a) ? b : a))),
  (label) => middle(label.tokens.reduce((a, b) => (middle(b) > middle(a) ? b : a))),
];

/** The rows of a region: figures of one height with the label that meets them there, and labels without figures. `isTop`: nothing stands above it on its page. */
export function labelledRows({ cells, left, anchors, others: outside }: Region, isTop: boolean): LabelledRow[] {
  const labels = cells.filter((cell) => cell.kind === 'words' && cell.x0 < left);
  const figures = cells.filter((cell) => !labels.includes(cell));
  const meets = wayOf(labels, anchors);
  const rows = anchors.map((y): LabelledRow => ({ y, label: null, aside: [], values: [], unsure: false, open: false }));
  for (const cell of figures) {
    const [near, next] = [...rows].sort((a, b) => Math.abs(a.y - middle(cell)) - Math.abs(b.y - middle(cell)));
    const off = Math.abs(near!.y - middle(cell));
    near!.values.push(cell);
    if (off > ONE_ROW * cell.size) near!.unsure = true;
    // Between two rows: that of either.
    if (next && Math.abs(next.y - middle(cell)) - off < 0.4 * cell.size) near!.unsure = next.unsure = true;
  }
  const alone: TextCell[] = [];
  for (const cell of labels) {
    const row = rows.find(({ y }) => Math.abs(y - meets(cell)) < LEVEL * cell.size);
    if (!row) alone.push(cell);
    else if (row.label === null) row.label = cell;
    else if (cell.x0 > row.label.x0) {
      row.aside.push(row.label);
      row.label = cell;
    } else row.aside.push(cell);
  }
  for (const cell of alone.splice(0)) {
    const beside = rows.filter(({ y }) => y > cell.y0 && y < cell.y1);
    const [row] = beside;
    if (row && beside.length === 1 && row.label === null) row.label = cell;
    else alone.push(cell);
  }
  for (const row of rows) {
    const { label } = row;
    // The name of a group may stand beside the middle of a label of several lines.
    const lines = linesAround(row.y, label === null ? alone : alone.filter(({ x0 }) => x0 > label.x1 - 1));
    if (lines.length === 0 || (label && isNew(label))) continue;
    if (label) row.aside.push(label);
    row.label = { ...lines[0]!, ...boxOf(lines), tokens: lines.flatMap(({ tokens }) => tokens) };
    for (const line of lines) alone.splice(alone.indexOf(line), 1);
  }
  for (const row of rows) {
    // What stands left of the label numbers the row; what stands right of it, but too far left for a figure, is not understood.
    const astray = row.values.filter((value) => value.x0 < left - 1);
    if (astray.some((value) => row.label === null || value.x0 > row.label.x0)) row.unsure = true;
    row.values = row.values.filter((value) => !astray.includes(value));
  }
  const bare = alone
    .filter((cell) => !isTaken(cell, rows))
    .map((cell): LabelledRow => ({ y: meets(cell), label: cell, aside: [], values: [], unsure: false, open: false }));
  const sorted = [...rows, ...bare].sort((a, b) => a.y - b.y);
  const isNameless = (row: LabelledRow | undefined) => row !== undefined && labels.length > 0 && row.label === null;
  const astray = outside.filter(({ kind }) => kind === 'figure').map(middle);
  for (const [i, row] of sorted.entries()) {
    const [above, below] = [sorted[i - 1]?.y ?? row.y - NEAR, sorted[i + 1]?.y ?? row.y + NEAR];
    const isNear = astray.some((y) => y > above && y < below);
    row.open = isNear || isNameless(sorted[i - 1]) || isNameless(sorted[i + 1]) || isNameless(row);
  }
  const isNumbered = labels.filter(isNew).length >= MANY_NEW;
  const isPart = partOf(sorted, isNumbered);
  // A table of several rows says of each what it is about: these are the lines of one.
  const isOneRow = labels.length === 0 && rows.length > 1;
  return sorted.map((row, i) => {
    const others = [sorted[i - 1], sorted[i + 1]] as const;
    if (
      isOneRow ||
      hasSign(row) ||
      goesOnInFigure(row) ||
      hasMoreLines(row, outside) ||
      others.some((other) => other && isSameRow(row, other)) ||
      (isNumbered && (isLineOf(row, others[0]) || isLineOf(others[1], row))) ||
      isPart(row, others)
    )
      return { ...row, unsure: true };
    // The first row of a page may be the rest of a label on the page before.
    const isRest = i === 0 && isTop && row.label !== null && !LABEL.test(textOf(row.label).trim());
    const isBare = row.values.length === 0;
    const box = row.label ?? { y0: row.y, y1: row.y };
    const isBeside = outside.some((other) => middle(other) > box.y0 && middle(other) < box.y1);
    return isBeside || (isBare && isRest) || isDoubtful(row, others) ? { ...row, unsure: true } : row;
  });
}

/** The first figure stands right behind a bracket that is open: `（同一热点计 1` goes on in the label's next line. */
function goesOnInFigure({ label, values }: LabelledRow): boolean {
  if (label === null || !/[(（][^()（）]*$/.test(textOf(label))) return false;
  return values.some(({ x0 }) => x0 >= label.x1 && x0 - label.x1 < label.size);
}

/** A sign or 约 stands apart from the figure that it belongs to. */
function hasSign({ label, aside, values }: LabelledRow): boolean {
  return [...(label ? [label] : []), ...aside, ...values].some((cell) => SIGN.test(textOf(cell)));
}

/** Begins a label of its own. */
function isNew(label: TextCell): boolean {
  return LABEL.test(textOf(label).trim()) || /^其中/.test(textOf(label).trim());
}

/** Above or below a figure of this row. */
function isInColumnOf(cell: TextCell, row: LabelledRow): boolean {
  return row.values.some(({ x0, x1 }) => x0 < cell.x1 && x1 > cell.x0);
}

/** Nearer to one another than lines are; or figures without a label below or above others of their columns: the lines of long figures. */
function isSameRow(row: LabelledRow, other: LabelledRow): boolean {
  const size = (row.values[0] ?? other.values[0])?.size ?? 0;
  const step = Math.abs(row.y - other.y);
  if (row.values.length > 0 && other.values.length > 0 && step < LEAST_STEP * size) return true;
  if (row.label !== null && other.label !== null) return false;
  return step < MOST_LINE * size && row.values.some((value) => isInColumnOf(value, other));
}

/**
 * Among numbered labels, one that begins none, below a number alone, or beside figures in other columns than those of the row above, or
 * beside fewer, each below one of those, or beside several, each below a longer one: lines of one row.
 */
function isLineOf(row: LabelledRow | undefined, above: LabelledRow | undefined): boolean {
  if (!row?.label || !above?.label || isNew(row.label) || row.values.length === 0 || above.values.length === 0)
    return false;
  if (/^\d{1,2}[.．、]?$/.test(textOf(above.label).trim())) return true;
  const isBelow = (value: TextCell) => isInColumnOf(value, above);
  if (!row.values.some(isBelow)) return true;
  if (row.values.length < above.values.length) return row.values.every(isBelow);
  return row.values.length > 1 && row.values.every((value) => isRest(value, above));
}

/** Shorter than the figure above it: the digits for which the cell had no room. */
function isRest(value: TextCell, { values }: LabelledRow): boolean {
  return values.some(
    (other) => other.x0 < value.x1 && other.x1 > value.x0 && textOf(other).length > textOf(value).length,
  );
}

/** Figures outside the table, with no words beside them, right above or below this row's: further lines of its figures. */
function hasMoreLines(row: LabelledRow, outside: readonly TextCell[]): boolean {
  return outside.some(
    (cell) =>
      cell.kind === 'figure' &&
      Math.abs(middle(cell) - row.y) < MOST_LINE * cell.size &&
      isInColumnOf(cell, row) &&
      !outside.some(({ kind, y0, y1 }) => kind === 'words' && y0 < middle(cell) && y1 > middle(cell)),
  );
}

type Neighbours = readonly (LabelledRow | undefined)[];

/**
 * Tells which labels without figures may be lines of others. Where units stand beside figures, they do beside blanks as well. Numbered labels
 * show where one begins; without numbers only rows that are as far from one another as those with figures do.
 */
function partOf(rows: readonly LabelledRow[], isNumbered: boolean): (row: LabelledRow, beside: Neighbours) => boolean {
  const hasUnits = rows.some(({ values }) => values.some(({ kind }) => kind === 'unit'));
  const step = Math.min(
    ...rows.slice(1).flatMap((row, i) => (isWhole(row) && isWhole(rows[i]!) ? [row.y - rows[i]!.y] : [])),
  );
  return (row, beside) => {
    if (row.label === null || row.values.length > 0) return false;
    const [before, next] = beside;
    if (hasUnits) return true;
    if (isNumbered) return (before !== undefined && !isNew(row.label)) || (next?.label != null && !isNew(next.label));
    return beside.some((other) => other && Math.abs(other.y - row.y) < step - LEVEL * row.label!.size);
  };
}

/** Figures beside a label of one line. */
function isWhole({ label, values }: LabelledRow): boolean {
  return label !== null && values.length > 0 && label.y1 - label.y0 < 1.5 * label.size;
}

/** Puts the name of a group, which stands left of the labels of rows that it overlaps, beside the nearest of them. */
function isTaken(cell: TextCell, rows: readonly LabelledRow[]): boolean {
  const near = rows.filter(({ label, values }) => {
    const { y0, y1 } = boxOf([...(label ? [label] : []), ...values]);
    return Math.max(cell.y0 - y1, y0 - cell.y1) < OVERLAP * cell.size;
  });
  if (near.length === 0 || !near.every(({ label }) => label !== null && label.x0 > cell.x1 - OVERLAP * cell.size))
    return false;
  near.sort((a, b) => Math.abs(a.y - middle(cell)) - Math.abs(b.y - middle(cell)))[0]!.aside.push(cell);
  return true;
}

/** The way in which most labels of several lines meet figures. */
function wayOf(labels: readonly TextCell[], anchors: readonly number[]): Meets {
  const tall = labels.filter((label) => label.y1 - label.y0 > 1.5 * label.size);
  const count = (meets: Meets) =>
    tall.filter((label) => anchors.some((y) => Math.abs(y - meets(label)) < LEVEL * label.size)).length;
  return [...WAYS].sort((a, b) => count(b) - count(a))[0]!;
}

/** A label without figures beside figures without a label, or no further from the next row than lines of one cell are: they may belong together. */
function isDoubtful(row: LabelledRow, others: readonly (LabelledRow | undefined)[]): boolean {
  const { label } = row;
  if (label === null || row.values.length > 0) return false;
  return others.some((other) => {
    if (other === undefined) return false;
    // No label is one character: this one goes on.
    if (other.label !== null && textOf(other.label).trim().length === 1) return true;
    const { y0, y1 } = boxOf([...(other.label ? [other.label] : []), ...other.values]);
    return other.label === null || Math.max(label.y0 - y1, y0 - label.y1) < ROW_GAP * label.size;
  });
}
