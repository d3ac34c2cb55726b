/** One property modifier ([MS-DOC] 2.6): its code and its operand without any length before it. */
export interface Sprm {
  code: number;
  operand: DataView;
}

const DEFINE_TABLE = 0xd608;
const DEFINE_TABLE_OLD = 0xd606;
const CHANGE_TABS = 0xc615;
/** Bytes of an operand by the top three bits of its code; 6 says that the operand begins with its length. */
const SIZES = [1, 1, 2, 4, 2, 2, 0, 3] as const;

/** The modifiers in their order; ends at the first that does not fit. */
export function* sprmsOf(bytes: Uint8Array): Generator<Sprm> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 2 <= bytes.length; ) {
    const code = view.getUint16(at, true);
    at += 2;
    const { skip, size } = operandOf(code, view, at);
    at += skip;
    if (at + size > bytes.length) return;
    yield { code, operand: new DataView(bytes.buffer, bytes.byteOffset + at, size) };
    at += size;
  }
}

function operandOf(code: number, view: DataView, at: number): { skip: number; size: number } {
  const size = SIZES[code >> 13]!;
  if (size > 0) return { skip: 0, size };
  const byte = at < view.byteLength ? view.getUint8(at) : 0;
  if (code === DEFINE_TABLE || code === DEFINE_TABLE_OLD) {
    const length = at + 2 <= view.byteLength ? view.getUint16(at, true) : 0;
    return { skip: 2, size: Math.max(0, length - 1) };
  }
  if (code === CHANGE_TABS && byte === 255) {
    const deleted = at + 1 < view.byteLength ? view.getUint8(at + 1) : 0;
    const addedAt = at + 2 + 4 * deleted;
    const added = addedAt < view.byteLength ? view.getUint8(addedAt) : 0;
    return { skip: 1, size: 2 + 4 * deleted + 3 * added };
  }
  return { skip: 1, size: byte };
}
