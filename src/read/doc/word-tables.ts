import { type Block, type DocumentWarning, type Grid, type Picture, UNREAD } from '../../report/document.ts';
import { isLayoutTable } from '../html/table.ts';
import { tidyText } from '../normalise.ts';
import type { PictureBytes } from '../pictures/with-pictures.ts';
import { type CellFormat, tableGrid } from '../rtf/table-grid.ts';
import { tooComplex } from '../zip-archive.ts';
import type { ParagraphProperties, RowDefinition } from './properties.ts';
import type { ShownPicture } from './shown-text.ts';

/** What a Word document shows; `files`: those of its pictures that can be read. */
export interface ShownDocument {
  blocks: Block[];
  warnings: DocumentWarning[];
  files: Map<Picture, PictureBytes>;
}

/** How a paragraph of a Word document ends. */
export type Ending = 'paragraph' | 'cell' | 'row';

interface WordParagraph {
  text: string;
  level: number | null;
  pictures: readonly ShownPicture[];
}

interface WordTable {
  rows: { cells: Content[]; definition: RowDefinition }[];
}

type Content = (WordParagraph | WordTable)[];

interface OpenTable extends WordTable {
  cells: Content[];
  content: Content;
}

const MAX_AREA = 20_000;
const MAX_PARAGRAPHS = 40_000;
const MAX_CELLS_OF_ROW = 200;

/** Makes blocks from paragraphs that know how many tables lie around them. Tables that hold other tables lay out the page: they are walked through. */
export class WordTables {
  readonly #body: Content = [];
  readonly #open: OpenTable[] = [];
  readonly #blocks: Block[] = [];
  readonly #warnings: DocumentWarning[] = [];
  readonly #fileAt: (at: number) => Uint8Array | null;
  readonly #files = new Map<Picture, PictureBytes>();
  #paragraphs = 0;
  #pictures = 0;
  #tables = 0;
  #taken = 0;
  #area = 0;

  /** `fileAt` gives the file of a picture in the line by where its description begins. */
  constructor(fileAt: (at: number) => Uint8Array | null) {
    this.#fileAt = fileAt;
  }

  take(
    shown: { text: string; pictures: readonly ShownPicture[] },
    ending: Ending,
    { depth, level, row }: ParagraphProperties,
    dropped: boolean,
  ): void {
    if (++this.#taken > MAX_PARAGRAPHS) throw tooComplex(`more than ${MAX_PARAGRAPHS} paragraphs`);
    this.#goTo(ending === 'paragraph' ? depth : Math.max(1, depth));
    const table = this.#open.at(-1);
    if (ending === 'row') {
      if (table) endRow(table, shown.text, row, dropped);
      this.#area += row.merges.length;
      if (this.#area > MAX_AREA) throw tooComplex(`more than ${MAX_AREA} cells`);
      return;
    }
    (table?.content ?? this.#body).push({ ...shown, level });
    if (ending === 'cell' && table) {
      table.cells.push(table.content);
      table.content = [];
      if (table.cells.length > MAX_CELLS_OF_ROW) throw tooComplex('a row of more cells than any table has');
    }
  }

  /** `floating`: files of the pictures that float over the text; where, only the drawings themselves know. */
  finish(floating: readonly Uint8Array[]): ShownDocument {
    this.#goTo(0);
    this.#show(this.#body);
    for (const file of floating) this.picture({ at: 'floats' }, file);
    return { blocks: this.#blocks, warnings: this.#warnings, files: this.#files };
  }

  #goTo(depth: number): void {
    while (this.#open.length > depth) {
      const { rows, cells, content } = this.#open.pop()!;
      if (content.some((item) => 'rows' in item || item.text.trim() !== '')) cells.push(content);
      if (cells.length > 0) rows.push({ cells, definition: { edges: [], merges: [], unsure: true } });
      (this.#open.at(-1)?.content ?? this.#body).push({ rows });
    }
    while (this.#open.length < depth) this.#open.push({ rows: [], cells: [], content: [] });
  }

  #show(content: Content): void {
    for (const item of content) {
      if (!('rows' in item)) this.#paragraph(item);
      else if (isArrangement(item)) for (const { cells } of item.rows) for (const cell of cells) this.#show(cell);
      else if (item.rows.length > 0) this.#table(item);
    }
  }

  /** A picture in the line of text, or (by its file) one that floats. Drawings that are no pictures are shapes and text boxes. */
  picture({ at }: ShownPicture, file?: Uint8Array): void {
    if (at === 'floats' && file === undefined) return;
    this.#pictures++;
    const picture: Picture = { t: 'img', places: [{ path: `img[${this.#pictures}]` }] };
    const bytes = file ?? (typeof at === 'number' ? this.#fileAt(at) : null);
    if (bytes) this.#files.set(picture, async () => bytes);
    this.#blocks.push(picture);
  }

  #paragraph({ text, level, pictures }: WordParagraph): void {
    for (const line of tidyText(text).split('\n')) {
      if (line === '') continue;
      this.#paragraphs++;
      const places = [{ path: `p[${this.#paragraphs}]` }];
      this.#blocks.push({ t: 'p', text: line, ...(level === null ? {} : { level }), places });
    }
    for (const picture of pictures) this.picture(picture);
  }

  #table({ rows }: WordTable): void {
    this.#tables++;
    const path = `table[${this.#tables}]`;
    const { grid, warnings } = tableGrid(
      rows.map(({ cells, definition }) => ({
        left: definition.edges[0] ?? 0,
        formats: definition.unsure ? [] : cellFormats(definition),
        texts: cells.map(cellText),
      })),
      path,
      MAX_AREA,
    );
    this.#warnings.push(...warnings);
    const caption = this.#blocks.findLast((block) => block.t === 'p');
    const shown: Grid = { ...grid, ...(caption ? { caption: caption.text } : {}) };
    this.#blocks.push(shown);
    for (const item of rows.flatMap(({ cells }) => cells.flat()))
      if (!('rows' in item)) for (const picture of item.pictures) this.picture(picture);
  }
}

/** True for a table that holds others or only arranges the page: its cells are read one after the other. */
function isArrangement({ rows }: WordTable): boolean {
  if (rows.some(({ cells }) => cells.some((cell) => cell.some((inner) => 'rows' in inner)))) return true;
  const one = { rowSpan: 1, colSpan: 1, place: {} };
  return isLayoutTable(
    rows.map(({ cells }) => ({ cells: cells.map((cell) => ({ ...one, raw: cellText(cell) })), group: 0 })),
  );
}

/** What a picture in an otherwise empty cell shows may be its figure: the cell cannot be called blank. */
function cellText(cell: Content): string {
  const paragraphs = cell.flatMap((item) => ('rows' in item ? [] : [item]));
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n');
  return text.trim() === '' && paragraphs.some(({ pictures }) => pictures.length > 0) ? UNREAD : text;
}

function endRow(table: OpenTable, text: string, definition: RowDefinition, dropped: boolean): void {
  const left = table.content.some((item) => 'rows' in item || item.text.trim() !== '') || text.trim() !== '';
  if (left) table.cells.push([...table.content, { text, level: null, pictures: [] }]);
  if (!dropped && table.cells.length > 0) table.rows.push({ cells: table.cells, definition });
  table.cells = [];
  table.content = [];
}

/**
 * The first cell of a set that is merged across has the value 1 in Word 97's description and 2 in that of later ones, and the others have
 * the other: a set begins with the value that its row's first merged cell has.
 */
function cellFormats({ edges, merges }: RowDefinition): CellFormat[] {
  let first = 0;
  return merges.map(({ across, goesOnAbove }, i) => {
    const before = merges[i - 1]?.across ?? 0;
    if (across !== 0 && before === 0) first = across;
    return { right: edges[i + 1]!, goesOnLeft: across !== 0 && before !== 0 && across !== first, goesOnAbove };
  });
}
