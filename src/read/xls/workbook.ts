import { type CellObject, read, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { FailureError, failure } from '../../errors/failure.ts';
import { cellName, cellPosition, type Sheet } from '../sheet.ts';
import { showNumber } from '../show-number.ts';
import { withoutFormulas } from './without-formulas.ts';

/** Numbers are formatted here, by the format that each cell names, so that one display serves both file formats. */
const OPTIONS = {
  type: 'buffer',
  cellStyles: true,
  cellNF: true,
  cellText: false,
  sheetStubs: true,
  cellHTML: false,
} as const;

/** A text of digits, which would be read as a figure. */
const FIGURE = /^[\s\d０-９.,，．+-]*[\d０-９][\s\d０-９.,，．+-]*$/;

/** The sheets of a BIFF workbook. Throws FailureError `read.encrypted` or `read.malformed`. */
export function readBinaryWorkbook(bytes: Uint8Array): Sheet[] {
  const book = parse(bytes);
  const mixed = mixedTexts(book);
  return book.SheetNames.map((name, i) =>
    toSheet(name, book.Sheets[name] ?? {}, {
      hidden: (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) > 0,
      date1904: book.Workbook?.WBProps?.date1904 === true,
      mixed,
    }),
  );
}

function parse(bytes: Uint8Array): WorkBook {
  try {
    return read(Uint8Array.from(withoutFormulas(bytes)), OPTIONS);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new FailureError(failure(/password|encrypt/i.test(cause) ? 'read.encrypted' : 'read.malformed', cause));
  }
}

/**
 * Texts of digits in several fonts. The library does not say which digits are raised or struck out, so that `5¹` would pass for 51.
 */
function mixedTexts(book: WorkBook): ReadonlySet<string> {
  const { Strings: strings = [] } = book as WorkBook & { Strings?: readonly { t: string; r?: string }[] };
  return new Set(strings.filter(({ t, r }) => r === undefined && FIGURE.test(t)).map(({ t }) => t));
}

interface Aspects {
  hidden: boolean;
  date1904: boolean;
  mixed: ReadonlySet<string>;
}

function toSheet(name: string, sheet: WorkSheet, { hidden, date1904, mixed }: Aspects): Sheet {
  const found: Sheet = {
    name,
    hidden,
    cells: [],
    merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({ r0: s.r, c0: s.c, r1: e.r, c1: e.c })),
    hiddenRows: hiddenLines(sheet['!rows'], (row) => row.hidden === true || row.hpt === 0),
    hiddenCols: hiddenLines(sheet['!cols'], (col) => col.hidden === true || col.width === 0),
    drawing: false,
    warnings: [],
  };
  for (const key of Object.keys(sheet)) {
    const at = key.startsWith('!') ? null : cellPosition(key);
    if (!at) continue;
    const cell = sheet[key] as CellObject;
    const shown = mixed.has(String(cell.v)) && cell.t === 's' ? `~~${cell.v}~~` : shownText(cell, date1904);
    if (cell.t === 'n' && cell.v !== 0 && shown.trim() === '')
      found.warnings.push({ code: 'number-not-shown', place: { path: `${name}!${cellName(at.r, at.c)}` } });
    found.cells.push({ ...at, shown });
  }
  return found;
}

function hiddenLines<T>(lines: readonly (T | undefined)[] | undefined, isHidden: (line: T) => boolean): Set<number> {
  const hidden = new Set<number>();
  for (const [i, line] of (lines ?? []).entries()) if (line && isHidden(line)) hidden.add(i);
  return hidden;
}

function shownText(cell: CellObject, date1904: boolean): string {
  if (cell.t === 'z' || cell.v === undefined) return '';
  if (cell.t === 'n') return showNumber(cell.v as number, cell.z ?? 0, date1904);
  if (cell.t === 'b') return cell.v ? 'TRUE' : 'FALSE';
  if (cell.t === 'e') return cell.w ?? '#ERROR';
  return String(cell.v);
}
