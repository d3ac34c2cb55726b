import type { DocumentWarning, Grid } from '../../report/document.ts';
import { type LooseCell, type LooseRow, layOutGrid } from '../grid.ts';

/** One cell as a row defines it: its right edge in twips and how it is merged with its neighbours. */
export interface CellFormat {
  right: number;
  /** Goes on with the cell to its left, above it. */
  goesOnLeft: boolean;
  goesOnAbove: boolean;
}

export interface TableRow {
  left: number;
  formats: readonly CellFormat[];
  texts: readonly string[];
}

interface SpannedCell {
  from: number;
  to: number;
  raw: string;
  goesOnAbove: boolean;
}

/** Edges that lie closer than this (3 points) are one line of the table. */
const SAME = 60;

/**
 * Rows to a grid by the edges of their cells. A row that holds more or fewer texts than it defines cells says nothing certain: it becomes
 * one cell over the whole width, from which nobody reads a figure. Throws FailureError `read.too-complex`.
 */
export function tableGrid(
  rows: readonly TableRow[],
  path: string,
  maxArea: number,
): { grid: Grid; warnings: DocumentWarning[] } {
  const lines = edgeLines(rows);
  const uneven = rows.filter((row) => row.formats.length !== row.texts.length).length;
  const spanned = rows.map((row) => spannedCells(row, lines));
  const loose = spanned.map((cells, r): LooseRow => ({ cells: looseCells(cells, r, spanned, path), group: 0 }));
  const { warnings, ...grid } = layOutGrid(loose, maxArea);
  if (uneven > 0) warnings.push({ code: 'row-uneven', detail: String(uneven), place: { path } });
  return { grid: { t: 'grid', ...grid, source: 'markup' }, warnings };
}

function edgeLines(rows: readonly TableRow[]): number[] {
  const lines: number[] = [];
  const edges = rows.flatMap((row) => [row.left, ...row.formats.map((format) => format.right)]).sort((a, b) => a - b);
  for (const edge of edges) if (lines.length === 0 || edge - lines.at(-1)! > SAME) lines.push(edge);
  return lines;
}

function spannedCells(row: TableRow, lines: readonly number[]): SpannedCell[] {
  const at = (edge: number) => lines.findLastIndex((line) => line <= edge);
  if (row.formats.length !== row.texts.length)
    return [{ from: 0, to: lines.length - 1, raw: row.texts.join('\n'), goesOnAbove: false }];
  const cells: SpannedCell[] = [];
  let from = at(row.left);
  for (const [i, format] of row.formats.entries()) {
    const to = Math.max(at(format.right), from + 1);
    const last = cells.at(-1);
    if (format.goesOnLeft && last) {
      last.to = to;
      last.raw = [last.raw, row.texts[i]!].filter((text) => text.trim() !== '').join('\n');
    } else cells.push({ from, to, raw: row.texts[i]!, goesOnAbove: format.goesOnAbove });
    from = to;
  }
  return cells;
}

/** The cells that start in row `r`; those that go on with the same columns above are part of that cell. */
function looseCells(
  cells: readonly SpannedCell[],
  r: number,
  rows: readonly (readonly SpannedCell[])[],
  path: string,
): LooseCell[] {
  const loose: LooseCell[] = [];
  let c = 0;
  for (const [i, cell] of cells.entries()) {
    const place = { path: `${path}/tr[${r + 1}]/td[${i + 1}]` };
    if (cell.from > c) loose.push({ raw: '', rowSpan: 1, colSpan: cell.from - c, place });
    c = cell.to;
    if (isPartOfAbove(cell, rows[r - 1])) continue;
    let rowSpan = 1;
    while (rows[r + rowSpan]?.some((below) => isPart(below, cell))) rowSpan++;
    loose.push({ raw: cell.raw, rowSpan, colSpan: cell.to - cell.from, place });
  }
  return loose;
}

function isPartOfAbove(cell: SpannedCell, above: readonly SpannedCell[] | undefined): boolean {
  return above?.some((upper) => isPart(cell, upper)) ?? false;
}

function isPart(cell: SpannedCell, upper: SpannedCell): boolean {
  return cell.goesOnAbove && cell.from === upper.from && cell.to === upper.to;
}
