import { CFB } from '@e965/xlsx';
import type { DemoCell } from '../../../src/demo/report-tables.ts';
import { positions } from './rtf-of.ts';

/** Characters and the modifiers of their formatting ([MS-DOC] 2.6.1). */
export interface DocRun {
  text: string;
  modifiers?: readonly number[];
}

/** A paragraph with the mark that ends it and the modifiers of its formatting. */
export interface DocParagraph {
  runs: readonly DocRun[];
  mark: '\r' | '\x07' | '\f';
  modifiers: readonly number[];
  markModifiers?: readonly number[];
}

/**
 * How a file is written: `plain`; `data` = what is said of rows lies in the stream `Data`, as Word does for rows of many cells; `narrow` =
 * the text in many pieces, those without Chinese as single bytes; `first` = cells merged across, their first marked as Word 97 does.
 */
export const DOC_DIALECTS = ['plain', 'data', 'narrow', 'first'] as const;
export type DocDialect = (typeof DOC_DIALECTS)[number];

const TEXT_AT = 0x800;
const PAGE = 512;
const COLUMN = 600;

export const word = (value: number) => [value & 0xff, (value >> 8) & 0xff];
export const long = (value: number) => [...word(value), ...word(value >> 16)];
const sprm = (code: number, ...operand: number[]) => [...word(code), ...operand];

/** Modifiers that say that a paragraph stands in a table, `depth` tables deep. */
export const inTable = (depth = 1) => [...sprm(0x2416, 1), ...sprm(0x6649, ...long(depth))];

export function paragraph(text: string, modifiers: readonly number[] = []): DocParagraph {
  return { runs: [{ text }], mark: '\r', modifiers };
}

export function cell(text: string): DocParagraph {
  return { runs: [{ text }], mark: '\x07', modifiers: inTable() };
}

/** The mark that ends a row of cells with the given widths (in columns) and flags. */
export function rowEnd(cells: readonly { width: number; flags?: number }[]): DocParagraph {
  let edge = -108;
  const edges = [edge, ...cells.map(({ width }) => (edge += width * COLUMN))].flatMap(word);
  const described = cells.flatMap(({ flags = 0 }) => [...word(flags), ...new Array<number>(18).fill(0)]);
  const operand = [cells.length, ...edges, ...described];
  const definition = [...word(0xd608), ...word(operand.length + 1), ...operand];
  return { runs: [], mark: '\x07', modifiers: [...inTable(), ...sprm(0x2417, 1), ...definition] };
}

const DOWN = 0x20;
const DOWN_FIRST = 0x60;

/** A picture in the line, described at `at` of the stream `Data`, and its description there around a PNG file ([MS-ODRAW] 2.2.23). */
export function inlinePicture(at: number): DocParagraph {
  return {
    runs: [{ text: '\x01', modifiers: [...sprm(0x6a03, ...long(at)), ...sprm(0x0855, 1)] }],
    mark: '\r',
    modifiers: [],
  };
}

export function describedPicture(png: Uint8Array): Uint8Array {
  const drawing = (version: number, type: number, ...parts: Uint8Array[]) => {
    const body = Buffer.concat(parts);
    return Buffer.concat([Uint8Array.from([...word(version), ...word(type), ...long(body.length)]), body]);
  };
  const blip = drawing(0x6e00, 0xf01e, new Uint8Array(17), png);
  const stored = drawing(0x62, 0xf007, new Uint8Array(36), blip);
  const drawn = Buffer.concat([drawing(0xf, 0xf004, drawing(0x2, 0xf00a, new Uint8Array(8))), stored]);
  const head = Buffer.alloc(0x44);
  head.writeUInt32LE(head.length + drawn.length, 0);
  head.writeUInt16LE(head.length, 4);
  head.writeUInt16LE(0x64, 6);
  return Uint8Array.from(Buffer.concat([head, drawn]));
}

/** A table with spans: cells that reach down are marked so, cells that reach across are wide, or several merged ones in `first`. */
export function table(rows: readonly (readonly DemoCell[])[], dialect: DocDialect = 'plain'): DocParagraph[] {
  return positions(rows).flatMap((row) => {
    const cells = row.flatMap(({ cell: one, width, first }) => {
      const down = (one?.rows ?? 1) > 1 ? (first ? DOWN_FIRST : DOWN) : 0;
      const text = first ? (one?.text ?? '') : '';
      if (dialect !== 'first' || width === 1) return [{ text, width, flags: down }];
      return Array.from({ length: width }, (_, i) => ({
        text: i === 0 ? text : '',
        width: 1,
        flags: down | (i === 0 ? 1 : 2),
      }));
    });
    return [...cells.map(({ text }) => cell(text.replace(/\n/g, '\x0b'))), rowEnd(cells)];
  });
}

interface Formatted {
  from: number;
  to: number;
  bytes: readonly number[];
}

/** A compound file with the streams of a Word 97 document; `data` is what lies first in the stream `Data`. */
export function docOf(
  paragraphs: readonly DocParagraph[],
  dialect: DocDialect = 'plain',
  boxes: readonly DocParagraph[] = [],
  before: Uint8Array = new Uint8Array(),
): Uint8Array {
  const data: number[] = [...before];
  const text = new TextPieces(dialect === 'narrow');
  const characters: Formatted[] = [];
  const papers: Formatted[] = [];
  for (const one of [...paragraphs, ...boxes]) {
    const from = text.at;
    for (const run of [...one.runs, { text: one.mark, modifiers: one.markModifiers ?? [] }]) {
      const begin = text.at;
      text.add(run.text);
      characters.push({ from: begin, to: text.at, bytes: run.modifiers ?? [] });
    }
    papers.push({ from, to: text.at, bytes: [0, 0, ...inData(one.modifiers, dialect === 'data', data)] });
  }
  const count = (list: readonly DocParagraph[]) =>
    list.reduce((sum, { runs }) => sum + runs.reduce((all, run) => all + run.text.length, 1), 0);
  return assemble(text, characters, papers, data, count(paragraphs), count(boxes));
}

function inData(modifiers: readonly number[], wanted: boolean, data: number[]): readonly number[] {
  if (!wanted || modifiers.length < 60) return modifiers;
  const at = data.length;
  data.push(...word(modifiers.length), ...modifiers);
  return sprm(0x6646, ...long(at));
}

class TextPieces {
  readonly bytes: number[] = [];
  readonly pieces: { characters: number; at: number; narrow: boolean }[] = [];
  readonly #narrow: boolean;

  constructor(narrow: boolean) {
    this.#narrow = narrow;
  }

  get at(): number {
    return TEXT_AT + this.bytes.length;
  }

  add(text: string): void {
    for (const character of text.split('')) {
      const narrow = this.#narrow && character.charCodeAt(0) < 0x80;
      const last = this.pieces.at(-1);
      if (last && last.narrow === narrow) last.characters++;
      else this.pieces.push({ characters: 1, at: this.at, narrow });
      const code = character.charCodeAt(0);
      this.bytes.push(...(narrow ? [code] : word(code)));
    }
  }

  /** The table of pieces ([MS-DOC] 2.9.38, Clx). */
  clx(): number[] {
    let at = 0;
    const bounds = [0, ...this.pieces.map(({ characters }) => (at += characters))].flatMap(long);
    const described = this.pieces.flatMap((piece) => [
      0,
      0,
      ...long(piece.narrow ? (2 * piece.at) | 0x40000000 : piece.at),
      0,
      0,
    ]);
    return [2, ...long(bounds.length + described.length), ...bounds, ...described];
  }
}

function assemble(
  text: TextPieces,
  characters: readonly Formatted[],
  papers: readonly Formatted[],
  data: readonly number[],
  bodyLength: number,
  boxLength: number,
): Uint8Array {
  const pages: Uint8Array[] = [];
  const firstPage = Math.ceil(text.at / PAGE);
  const characterPages = formattedPages(characters, 1, firstPage, pages);
  const paragraphPages = formattedPages(papers, 13, firstPage, pages);
  const stream = Buffer.alloc((firstPage + pages.length) * PAGE);
  Buffer.from(text.bytes).copy(stream, TEXT_AT);
  for (const [i, page] of pages.entries()) stream.set(page, (firstPage + i) * PAGE);
  const tableStream: number[] = [];
  const extent = (bytes: readonly number[], at: number) => {
    stream.writeUInt32LE(tableStream.length, at);
    stream.writeUInt32LE(bytes.length, at + 4);
    tableStream.push(...bytes);
  };
  for (const [at, value] of [
    [0, 0xa5ec],
    [2, 0x00c1],
    [10, 0x0200],
    [32, 14],
    [62, 22],
    [152, 0x5d],
  ] as const)
    stream.writeUInt16LE(value, at);
  stream.writeUInt32LE(bodyLength, 0x4c);
  stream.writeUInt32LE(boxLength, 0x64);
  extent(characterPages, 0xfa);
  extent(paragraphPages, 0x102);
  extent(text.clx(), 0x1a2);
  return compound({ WordDocument: stream, '1Table': Buffer.from(tableStream), Data: Buffer.from([...data, 0]) });
}

/** A compound file of the given streams. */
export function compound(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const file = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(file, name, content);
  return Uint8Array.from(CFB.write(file, { type: 'buffer' }) as Uint8Array);
}

/** Fills pages from both ends, as the format wants, and gives the list of them. */
function formattedPages(runs: readonly Formatted[], step: 1 | 13, first: number, pages: Uint8Array[]): number[] {
  const starts: number[] = [];
  const numbers: number[] = [];
  for (let i = 0; i < runs.length; ) {
    const page = new Uint8Array(PAGE);
    let free = PAGE - 1;
    let count = 0;
    for (; i + count < runs.length && count < 100; count++) {
      const packed = packedList(runs[i + count]!.bytes, step);
      const at = (free - packed.length) & ~1;
      if (at < 4 * (count + 2) + step * (count + 1)) break;
      page.set(packed, at);
      free = at;
    }
    if (count === 0) throw new Error('a row too wide for its page');
    fillHead(page, runs.slice(i, i + count), step, free);
    starts.push(runs[i]!.from);
    numbers.push(first + pages.length);
    pages.push(page);
    i += count;
  }
  return [...starts, runs.at(-1)!.to].flatMap(long).concat(numbers.flatMap(long));
}

function fillHead(page: Uint8Array, runs: readonly Formatted[], step: 1 | 13, lowest: number): void {
  page.set([...runs.map(({ from }) => from), runs.at(-1)!.to].flatMap(long), 0);
  let free = PAGE - 1;
  for (const [k, run] of runs.entries()) {
    free = (free - packedList(run.bytes, step).length) & ~1;
    page[4 * (runs.length + 1) + step * k] = free / 2;
  }
  if (free !== lowest) throw new Error('a page does not add up');
  page[PAGE - 1] = runs.length;
}

function packedList(bytes: readonly number[], step: 1 | 13): number[] {
  if (step === 1) return [bytes.length, ...bytes];
  return bytes.length % 2 === 0 ? [0, bytes.length / 2, ...bytes] : [(bytes.length + 1) / 2, ...bytes];
}
