import { placed } from './cut-table.ts';
import type { Dice } from './dice.ts';
import type { GeneratedCell, GeneratedDocument, GeneratedTable, Truth } from './model.ts';

/** A damaged document and what it says now. */
export interface MutatedDocument {
  document: GeneratedDocument;
  what: string;
  /** Field id → the figures that may be stated for it; a field that is not listed must not be stated at all. */
  allowed: Map<string, number[]>;
}

type Mutation = (tables: GeneratedTable[], dice: Dice, told: Map<string, number[]>) => string | null;

const fieldsOf = (row: readonly GeneratedCell[]) => row.flatMap((cell) => (cell.field ? [cell.field] : []));

function randomRow(tables: readonly GeneratedTable[], dice: Dice): { table: GeneratedTable; r: number } | null {
  const all = tables.flatMap((table) =>
    table.rows.flatMap((row, r) => (fieldsOf(row).length > 0 ? [{ table, r }] : [])),
  );
  return all.length > 0 ? dice.pick(all) : null;
}

/** Leaves a row out; cells that reach into it or begin in it shrink. */
function removeRow(table: GeneratedTable, r: number): void {
  const cells = placed(table);
  const below = cells.filter((one) => one.r === r + 1);
  const moved: { cell: GeneratedCell; c: number }[] = [];
  for (const { cell, r: at, c } of cells) {
    if (at < r && at + cell.rows > r) cell.rows--;
    if (at === r && cell.rows > 1) moved.push({ cell: { ...cell, rows: cell.rows - 1 }, c });
  }
  if (moved.length > 0) table.rows[r + 1] = [...below, ...moved].sort((a, b) => a.c - b.c).map(({ cell }) => cell);
  table.rows.splice(r, 1);
  if (r < table.head) table.head--;
}

/** Rows that may be doubled or moved: nothing tall begins in them, and their label is no repeated one. */
function isMovable(row: readonly GeneratedCell[]): boolean {
  const label = row
    .flatMap((cell) => (cell.field === undefined ? cell.text : []))
    .join('')
    .replace(/[^\u4e00-\u9fff]/g, '');
  return row.every((cell) => cell.rows === 1) && label !== '' && !/其他|其它|总计|合计|纠错|其中|小计/.test(label);
}

/** Where a row's cells have moved, each figure may be stated under the column in which it stands now, or under its own. */
function tellNeighbours(row: readonly GeneratedCell[], told: Map<string, number[]>): void {
  const figures = row.map((cell) => {
    const plain = /^\d+$/.test(cell.text) ? [Number(cell.text)] : [];
    return cell.field ? [...(told.get(cell.field) ?? []), ...plain] : plain;
  });
  for (const [i, cell] of row.entries()) {
    if (!cell.field) continue;
    const near = [...figures[i]!, ...(figures[i - 1] ?? []), ...(figures[i + 1] ?? [])];
    // A neighbour may come under another unit (元 to 万元).
    told.set(cell.field, isMoney(cell) ? [...near, ...near.map((figure) => figure / 10_000)] : near);
  }
}

/** Other orders of columns are told by the header alone: where it is lost with its row, its page or the piece before a cut, nobody can know of them. */
export function needsItsHeader({ notes }: GeneratedDocument): boolean {
  return notes.some((note) => /column|totals|subtotals|last year|apart|over five/.test(note));
}

const MUTATIONS: Record<string, Mutation> = {
  'a row lost': (tables, dice, told) => {
    const found = randomRow(tables, dice);
    if (!found) return null;
    const { table, r } = found;
    const gone = fieldsOf(table.rows[r]!);
    removeRow(table, r);
    const left = new Set(tables.flatMap((one) => one.rows.flatMap(fieldsOf)));
    for (const field of gone) if (!left.has(field)) told.delete(field);
    return gone[0]!;
  },
  'a row doubled': (tables, dice) => {
    const found = randomRow(tables, dice);
    if (!found || !isMovable(found.table.rows[found.r]!)) return null;
    const { table, r } = found;
    for (const { cell, r: at } of placed(table)) if (at < r && at + cell.rows > r) cell.rows++;
    table.rows.splice(
      r,
      0,
      table.rows[r]!.map((cell) => ({ ...cell })),
    );
    return fieldsOf(table.rows[r]!)[0]!;
  },
  'a row moved': (tables, dice) => {
    const [a, b] = [randomRow(tables, dice), randomRow(tables, dice)];
    if (!a || !b || a.table !== b.table || a.r === b.r) return null;
    const { rows } = a.table;
    const width = (row: readonly GeneratedCell[]) => row.reduce((sum, cell) => sum + cell.cols, 0);
    if (!isMovable(rows[a.r]!) || !isMovable(rows[b.r]!) || width(rows[a.r]!) !== width(rows[b.r]!)) return null;
    if (rows[a.r]!.length !== rows[b.r]!.length) return null;
    // Between parts of article 20 a row would come under other columns.
    const low = Math.min(a.r, b.r);
    if (rows.slice(low, Math.max(a.r, b.r)).some((row) => fieldsOf(row).length === 0)) return null;
    [rows[a.r], rows[b.r]] = [rows[b.r]!, rows[a.r]!];
    return `${fieldsOf(rows[a.r]!)[0]} and ${fieldsOf(rows[b.r]!)[0]}`;
  },
  'a cell lost': (tables, dice, told) => {
    const found = randomRow(tables, dice);
    if (!found) return null;
    const row = found.table.rows[found.r]!;
    const at = dice.int(0, row.length - 1);
    tellNeighbours(row, told);
    row.splice(at, 1);
    return fieldsOf(row)[0] ?? 'the only figure';
  },
  'a cell doubled': (tables, dice, told) => {
    const found = randomRow(tables, dice);
    if (!found) return null;
    const row = found.table.rows[found.r]!;
    const at = dice.int(0, row.length - 1);
    tellNeighbours(row, told);
    row.splice(at, 0, { ...row[at]!, rows: 1 });
    return fieldsOf(row)[0]!;
  },
  'cells exchanged': (tables, dice, told) => {
    const found = randomRow(tables, dice);
    const plain = found?.table.rows.flat().filter((cell) => cell.field && /^\d+$/.test(cell.text)) ?? [];
    if (plain.length < 2) return null;
    const [a, b] = dice.shuffled(plain) as [GeneratedCell, GeneratedCell];
    if (isMoney(a) || isMoney(b)) return null;
    const [x, y] = [told.get(a.field!)!, told.get(b.field!)!];
    told.set(a.field!, y);
    told.set(b.field!, x);
    [a.text, b.text] = [b.text, a.text];
    return `${a.field} and ${b.field}`;
  },
  'a digit changed': (tables, dice, told) => {
    const plain = tables.flatMap((table) => table.rows.flat()).filter((cell) => cell.field && /^\d+$/.test(cell.text));
    if (plain.length === 0) return null;
    const cell = dice.pick(plain);
    if (isMoney(cell)) return null;
    const at = dice.int(0, cell.text.length - 1);
    cell.text = cell.text.slice(0, at) + dice.int(1, 9) + cell.text.slice(at + 1);
    told.set(cell.field!, [Number(cell.text)]);
    return cell.field!;
  },
  'a figure blanked': (tables, dice, told) => {
    const cells = tables.flatMap((table) => table.rows.flat()).filter((cell) => cell.field);
    const cell = dice.pick(cells);
    cell.text = '';
    told.delete(cell.field!);
    return cell.field!;
  },
  'a label lost': (tables, dice) => {
    const found = randomRow(tables, dice);
    const label = found?.table.rows[found.r]?.findLast((cell) => cell.field === undefined);
    if (!label) return null;
    const was = label.text;
    label.text = '';
    return was;
  },
  'a header lost': (tables, dice) => {
    const found = dice.pick(tables.filter((table) => table.rows.some((row) => fieldsOf(row).length > 0)));
    const at = found.rows.findIndex((row) => fieldsOf(row).length > 0);
    if (at < 1) return null;
    const r = dice.int(0, at - 1);
    removeRow(found, r);
    return `row ${r + 1}`;
  },
};

function isMoney(cell: GeneratedCell): boolean {
  return /wanyuan|amount|fee|budget|signed|change/.test(cell.field ?? '');
}

export const MUTATION_NAMES = [...Object.keys(MUTATIONS), 'a table lost', 'a table doubled'] as const;

/** A document with one damage of this kind; null where it has nothing that could be damaged so. */
export function mutateDocument(whole: GeneratedDocument, name: string, dice: Dice): MutatedDocument | null {
  if (name === 'a header lost' && needsItsHeader(whole)) return null;
  if (name === 'a table lost' && needsItsHeader(whole) && whole.notes.some((note) => note.startsWith('cut before')))
    return null;
  const document = structuredClone(whole) as GeneratedDocument;
  const allowed = new Map<string, number[]>();
  for (const [field, { value }] of Object.entries(document.expected as Record<string, Truth>))
    if (value !== null) allowed.set(field, [value]);
  const tables = document.blocks.filter((block) => block.t === 'table');
  const figured = tables.filter((table) => table.rows.some((row) => fieldsOf(row).length > 0));
  if (figured.length === 0) return null;
  if (name === 'a table lost' || name === 'a table doubled') {
    const table = dice.pick(figured);
    const at = document.blocks.indexOf(table);
    if (name === 'a table doubled') document.blocks.splice(at, 0, structuredClone(table));
    else {
      document.blocks.splice(at, 1);
      const left = new Set(figured.flatMap((one) => (one === table ? [] : one.rows.flatMap(fieldsOf))));
      for (const field of table.rows.flatMap(fieldsOf)) if (!left.has(field)) allowed.delete(field);
    }
    return { document, what: name, allowed };
  }
  const where = MUTATIONS[name]!(figured, dice, allowed);
  document.blocks = document.blocks.filter((block) => block.t !== 'table' || block.rows.length > 0);
  return where === null ? null : { document, what: `${name}: ${where}`, allowed };
}
