import type { LooseCell } from '../grid.ts';
import { shownChildren } from './shown-children.ts';
import { attribute, type MarkupNode, shownText } from './tree.ts';

const MOST = { columns: 60, rows: 500, cells: 5_000 } as const;

/** Where a child of a grid lies, 0-based; null = the next free place. */
interface Line {
  at: number | null;
  span: number;
}

/**
 * The rows of an element that its style lays out as a grid of known columns, as browsers place its children: at the lines that they name,
 * or at the next free place. Places that no child covers are cells without text. Null for any other element.
 */
export function cssGrid(node: MarkupNode): LooseCell[][] | null {
  const style = attribute(node, 'style') ?? '';
  if (!/display\s*:\s*(?:inline-)?grid/i.test(style)) return null;
  const columns = columnsOf(property(style, 'grid-template-columns'));
  const children = shownChildren(node);
  if (columns < 2 || !children || children.length < columns || children.length > MOST.cells) return null;
  return place(children, columns);
}

function property(style: string, name: string): string {
  return new RegExp(`(?:^|[;\\s])${name}\\s*:([^;]*)`, 'i').exec(style)?.[1]?.trim() ?? '';
}

/** `repeat(4, 1fr)`, `2fr 1fr 1fr`; 0 where the number of columns depends on the screen. */
function columnsOf(template: string): number {
  if (/auto-fi(?:ll|t)|subgrid/.test(template)) return 0;
  let count = 0;
  const rest = template.replace(
    /repeat\(\s*(\d{1,2})\s*,([^()]*(?:\([^()]*\)[^()]*)*)\)/g,
    (_, times: string, each: string) => {
      count += Number(times) * tracks(each);
      return ' ';
    },
  );
  return Math.min(count + tracks(rest), MOST.columns);
}

function tracks(list: string): number {
  return list
    .replace(/\[[^\]]*\]/g, ' ')
    .replace(/\([^()]*\)/g, '')
    .split(/\s+/)
    .filter((track) => track !== '').length;
}

function lineOf(value: string): Line {
  const [from = '', to = ''] = value.split('/').map((part) => part.trim());
  const span = (text: string) => /^span\s+(\d{1,2})$/.exec(text)?.[1];
  const at = /^\d{1,3}$/.test(from) ? Number(from) - 1 : null;
  if (at !== null && /^\d{1,3}$/.test(to)) return { at, span: Math.max(1, Number(to) - 1 - at) };
  return { at, span: Math.max(1, Number(span(from) ?? span(to) ?? 1)) };
}

function place(children: readonly MarkupNode[], columns: number): LooseCell[][] | null {
  const taken: (LooseCell | 'covered' | undefined)[][] = [];
  let [row, column] = [0, 0];
  for (const child of children) {
    const style = attribute(child, 'style') ?? '';
    const [across, down] = [lineOf(property(style, 'grid-column')), lineOf(property(style, 'grid-row'))];
    const cs = Math.min(across.span, columns);
    const fits = (r: number, c: number) => c + cs <= columns && isFree(taken, r, c, down.span, cs);
    if (down.at !== null && across.at !== null) [row, column] = [down.at, across.at];
    else {
      const cells = { row: down.at, column: across.at };
      while (
        row < MOST.rows &&
        !((cells.row ?? row) === row && (cells.column ?? column) === column && fits(row, column))
      )
        [row, column] = column + 1 < columns ? [row, column + 1] : [row + 1, 0];
    }
    if (row + down.span > MOST.rows || !fits(row, column)) return null;
    const cell: LooseCell = { raw: shownText(child, true), rowSpan: down.span, colSpan: cs, place: {} };
    for (let r = row; r < row + down.span; r++)
      for (let c = column; c < column + cs; c++) {
        taken[r] ??= [];
        taken[r]![c] = 'covered';
      }
    taken[row]![column] = cell;
  }
  return Array.from(taken, (line) => rowOf(line ?? [], columns));
}

function isFree(taken: readonly unknown[][], row: number, column: number, rows: number, columns: number): boolean {
  for (let r = row; r < row + rows; r++)
    for (let c = column; c < column + columns; c++) if (taken[r]?.[c]) return false;
  return true;
}

function rowOf(line: readonly (LooseCell | 'covered' | undefined)[], columns: number): LooseCell[] {
  return Array.from({ length: columns }, (_, c) => line[c]).flatMap((cell): LooseCell[] => {
    if (cell === undefined) return [{ raw: '', rowSpan: 1, colSpan: 1, place: {} }];
    return cell === 'covered' ? [] : [cell];
  });
}
