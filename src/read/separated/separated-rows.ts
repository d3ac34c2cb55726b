import { parse } from 'csv-parse/sync';

const SEPARATORS = [',', ';', '\t'] as const;
const LEAST_ROWS = 3;
const LEAST_LABELS = 2;
/** Names of columns and rows that stand alone in a cell of each of the national tables. */
const LABELS = new Set(
  '信息内容 申请人情况 自然人 法人或其他组织 商业企业 科研机构 社会公益组织 法律服务机构 行政复议 行政诉讼 结果维持 结果纠正 尚未审结 规章 行政许可 行政处罚 行政强制 统计指标 统计数 指标名称'.split(
    ' ',
  ),
);
const MAYBE = new RegExp(`(?:${[...LABELS].join('|')})"?[,;\\t]`);
/** A line that is no more than a figure may be a cell that has lost its row. */
const FIGURE = /^[\s"']*[-+]?[\d.,，０-９]+[\s"']*$/;

/**
 * The cells, row by row and without their quotes, of a text that is a table of separated values (RFC 4180, with comma, semicolon or tab), where this is certain: quotes are where
 * they must be, every record has the same number of cells or is a line of words, names of the national tables stand in cells of their own,
 * and no other character parts the lines. A line of words is a row of one cell. Null for every other text, and for tabs without quotes, which
 * the reader of texts reads.
 */
export function separatedRows(text: string): string[][] | null {
  if (!MAYBE.test(text)) return null;
  const found = SEPARATORS.flatMap((separator) => {
    const rows = isParted(text, separator) ? recordsOf(text, separator) : null;
    return rows && isTable(rows) ? [rows] : [];
  });
  return found.length === 1 ? found[0]! : null;
}

function isParted(text: string, separator: string): boolean {
  if (separator === '\t') return text.includes('\t') && text.includes('"');
  return text.includes(separator) && !/[\t|│]/.test(text);
}

function recordsOf(text: string, delimiter: string): string[][] | null {
  try {
    return parse(text, { delimiter, bom: true, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] });
  } catch {
    // Quotes that nobody closed, or that stand within a cell: no such table.
    return null;
  }
}

function isTable(records: readonly string[][]): boolean {
  const rows = records.filter((cells) => cells.length > 1);
  const width = rows[0]?.length ?? 0;
  if (rows.length < LEAST_ROWS || rows.some((cells) => cells.length !== width)) return false;
  if (records.some((cells) => cells.length === 1 && FIGURE.test(cells[0]!))) return false;
  const labels = new Set(rows.flat().map((cell) => cell.normalize('NFKC').replace(/\s/g, '')));
  return [...labels].filter((label) => LABELS.has(label)).length >= LEAST_LABELS;
}
