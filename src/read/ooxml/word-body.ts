import { FailureError, failure } from '../../errors/failure.ts';
import {
  type Block,
  type DocumentLink,
  type DocumentWarning,
  type Picture,
  type Place,
  UNREAD,
} from '../../report/document.ts';
import { layOutGrid } from '../grid.ts';
import { isLayoutTable } from '../html/table.ts';
import { tidyText } from '../normalise.ts';
import type { PictureBytes } from '../pictures/with-pictures.ts';
import { childOf, descendants, type XmlNode } from '../xml-tree.ts';
import { tooComplex } from '../zip-archive.ts';
import { ListCounter, listPlace } from './word-numbering.ts';
import type { WordPackage } from './word-package.ts';
import { outlineLevel } from './word-styles.ts';
import { looseRows, type WordCell, type WordRow, wordRows } from './word-table.ts';
import { chosen, paragraphText, type WordText } from './word-text.ts';

export interface WordContent {
  blocks: Block[];
  links: DocumentLink[];
  warnings: DocumentWarning[];
  /** Files of the pictures that are in the package. */
  files: Map<Picture, PictureBytes>;
}

/** Cells of all grids together, spans counted at every place that they cover. */
const MAX_AREA = 20_000;
const MAX_BLOCKS = 20_000;
const MAX_LINKS = 2_000;
const SKIPPED = new Set(['w:del', 'w:moveFrom', 'w:sdtPr', 'w:tcPr', 'w:tblPr', 'w:tblGrid', 'w:trPr', 'mc:Fallback']);
const INNER = new Set(['w:tbl', 'w:txbxContent', 'w:del', 'w:moveFrom']);

/**
 * Paragraphs, tables and pictures of a Word document in reading order; `format` is that of the file. Throws FailureError `read.too-complex`, and `read.unsupported`
 * where a part of the text is a document of another format inside the file: what is missing then is not missing in the report.
 */
export function wordContent(word: WordPackage, format: string): WordContent {
  return new BodyReader(word, format).read();
}

class BodyReader {
  readonly #content: WordContent = { blocks: [], links: [], warnings: [], files: new Map() };
  readonly #word: WordPackage;
  readonly #format: string;
  readonly #numbers = { p: 0, tbl: 0, img: 0 };
  /** Known where the program that saved the file noted how the pages broke. */
  #page: number | null;
  readonly #counter: ListCounter;
  #area = 0;
  #tracked = false;

  constructor(word: WordPackage, format: string) {
    this.#word = word;
    this.#format = format;
    this.#counter = new ListCounter(word.lists, listsInTables(word));
    this.#page = hasRenderedBreaks(word.document) ? 1 : null;
  }

  read(): WordContent {
    this.#visit(childOf(this.#word.document, 'w:body')?.children ?? []);
    if (this.#tracked) this.#content.warnings.unshift({ code: 'tracked-changes' });
    return this.#content;
  }

  #visit(nodes: readonly XmlNode[]): void {
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i]!;
      if (node.name === 'w:p') this.#paragraph(node);
      else if (node.name === 'w:tbl') {
        const whole = [node];
        while (nodes[i + 1]?.name === 'w:tbl' && sameColumns(node, nodes[i + 1]!)) whole.push(nodes[++i]!);
        this.#table(whole.length > 1 ? { ...node, children: whole.flatMap((part) => part.children) } : node);
      } else if (node.name === 'mc:AlternateContent') this.#visit(chosen(node)?.children ?? []);
      else if (node.name === 'w:altChunk') throw embeddedDocument(this.#format);
      else if (!SKIPPED.has(node.name)) this.#visit(node.children);
    }
  }

  #paragraph(node: XmlNode): void {
    const shown = this.#text(node);
    this.#turn(shown.breaksBefore);
    const properties = childOf(node, 'w:pPr');
    const styleId = childOf(properties, 'w:pStyle')?.attributes.val ?? '';
    const style = this.#word.styles.get(styleId);
    const level = outlineLevel(properties) ?? style?.level;
    const text = tidyText(shown.text);
    const deleted = text === '' && joinsNext(node);
    const number = deleted ? '' : this.#counter.next({ ...style?.list, ...listPlace(properties) }, styleId);
    this.#numbers.p++;
    for (const line of text === '' ? [] : `${number}${text}`.split('\n'))
      if (line !== '')
        this.#push({ t: 'p', text: line, ...(level ? { level } : {}), places: [this.#place(`p[${this.#numbers.p}]`)] });
    this.#turn(shown.breaksAfter);
    this.#beside([shown]);
  }

  #text(node: XmlNode): WordText {
    const shown = paragraphText(node, this.#word.styles);
    this.#tracked ||= shown.tracked;
    for (const { id, text } of shown.links) {
      const href = webAddress(this.#word.addresses.get(id));
      if (href && this.#content.links.length < MAX_LINKS)
        this.#content.links.push({ href, text: tidyText(text).slice(0, 500) });
    }
    return shown;
  }

  /** Pictures and the content of text boxes, after the block that they are anchored in. */
  #beside(texts: readonly WordText[]): void {
    for (const { pictures, boxes, embeds } of texts) {
      if (embeds)
        this.#content.warnings.push({ code: 'embedded-object', place: { path: `img[${this.#numbers.img + 1}]` } });
      for (const { id, ...alt } of pictures) {
        this.#numbers.img++;
        const picture: Picture = { t: 'img', ...alt, places: [this.#place(`img[${this.#numbers.img}]`)] };
        const file = this.#word.media.get(id ?? '');
        if (file) this.#content.files.set(picture, file);
        this.#push(picture);
      }
      for (const box of boxes) this.#visit(box.children);
    }
  }

  #table(node: XmlNode): void {
    const path = `tbl[${this.#numbers.tbl + 1}]`;
    const warnings: DocumentWarning[] = [];
    const rows = wordRows(node, path, warnings);
    const cells = new Map<string, CellContent>();
    const outer = rows.some((row) => row.cells.some((cell) => holdsTable(cell.node)));
    if (!outer) for (const cell of rows.flatMap((row) => row.cells)) cells.set(cell.path, this.#cell(cell));
    const loose = outer ? [] : looseRows(rows, (cell) => cells.get(cell.path)!.text, warnings);
    if (outer || isLayoutTable(loose)) {
      this.#arrangement(rows);
      return;
    }
    this.#numbers.tbl++;
    this.#grid(rows, loose, cells, warnings);
  }

  #grid(
    rows: readonly WordRow[],
    loose: ReturnType<typeof looseRows>,
    cells: ReadonlyMap<string, CellContent>,
    warnings: DocumentWarning[],
  ): void {
    const pages = new Map<string, number>();
    for (const row of rows) {
      const contents = row.cells.map((cell) => cells.get(cell.path)!);
      // Every cell of a row that breaks over pages notes the break.
      this.#turn(Math.max(0, ...contents.map((content) => content.breaksBefore)));
      if (this.#page !== null) for (const cell of row.cells) pages.set(cell.path, this.#page);
      this.#turn(Math.max(0, ...contents.map((content) => content.breaksAfter)));
    }
    const { warnings: spans, ...grid } = layOutGrid(loose, MAX_AREA - this.#area);
    this.#area += grid.rows * grid.cols;
    for (const cell of grid.cells)
      cell.places = cell.places.flatMap(({ path }) => (path === undefined ? [] : [placeOf(path, pages.get(path))]));
    const caption = this.#content.blocks.findLast((block) => block.t === 'p');
    const beside = rows.flatMap((row) => row.cells.flatMap((cell) => cells.get(cell.path)!.beside));
    if (beside.some(({ boxes }) => boxes.length > 0)) warnings.push({ code: 'text-box-in-table' });
    this.#content.warnings.push(...warnings, ...spans);
    this.#push({ t: 'grid', ...grid, source: 'markup', ...(caption ? { caption: caption.text } : {}) });
    this.#beside(beside);
  }

  #cell(cell: WordCell): CellContent {
    const content: CellContent = { text: '', breaksBefore: 0, breaksAfter: 0, beside: [] };
    for (const node of descendants(cell.node, PARAGRAPHS)) {
      if (node.name !== 'w:p') continue;
      const shown = this.#text(node);
      const before = content.text.trim() === '';
      content.breaksBefore += before ? shown.breaksBefore : 0;
      content.breaksAfter += shown.breaksAfter + (before ? 0 : shown.breaksBefore);
      content.text += shown.text + (joinsNext(node) ? '' : '\n');
      if (shown.pictures.length + shown.boxes.length > 0) content.beside.push(shown);
    }
    // What lies over an empty cell may be its figure: the cell cannot be called blank.
    if (tidyText(content.text) === '' && content.beside.some(coversText)) content.text = UNREAD;
    // So may digits in a text box beside those of the cell be its others.
    else if (isFigure(content.text) && content.beside.some(({ boxes }) => boxes.some(holdsDigits)))
      content.text = `${content.text.trimEnd()}${UNREAD}`;
    return content;
  }

  /** A table that only arranges the page, or holds others: its cells are read one after the other. */
  #arrangement(rows: readonly WordRow[]): void {
    for (const row of rows) for (const cell of row.cells) this.#visit(cell.node.children);
  }

  #turn(pages: number): void {
    if (this.#page !== null) this.#page += pages;
  }

  #place(path: string): Place {
    return placeOf(path, this.#page ?? undefined);
  }

  #push(block: Block): void {
    if (this.#content.blocks.length >= MAX_BLOCKS) throw tooComplex(`more than ${MAX_BLOCKS} paragraphs`);
    this.#content.blocks.push(block);
  }
}

interface CellContent {
  text: string;
  breaksBefore: number;
  breaksAfter: number;
  /** Paragraphs that pictures or text boxes are anchored in. */
  beside: WordText[];
}

function embeddedDocument(format: string): FailureError {
  return new FailureError(failure('read.unsupported', 'the text is another document inside the file', { format }));
}

const TABLES = new Set(['w:tbl']);
const PROPERTIES = new Set(['w:pPr']);
const PARAGRAPHS = new Set(['w:p', ...SKIPPED]);

function placeOf(path: string, page: number | undefined): Place {
  return { ...(page === undefined ? {} : { page }), path };
}

function hasRenderedBreaks(document: XmlNode): boolean {
  for (const _ of descendants(document, new Set(['w:lastRenderedPageBreak']))) return true;
  return false;
}

/** Lists that number paragraphs of tables. */
function listsInTables({ document, styles }: WordPackage): Set<string> {
  const ids = new Set<string>();
  for (const table of descendants(document, TABLES))
    for (const properties of descendants(table, PROPERTIES)) {
      const style = styles.get(childOf(properties, 'w:pStyle')?.attributes.val ?? '');
      const { id } = { ...style?.list, ...listPlace(properties) };
      if (id !== undefined) ids.add(id);
    }
  return ids;
}

/** A table of more than one cell inside a cell; a single cell is only a frame around its text. */
function holdsTable(cell: XmlNode): boolean {
  for (const found of descendants(cell, INNER)) {
    if (found.name !== 'w:tbl') continue;
    if ([...descendants(found, new Set(['w:tc']))].length !== 1 || holdsTable(found)) return true;
  }
  return false;
}

/** Word shows tables that follow on one another as one table; it is one where the columns are the same, as far as the file gives their widths. */
function sameColumns(a: XmlNode, b: XmlNode): boolean {
  const columns = (table: XmlNode) =>
    (childOf(table, 'w:tblGrid')?.children ?? []).map(({ attributes }) => attributes.w);
  const widths = columns(a);
  return widths.length > 0 && widths.every((width) => width) && widths.join() === columns(b).join();
}

function joinsNext(paragraph: XmlNode): boolean {
  return childOf(childOf(childOf(paragraph, 'w:pPr'), 'w:rPr'), 'w:del') !== undefined;
}

function coversText({ pictures, boxes }: WordText): boolean {
  return (
    pictures.length > 0 ||
    boxes.some((box) => [...descendants(box, new Set(['w:t']))].some(({ text }) => text.trim() !== ''))
  );
}

function isFigure(text: string): boolean {
  return /^[\s\d.,]+$/.test(text.normalize('NFKC'));
}

function holdsDigits(box: XmlNode): boolean {
  return [...descendants(box, new Set(['w:t']))].some(({ text }) => /\d/.test(text.normalize('NFKC')));
}

function webAddress(address: string | undefined): string | null {
  const url = URL.parse(address ?? '');
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : null;
}
