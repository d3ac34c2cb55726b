import type { FailureError } from '../../errors/failure.ts';
import { UNREAD } from '../../report/document.ts';
import { cellName, cellPosition, type Merge, type Sheet } from '../sheet.ts';
import { showNumber } from '../show-number.ts';
import { boundOf } from '../spreadsheet.ts';
import { scanXml } from '../xml-scan.ts';
import { malformed } from '../zip-archive.ts';
import { RichText } from './rich-text.ts';
import { type HeldResult, staleSums } from './stale-sums.ts';
import type { Workbook } from './workbook.ts';

type Attributes = Readonly<Record<string, string>>;

/** A cell while its element is open. */
interface OpenCell {
  r: number;
  c: number;
  type: string;
  style: number;
  value: string | null;
  formula: string | null;
}

const MAX_COLUMN = 16_384;
const MAX_ROW = 1_048_576;

/**
 * One worksheet part. A formula whose result the file does not hold is shown as the formula, so that it is no figure. Throws
 * FailureError `read.malformed`, and `read.too-complex` beyond the bounds of a workbook.
 */
export function readWorksheet(
  part: string,
  bytes: Uint8Array,
  entry: Workbook['sheets'][number],
  book: Workbook,
): Sheet {
  const scan = new WorksheetScan(entry, book);
  scanXml(part, bytes, scan);
  scan.doubtStaleSums();
  return scan.sheet;
}

class WorksheetScan {
  readonly sheet: Sheet;
  readonly #book: Workbook;
  readonly #hiddenRows = new Set<number>();
  readonly #hiddenCols = new Set<number>();
  readonly #rich = new RichText();
  #row = -1;
  #col = -1;
  #cell: OpenCell | null = null;
  #into: 'v' | 'f' | null = null;
  #hidesZeros = false;
  #hiddenSpan = 0;
  readonly #results: HeldResult[] = [];
  readonly #contents = new Map<string, number | 'text' | null>();

  constructor(entry: Workbook['sheets'][number], book: Workbook) {
    this.#book = book;
    this.sheet = {
      name: entry.name,
      hidden: entry.hidden,
      cells: [],
      merges: [],
      hiddenRows: this.#hiddenRows,
      hiddenCols: this.#hiddenCols,
      drawing: false,
      warnings: [],
    };
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'row') this.#openRow(attributes);
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'v' || name === 'f') {
      this.#into = name;
      if (this.#cell && name === 'f') this.#cell.formula = '';
      if (this.#cell && name === 'v') this.#cell.value = '';
    } else if (name === 'col') this.#column(attributes);
    else if (name === 'mergeCell') this.#merge(attributes.ref ?? '');
    else if (name === 'sheetView') this.#hidesZeros = /^(?:0|false)$/.test(attributes.showZeros ?? '1');
    else if (name === 'drawing' || name === 'legacyDrawing') this.sheet.drawing ||= name === 'drawing';
    if (this.#cell) this.#rich.open(name, attributes);
  }

  text(text: string): void {
    if (!this.#cell) return;
    if (this.#into === 'v') this.#cell.value = (this.#cell.value ?? '') + text;
    else if (this.#into === 'f') this.#cell.formula = (this.#cell.formula ?? '') + text;
    else this.#rich.text(text);
  }

  close(name: string): void {
    this.#rich.close(name);
    if (name === 'v' || name === 'f') this.#into = null;
    if (name !== 'c' || !this.#cell) return;
    const { r, c } = this.#cell;
    const shown = this.#shown(this.#cell, this.#rich.take());
    this.#watch(this.#cell, shown);
    this.sheet.cells.push({ r, c, shown: this.#drawn(shown, this.#cell.style) });
    if (this.sheet.cells.length % 1000 === 0) boundOf('cells', this.sheet.cells.length);
    this.#cell = null;
  }

  /** Sums that the file holds otherwise than their cells give are shown as their formula, so that they are no figure. */
  doubtStaleSums(): void {
    const stale = staleSums(this.#results, (r, c) => {
      const content = this.#contents.get(`${r},${c}`);
      return content === undefined ? 0 : content;
    });
    const formulas = new Map(stale.map(({ r, c, formula }) => [`${r},${c}`, formula]));
    for (const cell of formulas.size > 0 ? this.sheet.cells : []) {
      const formula = formulas.get(`${cell.r},${cell.c}`);
      if (formula !== undefined) cell.shown = `=${formula}`;
    }
  }

  #watch({ r, c, type, value, formula }: OpenCell, shown: string): void {
    if (type === 'e' || (formula !== null && value === null)) this.#contents.set(`${r},${c}`, null);
    else if (type === 'n' && value) this.#contents.set(`${r},${c}`, Number(value));
    else if (shown !== '') this.#contents.set(`${r},${c}`, 'text');
    if (formula && type === 'n' && value) this.#results.push({ r, c, formula, held: Number(value) });
  }

  /** Digits that are struck out nobody reads; figures that are white are seen on a ground only that is not known here. */
  #drawn(shown: string, style: number): string {
    const { struck = false, white = false } = this.#book.fonts[style] ?? {};
    if (struck && /\d/.test(shown)) return `~~${shown}~~`;
    return white && /\d/.test(shown) && !/\p{L}/u.test(shown) ? UNREAD + shown : shown;
  }

  #openRow(attributes: Attributes): void {
    const before = this.#row;
    this.#row = attributes.r === undefined ? before + 1 : Number(attributes.r) - 1;
    this.#col = -1;
    if (!Number.isInteger(this.#row) || this.#row <= before || this.#row >= MAX_ROW)
      throw strange(`row ${attributes.r}`);
    if (isTrue(attributes.hidden) || Number(attributes.ht ?? 1) === 0) this.#hiddenRows.add(this.#row);
  }

  #openCell(attributes: Attributes): void {
    const at = attributes.r === undefined ? { r: this.#row, c: this.#col + 1 } : cellPosition(attributes.r);
    if (!at || at.r !== this.#row || at.c <= this.#col || at.c >= MAX_COLUMN) throw strange(`cell ${attributes.r}`);
    this.#col = at.c;
    this.#rich.take();
    this.#cell = { ...at, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: null, formula: null };
  }

  #column(attributes: Attributes): void {
    if (!isTrue(attributes.hidden) && Number(attributes.width ?? 1) !== 0) return;
    const first = Number(attributes.min) - 1;
    const last = Math.min(Number(attributes.max), MAX_COLUMN);
    this.#hiddenSpan += Math.max(0, last - first);
    if (!(first >= 0) || this.#hiddenSpan > MAX_COLUMN) throw strange(`columns ${attributes.min} to ${attributes.max}`);
    for (let c = first; c < last; c++) this.#hiddenCols.add(c);
  }

  #merge(ref: string): void {
    const [from, to] = ref.split(':').map(cellPosition);
    if (!from || !to || to.r < from.r || to.c < from.c) throw strange(`merged cells ${ref}`);
    const merge: Merge = { r0: from.r, c0: from.c, r1: to.r, c1: to.c };
    this.sheet.merges.push(merge);
    if (this.sheet.merges.length % 1000 === 0) boundOf('merges', this.sheet.merges.length);
  }

  #shown(cell: OpenCell, inline: string): string {
    if (cell.type === 'inlineStr') return inline;
    if (cell.value === null || cell.value === '')
      return cell.formula !== null && cell.type !== 'str' ? `=${cell.formula}` : '';
    if (cell.type === 's') return this.#shared(cell.value);
    if (cell.type === 'b') return cell.value === '0' ? 'FALSE' : 'TRUE';
    return cell.type === 'n' ? this.#number(cell) : cell.value;
  }

  #shared(index: string): string {
    const text = /^\s*\d+\s*$/.test(index) ? this.#book.strings[Number(index)] : undefined;
    if (text === undefined) throw strange(`string ${index.slice(0, 20)}`);
    return text;
  }

  #number(cell: OpenCell): string {
    const value = Number(cell.value);
    if (!Number.isFinite(value)) throw strange(`number ${cell.value?.slice(0, 20)}`);
    if (value === 0 && this.#hidesZeros) return '';
    const shown = showNumber(value, this.#book.formats[cell.style] ?? 0, this.#book.date1904);
    if (value !== 0 && shown.trim() === '')
      this.sheet.warnings.push({
        code: 'number-not-shown',
        place: { path: `${this.sheet.name}!${cellName(cell.r, cell.c)}` },
      });
    return shown;
  }
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function strange(cause: string): FailureError {
  return malformed(`the sheet holds ${cause}`);
}
