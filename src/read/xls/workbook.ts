import { type CellObject, read, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { FailureError, failure } from '../../errors/failure.ts';
import { showNumber } from '../show-number.ts';
import { cellName, cellPosition, type Sheet } from '../spreadsheet.ts';

/** Numbers are formatted here, by the format that each cell names, so that one display serves both file formats. */
const OPTIONS = {
  type: 'buffer',
  cellStyles: true,
  cellNF: true,
  cellText: false,
  sheetStubs: true,
  cellHTML: false,
} as const;

/** The sheets of a BIFF workbook. Throws FailureError `read.encrypted` or `read.malformed`. */
export function readBinaryWorkbook(bytes: Uint8Array): Sheet[] {
  const book = parse(bytes);
  return book.SheetNames.map((name, i) =>
    toSheet(name, book.Sheets[name] ?? {}, {
      hidden: (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) > 0,
      date1904: book.Workbook?.WBProps?.date1904 === true,
    }),
  );
}

function parse(bytes: Uint8Array): WorkBook {
  try {
    return read(Uint8Array.from(bytes), OPTIONS);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new FailureError(failure(/password|encrypt/i.test(cause) ? 'read.encrypted' : 'read.malformed', cause));
  }
}

function toSheet(name: string, sheet: WorkSheet, { hidden, date1904 }: { hidden: boolean; date1904: boolean }): Sheet {
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
    const shown = shownText(cell, date1904);
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
