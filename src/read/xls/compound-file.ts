import { CFB } from '@e965/xlsx';

/** Sector numbers from here on are marks (end of chain, free, …). */
const MARKS = 0xfffffffa;
const FREE = 0xffffffff;
const HEADER_FATS = 109;

/**
 * True where a compound file (MS-CFB) was cut off: a chain of sectors leads beyond the end, or the first of the streams that is there is shorter
 * than its directory says. What is left would read as blank. Of the allocation table the first 109 sectors are looked at (7 MB of file).
 */
export function isCutOff(bytes: Uint8Array, streams: readonly string[] = ['/Workbook', '/Book']): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 512) return true;
  const size = 1 << view.getUint16(30, true);
  if (size !== 512 && size !== 4096) return true;
  const sectors = Math.ceil((bytes.length - size) / size);
  for (let i = 0; i < HEADER_FATS; i++) {
    const fat = view.getUint32(76 + 4 * i, true);
    if (fat === FREE) continue;
    const start = (fat + 1) * size;
    if (start + size > bytes.length) return true;
    for (let at = start; at < start + size; at += 4) {
      const next = view.getUint32(at, true);
      if (next < MARKS && next >= sectors) return true;
    }
  }
  return isShort(bytes, streams);
}

function isShort(bytes: Uint8Array, streams: readonly string[]): boolean {
  try {
    const file = CFB.read(Buffer.from(bytes), { type: 'buffer' });
    const stream = streams.map((name) => CFB.find(file, name)).find((found) => found !== null);
    return !stream?.content || stream.content.length < stream.size;
  } catch {
    return true;
  }
}
