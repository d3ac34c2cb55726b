import { labelCore } from './match-label.ts';
import type { RowCell } from './row-view.ts';

const GROUP_OF_MANY = /^法人或其他组织$/;
const OF_GROUP = /^(?:商业企业|商业|企业|科研机构|社会公益组织|公益组织|法律服务机构)$/;
const BESIDE_GROUP = /^(?:自然人|总计|合计)$/;

/**
 * The words of a header's lines from left to right: the columns of 法人或其他组织 come where that group stands. Null where nobody knows
 * between which others they come: the group is lost above their line, or the lines were cut across tall cells, whose words then stand
 * above or below their neighbours', and neither a place nor the form's order tells on which side.
 */
export function inOrder(lines: readonly (readonly RowCell[])[]): RowCell[] | null {
  const all = lines.flat();
  const core = (cell: RowCell) => labelCore(cell.text);
  const group = all.findIndex((cell) => GROUP_OF_MANY.test(core(cell)));
  const child = all.findIndex((cell) => OF_GROUP.test(core(cell)));
  const below = child < 0 ? -1 : lines.findIndex((line) => line.includes(all[child]!));
  if (group < 0 && below > 0 && !lines[below]!.some((cell) => core(cell) === '自然人')) return null;
  if (group < 0 || child < group) return all;
  const top = all.findIndex((cell) => core(cell) === '申请人情况');
  // What stands beside 申请人情况 stands right of everything below it.
  const beside = top >= 0 ? all.slice(top + 1).filter((cell) => lineOf(cell) === lineOf(all[top]!)) : [];
  const aside = lines.length > 1 ? beside : [];
  const sides: { left: RowCell[]; right: RowCell[] } = { left: [], right: [] };
  const columns: RowCell[] = [];
  for (const [i, cell] of all.entries()) {
    if (i === group || aside.includes(cell)) continue;
    const side = sideOf(cell, i, all, group, child);
    if (side === null) return null;
    (side === 'among' ? columns : sides[side]).push(cell);
  }
  return [...sides.left, ...columns, ...sides.right, ...aside];
}

type Side = 'left' | 'among' | 'right';

/** By the order of the words: what stands between the group's name and its columns stands right of them. */
function sideInLine(at: number, group: number, child: number): Side {
  if (at >= child) return 'among';
  return at < group ? 'left' : 'right';
}

/** On which side of the group's columns a word stands, or among them; null where nothing tells of 自然人 or 总计. */
function sideOf(cell: RowCell, at: number, all: readonly RowCell[], group: number, child: number): Side | null {
  const line = lineOf(cell);
  const first = all[child]!;
  if (line === lineOf(all[group]!)) return sideInLine(at, group, child);
  const isBeside = BESIDE_GROUP.test(labelCore(cell.text));
  if (line === lineOf(first)) return isBeside && at < child ? 'left' : 'among';
  if (!isBeside) return sideInLine(at, group, child);
  const inLine = all.filter((other) => lineOf(other) === lineOf(first) && OF_GROUP.test(labelCore(other.text)));
  if (cell.source.table !== undefined || inLine.length < 2) return sideInLine(at, group, child);
  const [own, columns] = [cell.source.bbox, first.source.bbox];
  const neighbours = all.filter((other) => lineOf(other) === line);
  if (!own || !columns) return asInForm(cell, neighbours);
  if (neighbours[0] === cell && own[0] < columns[0]) return 'left';
  return neighbours.at(-1) === cell && own[2] > columns[2] ? 'right' : null;
}

/** Lines of a text that say nothing against the form's order, in which 自然人 stands left of the group and 总计 right of it. */
function asInForm(cell: RowCell, line: readonly RowCell[]): Side | null {
  const isFirst = (other: RowCell) => labelCore(other.text) === '自然人';
  if (isFirst(cell)) return line[0] === cell ? 'left' : null;
  return line.at(-1) === cell && line.slice(0, -1).every(isFirst) ? 'right' : null;
}

/** The line in which a word stands: a row of its grid, or where its paragraph stands. */
function lineOf({ source: { table, row, page, bbox, path } }: RowCell): string {
  return table === undefined ? `${page ?? ''} ${bbox?.join() ?? path}` : `${table} ${row}`;
}
