const MARKS = 0xfffffffa;
const HEADER_FATS = 109;
const ENTRY = 128;
const MAX_SECTORS = 256;

/**
 * Names of the streams and folders at the top of a compound file ([MS-CFB] 2.6); null where its directory cannot be followed. What lies in
 * folders below is of documents that are embedded.
 */
export function topNames(bytes: Uint8Array): string[] | null {
  if (bytes.length < 1536) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = 1 << view.getUint16(30, true);
  if (size !== 512 && size !== 4096) return null;
  const entries = directory(view, size);
  const root = entries[0];
  if (root === undefined) return null;
  const names: string[] = [];
  const seen = new Set<number>();
  const open = [view.getUint32(root + 76, true)];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const at = entries[id];
    if (at === undefined || seen.has(id)) continue;
    seen.add(id);
    names.push(nameAt(bytes, view, at));
    open.push(view.getUint32(at + 68, true), view.getUint32(at + 72, true));
  }
  return names;
}

/** Bytes at which the entries of the directory lie, by their number. */
function directory(view: DataView, size: number): number[] {
  const entries: number[] = [];
  let sector = view.getUint32(48, true);
  for (let i = 0; i < MAX_SECTORS && sector < MARKS; i++) {
    const at = (sector + 1) * size;
    if (at + size > view.byteLength) break;
    for (let entry = at; entry < at + size; entry += ENTRY) entries.push(entry);
    sector = nextSector(view, size, sector);
  }
  return entries;
}

function nextSector(view: DataView, size: number, sector: number): number {
  const table = Math.floor((sector * 4) / size);
  const fat = table < HEADER_FATS ? view.getUint32(76 + 4 * table, true) : MARKS;
  const at = (fat + 1) * size + ((sector * 4) % size);
  return fat < MARKS && at + 4 <= view.byteLength ? view.getUint32(at, true) : MARKS;
}

function nameAt(bytes: Uint8Array, view: DataView, at: number): string {
  const length = Math.min(64, view.getUint16(at + 64, true));
  return new TextDecoder('utf-16le').decode(bytes.subarray(at, at + Math.max(0, length - 2)));
}
