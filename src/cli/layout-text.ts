import { type FormCell, type FormTable, officialTables } from '../extract/templates/official-layout.ts';
import type { Template } from '../extract/templates/schema.ts';
import type { Value } from '../report/report.ts';
import { CELLS } from '../text/cell-states.ts';
import { CHECK } from '../text/check.ts';
import { type BoxCell, drawBox, leastWidths } from './box-grid.ts';
import { tame, wrap } from './wrap.ts';

/** Numbers of the findings on each field. */
export type Notes = ReadonlyMap<string, readonly number[]>;

/** What the cells of a form hold, and what is to be said of them. */
export interface Sheet {
  values: Readonly<Record<string, Value>>;
  notes: Notes;
  /** Fields whose cell the document has under a name that was not understood. */
  unknown: ReadonlySet<string>;
}

/** The figures in the tables of the form as it prints them, `12[3]` where finding 3 stands on the cell. */
export function layoutText(template: Template, sheet: Sheet, width: number): string {
  const tables = officialTables(template).flatMap((table) => {
    const { cells, columns, labels } = placed(table, sheet);
    const [first] = table.head.flat();
    const titled = first?.kind === 'label' && first.text === table.title;
    return [...(titled ? [] : wrap(table.title, width)), ...bands(cells, columns, labels, width)];
  });
  const legend = [CHECK.cellLegend, ...(sheet.unknown.size > 0 ? [CHECK.notUnderstoodLegend] : [])];
  const words = legend.flatMap(({ zh, en }) => [...wrap(zh, width), ...wrap(en, width)]);
  return [...tables, ...words].join('\n');
}

/** A figure, or the mark of its absence; blank, zero and unreadable are never alike. */
export function figureText(value: Value | undefined): string {
  switch (value?.status) {
    case 'reported':
      return String(value.value ?? value.raw);
    case 'blank':
      return tame(value.raw?.trim() || CELLS.blank.mark.zh);
    case 'unreadable':
      return `?${tame(value.raw?.trim() ?? '')}`;
    default:
      return CELLS.absent.mark.zh;
  }
}

/** Cells with their places, which a form leaves to the order of its rows. */
function placed(table: FormTable, sheet: Sheet) {
  const taken = new Set<string>();
  const cells: BoxCell[] = [];
  let [columns, labels] = [0, 0];
  for (const [r, row] of [...table.head, ...table.body].entries()) {
    let c = 0;
    for (const cell of row) {
      while (taken.has(`${r} ${c}`)) c++;
      const [rs, cs] = cell.kind === 'label' ? [cell.rows, cell.columns] : [1, 1];
      for (let y = r; y < r + rs; y++) for (let x = c; x < c + cs; x++) taken.add(`${y} ${x}`);
      cells.push({ r, c, rs, cs, ...contentOf(cell, sheet) });
      columns = Math.max(columns, c + cs);
      if (cell.kind === 'label' && cell.scope.startsWith('row')) labels = Math.max(labels, c + cs);
      c += cs;
    }
  }
  return { cells, columns, labels };
}

function contentOf(cell: FormCell, { values, notes, unknown }: Sheet) {
  if (cell.kind === 'text') return { text: cell.text, align: 'center' as const };
  if (cell.kind === 'label')
    return {
      text: ' '.repeat(cell.depth ?? 0) + cell.text,
      align: cell.scope === 'row' ? ('left' as const) : ('center' as const),
    };
  const numbers = notes.get(cell.field.id) ?? [];
  const note = numbers.length === 0 ? '' : `[${numbers.join(',')}]`;
  const { id } = cell.field;
  const text = (unknown.has(id) ? CELLS.notUnderstood.mark.zh : figureText(values[id])) + note;
  return { text, align: 'center' as const, solid: text.length <= MOST_SOLID };
}

/** A longer text in place of a figure is no figure; it may be broken. */
const MOST_SOLID = 16;

/** One drawing, or several one below the other where the columns do not fit side by side; labels are repeated. */
function bands(cells: readonly BoxCell[], columns: number, labels: number, width: number): string[] {
  const least = leastWidths(cells, columns);
  const size = (from: number, to: number) => least.slice(from, to).reduce((sum, w) => sum + w + 1, 0);
  const drawn: string[] = [];
  for (let from = labels; from < columns; ) {
    let to = from + 1;
    while (to < columns && size(0, labels) + size(from, to + 1) < width) to++;
    drawn.push(drawBox(band(cells, labels, from, to), labels + to - from, width));
    from = to;
  }
  return drawn;
}

function band(cells: readonly BoxCell[], labels: number, from: number, to: number): BoxCell[] {
  return cells.flatMap((cell) => {
    const head = Math.max(0, Math.min(cell.c + cell.cs, labels) - cell.c);
    const first = Math.max(cell.c, from);
    const body = Math.max(0, Math.min(cell.c + cell.cs, to) - first);
    if (head + body === 0) return [];
    return [{ ...cell, c: head > 0 ? cell.c : labels + first - from, cs: head + body }];
  });
}
