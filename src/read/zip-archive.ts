import { crc32, inflateRawSync } from 'node:zlib';
import yauzl from 'yauzl';
import { FailureError, failure } from '../errors/failure.ts';
import { decodeText } from './decode-text.ts';

/** One file of a ZIP archive. */
export interface ArchiveEntry {
  /** As the archive spells it, parted by `/`; never used as a path on this machine. */
  name: string;
  /** Unpacked size as the archive declares it. */
  size: number;
  encrypted: boolean;
  /** True of words that only go with the files: they count where they hold the tables, or where there is nothing else. */
  letter?: boolean;
  /** The unpacked bytes. Throws FailureError `read.encrypted`, `read.too-complex` or `read.malformed` (a check sum that does not fit, too). */
  read(): Promise<Uint8Array>;
}

/** What may still be unpacked; shared by archives that lie in one another. */
export interface ArchiveBudget {
  entries: number;
  bytes: number;
}

const MAX_ENTRY_BYTES = 32_000_000;

export const malformed = (cause: string) => new FailureError(failure('read.malformed', cause));
export const tooComplex = (cause: string) => new FailureError(failure('read.too-complex', cause));

/**
 * The files of a ZIP archive in the order of its directory, folders left out. Bytes are counted as they are unpacked, not as declared.
 * Throws FailureError `read.malformed`, or `read.too-complex` where the budget does not suffice.
 */
export async function openArchive(bytes: Uint8Array, budget: ArchiveBudget): Promise<ArchiveEntry[]> {
  const found: yauzl.Entry[] = [];
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const zip = await yauzl.fromBufferPromise(buffer, {
      decodeStrings: false,
      validateEntrySizes: false,
      lazyEntries: true,
    });
    for await (const entry of zip.eachEntry()) {
      if (--budget.entries < 0) throw tooComplex(`an archive with ${zip.entryCount} entries`);
      found.push(entry);
    }
    const nameOf = nameDecoder(found);
    return found
      .map((entry) => ({
        name: nameOf(entry),
        size: entry.uncompressedSize,
        encrypted: entry.isEncrypted(),
        read: () => unpack(zip, entry, buffer, budget),
      }))
      .filter(({ name }) => !name.endsWith('/'));
  } catch (error) {
    throw asFailure(error);
  }
}

async function unpack(zip: yauzl.ZipFile, entry: yauzl.Entry, buffer: Buffer, budget: ArchiveBudget) {
  const limit = Math.min(MAX_ENTRY_BYTES, budget.bytes);
  if (entry.isEncrypted()) throw new FailureError(failure('read.encrypted', 'an encrypted entry'));
  if (entry.uncompressedSize > limit) throw tooComplex(`an entry of ${entry.uncompressedSize} bytes`);
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const packed = buffer.subarray(fileDataStart, fileDataStart + entry.compressedSize);
    if (packed.length < entry.compressedSize) throw malformed('an entry is cut off');
    const data = plainBytes(entry, packed);
    budget.bytes -= data.length;
    if (data.length !== entry.uncompressedSize || crc32(data) !== entry.crc32)
      throw malformed('an entry does not fit its check sum');
    return new Uint8Array(data);
  } catch (error) {
    throw asFailure(error);
  }
}

/** Unpacks no more than the entry declares, which was held against the budget before. */
function plainBytes(entry: yauzl.Entry, packed: Buffer): Buffer {
  if (entry.compressionMethod === 0) return packed;
  if (entry.compressionMethod !== 8) throw malformed(`unknown compression ${entry.compressionMethod}`);
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.uncompressedSize) });
}

/** yauzl and zlib throw plain errors for whatever is wrong with the bytes. */
function asFailure(error: unknown): FailureError {
  if (error instanceof FailureError) return error;
  if (!(error instanceof Error)) throw error;
  if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
    return tooComplex('an entry larger than it declares');
  if (/strong encryption/.test(error.message)) return new FailureError(failure('read.encrypted', error.message));
  return malformed(error.message);
}

/** Without the flag of UTF-8 the names are in the code page of whoever packed them: one for all, UTF-8 or GB18030. */
function nameDecoder(entries: readonly yauzl.Entry[]): (entry: yauzl.Entry) => string {
  const flagged = (entry: yauzl.Entry) => (entry.generalPurposeBitFlag & 0x800) !== 0;
  const unflagged = entries.filter((entry) => !flagged(entry)).map((entry) => entry.fileNameRaw);
  const { used } = decodeText(Buffer.concat(unflagged.flatMap((name) => [name, Buffer.from('\n')])));
  const decoder = new TextDecoder(used === 'utf-8' ? 'utf-8' : 'gb18030');
  return (entry) =>
    (flagged(entry) ? new TextDecoder() : decoder).decode(entry.fileNameRaw).replaceAll('\\', '/').replace(/^\/+/, '');
}
