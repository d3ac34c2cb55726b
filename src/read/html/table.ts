import type { DocumentWarning } from '../../report/document.ts';
import type { LooseRow } from '../grid.ts';
import { matchingText } from '../normalise.ts';
import { attribute, isHidden, type MarkupNode, shownText } from './tree.ts';

/** The rows of a table without inner tables. Hidden rows and the helper row that Word adds are left out, with a warning. */
export function tableRows(table: MarkupNode, path: string): { rows: LooseRow[]; warnings: DocumentWarning[] } {
  const rows: LooseRow[] = [];
  const warnings: DocumentWarning[] = [];
  let group = 0;
  let number = 0;
  let misaligned = false;
  const visit = (node: MarkupNode): void => {
    for (const child of node.children ?? []) {
      if (child.type === 'comment' || child.type === 'directive') {
        const data = child.data ?? '';
        if (data.includes('supportMisalignedColumns')) misaligned = true;
        else if (data.includes('endif')) misaligned = false;
      } else if (child.name === 'tbody' || child.name === 'thead' || child.name === 'tfoot') {
        group++;
        if (!isHidden(child)) visit(child);
      } else if (child.name === 'tr') {
        number++;
        const place = `${path}/tr[${number}]`;
        const row = { cells: rowCells(child, place), group };
        if (!isDropped(child, row, misaligned)) rows.push(row);
        else if (!isEmpty(row)) warnings.push({ code: 'hidden-row-dropped', place: { path: place } });
      }
    }
  };
  visit(table);
  return { rows, warnings };
}

function rowCells(tr: MarkupNode, path: string): LooseRow['cells'] {
  const cells = (tr.children ?? []).filter((child) => (child.name === 'td' || child.name === 'th') && !isHidden(child));
  return cells.map((cell, i) => ({
    raw: shownText(cell, true),
    rowSpan: span(attribute(cell, 'rowspan'), 1),
    colSpan: Math.max(1, span(attribute(cell, 'colspan'), 1)),
    place: { path: `${path}/${cell.name}[${i + 1}]` },
  }));
}

/** `rowspan="0"` means the rest of the group; anything that is no number means 1. */
function span(value: string | undefined, fallback: number): number {
  const number = Number.parseInt(value ?? '', 10);
  return Number.isInteger(number) && number >= 0 ? number : fallback;
}

function isEmpty({ cells }: LooseRow): boolean {
  return cells.every((cell) => matchingText(cell.raw) === '');
}

function isDropped(tr: MarkupNode, row: LooseRow, misaligned: boolean): boolean {
  if (isHidden(tr)) return true;
  if (!isEmpty(row)) return false;
  if (row.cells.length === 0 || misaligned) return true;
  const style = attribute(tr, 'style') ?? '';
  return (
    /^0+(?:px|pt)?$/.test((attribute(tr, 'height') ?? '').trim()) ||
    /(?:^|[;\s])height\s*:\s*0+(?:\.0+)?(?:px|pt)?\s*(?:;|$)/i.test(style)
  );
}

/** True for a table that only arranges the page: a single cell, or one cell that holds most of a long text. */
export function isLayoutTable(rows: readonly LooseRow[]): boolean {
  const cells = rows.flatMap((row) => row.cells);
  const sizes = cells.map((cell) => matchingText(cell.raw).length).filter((size) => size > 0);
  if (sizes.length === 0 || cells.length === 1) return true;
  if (sizes.length === 1) return sizes[0]! > 60 || cells.some((cell) => cell.raw.trim().includes('\n'));
  const longest = Math.max(...sizes);
  return longest > 500 && longest > 0.6 * sizes.reduce((sum, size) => sum + size, 0);
}
