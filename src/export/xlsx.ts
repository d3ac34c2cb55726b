import { type CellObject, CFB, utils, write } from '@e965/xlsx';
import stringWidth from 'string-width';
import { fail, ok, type Result } from '../errors/failure.ts';
import { unturned } from '../report/steering.ts';
import { type CsvCell, isFormula } from './csv.ts';

/** Rows of one file at most: the whole book lies in memory while it is written, about 1 GB for so many figures. */
export const MOST_XLSX_ROWS = 200_000;
/** Characters of one cell at most, by the format. */
const MOST_CHARACTERS = 32_767;
const WIDTHS = { least: 8, most: 60, sampled: 1_000 } as const;
/** What XML cannot hold. */
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/**
 * Rows as a workbook (Office Open XML) of one sheet: numbers are numbers, all else is text that no spreadsheet computes, null is no cell,
 * objects become JSON. The head stays in sight, columns are as wide as their text. Fails with `export.too-large`.
 */
export function toXlsx<Row extends object>(
  rows: readonly Row[],
  columns: readonly (keyof Row & string)[],
  sheetName: string,
): Result<Uint8Array> {
  if (rows.length > MOST_XLSX_ROWS) return fail('export.too-large', `${rows.length} > ${MOST_XLSX_ROWS}`);
  const head = columns.map((column): CellObject => ({ t: 's', v: column }));
  const body = rows.map((row) => columns.map((column) => cellOf(row[column] as CsvCell)));
  const sheet = utils.aoa_to_sheet([head, ...body], { dense: true });
  sheet['!cols'] = columns.map((column, c) => ({ wch: widthOf(column, body, c) }));
  const book = utils.book_new(sheet, sheetName);
  return ok(withFrozenHead(write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true })));
}

/** A cell that looks like a formula is marked as text, so that it stays text where somebody edits it. */
function cellOf(value: CsvCell): CellObject | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' && Number.isFinite(value)) return { t: 'n', v: value };
  if (typeof value === 'boolean') return { t: 'b', v: value };
  const text = unturned(typeof value === 'string' ? value : JSON.stringify(value)).replace(UNWRITABLE, '\ufffd');
  const fitting = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1).toWellFormed()}…` : text;
  return { t: 's', v: fitting, ...(isFormula(fitting) ? { z: '@' } : {}) };
}

function widthOf(head: string, body: readonly (readonly (CellObject | null)[])[], column: number): number {
  const shown = body.slice(0, WIDTHS.sampled).map((cells) => stringWidth(String(cells[column]?.v ?? '').slice(0, 200)));
  return Math.min(WIDTHS.most, Math.max(WIDTHS.least, stringWidth(head), ...shown) + 2);
}

/** SheetJS writes no frozen panes: its view of the sheet gets one, and a filter is left to the reader. */
function withFrozenHead(bytes: Uint8Array): Uint8Array {
  const file = CFB.read(bytes, { type: 'buffer' });
  const entry = CFB.find(file, '/xl/worksheets/sheet1.xml');
  if (entry === null) throw new Error('the workbook has no sheet');
  const pane =
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView>';
  const xml = Buffer.from(entry.content as Uint8Array).toString('utf8');
  const frozen = xml.replace(/<sheetView ([^>]*)\/>/, (_all, attributes: string) => `<sheetView ${attributes}>${pane}`);
  if (frozen === xml) throw new Error('the workbook has no view to freeze');
  entry.content = Buffer.from(frozen, 'utf8');
  return CFB.write(file, { fileType: 'zip', type: 'buffer', compression: true }) as Uint8Array;
}
