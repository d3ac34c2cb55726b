import { malformed, tooComplex } from '../zip-archive.ts';
import { type Fib, readFib } from './fib.ts';
import { type FormattedRun, RunFinder, readFormattedRuns } from './formatted-pages.ts';
import { floatingPictures, inlinePicture } from './pictures.ts';
import { type Piece, readPieces } from './pieces.ts';
import { type CharacterProperties, characterProperties, paragraphProperties } from './properties.ts';
import { ShownText } from './shown-text.ts';
import { type Ending, type ShownDocument, WordTables } from './word-tables.ts';

/** The streams of a Word document by name; null where there is none of the name. */
export type StreamOf = (name: string) => Uint8Array | null;

const MAX_CHARACTERS = 1_000_000;
const CELL = 7;
const PARAGRAPH = 13;
const PAGE = 12;

/**
 * The body of a Word 97–2003 document by its own description of characters, paragraphs and rows ([MS-DOC]). Throws FailureError
 * `read.malformed`, `read.encrypted`, `read.too-complex`, `read.needs-libreoffice`.
 */
export function readWordBinary(streamOf: StreamOf): ShownDocument {
  const stream = streamOf('WordDocument');
  if (!stream) throw malformed('no stream WordDocument');
  const fib = readFib(stream);
  const table = streamOf(fib.table);
  if (!table) throw malformed(`no stream ${fib.table}`);
  return new WordScan(fib, stream, table, streamOf('Data') ?? new Uint8Array(0)).read();
}

class WordScan {
  readonly #fib: Fib;
  readonly #stream: Uint8Array;
  readonly #data: Uint8Array;
  readonly #pieces: readonly Piece[];
  readonly #paragraphs: RunFinder;
  readonly #characters: RunFinder;
  readonly #text = new ShownText();
  readonly #tables: WordTables;
  readonly #table: Uint8Array;
  readonly #styles = new Map<FormattedRun | null, CharacterProperties>();

  constructor(fib: Fib, stream: Uint8Array, table: Uint8Array, data: Uint8Array) {
    const { at, size } = fib.pieces;
    if (size === 0 || at + size > table.length) throw malformed('no table of pieces');
    this.#fib = fib;
    this.#stream = stream;
    this.#data = data;
    this.#table = table;
    this.#tables = new WordTables((picture) => inlinePicture(data, picture));
    this.#pieces = readPieces(table.subarray(at, at + size), stream.length);
    this.#paragraphs = new RunFinder(readFormattedRuns('paragraph', stream, table, fib.paragraphPages));
    this.#characters = new RunFinder(readFormattedRuns('character', stream, table, fib.characterPages));
  }

  read(): ShownDocument {
    const { bodyLength, asideLength, textBoxLength } = this.#fib;
    const last = this.#pieces.at(-1)!.to;
    if (bodyLength + asideLength + textBoxLength > last) throw malformed('the text is cut off');
    if (bodyLength + textBoxLength > MAX_CHARACTERS) throw tooComplex(`more than ${MAX_CHARACTERS} characters`);
    this.#story(0, bodyLength);
    const boxes = bodyLength + asideLength;
    this.#story(boxes, boxes + textBoxLength);
    const floating = floatingPictures(this.#table, this.#fib.drawings, this.#stream);
    const shown = this.#tables.finish(floating);
    if (textBoxLength > 0) shown.warnings.push({ code: 'text-box-at-end' });
    return shown;
  }

  #story(from: number, to: number): void {
    for (const piece of this.#pieces) {
      const [first, end] = [Math.max(from, piece.from), Math.min(to, piece.to)];
      if (first < end) this.#piece(piece, piece.at + (first - piece.from) * piece.width, end - first);
    }
    const rest = this.#text.finish();
    if (rest.text !== '' || rest.pictures.length > 0)
      this.#tables.take(rest, 'paragraph', paragraphProperties(0, [], this.#data), false);
  }

  #piece(piece: Piece, at: number, length: number): void {
    const bytes = Buffer.from(this.#stream.buffer, this.#stream.byteOffset + at, length * piece.width);
    const text = piece.width === 2 ? bytes.toString('utf16le') : new TextDecoder('windows-1252').decode(bytes);
    let from = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code !== CELL && code !== PARAGRAPH && code !== PAGE) continue;
      this.#plain(piece, text, at, from, i);
      this.#structure(piece, code, at + i * piece.width);
      from = i + 1;
    }
    this.#plain(piece, text, at, from, text.length);
  }

  /** Characters between two that are structure, run by run. */
  #plain(piece: Piece, text: string, at: number, from: number, to: number): void {
    for (let i = from; i < to; ) {
      const byte = at + i * piece.width;
      const end = Math.min(to, Math.max(i + 1, Math.ceil((this.#characters.endAfter(byte) - at) / piece.width)));
      this.#text.take(text.slice(i, end), this.#style(piece, byte));
      i = end;
    }
  }

  #style(piece: Piece, byte: number): CharacterProperties {
    const run = this.#characters.at(byte);
    if (piece.prm.length > 0) return characterProperties([run?.modifiers ?? piece.prm, piece.prm]);
    const known = this.#styles.get(run) ?? characterProperties(run ? [run.modifiers] : []);
    this.#styles.set(run, known);
    return known;
  }

  #structure(piece: Piece, code: number, byte: number): void {
    const run = this.#paragraphs.at(byte);
    const properties = paragraphProperties(run?.style ?? 0, [...(run ? [run.modifiers] : []), piece.prm], this.#data);
    const ending = endingOf(code, properties);
    const { deleted } = this.#style(piece, byte);
    if (ending === 'paragraph' && code === PARAGRAPH && deleted) return;
    if (code === PAGE && properties.depth > 0) this.#text.lineBreak();
    else this.#tables.take(this.#text.finish(), ending, properties, deleted);
  }
}

function endingOf(code: number, properties: { endsRow: boolean; endsInnerCell: boolean }): Ending {
  if (code === CELL) return properties.endsRow ? 'row' : 'cell';
  if (code === PARAGRAPH && properties.endsRow) return 'row';
  return code === PARAGRAPH && properties.endsInnerCell ? 'cell' : 'paragraph';
}
