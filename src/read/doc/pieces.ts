import { malformed } from '../zip-archive.ts';

/** A run of characters that lie one after another in the stream ([MS-DOC] 2.8.35, PlcPcd). */
export interface Piece {
  /** First character and the one behind the last, counted over the document. */
  from: number;
  to: number;
  /** Byte in the stream at which the first character lies. */
  at: number;
  /** Bytes a character: 1 (Windows-1252) or 2 (UTF-16). */
  width: 1 | 2;
  /** Modifiers for everything in the piece. */
  prm: Uint8Array;
}

const NONE = new Uint8Array(0);
/** The modifiers that a short form names by a number of its own ([MS-DOC] 2.9.214, Prm0) and that say what is shown or stands in a table. */
const SHORT: Readonly<Record<number, number>> = {
  24: 0x2416,
  25: 0x2417,
  65: 0x0800,
  87: 0x0837,
  92: 0x083c,
  104: 0x2a48,
  115: 0x2a53,
};

/** The pieces in the order of the text. Throws FailureError `read.malformed` where they contradict one another or lie beyond the stream. */
export function readPieces(clx: Uint8Array, streamLength: number): Piece[] {
  const view = new DataView(clx.buffer, clx.byteOffset, clx.byteLength);
  const modifiers: Uint8Array[] = [];
  let at = 0;
  while (at + 3 <= clx.length && clx[at] === 1) {
    const size = view.getUint16(at + 1, true);
    modifiers.push(clx.subarray(at + 3, at + 3 + size));
    at += 3 + size;
  }
  if (clx[at] !== 2 || at + 5 > clx.length) throw malformed('no table of pieces');
  const size = view.getUint32(at + 1, true);
  at += 5;
  const count = (size - 4) / 12;
  if (!Number.isInteger(count) || count < 1 || at + size > clx.length)
    throw malformed('the table of pieces is cut off');
  const pieces: Piece[] = [];
  for (let i = 0; i < count; i++) {
    const entry = at + 4 * (count + 1) + 8 * i;
    const piece = pieceAt(view, at + 4 * i, entry, modifiers);
    const last = piece.at + (piece.to - piece.from) * piece.width;
    if (piece.from >= piece.to || piece.from !== (pieces.at(-1)?.to ?? 0) || last > streamLength)
      throw malformed('the table of pieces contradicts itself');
    pieces.push(piece);
  }
  return pieces;
}

function pieceAt(view: DataView, bounds: number, entry: number, modifiers: readonly Uint8Array[]): Piece {
  const place = view.getUint32(entry + 2, true);
  const narrow = (place & 0x40000000) !== 0;
  const offset = place & 0x3fffffff;
  return {
    from: view.getUint32(bounds, true),
    to: view.getUint32(bounds + 4, true),
    at: narrow ? offset >>> 1 : offset,
    width: narrow ? 1 : 2,
    prm: modifiersOf(view.getUint16(entry + 6, true), modifiers),
  };
}

function modifiersOf(prm: number, modifiers: readonly Uint8Array[]): Uint8Array {
  if (prm & 1) return modifiers[prm >> 1] ?? NONE;
  const code = SHORT[(prm >> 1) & 0x7f];
  return code === undefined ? NONE : Uint8Array.of(code & 0xff, code >> 8, prm >> 8);
}
