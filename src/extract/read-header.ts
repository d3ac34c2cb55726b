import { labelCore } from './match-label.ts';
import { hasNumber, isFigureLike, type RowCell, type RowView } from './row-view.ts';
import { namesColumn } from './table-shape.ts';
import type { TemplateTable } from './templates/schema.ts';

const REQUEST_COLUMNS =
  /^(?:自然人|申请人情况|法人或其他组织|商业企业|商业|科研机构|科研|社会公益组织|社会公益|法律服务机构|法律服务)$/;
const CASE_COLUMNS = /^(?:结果维持|结果纠正|其他结果|尚未审结)$/;
const CASE_HEADS = /^(?:行政复议|行政诉讼|未经复议直接起诉|复议后起诉)$/;

const ARTICLE = /第二十条第?\(?[一二三四五六七八九]\)?项/;

/** What stands above units beside 统计数, where 统计指标 itself was cut or cannot be read. */
const isUnitHead = (core: string) => /^(?:计量)?单位$/.test(core);

/** The kinds of header rows of the prescribed tables. */
export type HeaderKind = 'disclosure' | 'requests' | 'cases' | 'statistics';

/** Which header a row belongs to, or null where it is no header. Columns are known by their words, never by their place. */
export function headerKind(row: RowView, disclosure: readonly TemplateTable[]): HeaderKind | null {
  const texts = row.cells.filter((cell) => cell.own && cell.text !== '');
  if (texts.some((cell) => hasNumber(cell.text))) return null;
  const cores = texts.map((cell) => labelCore(cell.text));
  const count = (pattern: RegExp) => cores.filter((core) => pattern.test(core)).length;
  if (count(CASE_COLUMNS) >= 2) return 'cases';
  if (cores.length > 0 && count(CASE_HEADS) === cores.length) return 'cases';
  if (
    count(REQUEST_COLUMNS) >= 2 ||
    (count(REQUEST_COLUMNS) === 1 && texts.some((cell) => cell.text.includes('勾稽关系')))
  )
    return 'requests';
  if (
    cores.length > 0 &&
    count(REQUEST_COLUMNS) + cores.filter((core) => core === '总计').length === cores.length &&
    count(REQUEST_COLUMNS) >= 1
  )
    return 'requests';
  if (cores.length >= 2 && (cores.includes('统计指标') || (cores.includes('统计数') && cores.some(isUnitHead))))
    return 'statistics';
  const known = disclosure.flatMap((table) => table.columns);
  if (cores[0] === '信息内容' || cores.filter((core) => known.some((column) => namesColumn(core, column))).length >= 2)
    return 'disclosure';
  return null;
}

/** True where a text names the article (第二十条第(五)项) whose rows in section two come below. */
export function namesArticle(text: string): boolean {
  return ARTICLE.test(text);
}

/** True for a row into which a cell of the header above reaches down: another line of the header, whatever it says, unless it has figures. */
export function isInHeader(row: RowView, headers: readonly RowView[]): boolean {
  const own = row.cells.filter((cell) => cell.own && cell.text !== '');
  if (own.length === 0 || own.some((cell) => isFigureLike(cell.text))) return false;
  return row.cells.some((cell) => !cell.own && cell.text !== '' && headers.some((header) => begins(header, cell)));
}

function begins(header: RowView, cell: RowCell): boolean {
  const { table, row } = cell.source;
  return (
    header.table === table && header.cells.some((one) => one.own && one.from === cell.from && one.source.row === row)
  );
}
