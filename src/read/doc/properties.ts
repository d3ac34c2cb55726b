import { type Sprm, sprmsOf } from './sprms.ts';

/** What a paragraph's mark says of its place. */
export interface ParagraphProperties {
  /** How many tables lie around the paragraph. */
  depth: number;
  /** True for the mark that ends a row. */
  endsRow: boolean;
  /** True for the paragraph mark that ends a cell of an inner table. */
  endsInnerCell: boolean;
  /** 1..6 for headings. */
  level: number | null;
  /** List and level of automatic numbering; list 0 = none. */
  list: number;
  listLevel: number;
  row: RowDefinition;
}

/** Cells of a row as its end defines them: edges in twips from left to right, and how each cell is merged. */
export interface RowDefinition {
  edges: number[];
  merges: CellMerge[];
  /** True where modifiers say something of the row's shape that is not understood. */
  unsure: boolean;
}

export interface CellMerge {
  /** 0 = alone; otherwise of a set of merged cells; the value that begins the set differs between writers. */
  across: number;
  /** True where the cell goes on with the one above it. */
  goesOnAbove: boolean;
}

/** How characters are shown. */
export interface CharacterProperties {
  hidden: boolean;
  deleted: boolean;
  struck: boolean;
  raised: boolean;
  special: boolean;
  symbol: { character: number } | null;
  /** Where the description of a picture begins in the stream `Data`; null for none. */
  picture: number | null;
}

const HUGE = new Set([0x6645, 0x6646, 0x646b]);
const MAX_CELLS = 64;
const RESTARTS = 2;

/** Properties of a paragraph from its style's index and its modifiers; `data` is the stream in which long lists of modifiers lie. */
export function paragraphProperties(
  style: number,
  modifiers: readonly Uint8Array[],
  data: Uint8Array,
): ParagraphProperties {
  const properties: ParagraphProperties = {
    depth: 0,
    endsRow: false,
    endsInnerCell: false,
    level: style >= 1 && style <= 9 ? Math.min(6, style) : null,
    list: 0,
    listLevel: 0,
    row: { edges: [], merges: [], unsure: false },
  };
  for (const list of modifiers) applyParagraph(properties, list, data, 0);
  return properties;
}

function applyParagraph(properties: ParagraphProperties, list: Uint8Array, data: Uint8Array, nesting: number): void {
  for (const sprm of sprmsOf(list)) {
    const { code, operand } = sprm;
    if (HUGE.has(code)) {
      if (nesting === 0) applyParagraph(properties, listInData(operand, data), data, 1);
    } else if (code === 0x2416) properties.depth = Math.max(properties.depth, operand.getUint8(0) ? 1 : 0);
    else if (code === 0x6649) properties.depth = Math.min(50, Math.max(0, operand.getInt32(0, true)));
    else if (code === 0x2417 || code === 0x244c) properties.endsRow = operand.getUint8(0) !== 0;
    else if (code === 0x244b) properties.endsInnerCell = operand.getUint8(0) !== 0;
    else if (code === 0x460b) properties.list = operand.getInt16(0, true);
    else if (code === 0x260a) properties.listLevel = operand.getUint8(0);
    else if (code === 0x2640) properties.level = outlineLevel(operand.getUint8(0));
    else applyRow(properties.row, sprm);
  }
}

function outlineLevel(value: number): number | null {
  return value > 8 ? null : Math.min(6, value + 1);
}

/** Modifiers that were too many for their page lie in the stream `Data`: their size, then they themselves. */
function listInData(operand: DataView, data: Uint8Array): Uint8Array {
  const at = operand.getUint32(0, true);
  if (at + 2 > data.length) return new Uint8Array(0);
  const size = data[at]! | (data[at + 1]! << 8);
  return data.subarray(at + 2, at + 2 + size);
}

function applyRow(row: RowDefinition, { code, operand }: Sprm): void {
  if (code === 0xd608) defineRow(row, operand);
  else if (code === 0x5624 || code === 0x5625) mergeAcross(row, operand, code === 0x5624);
  else if (code === 0xd62b && operand.byteLength >= 2) {
    const merge = row.merges[operand.getUint8(0)];
    if (merge) merge.goesOnAbove = operand.getUint8(1) === 1;
  } else if (code === 0x7623) setWidths(row, operand);
  else if (code === 0x7621 || code === 0x5622 || code === 0xd606) row.unsure = true;
}

/** Number of cells, their edges, and 20 bytes a cell, which may be fewer than the cells. */
function defineRow(row: RowDefinition, operand: DataView): void {
  const count = operand.byteLength > 0 ? operand.getUint8(0) : 0;
  const cells = 1 + 2 * (count + 1);
  if (count > MAX_CELLS || cells > operand.byteLength) {
    row.unsure = true;
    return;
  }
  row.edges = Array.from({ length: count + 1 }, (_, i) => operand.getInt16(1 + 2 * i, true));
  row.merges = Array.from({ length: count }, (_, i) => {
    const at = cells + 20 * i;
    const flags = at + 2 <= operand.byteLength ? operand.getUint16(at, true) : 0;
    const down = (flags >> 5) & 3;
    return { across: flags & 3, goesOnAbove: down !== 0 && (down & RESTARTS) === 0 };
  });
  row.unsure = false;
}

function mergeAcross(row: RowDefinition, operand: DataView, merged: boolean): void {
  const [from, to] = [operand.getUint8(0), operand.getUint8(1)];
  for (let i = from; i < to && i < row.merges.length; i++)
    row.merges[i] = { ...row.merges[i]!, across: merged ? (i === from ? 2 : 1) : 0 };
}

function setWidths(row: RowDefinition, operand: DataView): void {
  const [from, to, width] = [operand.getUint8(0), operand.getUint8(1), operand.getInt16(2, true)];
  for (let i = from; i < to && i + 1 < row.edges.length; i++) {
    const shift = width - (row.edges[i + 1]! - row.edges[i]!);
    for (let k = i + 1; k < row.edges.length; k++) row.edges[k]! += shift;
  }
}

const PLAIN: CharacterProperties = {
  hidden: false,
  deleted: false,
  struck: false,
  raised: false,
  special: false,
  symbol: null,
  picture: null,
};

/** Properties of characters from the modifiers of their run, over those of their paragraph's style. */
export function characterProperties(
  modifiers: readonly Uint8Array[],
  style: Readonly<CharacterProperties> = PLAIN,
): CharacterProperties {
  const properties = { ...style };
  for (const list of modifiers) for (const sprm of sprmsOf(list)) applyCharacter(properties, sprm, style);
  return properties;
}

function applyCharacter(properties: CharacterProperties, { code, operand }: Sprm, style: CharacterProperties): void {
  const on = (styled: boolean) => {
    const value = operand.getUint8(0);
    return value === 0x80 ? styled : value === 0x81 ? !styled : value !== 0;
  };
  if (code === 0x083c || code === 0x0811) properties.hidden = on(style.hidden);
  else if (code === 0x0800) properties.deleted = on(false);
  else if (code === 0x0837 || code === 0x2a53) properties.struck = on(style.struck);
  else if (code === 0x2a48) properties.raised = operand.getUint8(0) !== 0;
  else if (code === 0x4845) properties.raised ||= operand.getInt16(0, true) > 3;
  else if (code === 0x0855) properties.special = on(false);
  else if (code === 0x6a03) properties.picture = operand.getUint32(0, true);
  else if (code === 0x6a09) properties.symbol = { character: operand.getUint16(2, true) };
  else if (code === 0x2a33)
    Object.assign(properties, { ...style, special: properties.special, picture: properties.picture });
}
