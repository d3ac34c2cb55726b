import { CFB } from '@e965/xlsx';

/** Records that hold a formula beside the value of a cell, and those that hold nothing else: names, arrays, shared formulas, what formulas refer to, links. */
const CELLS = new Set([0x0006, 0x0206, 0x0406]);
const OTHERS = new Set([0x0018, 0x0218, 0x0021, 0x0221, 0x04bc, 0x0017, 0x01ae, 0x0023, 0x0223, 0x01b8, 0x0800]);
const ENCRYPTED = 0x002f;
/** A record without content that readers pass over. */
const PASSED_OVER = 0x00e2;
/** Where a cell's record says how long its formula is, and what says that there is none. */
const LENGTH_AT = 20;
const NONE = 0xffff;

/**
 * A BIFF workbook whose cells have values but no formulas ([MS-XLS] 2.4.127) and no links: only values are read here, and the library may never come
 * to an end of a damaged formula, a damaged list of what formulas refer to, or the range of a damaged link. Workbooks without formulas, and what cannot be looked into, are given back as they are.
 */
export function withoutFormulas(bytes: Uint8Array): Uint8Array {
  try {
    const file = CFB.read(Buffer.from(bytes), { type: 'buffer' });
    const entry = CFB.find(file, '/Workbook') ?? CFB.find(file, '/Book');
    if (!entry?.content) return bytes;
    const stream = Buffer.from(entry.content as Uint8Array);
    if (!blankOut(stream)) return bytes;
    entry.content = stream;
    return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer);
  } catch {
    return bytes;
  }
}

/** Changes the stream in place; false where nothing was changed that may be kept. */
function blankOut(stream: Buffer): boolean {
  let changed = false;
  for (let at = 0; at + 4 <= stream.length; ) {
    const type = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    const content = at + 4;
    if (type === ENCRYPTED) return false;
    if (OTHERS.has(type) || (CELLS.has(type) && length < LENGTH_AT + 2)) stream.writeUInt16LE(PASSED_OVER, at);
    else if (CELLS.has(type) && content + LENGTH_AT + 2 <= stream.length)
      stream.writeUInt16LE(NONE, content + LENGTH_AT);
    changed ||= OTHERS.has(type) || CELLS.has(type);
    at = content + length;
  }
  return changed;
}
