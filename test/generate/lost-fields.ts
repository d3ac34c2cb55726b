import { placed } from './cut-table.ts';
import type { GeneratedDocument, GeneratedTable } from './model.ts';

/** How a form lost its cells: blank ones leave no trace, those at the end of a line leave none. */
export type Loss = 'blanks' | 'ends';

const isBlank = (text: string) => /^[\s\u200b]*$/.test(text);

/**
 * Fields that nobody can tell any more: of a row that lost a blank cell, which of the others stands where; and where cells stand one a
 * line (`lines`) and some lost theirs, also rows without a total, in which a page number may stand for the lost one.
 */
export function lostFields(document: GeneratedDocument, loss: Loss, lines = false): ReadonlySet<string> {
  const lost = new Set<string>();
  const rows = document.blocks.flatMap((block) => (block.t === 'table' ? figuredRows(block) : []));
  const gone = ({ texts }: FiguredRow) => (loss === 'blanks' ? texts.some(isBlank) : isBlank(texts.at(-1) ?? ''));
  const sparse = lines && rows.some((row) => row.fields.length > 1 && gone(row));
  for (const row of rows)
    if (gone(row) || (sparse && row.fields.length > 1 && row.fields.length < 5))
      for (const field of row.fields) lost.add(field);
  return lost;
}

/** Fields of tables that a page break left with rows of different widths: drawn on a page, such a table has no certain shape. */
export function raggedFields(document: GeneratedDocument): ReadonlySet<string> {
  const lost = new Set<string>();
  for (const block of document.blocks) {
    if (block.t !== 'table') continue;
    const widths = block.rows.map(() => 0);
    for (const { cell, r } of placed(block))
      for (let i = r; i < Math.min(r + cell.rows, widths.length); i++) widths[i]! += cell.cols;
    if (new Set(widths).size > 1) for (const { field } of block.rows.flat()) if (field) lost.add(field);
  }
  return lost;
}

interface FiguredRow {
  fields: string[];
  /** Every cell behind the first figure, those of columns that the form does not have as well. */
  texts: string[];
}

function figuredRows(table: GeneratedTable): FiguredRow[] {
  return table.rows.flatMap((row) => {
    const first = row.findIndex((cell) => cell.field !== undefined);
    if (first < 0) return [];
    const fields = row.flatMap((cell) => cell.field ?? []);
    return [{ fields, texts: row.slice(first).map((cell) => cell.text) }];
  });
}
