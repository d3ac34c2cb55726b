import { type Block, type DocumentLink, type DocumentWarning, type Picture, UNREAD } from '../../report/document.ts';
import { type LooseCell, layOutGrid } from '../grid.ts';
import { isLayoutTable } from '../html/table.ts';
import { tidyText } from '../normalise.ts';
import type { PictureBytes } from '../pictures/with-pictures.ts';
import { local, scanXml, type XmlListener } from '../xml-scan.ts';
import { tooComplex } from '../zip-archive.ts';
import type { OdfPackage } from './package.ts';
import { StyledText } from './styled-text.ts';

type Attributes = Readonly<Record<string, string>>;

export interface OdfText {
  blocks: Block[];
  links: DocumentLink[];
  warnings: DocumentWarning[];
  files: Map<Picture, PictureBytes>;
}

/** What is no part of the running text: deleted text, notes, comments, contents, forms, bytes of pictures, and what is drawn by formulas and charts. */
const ASIDE = new Set(
  'tracked-changes annotation annotation-end note table-of-content forms ruby-text sequence-decls variable-decls user-field-decls object event-listeners binary-data'.split(
    ' ',
  ),
);
const MAX_AREA = 20_000;
const MAX_BLOCKS = 20_000;
const MAX_ROWS = 2_000;
const MAX_DEPTH = 20;

interface OpenCell extends LooseCell {
  covered: boolean;
  /** Paragraphs and pictures in it, for a table that only lays out the page. */
  content: Block[];
  pictures: Picture[];
}

interface OpenTable {
  rows: { cells: OpenCell[]; repeated: number }[];
  /** True where another table stands in it: it lays out the page. */
  outer: boolean;
}

/** Paragraphs, tables and pictures of a text document in reading order. Throws FailureError `read.malformed` or `read.too-complex`. */
export function odfText(file: OdfPackage): OdfText {
  const scan = new BodyScan(file);
  scanXml('content.xml', file.content, scan);
  return scan.shown;
}

class BodyScan implements XmlListener {
  readonly shown: OdfText = { blocks: [], links: [], warnings: [], files: new Map() };
  readonly #file: OdfPackage;
  readonly #text = new StyledText();
  readonly #tables: OpenTable[] = [];
  /** Paragraphs that are open: a text box in a paragraph has paragraphs of its own. */
  readonly #paragraphs: { text: string; level: number | null }[] = [];
  readonly #numbers = { p: 0, table: 0, img: 0 };
  #pending: Picture[] = [];
  #link: string | null = null;
  #aside = 0;
  #inBody = false;
  #area = 0;

  constructor(file: OdfPackage) {
    this.#file = file;
  }

  open(name: string, attributes: Attributes): void {
    if (this.#aside > 0 || ASIDE.has(name)) this.#aside++;
    else if (!this.#inBody) this.#beforeBody(name, attributes);
    else if (name === 'p' || name === 'h') this.#openParagraph(name, attributes);
    else if (name === 'span') this.#text.enter(attributes);
    else if (name === 'a') this.#link = local(attributes, 'href') ?? null;
    else if (name === 'image') this.#picture(local(attributes, 'href') ?? '');
    else if (name === 'table') this.#openTable();
    else if (name === 'table-row') this.#openRow(attributes);
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#openCell(name, attributes);
    else this.#put(this.#text.typed(name, attributes) ?? '');
  }

  text(text: string): void {
    if (this.#aside === 0 && this.#inBody && this.#paragraphs.length > 0)
      this.#put(this.#text.shown(text.replace(/[\r\n\t ]+/g, ' ')));
  }

  close(name: string): void {
    if (this.#aside > 0) this.#aside--;
    else if (!this.#inBody) return;
    else if (name === 'p' || name === 'h') this.#closeParagraph();
    else if (name === 'span') this.#text.leave();
    else if (name === 'a') this.#link = null;
    else if (name === 'table') this.#closeTable();
    else if (name === 'body') this.#inBody = false;
  }

  #beforeBody(name: string, attributes: Attributes): void {
    if (name === 'body') this.#inBody = true;
    else this.#text.open(name, attributes);
  }

  #put(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph) paragraph.text += text;
    if (text !== '' && this.#link !== null) this.#takeLink(text);
  }

  #takeLink(text: string): void {
    const url = URL.parse(this.#link ?? '');
    const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
    if (isWeb && this.shown.links.length < 2_000)
      this.shown.links.push({ href: url.href, text: tidyText(text).slice(0, 500) });
    this.#link = null;
  }

  #openParagraph(name: string, attributes: Attributes): void {
    const level = name === 'h' ? Math.min(6, Number(local(attributes, 'outline-level') ?? 1) || 1) : null;
    this.#paragraphs.push({ text: '', level });
    this.#text.enter(attributes);
  }

  #closeParagraph(): void {
    this.#text.leave();
    const paragraph = this.#paragraphs.pop();
    if (!paragraph) return;
    const cell = this.#cell;
    if (cell) cell.raw += `${cell.raw === '' ? '' : '\n'}${paragraph.text}`;
    for (const line of tidyText(paragraph.text).split('\n')) {
      if (line === '') continue;
      this.#numbers.p++;
      const level = paragraph.level === null ? {} : { level: paragraph.level };
      this.#push({ t: 'p', text: line, ...level, places: [{ path: `p[${this.#numbers.p}]` }] });
    }
    if (this.#paragraphs.length === 0) this.#placePictures();
  }

  #placePictures(): void {
    const pictures = this.#pending;
    this.#pending = [];
    for (const picture of pictures) this.#push(picture);
    this.#cell?.pictures.push(...pictures);
  }

  #picture(href: string): void {
    this.#numbers.img++;
    const picture: Picture = { t: 'img', places: [{ path: `img[${this.#numbers.img}]` }] };
    const bytes = this.#file.picture(href);
    if (bytes) this.shown.files.set(picture, async () => bytes);
    this.#pending.push(picture);
    if (this.#paragraphs.length === 0) this.#placePictures();
  }

  get #cell(): OpenCell | undefined {
    return this.#tables.at(-1)?.rows.at(-1)?.cells.at(-1);
  }

  #openTable(): void {
    for (const table of this.#tables) table.outer = true;
    if (this.#tables.length >= MAX_DEPTH) throw tooComplex('tables nested too deeply');
    this.#tables.push({ rows: [], outer: false });
  }

  #openRow(attributes: Attributes): void {
    const repeated = Math.max(1, Number(local(attributes, 'number-rows-repeated') ?? 1) || 1);
    this.#tables.at(-1)?.rows.push({ cells: [], repeated });
  }

  #openCell(name: string, attributes: Attributes): void {
    const count = (of: string) => Math.min(200, Math.max(1, Number(local(attributes, of) ?? 1) || 1));
    const row = this.#tables.at(-1)?.rows.at(-1);
    if (!row) return;
    const path = `table[${this.#numbers.table + 1}]/tr[${this.#tables.at(-1)!.rows.length}]/td[${row.cells.length + 1}]`;
    const repeated = count('number-columns-repeated');
    this.#area += repeated * row.repeated;
    if (this.#area > MAX_AREA) throw tooComplex(`more than ${MAX_AREA} cells`);
    for (let i = 0; i < repeated; i++)
      row.cells.push({
        raw: '',
        rowSpan: count('number-rows-spanned'),
        colSpan: count('number-columns-spanned'),
        place: { path },
        covered: name === 'covered-table-cell',
        content: [],
        pictures: [],
      });
  }

  #closeTable(): void {
    const table = this.#tables.pop();
    if (!table) return;
    const rows = table.rows.flatMap((row) => Array<OpenCell[]>(Math.min(MAX_ROWS, row.repeated)).fill(row.cells));
    const cells = rows.map((row) => row.filter(({ covered }) => !covered));
    const loose = cells.map((row) => ({ cells: row.map((cell) => ({ ...cell, raw: shownIn(cell) })), group: 0 }));
    if (table.outer || isLayoutTable(loose)) {
      for (const cell of cells.flat()) for (const block of cell.content) this.#push(block);
      return;
    }
    this.#numbers.table++;
    const { warnings, ...grid } = layOutGrid(loose, MAX_AREA);
    this.shown.warnings.push(...warnings);
    const caption = this.shown.blocks.findLast((block) => block.t === 'p');
    this.#push({ t: 'grid', ...grid, source: 'markup', ...(caption ? { caption: caption.text } : {}) });
    for (const cell of cells.flat()) for (const picture of cell.pictures) this.#push(picture);
  }

  #push(block: Block): void {
    const { blocks } = this.shown;
    if (blocks.length >= MAX_BLOCKS) throw tooComplex(`more than ${MAX_BLOCKS} paragraphs`);
    (this.#cell?.content ?? blocks).push(block);
  }
}

/** What a picture in an otherwise empty cell shows may be its figure: the cell cannot be called blank. */
function shownIn({ raw, pictures }: OpenCell): string {
  return raw.trim() === '' && pictures.length > 0 ? UNREAD : raw;
}
