import type { TemplateId } from '../report/report.ts';
import { type LabelIndex, labelCore } from './match-label.ts';
import { isFigureLike, type RowCell } from './row-view.ts';
import { keptRow } from './templates/kept-rows.ts';
import type { TemplateRow } from './templates/schema.ts';

const GROUP_BEFORE_LABEL =
  /^(?:三[、.,]?)?(?:本年度办理结果)?(?:\([一二三四五六七]\))?(?:不予公开|无法提供|不予处理|其他处理)?(?=(?:\d{1,2}[.、,]|\([一二三四五六七]\)))/;

/** The row that a label names, its cell and those right of it. */
export interface RowLabel {
  at: number;
  row: TemplateRow;
  core: string;
  cell: RowCell;
  values: readonly RowCell[];
  /** False for a misprinted or cut label that was put together from two pages: its halves may be those of two rows. */
  sure: boolean;
}

/**
 * The rightmost cell that names a row of the table: groups stand to its left, figures to its right. `last` and `adjacent` are those of
 * `LabelIndex.match`.
 */
export function labelOf(index: LabelIndex, cells: readonly RowCell[], last: number, adjacent = false): RowLabel | null {
  let found: Pick<RowLabel, 'at' | 'row' | 'core' | 'sure'> | null = null;
  for (const [at, cell] of cells.entries()) {
    if (cell.text === '') continue;
    if (isFigureLike(cell.text)) {
      if (found) break;
      continue;
    }
    const text = cell.text.replace(GROUP_BEFORE_LABEL, '');
    const row = index.match(text, last, adjacent);
    if (row && cell.own) found = { at, row, core: labelCore(text), sure: !cell.joined || index.isExact(text) };
  }
  return found && { ...found, cell: cells[found.at]!, values: valuesAfter(cells, found.at) };
}

/** The row that the body kept from the form before: its name stands beside one row, and nothing but figures right of it. */
export function keptLabelOf(id: TemplateId, cells: readonly RowCell[]): RowLabel | null {
  const kept = keptRow(id);
  if (!kept) return null;
  const at = cells.findIndex((cell) => cell.own && !cell.tall && labelCore(cell.text) === labelCore(kept.row.label));
  const values = at < 0 ? [] : valuesAfter(cells, at);
  if (!values.some((cell) => cell.text !== '') || !values.every((cell) => isFigureLike(cell.text))) return null;
  return { at, row: kept.row, core: labelCore(kept.row.label), cell: cells[at]!, values, sure: true };
}

/** The cells right of the label; the name of a group that reaches down from a row above is none of them. */
export function valuesAfter(cells: readonly RowCell[], label: number): RowCell[] {
  return cells.slice(label + 1).filter((cell) => cell.own || isFigureLike(cell.text));
}
