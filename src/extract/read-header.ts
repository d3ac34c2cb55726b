import type { HeaderColumns } from './assign-columns.ts';
import { fullCore, labelCore } from './match-label.ts';
import { hasGeometry, isFigureLike, type RowView } from './row-view.ts';
import type { TemplateColumn, TemplateTable } from './templates/schema.ts';

const REQUEST_COLUMNS =
  /^(?:自然人|申请人情况|法人或其他组织|商业企业|商业|科研机构|科研|社会公益组织|社会公益|法律服务机构|法律服务)$/;
const CASE_COLUMNS = /^(?:结果维持|结果纠正|其他结果|尚未审结)$/;
const CASE_GROUPS = /^(?:行政复议|行政诉讼|未经复议直接起诉|复议后起诉)$/;

/** The kinds of header rows of the prescribed tables. */
export type HeaderKind = 'disclosure' | 'requests' | 'cases' | 'statistics';

/** Which header a row belongs to, or null where it is no header. Columns are known by their words, never by their place. */
export function headerKind(row: RowView, disclosure: readonly TemplateTable[]): HeaderKind | null {
  const texts = row.cells.filter((cell) => cell.own && cell.text !== '');
  if (texts.some((cell) => /\d/.test(cell.text) && isFigureLike(cell.text))) return null;
  const cores = texts.map((cell) => labelCore(cell.text));
  const count = (pattern: RegExp) => cores.filter((core) => pattern.test(core)).length;
  if (count(CASE_COLUMNS) >= 2) return 'cases';
  if (cores.length > 0 && count(CASE_GROUPS) === cores.length) return 'cases';
  if (count(REQUEST_COLUMNS) >= 2 || (count(REQUEST_COLUMNS) === 1 && cores.some((core) => core.includes('勾稽关系'))))
    return 'requests';
  if (
    cores.length > 0 &&
    count(REQUEST_COLUMNS) + cores.filter((core) => core === '总计').length === cores.length &&
    count(REQUEST_COLUMNS) >= 1
  )
    return 'requests';
  if (cores.some((core) => core === '统计指标') && cores.length >= 2) return 'statistics';
  const known = disclosure.flatMap((table) => table.columns);
  if (cores[0] === '信息内容' || cores.filter((core) => known.some((column) => namesColumn(core, column))).length >= 2)
    return 'disclosure';
  return null;
}

/** True where a header word names a column of the template. */
export function namesColumn(core: string, column: TemplateColumn): boolean {
  return [column.label, ...column.aliases].some((alias) => labelCore(alias) === core || fullCore(alias) === core);
}

/** The columns of a table according to one or more header rows (top to bottom); null where a column is not named. */
export function headerColumns(rows: readonly RowView[], columns: readonly TemplateColumn[]): HeaderColumns {
  const last = rows.at(-1);
  // Header rows that landed in two tables count their columns differently.
  const alike = rows.every((row) => isWhole(row) && row.grid?.cols === last?.grid?.cols);
  if (!last || !alike) return { at: columns.map(() => null) };
  const limit = Math.max(0, ...rows.flatMap((row) => row.cells.map((cell) => cell.to + 1)));
  const paths: string[] = Array.from({ length: limit }, (_, c) => columnPath(rows, c));
  const taken = new Set<number>();
  const at = columns.map((column) => {
    const found = paths.findIndex((path, c) => !taken.has(c) && leadsTo(path, column));
    if (found < 0) return null;
    taken.add(found);
    return found;
  });
  return { at };
}

/** A header row with holes lost its spans in the page: its columns stand above nothing in particular. */
function isWhole(row: RowView): boolean {
  if (!row.grid || !hasGeometry(row.origin)) return true;
  return row.cells.reduce((sum, cell) => sum + cell.to - cell.from + 1, 0) === row.grid.cols;
}

/** The words above a grid column, outermost first, separated by `/`. */
function columnPath(rows: readonly RowView[], c: number): string {
  const words: string[] = [];
  for (const row of rows) {
    const cell = row.cells.find((candidate) => candidate.from <= c && c <= candidate.to);
    if (cell?.own && cell.text !== '') words.push(labelCore(cell.text));
  }
  return words.join('/');
}

function leadsTo(path: string, column: TemplateColumn): boolean {
  const group = labelCore((column.group ?? '').split('/').at(-1)!);
  const leaf = path.replaceAll('/', '');
  const tail = path.split('/').at(-1)!;
  if (path === '' || (group !== '' && path.includes('/') && !path.includes(group))) return false;
  return [column.label, ...column.aliases].some((alias) => {
    const core = labelCore(alias);
    return core === tail || (core.length >= 3 && leaf.endsWith(core));
  });
}

/** The unit that a header gives in brackets (`本年收费金额（单位：元）`), or null. */
export function headerUnit(text: string): string | null {
  return /[(（](?:单位)?[:：]?\s*(百?[千万亿]?元)\s*[)）]/.exec(text)?.[1] ?? null;
}
