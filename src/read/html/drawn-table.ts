import type { LooseCell, LooseRow } from '../grid.ts';
import { matchingText } from '../normalise.ts';
import { cssGrid } from './css-grid.ts';
import { isNothing, shownChildren } from './shown-children.ts';
import { attribute, type MarkupNode, shownText } from './tree.ts';

/** A table made of other elements than `table`. `uneven`: rows hold what their line holds, and nobody tells which cells are merged. */
export interface DrawnTable {
  rows: LooseRow[];
  uneven: boolean;
}

/** What begins at a child: `end` = the index of the first child behind it; `table` null where it is no table of a report. */
export interface DrawnRun {
  table: DrawnTable | null;
  end: number;
}

const REPORT =
  /第二十条第|申请人情况|新收政府信息公开申请|结果维持|统计指标|指标名称|本年制发件数|本年处理决定数量|尚未审结|收到申请数|申请办结数|主动公开政府信息数/;
const ROWS = /^(?:div|ul|ol|dl|li|section)$/;
const CELLS = /^(?:div|li|dt|dd|section)$/;
const INLINE = /^(?:span|p|label|b|strong|em)$/;
const CELL_LIKE = /(?:^|[\s_-])(?:col|cell|td|th|column)/i;
const ROW_LIKE = /(?:^|[\s_-])(?:tr|row)(?:$|[\s_-])/i;
const CELL_STYLE = /display\s*:\s*(?:table-cell|inline-block)|float\s*:|(?:^|[;\s])(?:width|flex)\s*:/i;
const FIGURE = /^(?:[-+]?[\d,.]*|[/\\|-]*|无|\ufffd+)$/;
/** Characters of a label with all that clerks add to it. */
const LONGEST = 120;
const LEAST_ROWS = 3;
const LEAST_FIGURES = 0.25;
const MOST_CHILDREN = 3_000;

/**
 * The table of a report that begins with the child `from`: rows that follow on one another as elements of cells, by their shape, or a
 * container whose style lays its children out as a grid. Lists, menus and paragraphs are none.
 */
export function drawnTable(children: readonly MarkupNode[], from: number, path: string): DrawnRun {
  if (children.length > MOST_CHILDREN || !ROWS.test(children[from]!.name ?? '')) return { table: null, end: from + 1 };
  const grid = cssGrid(children[from]!);
  if (grid && isReport(grid)) return { table: { rows: placed(grid, path), uneven: false }, end: from + 1 };
  const rows: MarkupNode[][] = [];
  let end = from + 1;
  for (let i = from; i < children.length; i++) {
    const child = children[i]!;
    if (isNothing(child)) continue;
    const found = rowsIn(child);
    if (found === null) break;
    rows.push(...found);
    end = i + 1;
  }
  return { table: rows.length < LEAST_ROWS ? null : tableOf(rows, path), end };
}

function tableOf(nodes: readonly MarkupNode[][], path: string): DrawnTable | null {
  const rows = nodes.map((row) => row.map(cellOf));
  if (!isReport(rows)) return null;
  const width = (row: readonly LooseCell[]) => row.reduce((sum, cell) => sum + cell.colSpan, 0);
  const spans = rows.some((row) => row.some((cell) => cell.colSpan > 1 || cell.rowSpan > 1));
  const uneven = !spans && rows.some((row) => width(row) !== width(rows[0]!));
  return { rows: placed(rows, path), uneven };
}

function placed(rows: readonly LooseCell[][], path: string): LooseRow[] {
  return rows.map((cells, r) => ({
    group: 0,
    cells: cells.map((cell, c) => ({ ...cell, place: { path: `${path}/row[${r + 1}]/cell[${c + 1}]` } })),
  }));
}

function isReport(rows: readonly LooseCell[][]): boolean {
  const texts = rows.flat().map((cell) => matchingText(cell.raw));
  const figures = texts.filter((text) => FIGURE.test(text)).length;
  return figures >= LEAST_FIGURES * texts.length && REPORT.test(texts.join('\n'));
}

/** An element's rows as their cells: it is one, or holds nothing else; null for anything else. */
function rowsIn(node: MarkupNode): MarkupNode[][] | null {
  const own = cellsIn(node);
  if (own) return [own];
  const inner = shownChildren(node);
  if (!inner || inner.length === 0 || inner.length > MOST_CHILDREN || !ROWS.test(node.name ?? '')) return null;
  const rows = inner.map(cellsIn);
  return rows.every((row) => row !== null) ? rows : null;
}

/** The cells of a row; a row of one cell is one only where it says so. */
function cellsIn(node: MarkupNode): MarkupNode[] | null {
  const inner = shownChildren(node);
  if (!inner || inner.length === 0 || inner.length > 40) return null;
  const said =
    attribute(node, 'role') === 'row' ||
    /display\s*:\s*table-row/i.test(attribute(node, 'style') ?? '') ||
    ROW_LIKE.test(attribute(node, 'class') ?? '');
  if (!said && (!ROWS.test(node.name ?? '') || inner.length < 2)) return null;
  if (!inner.every((child) => isCell(child, said))) return null;
  const nested = inner.filter((child) => (shownChildren(child) ?? []).filter((one) => isCell(one, false)).length > 1);
  return nested.length > 0.6 * inner.length ? null : inner;
}

function isCell(node: MarkupNode, said: boolean): boolean {
  const { name = '' } = node;
  const isNamed = CELL_LIKE.test(attribute(node, 'class') ?? '') || CELL_STYLE.test(attribute(node, 'style') ?? '');
  if (!said && !CELLS.test(name) && !(INLINE.test(name) && isNamed)) return false;
  return matchingText(shownText(node)).length <= LONGEST;
}

function cellOf(node: MarkupNode): LooseCell {
  const span = (name: string) => Math.max(1, Math.min(50, Number.parseInt(attribute(node, name) ?? '1', 10) || 1));
  return { raw: shownText(node, true), rowSpan: span('aria-rowspan'), colSpan: span('aria-colspan'), place: {} };
}
