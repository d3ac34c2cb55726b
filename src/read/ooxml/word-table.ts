import type { DocumentWarning } from '../../report/document.ts';
import type { LooseCell, LooseRow } from '../grid.ts';
import { childOf, type XmlNode } from '../xml-tree.ts';
import { toggle } from './word-styles.ts';

/** A `w:tc` that is shown, where it stands in the table's columns. */
export interface WordCell {
  node: XmlNode;
  /** Grid columns that it covers. */
  span: number;
  /** Goes on with the cell above. */
  continues: boolean;
  /** May be gone on with below. */
  opens: boolean;
  path: string;
}

export interface WordRow {
  cells: WordCell[];
  /** Grid columns left free before the first cell and after the last one. */
  before: number;
  after: number;
}

const WRAPPERS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo', 'w:smartTag']);
const MAX_SPAN = 1000;

/** The rows of a `w:tbl` that are shown, tracked changes accepted; the hidden ones are named in the warnings. */
export function wordRows(table: XmlNode, path: string, warnings: DocumentWarning[]): WordRow[] {
  let number = 0;
  return unwrapped(table, 'w:tr').flatMap((row): WordRow[] => {
    number++;
    const place = `${path}/tr[${number}]`;
    const properties = childOf(row, 'w:trPr');
    if (childOf(properties, 'w:del') || toggle(properties, 'w:hidden')) {
      warnings.push({ code: 'hidden-row-dropped', place: { path: place } });
      return [];
    }
    return [
      {
        cells: rowCells(row, place),
        before: count(properties, 'w:gridBefore', 0),
        after: count(properties, 'w:gridAfter', 0),
      },
    ];
  });
}

function rowCells(row: XmlNode, path: string): WordCell[] {
  const cells: WordCell[] = [];
  unwrapped(row, 'w:tc').forEach((node, i) => {
    const properties = childOf(node, 'w:tcPr');
    if (childOf(properties, 'w:cellDel')) return;
    const span = count(properties, 'w:gridSpan', 1);
    const last = cells.at(-1);
    if (merge(properties, 'w:hMerge') === 'continue' && last) last.span += span;
    else {
      const vertical = merge(properties, 'w:vMerge');
      const [continues, opens] = [vertical === 'continue', vertical !== null];
      cells.push({ node, span: Math.max(1, span), continues, opens, path: `${path}/tc[${i + 1}]` });
    }
  });
  return cells;
}

/**
 * Rows ready for the layout: a cell that goes on below gets its row span where the columns agree; otherwise both stand alone.
 * `textOf` is asked for every cell that is shown. Free columns become cells without a place.
 */
export function looseRows(
  rows: readonly WordRow[],
  textOf: (cell: WordCell) => string,
  warnings: DocumentWarning[],
): LooseRow[] {
  let open = new Map<number, { cell: LooseCell; span: number }>();
  return rows.map((row) => {
    const cells: LooseCell[] = row.before > 0 ? [free(row.before)] : [];
    const next: typeof open = new Map();
    let column = row.before;
    for (const cell of row.cells) {
      const above = cell.continues ? open.get(column) : undefined;
      if (above?.span === cell.span) {
        above.cell.rowSpan++;
        next.set(column, above);
      } else {
        if (cell.continues) warnings.push({ code: 'merge-without-start', place: { path: cell.path } });
        const loose = { raw: textOf(cell), rowSpan: 1, colSpan: cell.span, place: { path: cell.path } };
        cells.push(loose);
        if (cell.opens) next.set(column, { cell: loose, span: cell.span });
      }
      column += cell.span;
    }
    if (row.after > 0) cells.push(free(row.after));
    open = next;
    return { cells, group: 0 };
  });
}

function free(span: number): LooseCell {
  return { raw: '', rowSpan: 1, colSpan: span, place: {} };
}

/** Rows or cells, whatever controls and tracked insertions they are wrapped in. */
function unwrapped(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((child) => {
    if (child.name === name) return [child];
    return WRAPPERS.has(child.name) ? unwrapped(child, name) : [];
  });
}

function count(properties: XmlNode | undefined, name: string, fallback: number): number {
  const value = Number.parseInt(childOf(properties, name)?.attributes.val ?? '', 10);
  return Number.isInteger(value) && value >= 0 ? Math.min(value, MAX_SPAN) : fallback;
}

/** No value means that the cell continues (ECMA-376-1, 17.4.84). */
function merge(properties: XmlNode | undefined, name: string): 'restart' | 'continue' | null {
  const property = childOf(properties, name);
  if (!property) return null;
  return property.attributes.val === 'restart' ? 'restart' : 'continue';
}
