import type { CellSource } from '../../report/document.ts';
import type { ShownCell, ShownOriginal } from '../../report/shown-original.ts';
import type { ValueRow } from '../queries/reports.ts';

/** A figure's box on a drawn page. */
export interface PlacedBox {
  field: string;
  bbox: readonly [number, number, number, number];
}

/** Where figures stand in an original as it is shown. A figure whose text there is another than was read is never given a place. */
export interface OriginalPlaces {
  /** Fields by table, row and column, `table:row:column`, 1-based. */
  cells: Map<string, string[]>;
  /** Fields by the path of a paragraph. */
  paragraphs: Map<string, string[]>;
  /** Boxes by page. */
  boxes: Map<number, PlacedBox[]>;
  unplaced: { field: string; why: 'absent' | 'picture' | 'other' }[];
}

/** Finds the cell, line or box of every figure; `fields` in the order of the form. */
export function placesOf(
  shown: ShownOriginal,
  values: ReadonlyMap<string, ValueRow>,
  fields: readonly string[],
): OriginalPlaces {
  const places: OriginalPlaces = { cells: new Map(), paragraphs: new Map(), boxes: new Map(), unplaced: [] };
  const cells = cellsByPlace(shown);
  const lines = new Map(
    shown.blocks.flatMap((block) => (block.t === 'p' && block.path ? [[block.path, block.text] as const] : [])),
  );
  for (const field of fields) {
    const value = values.get(field);
    const source = value?.source as CellSource | null | undefined;
    if (!value || !source) places.unplaced.push({ field, why: 'absent' });
    else if (!put(places, { field, raw: value.raw ?? '', source }, shown, cells, lines))
      places.unplaced.push({ field, why: source.grid === 'raster' ? 'picture' : 'other' });
  }
  return places;
}

interface Figure {
  field: string;
  raw: string;
  source: CellSource;
}

function put(
  places: OriginalPlaces,
  { field, raw, source }: Figure,
  shown: ShownOriginal,
  cells: ReadonlyMap<string, ShownCell>,
  lines: ReadonlyMap<string, string>,
): boolean {
  const { page = 1, bbox, table, row, column, path } = source;
  if (shown.pages.length > 0) {
    const sheet = shown.pages.find(({ n }) => n === page);
    if (!sheet || !bbox || bbox[2] > sheet.width + 2 || bbox[3] > sheet.height + 2) return false;
    add(places.boxes, page, { field, bbox });
    return true;
  }
  const key = `${table}:${row}:${column}`;
  const cell = cells.get(key);
  if (cell && isIn(cell.raw, raw, source.glued === true)) {
    add(places.cells, key, field);
    return true;
  }
  if (path === undefined || table || !isIn(lines.get(path) ?? '', raw, true)) return false;
  add(places.paragraphs, path, field);
  return true;
}

function cellsByPlace({ blocks }: ShownOriginal): Map<string, ShownCell> {
  const cells = new Map<string, ShownCell>();
  for (const block of blocks)
    if (block.t === 'grid')
      for (const cell of block.cells) cells.set(`${block.number}:${cell.r + 1}:${cell.c + 1}`, cell);
  return cells;
}

/** What several cells gave is parted by bars; the first of them is the place. */
function isIn(shown: string, raw: string, partly: boolean): boolean {
  const [first = ''] = raw.split(' | ');
  return partly ? solid(shown).includes(solid(first)) : solid(shown) === solid(first);
}

function solid(text: string): string {
  return text.replace(/\s+/g, '');
}

function add<Key, One>(map: Map<Key, One[]>, key: Key, one: One): void {
  const known = map.get(key);
  if (known) known.push(one);
  else map.set(key, [one]);
}
