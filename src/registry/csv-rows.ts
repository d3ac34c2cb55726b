import { parse } from 'csv-parse/sync';

/** The records of a CSV text, empty lines too, so that row numbers (from 1) are the spreadsheet's. */
export interface CsvRows {
  rows: string[][];
  /** Rows in which a quotation mark opens and is not closed as it should be; each is an empty one in `rows`. */
  openQuotes: number[];
}

/** Reads a text with commas, semicolons or tabs; null where it is no CSV even without its rows with open quotation marks. */
export function csvRows(text: string): CsvRows | null {
  const delimiter = delimiterOf(text);
  const rows = parsed(text, delimiter);
  if (rows !== null) return { rows, openQuotes: [] };
  const { mended, openQuotes } = withoutOpenQuotes(text, delimiter);
  const rest = openQuotes.length === 0 ? null : parsed(mended, delimiter);
  return rest === null ? null : { rows: rest, openQuotes };
}

function delimiterOf(text: string): string {
  const firstLine = text.slice(0, 10_000).split(/\r?\n/, 1)[0] ?? '';
  const count = (mark: string) => firstLine.split(mark).length;
  return [',', '\t', ';'].reduce((a, b) => (count(b) > count(a) ? b : a));
}

function parsed(text: string, delimiter: string): string[][] | null {
  try {
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false });
  } catch {
    return null;
  }
}

/** Empties each line in which a quotation mark opens without an end, or stands within a cell, and goes on with the next line. */
function withoutOpenQuotes(text: string, delimiter: string): { mended: string; openQuotes: number[] } {
  const end = text.includes('\n') ? '\n' : '\r';
  const openQuotes: number[] = [];
  const lines: string[] = [];
  let row = 1;
  for (let at = 0; at < text.length; row++) {
    const stop = recordEnd(text, at, delimiter, end);
    const lineEnd = indexOr(text, end, at);
    if (stop === null) openQuotes.push(row);
    else lines.push(text.slice(at, stop));
    if (stop === null) lines.push('');
    at = (stop ?? lineEnd) + 1;
  }
  return { mended: lines.join(end), openQuotes };
}

/** Where the record that begins at `start` ends; null where its quotation marks do not match. Each character is looked at a few times at most. */
function recordEnd(text: string, start: number, delimiter: string, end: string): number | null {
  let lineEnd = indexOr(text, end, start);
  for (let at = start; ; at++) {
    if (text[at] === '"') {
      const close = closingQuote(text, at);
      if (close === null) return null;
      at = close + 1;
      if (text[at] === '\r' && text[at + 1] === end) at++;
      if (at < text.length && text[at] !== delimiter && text[at] !== end) return null;
      if (at > lineEnd) lineEnd = indexOr(text, end, at);
    } else {
      const found = text.slice(at, lineEnd).indexOf(delimiter);
      const cellEnd = found < 0 ? lineEnd : at + found;
      if (text.slice(at, cellEnd).includes('"')) return null;
      at = cellEnd;
    }
    if (at >= text.length || text[at] === end) return Math.min(at, text.length);
  }
}

function closingQuote(text: string, open: number): number | null {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at;
  return null;
}

function indexOr(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found;
}
