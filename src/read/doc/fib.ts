import { FailureError, failure } from '../../errors/failure.ts';
import { malformed } from '../zip-archive.ts';

/** What the head of a Word document says of where things lie ([MS-DOC] 2.5, Fib). Positions are bytes in the table stream. */
export interface Fib {
  /** Name of the table stream: `0Table` or `1Table`. */
  table: string;
  /** Characters of the body, and of what lies between it and the text boxes. */
  bodyLength: number;
  asideLength: number;
  textBoxLength: number;
  pieces: Extent;
  paragraphPages: Extent;
  characterPages: Extent;
  styles: Extent;
  /** Drawings of the document and their pictures. */
  drawings: Extent;
}

export interface Extent {
  at: number;
  size: number;
}

const WORD_97 = 0xa5ec;
/** Word 6 and 95, and their editions for East Asia. */
const OLDER = new Set([0xa5dc, 0xa697, 0xa699]);
const FIRST_FORMAT = 0x00c1;
const ENCRYPTED = 0x0100;
const SECOND_TABLE = 0x0200;
const SMALLEST = 0x1aa;
const DRAWINGS = 0x22a;

/**
 * Reads the head of the stream `WordDocument`. Throws FailureError `read.encrypted`, `read.malformed`, or `read.needs-libreoffice` where
 * a Word before Word 97 wrote it.
 */
export function readFib(stream: Uint8Array): Fib {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  if (stream.length < 64) throw malformed('the Word document is cut off');
  const mark = view.getUint16(0, true);
  if (mark !== WORD_97 && !OLDER.has(mark)) throw malformed('the Word document has no head');
  if (mark !== WORD_97 || view.getUint16(2, true) < FIRST_FORMAT)
    throw new FailureError(failure('read.needs-libreoffice', 'a document of Word 95 or older', { format: 'doc' }));
  const flags = view.getUint16(10, true);
  if (flags & ENCRYPTED) throw new FailureError(failure('read.encrypted', 'a Word document with a password'));
  if (stream.length < SMALLEST) throw malformed('the Word document is cut off');
  const length = (at: number) => Math.max(0, view.getInt32(at, true));
  const extent = (at: number) => ({ at: view.getUint32(at, true), size: view.getUint32(at + 4, true) });
  return {
    table: flags & SECOND_TABLE ? '1Table' : '0Table',
    bodyLength: length(0x4c),
    asideLength: [0x50, 0x54, 0x58, 0x5c, 0x60].reduce((sum, at) => sum + length(at), 0),
    textBoxLength: length(0x64),
    styles: extent(0xa2),
    characterPages: extent(0xfa),
    paragraphPages: extent(0x102),
    pieces: extent(0x1a2),
    drawings: stream.length >= DRAWINGS + 8 ? extent(DRAWINGS) : { at: 0, size: 0 },
  };
}
