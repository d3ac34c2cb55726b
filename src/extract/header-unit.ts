import { labelCore } from './match-label.ts';
import { UNKNOWN_UNIT } from './parse-figure.ts';
import type { RowCell, RowView } from './row-view.ts';
import { namesColumn, slipsOnlyColumn } from './table-shape.ts';
import type { TemplateColumn } from './templates/schema.ts';

/** The unit that the header above a column gives, null where it gives none; unknown where no header names the column. */
export function columnUnit(header: RowView | undefined, column: TemplateColumn): string | null {
  const above =
    header?.cells.find((cell) => namesColumn(labelCore(cell.text), column)) ??
    header?.cells.find((cell) => cell.text.includes('金额') || slipsOnlyColumn(labelCore(cell.text), [column]));
  return above ? headerUnit(above.text) : UNKNOWN_UNIT;
}

/** A header whose cells go on in a row below. */
export function withRest(header: RowView, rest: readonly RowCell[]): RowView {
  const cells = header.cells.map((cell) => {
    const text = rest.find(({ from, to }) => from === cell.from && to === cell.to)?.text ?? '';
    return /元|[()]/.test(text) ? { ...cell, text: cell.text + text } : cell;
  });
  return { ...header, cells };
}

/** The unit that a header gives in brackets (`本年收费金额（单位：元）`), or null; unknown where the bracket broke off before it. */
function headerUnit(text: string): string | null {
  const unit = /[(（](?:单位)?[:：]?\s*(百?[千万亿]?元)\s*(?:[)）]|$)/.exec(text)?.[1];
  return unit ?? (/[(（][^)）]*$/.test(text) ? UNKNOWN_UNIT : null);
}
