import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const COMMENT_MOST = 0xffff;
const STORED = 0;
const DEFLATED = 8;

/**
 * Whether everything in a ZIP, truly unpacked, stays below `most` bytes together: what its directory says of sizes is not believed. False
 * too where it is no ZIP that can be followed (damaged, encrypted, ZIP64, another packing).
 */
export function isWithinBudget(bytes: Uint8Array, most: number): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return sizesWithin(file, most);
  } catch {
    return false;
  }
}

function sizesWithin(file: Buffer, most: number): boolean {
  const end = endOf(file);
  if (end < 0) return false;
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  let left = most;
  for (let i = 0; i < count; i++) {
    if (file.readUInt32LE(at) !== ENTRY) return false;
    left -= unpackedSize(file, at, left);
    if (left < 0) return false;
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return true;
}

/** Throws where more than `left` bytes come out. */
function unpackedSize(file: Buffer, at: number, left: number): number {
  const method = file.readUInt16LE(at + 10);
  const packed = file.readUInt32LE(at + 20);
  const local = file.readUInt32LE(at + 42);
  if (file.readUInt32LE(local) !== LOCAL) throw new Error('no local header');
  const begin = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  const data = file.subarray(begin, begin + packed);
  if (data.length !== packed) throw new Error('cut');
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new Error('another packing');
  return packed === 0 ? 0 : inflateRawSync(data, { maxOutputLength: Math.max(1, left) }).length;
}

function endOf(file: Buffer): number {
  for (let at = file.length - END_SIZE; at >= Math.max(0, file.length - END_SIZE - COMMENT_MOST); at--)
    if (file.readUInt32LE(at) === END) return at;
  return -1;
}
