import { decodeText } from './decode-text.ts';

/** What the head of a file or folder of a RAR archive says that libarchive does not: it neither decodes old names nor holds check sums. */
export interface RarHeader {
  name: string;
  /** CRC-32 of the unpacked bytes; null where there is none. */
  crc: number | null;
}

interface RawHeader {
  name: Uint8Array;
  crc: number | null;
}

const MAX_HEADERS = 3_000;

/** The heads of files and folders in their order; none where the bytes are no RAR archive, or their list is encrypted. */
export function rarHeaders(bytes: Uint8Array): RarHeader[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = file.toString('latin1', 0, 8);
  const found = mark.startsWith('Rar!\x1a\x07\0')
    ? headersOf4(file)
    : mark === 'Rar!\x1a\x07\x01\0'
      ? headersOf5(file)
      : [];
  const names = found.map(({ name }) => name);
  const { used } = decodeText(Buffer.concat(names.flatMap((name) => [name, Buffer.from('\n')])));
  const decoder = new TextDecoder(used === 'utf-8' ? 'utf-8' : 'gb18030');
  return found.map(({ name, crc }) => ({ name: decoder.decode(name), crc }));
}

/** RAR 1.5 to 4: the name is in the code page of whoever packed it; an encoded form of Unicode may follow behind a zero. */
function headersOf4(file: Buffer): RawHeader[] {
  const found: RawHeader[] = [];
  for (let at = 7; at + 7 <= file.length && found.length < MAX_HEADERS; ) {
    const [type, flags, size] = [file[at + 2]!, file.readUInt16LE(at + 3), file.readUInt16LE(at + 5)];
    if (size < 7 || type === 0x7b) break;
    let packed = flags & 0x8000 && at + 11 <= file.length ? file.readUInt32LE(at + 7) : 0;
    if (type === 0x74 && at + 40 <= file.length) {
      const large = (flags & 0x0100) !== 0;
      if (large) packed += file.readUInt32LE(at + 32) * 2 ** 32;
      const from = at + (large ? 40 : 32);
      const name = file.subarray(from, Math.min(from + file.readUInt16LE(at + 26), at + size));
      const end = name.indexOf(0);
      found.push({ name: end < 0 ? name : name.subarray(0, end), crc: file.readUInt32LE(at + 16) });
    }
    at += size + packed;
  }
  return found;
}

function headersOf5(file: Buffer): RawHeader[] {
  const found: RawHeader[] = [];
  const cursor = new Cursor(file, 8);
  while (cursor.at + 7 <= file.length && found.length < MAX_HEADERS) {
    cursor.at += 4;
    const size = cursor.number();
    const begin = cursor.at;
    const [type, flags] = [cursor.number(), cursor.number()];
    if (size === 0 || type === 4 || type === 5) break;
    if (flags & 1) cursor.number();
    const packed = flags & 2 ? cursor.number() : 0;
    if (type === 2) found.push(fileOf5(cursor));
    cursor.at = begin + size + packed;
  }
  return found;
}

function fileOf5(cursor: Cursor): RawHeader {
  const flags = cursor.number();
  cursor.number();
  cursor.number();
  if (flags & 2) cursor.at += 4;
  const crc = flags & 4 ? cursor.long() : null;
  cursor.number();
  cursor.number();
  return { name: cursor.bytes(cursor.number()), crc };
}

/** Reads the numbers of RAR 5, seven bits a byte; beyond the end everything is 0. */
class Cursor {
  at: number;
  readonly #file: Buffer;

  constructor(file: Buffer, at: number) {
    this.#file = file;
    this.at = at;
  }

  number(): number {
    let value = 0;
    for (let i = 0; i < 7; i++) {
      const byte = this.#file[this.at++] ?? 0;
      value += (byte & 0x7f) * 2 ** (7 * i);
      if (byte < 0x80) break;
    }
    return value;
  }

  long(): number {
    const value = this.at + 4 <= this.#file.length ? this.#file.readUInt32LE(this.at) : 0;
    this.at += 4;
    return value;
  }

  bytes(length: number): Uint8Array {
    const from = this.at;
    this.at += length;
    return this.#file.subarray(from, this.at);
  }
}
