import { type Block, type DocumentWarning, type Picture, UNREAD } from '../../report/document.ts';
import { tidyText } from '../normalise.ts';
import type { PictureBytes } from '../pictures/with-pictures.ts';
import { tooComplex } from '../zip-archive.ts';
import { type CellFormat, type TableRow, tableGrid } from './table-grid.ts';

const MAX_AREA = 20_000;
const MAX_CELLS_OF_ROW = 200;
const MAX_PICTURES = 2_000;

/** Makes blocks from the words of RTF that end paragraphs, cells and rows, and from those that define cells. */
export class BodyBuilder {
  readonly #blocks: Block[] = [];
  readonly #warnings: DocumentWarning[] = [];
  readonly #files = new Map<Picture, PictureBytes>();
  /** Pictures of the paragraph or table that is not ended yet. */
  #pictures: Picture[] = [];
  #pictured = 0;
  #fresh = 0;
  #rows: TableRow[] = [];
  #texts: string[] = [];
  #formats: CellFormat[] = [];
  #left = 0;
  #next = { goesOnLeft: false, goesOnAbove: false };
  #inTable = false;
  #paragraphs = 0;
  #tables = 0;
  #area = 0;

  /** Takes one control word; `text` gives what was written since the last paragraph, `put` adds to it. */
  take(name: string, value: number | null, text: () => string, put: (text: string) => void): void {
    if (name === 'pard') this.#inTable = false;
    else if (name === 'intbl') this.#inTable = true;
    else if (name === 'par' || name === 'sect' || name === 'page') {
      if (this.#inTable && this.#formats.length > 0) put('\n');
      else this.#paragraph(text());
    } else if (name === 'cell') this.#cell(text());
    else if (name === 'row') this.#row();
    else if (name === 'nestcell') {
      put('\n');
      this.warn('nested-table-flattened');
    } else this.#define(name, value);
    if (this.#texts.length > 2 * MAX_CELLS_OF_ROW || this.#formats.length > MAX_CELLS_OF_ROW)
      throw tooComplex('a row of more cells than any table has');
  }

  /** A warning, given once. */
  warn(code: string): void {
    if (!this.#warnings.some((warning) => warning.code === code)) this.#warnings.push({ code });
  }

  /** Pictures so far. */
  get pictured(): number {
    return this.#pictured;
  }

  /** Something that is neither text nor a picture shows in the running text. */
  drawn(): void {
    this.#fresh++;
  }

  /** A picture in the running text; null for its file where nobody can read it. */
  picture(file: Uint8Array | null): void {
    if (++this.#pictured > MAX_PICTURES) throw tooComplex(`more than ${MAX_PICTURES} pictures`);
    this.#fresh++;
    const picture: Picture = { t: 'img', places: [{ path: `img[${this.#pictured}]` }] };
    if (file) this.#files.set(picture, async () => file);
    this.#pictures.push(picture);
  }

  finish(text: string): { blocks: Block[]; warnings: DocumentWarning[]; files: Map<Picture, PictureBytes> } {
    this.#paragraph(text);
    return { blocks: this.#blocks, warnings: this.#warnings, files: this.#files };
  }

  /** What a picture, an object or a text box in an otherwise empty cell shows may be its figure: the cell cannot be called blank. */
  #cell(text: string): void {
    this.#texts.push(this.#fresh > 0 && text.trim() === '' ? UNREAD : text);
    this.#fresh = 0;
  }

  #define(name: string, value: number | null): void {
    if (name === 'trowd') {
      this.#formats = [];
      this.#left = 0;
      this.#next = { goesOnLeft: false, goesOnAbove: false };
    } else if (name === 'trleft') this.#left = value ?? 0;
    else if (name === 'clmrg') this.#next.goesOnLeft = true;
    else if (name === 'clvmrg') this.#next.goesOnAbove = true;
    else if (name === 'cellx') {
      this.#formats.push({ right: value ?? 0, ...this.#next });
      this.#next = { goesOnLeft: false, goesOnAbove: false };
    }
  }

  #row(): void {
    if (this.#texts.length > 0) this.#rows.push({ left: this.#left, formats: this.#formats, texts: this.#texts });
    this.#texts = [];
    this.#area += this.#formats.length;
    if (this.#area > MAX_AREA) throw tooComplex(`more than ${MAX_AREA} cells`);
  }

  /** Any paragraph outside a table, be it empty, ends the table before it. */
  #paragraph(text: string): void {
    this.#endTable();
    for (const line of tidyText(text).split('\n')) {
      if (line === '') continue;
      this.#paragraphs++;
      this.#blocks.push({ t: 'p', text: line, places: [{ path: `p[${this.#paragraphs}]` }] });
    }
    this.#blocks.push(...this.#pictures);
    this.#pictures = [];
    this.#fresh = 0;
  }

  #endTable(): void {
    if (this.#texts.some((text) => text.trim() !== '')) this.#row();
    this.#texts = [];
    if (this.#rows.length === 0) return;
    this.#tables++;
    const path = `table[${this.#tables}]`;
    const { grid, warnings } = tableGrid(this.#rows, path, MAX_AREA);
    this.#rows = [];
    this.#warnings.push(...warnings);
    const caption = this.#blocks.findLast((block) => block.t === 'p');
    this.#blocks.push({ ...grid, ...(caption ? { caption: caption.text } : {}) });
  }
}
