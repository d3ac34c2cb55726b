import stringWidth from 'string-width';
import { unturned } from '../report/steering.ts';
import { type CsvCell, isFormula } from './csv.ts';
import { allRows, type Batches, type Table } from './table.ts';
import { type ZipEntry, zipped } from './zip.ts';

/** Rows of one sheet at most, by the format, without its head. */
export const MOST_SHEET_ROWS = 1_048_575;
/** Characters of one cell at most, by the format. */
const MOST_CHARACTERS = 32_767;
const WIDTHS = { least: 8, most: 60, sampled: 1_000 } as const;
/** What XML cannot hold. */
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export interface XlsxOptions {
  /** Rows of a sheet before the next one begins. */
  most?: number;
  /** Told the names of the sheets once they are known. */
  onSheets?: (names: readonly string[]) => void;
}

/**
 * Rows as a workbook (Office Open XML), piece by piece: numbers are numbers, all else is text that no spreadsheet computes, null is no cell,
 * objects become JSON. The head stays in sight, columns are as wide as their first texts. What one sheet cannot hold goes on in the next.
 */
export function xlsxParts<Row extends object>(
  table: Table<Row>,
  sheetName: string,
  { most = MOST_SHEET_ROWS, onSheets }: XlsxOptions = {},
): AsyncGenerator<Uint8Array> {
  return zipped(partsOf(table, sheetName, most, onSheets));
}

/** The same at once, for rows that lie in memory. */
export async function toXlsx<Row extends object>(
  rows: readonly Row[],
  columns: readonly (keyof Row & string)[],
  sheetName: string,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of xlsxParts({ columns, rows: allRows(rows) }, sheetName)) parts.push(part);
  return Buffer.concat(parts);
}

async function* partsOf<Row extends object>(
  { columns, rows }: Table<Row>,
  sheetName: string,
  most: number,
  onSheets: XlsxOptions['onSheets'],
): AsyncGenerator<ZipEntry> {
  yield { name: '[Content_Types].xml', content: [XML, contentTypes()] };
  yield { name: '_rels/.rels', content: [XML, relations([['officeDocument', 'xl/workbook.xml']])] };
  const source = await sourceOf(rows);
  let sheets = 0;
  do {
    sheets++;
    yield { name: `xl/worksheets/sheet${sheets}.xml`, content: sheet(source, columns, most, sheets === 1) };
  } while (source.rest.length > 0);
  const names = Array.from({ length: sheets }, (_, i) =>
    sheets === 1 ? sheetName : `${sheetName}（${i + 1}，共${sheets}）`,
  );
  onSheets?.(names);
  yield { name: 'xl/styles.xml', content: [XML, STYLES] };
  yield { name: 'xl/workbook.xml', content: [XML, workbook(names)] };
  const files = names.map((_, i): [string, string] => ['worksheet', `worksheets/sheet${i + 1}.xml`]);
  yield { name: 'xl/_rels/workbook.xml.rels', content: [XML, relations([...files, ['styles', 'styles.xml']])] };
}

/** Rows that were asked for and not yet written; at the beginning as many as columns are measured by. */
interface Source<Row> {
  rest: readonly Row[];
  more(): Promise<void>;
}

async function sourceOf<Row>(batches: Batches<Row>): Promise<Source<Row>> {
  const iterator = batches[Symbol.asyncIterator]();
  const source: Source<Row> = {
    rest: [],
    more: async () => {
      for (let isEmpty = true; isEmpty; ) {
        const next = await iterator.next();
        if (next.done) return;
        source.rest = [...source.rest, ...next.value];
        isEmpty = next.value.length === 0;
      }
    },
  };
  for (let before = -1; source.rest.length > before && source.rest.length < WIDTHS.sampled; ) {
    before = source.rest.length;
    await source.more();
  }
  return source;
}

async function* sheet<Row extends object>(
  source: Source<Row>,
  columns: readonly (keyof Row & string)[],
  most: number,
  isFirst: boolean,
): AsyncGenerator<string> {
  const widths = columns.map((column) => widthOf(column, source.rest));
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView ${isFirst ? 'tabSelected="1" ' : ''}workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews>`;
  yield `<cols>${widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>`;
  yield rowXml(1, columns);
  let written = 0;
  while (source.rest.length > 0 && written < most) {
    const part = source.rest.slice(0, most - written);
    yield part.map((row, i) => rowXml(written + i + 2, cellsOf(row, columns))).join('');
    written += part.length;
    source.rest = source.rest.slice(part.length);
    if (source.rest.length === 0) await source.more();
  }
  yield '</sheetData></worksheet>';
}

function cellsOf<Row extends object>(row: Row, columns: readonly (keyof Row & string)[]): CsvCell[] {
  return columns.map((column) => row[column] as CsvCell);
}

function rowXml(number: number, cells: readonly CsvCell[]): string {
  return `<row r="${number}">${cells.map((value, i) => cellXml(`${letters(i)}${number}`, value)).join('')}</row>`;
}

/** A cell that looks like a formula is marked as text, so that it stays text where somebody edits it. */
function cellXml(place: string, value: CsvCell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' && Number.isFinite(value)) return `<c r="${place}"><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`;
  const text = textOf(value);
  const style = isFormula(text) ? ' s="1"' : '';
  return `<c r="${place}" t="inlineStr"${style}><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

function textOf(value: Exclude<CsvCell, null | undefined | boolean>): string {
  const text = unturned(typeof value === 'string' ? value : JSON.stringify(value)).replace(UNWRITABLE, '\ufffd');
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1).toWellFormed()}…` : text;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** `_x000D_` is a spreadsheet's own word for a character. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replaceAll('\r', '_x000D_')
    .replace(/[&<>"]/g, (one) => ENTITIES[one]!);
}

/** Of a column, counted from 0: A, B … Z, AA. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

function widthOf<Row extends object>(column: keyof Row & string, rows: readonly Row[]): number {
  const shown = rows.slice(0, WIDTHS.sampled).map((row) => {
    const value = row[column] as CsvCell;
    return value === null || value === undefined ? 0 : stringWidth(textOf(String(plain(value))).slice(0, 200));
  });
  return Math.min(WIDTHS.most, Math.max(WIDTHS.least, stringWidth(column), ...shown) + 2);
}

function plain(value: NonNullable<CsvCell>): string | number | boolean {
  return typeof value === 'object' ? JSON.stringify(value) : value;
}

function contentTypes(): string {
  const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="${TYPES}.${type}+xml"/>`;
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="${TYPES}.worksheet+xml"/>${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}</Types>`;
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const one = ([type, target]: readonly [string, string], i: number) =>
    `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  return `<Relationships xmlns="${PACKAGE}/relationships">${targets.map(one).join('')}</Relationships>`;
}

function workbook(names: readonly string[]): string {
  const sheets = names.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

/** Two forms of cells: as they come, and text. */
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
