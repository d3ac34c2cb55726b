import { cellName, type Sheet, type SheetCell } from '../sheet.ts';
import { boundOf } from '../spreadsheet.ts';
import { local, scanXml, type XmlListener } from '../xml-scan.ts';
import { malformed } from '../zip-archive.ts';
import { type CellStyle, CellStyles } from './cell-styles.ts';
import { type CellData, drawnText, shownCell } from './shown-cell.ts';
import { TableCursor } from './table-cursor.ts';

type Attributes = Readonly<Record<string, string>>;

interface OpenSheet extends Sheet {
  hiddenRows: Set<number>;
  hiddenCols: Set<number>;
  /** Cells that hold 0: a sheet may show none of them, which it says after its table. */
  zeros: SheetCell[];
}

/** A cell while its element is open. */
interface OpenCell {
  r: number;
  c: number;
  isCovered: boolean;
  style: CellStyle;
  formula: string | undefined;
  data: CellData | null;
}

/** Where in the file something stands counts, and not its name alone: remarks hold `Data` as well. */
const TABLE = 'Workbook/Worksheet/Table';
const CELL = `${TABLE}/Row/Cell`;
const DATA = `${CELL}/Data`;
const OPTIONS = 'Workbook/Worksheet/WorksheetOptions';

/**
 * The sheets of a workbook in one XML file (SpreadsheetML of Excel 2002 and 2003), every figure as the sheet shows it. A formula without a
 * result is shown as the formula, so that it is no figure. Throws FailureError `read.malformed`, and `read.too-complex` beyond the bounds
 * of a workbook.
 */
export function readXmlWorkbook(bytes: Uint8Array): Sheet[] {
  const scan = new WorkbookScan();
  scanXml('the workbook', bytes, scan);
  return scan.sheets;
}

class WorkbookScan implements XmlListener {
  readonly sheets: OpenSheet[] = [];
  readonly #path: string[] = [];
  readonly #styles = new CellStyles();
  readonly #known = new Map<string, CellStyle>();
  #table: TableCursor | null = null;
  #cell: OpenCell | null = null;
  #date1904 = false;
  #visible = '';
  #characters = 0;

  open(name: string, attributes: Attributes): void {
    this.#path.push(name);
    const path = this.#path.length > 6 ? '' : this.#path.join('/');
    const sheet = this.sheets.at(-1);
    if (path === 'Workbook/Worksheet') this.#openSheet(local(attributes, 'Name') ?? '');
    else if (path === TABLE && sheet) this.#table = new TableCursor(sheet, attributes);
    else if (path === `${TABLE}/Column`) this.#table?.column(attributes);
    else if (path === `${TABLE}/Row`) this.#table?.row(attributes);
    else if (path === CELL) this.#openCell(attributes);
    else if (path === DATA && this.#cell) this.#cell.data = { type: local(attributes, 'Type') ?? 'String', text: '' };
    else if (path === `${OPTIONS}/DoNotDisplayZeros`) for (const zero of sheet?.zeros ?? []) zero.shown = '';
    else if (path === 'Workbook/ExcelWorkbook/Date1904') this.#date1904 = true;
    else if (this.#path[1] === 'Styles') this.#styles.open(name, attributes);
  }

  text(text: string): void {
    const path = this.#path.length > 5 ? '' : this.#path.join('/');
    if (path === `${OPTIONS}/Visible`) this.#visible += text;
    else if (this.#cell?.data && this.#path[5] === 'Data') this.#draw(this.#cell.data, text);
  }

  close(name: string): void {
    const path = this.#path.length > 5 ? '' : this.#path.join('/');
    this.#path.pop();
    if (path === CELL && this.#cell) this.#closeCell(this.#cell);
    else if (path === 'Workbook/Worksheet') this.sheets.at(-1)!.hidden = /hidden/i.test(this.#visible);
    else if (name === 'Table' && path === TABLE) this.#table = null;
  }

  #openSheet(name: string): void {
    boundOf('sheets', this.sheets.length + 1);
    this.#visible = '';
    this.sheets.push({
      name,
      hidden: false,
      cells: [],
      merges: [],
      hiddenRows: new Set(),
      hiddenCols: new Set(),
      drawing: false,
      warnings: [],
      zeros: [],
    });
  }

  #openCell(attributes: Attributes): void {
    const place = this.#table!.cell(attributes);
    this.#cell = { ...place, style: this.#styleOf(place.style), formula: local(attributes, 'Formula'), data: null };
  }

  #styleOf(id: string): CellStyle {
    const style = this.#known.get(id) ?? this.#styles.of(id);
    this.#known.set(id, style);
    return style;
  }

  /** Elements of HTML around a piece of text say how it is drawn. */
  #draw(data: CellData, text: string): void {
    const around = this.#path.slice(6);
    const raised = around.some((name) => /^su[bp]$/i.test(name));
    const struck = around.some((name) => /^s$/i.test(name));
    data.text += drawnText(text, { raised, struck });
    this.#characters += text.length;
    boundOf('characters', this.#characters);
  }

  #closeCell({ r, c, isCovered, style, formula, data }: OpenCell): void {
    const sheet = this.sheets.at(-1)!;
    this.#cell = null;
    const stored = shownCell(data ?? { type: 'String', text: '' }, style, this.#date1904);
    if (stored === null) throw malformed(`the sheet holds ${data!.type.slice(0, 20)} ${data!.text.slice(0, 20)}`);
    const shown = stored === '' && formula ? `=${formula.replace(/^=/, '')}` : drawnText(stored, style);
    if (isCovered && shown.trim() !== '') throw malformed(`the cell ${cellName(r, c)} lies on another`);
    const cell = { r, c, shown };
    sheet.cells.push(cell);
    if (sheet.cells.length % 1000 === 0) boundOf('cells', sheet.cells.length);
    if (data?.type !== 'Number') return;
    if (Number(data.text) === 0) sheet.zeros.push(cell);
    else if (shown.trim() === '')
      sheet.warnings.push({ code: 'number-not-shown', place: { path: `${sheet.name}!${cellName(r, c)}` } });
  }
}
