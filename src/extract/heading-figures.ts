import type { TemplateId } from '../report/report.ts';
import type { HeadingFigure } from '../report/words.ts';
import { labelCore } from './match-label.ts';
import type { RowView } from './row-view.ts';
import { TEMPLATES } from './templates/index.ts';

const HEADINGS = new Map(
  TEMPLATES.t2014.tables
    .flatMap((table) => table.rows.filter((row) => row.role === 'heading'))
    .map((row) => [labelCore(row.label), row.label] as const),
);

/** Figures in lines of the statistics table that only head others, each line once; empty for other forms. */
export function headingFigures(template: TemplateId | null, rows: readonly RowView[]): HeadingFigure[] {
  if (template !== 't2014') return [];
  const found = new Map<string, HeadingFigure>();
  for (const { cells } of rows) {
    const at = cells.findIndex((cell) => HEADINGS.has(labelCore(cell.text)));
    const row = at < 0 ? undefined : HEADINGS.get(labelCore(cells[at]!.text));
    const figure = cells.slice(at + 1).find((cell) => /^\d+(?:\.\d+)?$/.test(cell.text));
    if (row !== undefined && figure !== undefined && !found.has(row))
      found.set(row, { row, raw: figure.raw.trim(), source: figure.source });
  }
  return [...found.values()];
}
