import { crc32 } from 'node:zlib';
import type { ArchiveReader, libarchiveWasm } from 'libarchive-wasm';
import { FailureError, failure, isFailureError } from '../errors/failure.ts';
import { type RarHeader, rarHeaders } from './rar-headers.ts';
import { type ArchiveBudget, type ArchiveEntry, malformed, tooComplex } from './zip-archive.ts';

type Library = Awaited<ReturnType<typeof libarchiveWasm>>;

/** More than the library searches for a directory of ZIP. */
const TAIL = 70_000;
const MAX_ENTRY_BYTES = 32_000_000;
/** Entries without bytes of their own. */
const FOLDERS = new Set(['Directory', 'SymbolicLink']);
const ENCRYPTED = /encrypt|passphrase|password/i;

/**
 * The files of a RAR or 7z archive (libarchive) in their order, all unpacked at once, since such archives can only be read from front to
 * back. Throws FailureError `read.malformed`, `read.encrypted`, or `read.too-complex` where the budget does not suffice. A hostile archive
 * can keep it busy without end: only to be called where something outside watches the time.
 */
export async function openPacked(bytes: Uint8Array, budget: ArchiveBudget): Promise<ArchiveEntry[]> {
  const { ArchiveReader, libarchiveWasm } = await import('libarchive-wasm');
  try {
    const library = await libarchiveWasm();
    const reader = new ArchiveReader(library, withoutTail(bytes));
    return entriesOf(reader, library, rarHeaders(bytes), budget);
  } catch (error) {
    throw asFailure(error);
  }
}

function entriesOf(
  reader: ArchiveReader,
  library: Library,
  headers: readonly RarHeader[],
  budget: ArchiveBudget,
): ArchiveEntry[] {
  const entries: ArchiveEntry[] = [];
  for (let i = 0; ; i++) {
    const pointer = reader.nextEntryPointer();
    if (pointer === 0) break;
    if (--budget.entries < 0) throw tooComplex('an archive with too many entries');
    if (FOLDERS.has(reader.getEntryFiletype(pointer))) continue;
    const name = (headers[i]?.name ?? reader.getEntryPathname(pointer) ?? '').replaceAll('\\', '/').replace(/^\/+/, '');
    entries.push(entryOf(reader, pointer, name, headers[i]?.crc ?? null, budget));
  }
  const trouble = library.error_string(reader.archive as number);
  if (trouble) throw new Error(trouble);
  return entries;
}

function entryOf(
  reader: ArchiveReader,
  pointer: number,
  name: string,
  crc: number | null,
  budget: ArchiveBudget,
): ArchiveEntry {
  const size = Number(reader.getEntrySize(pointer));
  const encrypted = reader.isEntryEncrypted(pointer);
  const unpacked = encrypted
    ? new FailureError(failure('read.encrypted', 'an encrypted entry'))
    : unpack(reader, size, crc, budget);
  return {
    name,
    size,
    encrypted,
    read: () => (isFailureError(unpacked) ? Promise.reject(unpacked) : Promise.resolve(unpacked)),
  };
}

/** Reads what the entry declares, and asks for one byte more: of 7z the library then compares the check sum, of RAR it never does. */
function unpack(
  reader: ArchiveReader,
  size: number,
  crc: number | null,
  budget: ArchiveBudget,
): Uint8Array | FailureError {
  if (size < 0 || size > Math.min(MAX_ENTRY_BYTES, budget.bytes)) throw tooComplex(`an entry of ${size} bytes`);
  try {
    const data = size === 0 ? new Uint8Array(0) : Uint8Array.from(reader.readData(size));
    const more = reader.readData(1);
    if (data.length !== size || more.length > 0) return malformed('an entry does not have the size that it declares');
    if (crc !== null && crc32(data) !== crc) return malformed('an entry does not fit its check sum');
    budget.bytes -= size;
    return data;
  } catch (error) {
    return asFailure(error);
  }
}

/** The library takes a file for a ZIP archive where the directory of one lies near its end: one that is stored in it, too. */
function withoutTail(bytes: Uint8Array): Int8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const padding = file.indexOf('PK\x05\x06', Math.max(0, file.length - TAIL), 'latin1') < 0 ? 0 : TAIL;
  const padded = new Int8Array(bytes.length + padding);
  padded.set(bytes);
  return padded;
}

/** The library throws plain errors with its own words, and those of WebAssembly where it breaks down. */
function asFailure(error: unknown): FailureError {
  if (isFailureError(error)) return error;
  const words = error instanceof Error ? error.message : String(error);
  if (ENCRYPTED.test(words)) return new FailureError(failure('read.encrypted', words.slice(0, 200)));
  if (/support unavailable|not supported|unsupported/i.test(words))
    return new FailureError(failure('read.unsupported', words.slice(0, 200), { format: 'rar' }));
  return malformed(words.slice(0, 200));
}
