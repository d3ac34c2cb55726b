import type { Sheet } from '../sheet.ts';
import { boundOf } from '../spreadsheet.ts';
import { local, scanXml, type XmlListener } from '../xml-scan.ts';
import { tooComplex } from '../zip-archive.ts';
import type { OdfPackage } from './package.ts';
import { StyledText } from './styled-text.ts';

type Attributes = Readonly<Record<string, string>>;

const ASIDE = new Set('annotation tracked-changes forms shapes binary-data'.split(' '));
/** Rows and columns that are said to repeat beyond this hold nothing. */
const MOST_REPEATED = 1_000;
const LAST = { row: 1_048_576, column: 16_384 } as const;

/** The sheets of a spreadsheet document in their order, every figure as the sheet shows it. Throws FailureError `read.malformed` or `read.too-complex`. */
export function odfSheets(file: OdfPackage): Sheet[] {
  const scan = new SheetsScan(file);
  scanXml('content.xml', file.content, scan);
  return scan.sheets;
}

interface OpenSheet extends Sheet {
  hiddenRows: Set<number>;
  hiddenCols: Set<number>;
  pictures: Uint8Array[];
}

class SheetsScan implements XmlListener {
  readonly sheets: OpenSheet[] = [];
  readonly #file: OdfPackage;
  readonly #text = new StyledText();
  readonly #hiddenStyles = new Set<string>();
  #style = '';
  #inBody = false;
  #aside = 0;
  #row = { at: 0, repeated: 1 };
  #column = { at: 0, repeated: 1 };
  #headColumn = 0;
  #shown: string | null = null;
  #held = 0;

  constructor(file: OdfPackage) {
    this.#file = file;
  }

  open(name: string, attributes: Attributes): void {
    const sheet = this.sheets.at(-1);
    if (this.#aside > 0 || (ASIDE.has(name) && name !== 'shapes')) this.#aside++;
    else if (!this.#inBody) this.#beforeBody(name, attributes);
    else if (name === 'table') this.#openSheet(attributes);
    else if (name === 'image' && sheet) this.#picture(sheet, local(attributes, 'href') ?? '');
    else if (name === 'object' && sheet) sheet.drawing = true;
    else if (name === 'table-column' && sheet) this.#headColumns(sheet, attributes);
    else if (name === 'table-row' && sheet) this.#openRow(sheet, attributes);
    else if ((name === 'table-cell' || name === 'covered-table-cell') && sheet) this.#openCell(sheet, name, attributes);
    else if (name === 'p') this.#openLine(attributes);
    else if (name === 'span') this.#text.enter(attributes);
    else if (this.#shown !== null) this.#shown += this.#text.typed(name, attributes) ?? '';
  }

  text(text: string): void {
    if (this.#aside === 0 && this.#shown !== null && text.trim() !== '') this.#shown += this.#text.shown(text);
  }

  close(name: string): void {
    if (this.#aside > 0) this.#aside--;
    else if (!this.#inBody) return;
    else if (name === 'p' || name === 'span') this.#text.leave();
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell();
    else if (name === 'table-row') this.#row.at += this.#row.repeated;
    else if (name === 'body') this.#inBody = false;
  }

  #beforeBody(name: string, attributes: Attributes): void {
    if (name === 'body') this.#inBody = true;
    if (name === 'style') this.#style = local(attributes, 'name') ?? '';
    if (name === 'table-properties' && local(attributes, 'display') === 'false') this.#hiddenStyles.add(this.#style);
    this.#text.open(name, attributes);
  }

  #openSheet(attributes: Attributes): void {
    boundOf('sheets', this.sheets.length + 1);
    this.sheets.push({
      name: local(attributes, 'name') ?? '',
      hidden: this.#hiddenStyles.has(local(attributes, 'style-name') ?? ''),
      cells: [],
      merges: [],
      hiddenRows: new Set(),
      hiddenCols: new Set(),
      drawing: false,
      pictures: [],
      warnings: [],
    });
    this.#row = { at: 0, repeated: 1 };
    this.#headColumn = 0;
  }

  #picture(sheet: OpenSheet, href: string): void {
    const bytes = this.#file.picture(href);
    if (bytes) sheet.pictures.push(bytes);
    else sheet.drawing = true;
  }

  #headColumns(sheet: OpenSheet, attributes: Attributes): void {
    const repeated = repeatedOf(attributes, 'number-columns-repeated');
    const last = this.#headColumn + Math.min(repeated, MOST_REPEATED);
    if (isHidden(attributes)) for (let c = this.#headColumn; c < last; c++) sheet.hiddenCols.add(c);
    this.#headColumn += repeated;
  }

  #openRow(sheet: OpenSheet, attributes: Attributes): void {
    this.#row.repeated = repeatedOf(attributes, 'number-rows-repeated');
    this.#column = { at: 0, repeated: 1 };
    const last = this.#row.at + Math.min(this.#row.repeated, MOST_REPEATED);
    if (isHidden(attributes)) for (let r = this.#row.at; r < last; r++) sheet.hiddenRows.add(r);
  }

  #openCell(sheet: OpenSheet, name: string, attributes: Attributes): void {
    this.#column.repeated = repeatedOf(attributes, 'number-columns-repeated');
    const [rows, columns] = [
      repeatedOf(attributes, 'number-rows-spanned'),
      repeatedOf(attributes, 'number-columns-spanned'),
    ];
    const [r0, c0] = [this.#row.at, this.#column.at];
    if (rows > 1 || columns > 1) sheet.merges.push({ r0, c0, r1: r0 + rows - 1, c1: c0 + columns - 1 });
    boundOf('merges', sheet.merges.length);
    this.#shown = name === 'covered-table-cell' ? null : '';
  }

  #openLine(attributes: Attributes): void {
    this.#text.enter(attributes);
    if (this.#shown !== null && this.#shown !== '') this.#shown += '\n';
  }

  #closeCell(): void {
    const sheet = this.sheets.at(-1);
    const { at, repeated } = this.#column;
    this.#column.at += repeated;
    const shown = this.#shown;
    this.#shown = null;
    if (!sheet || shown === null || shown.trim() === '') return;
    if (repeated > MOST_REPEATED || this.#row.repeated > MOST_REPEATED)
      throw tooComplex('a cell repeated a thousand times');
    if (this.#row.at > LAST.row || at > LAST.column) throw tooComplex('a cell beyond every sheet');
    this.#held += repeated * this.#row.repeated;
    boundOf('cells', this.#held);
    for (let r = 0; r < this.#row.repeated; r++)
      for (let c = 0; c < repeated; c++) sheet.cells.push({ r: this.#row.at + r, c: at + c, shown });
  }
}

function repeatedOf(attributes: Attributes, name: string): number {
  const count = Number(local(attributes, name) ?? 1);
  return Number.isInteger(count) && count > 0 ? count : 1;
}

function isHidden(attributes: Attributes): boolean {
  return /^(?:collapse|filter)$/.test(local(attributes, 'visibility') ?? '');
}
