import { FailureError, fail, failure, isFailureError, ok, type Result } from '../errors/failure.ts';
import type { Block, Document, Place } from '../report/document.ts';
import { type ArchivedDocument, chooseReport, hasTables, mayBeReport, namedAsReport } from './archive-choice.ts';
import { openMail } from './mail/open-mail.ts';
import { openPacked } from './packed-archive.ts';
import type { Reader, ReadInput } from './readers/reader.ts';
import { sniff } from './sniff.ts';
import { type ArchiveBudget, type ArchiveEntry, openArchive, tooComplex } from './zip-archive.ts';

/** The formats of archives, and what opens them; a mail is one of what it brings. */
const OPENERS = { zip: openArchive, rar: openPacked, '7z': openPacked, mail: openMail } as const;
export type ArchiveFormat = keyof typeof OPENERS;

const VERSION = '1';
const MAX_DEPTH = 2;
const MAX_ENTRIES = 2_000;
const MAX_UNPACKED = 64_000_000;
const MAX_READ = 40;
/** What systems put beside the files. */
const BESIDE = /(?:^|\/)(?:__MACOSX\/|\.(?!\.?\/)|~\$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * The reader of one format of archives: reads the report in it through the other readers. Failures: `read.unsupported` with the names
 * of the files where none of those read could be the report, `read.no-report` where all were read, `read.several-reports` where more than one could, `read.encrypted`, `read.malformed`, `read.too-complex`. `others` is
 * asked when a file is read, because the list holds this reader, too.
 */
export function createArchiveReader(format: ArchiveFormat, others: () => readonly Reader[]): Reader {
  return {
    format,
    version: VERSION,
    accepts: (input) => sniff(input.bytes) === format,
    async read(input) {
      const search = new ArchiveSearch(
        format,
        others().filter((one) => !(one.format in OPENERS)),
      );
      try {
        await search.unpack(format, input, '', MAX_DEPTH);
        return search.result();
      } catch (error) {
        if (isFailureError(error)) return { ok: false, failure: error.failure };
        throw error;
      }
    },
  };
}

function isArchive(format: string): format is ArchiveFormat {
  return format in OPENERS;
}

class ArchiveSearch {
  readonly #format: ArchiveFormat;
  readonly #readers: readonly Reader[];
  readonly #budget: ArchiveBudget = { entries: MAX_ENTRIES, bytes: MAX_UNPACKED };
  readonly #documents: ArchivedDocument[] = [];
  /** The words that a mail is, beside what it brings. */
  readonly #letters: ArchivedDocument[] = [];
  readonly #unread: string[] = [];
  #encrypted = 0;

  constructor(format: ArchiveFormat, readers: readonly Reader[]) {
    this.#format = format;
    this.#readers = readers;
  }

  /** Reads every file of the archive that a reader knows, and the archives in it; pictures only where nothing else can be read. */
  async unpack(archive: ArchiveFormat, input: ReadInput, folder: string, depth: number): Promise<void> {
    const pictures: { name: string; inner: ReadInput }[] = [];
    for (const entry of await OPENERS[archive](input.bytes, this.#budget)) {
      const name = folder + shownName(entry.name);
      if (BESIDE.test(entry.name)) continue;
      const bytes = await this.#bytesOf(entry, name);
      if (!bytes) continue;
      const inner: ReadInput = { bytes, fileName: name, ...(input.url ? { url: input.url } : {}) };
      const format = sniff(bytes);
      if (format === 'image') pictures.push({ name, inner });
      else if (!isArchive(format)) await this.#read(inner, name, entry.letter);
      else if (depth > 1) await this.unpack(format, inner, `${name}!/`, depth - 1);
      else this.#unread.push(name);
    }
    for (const { name, inner } of pictures) {
      if (this.#documents.length > 0) this.#unread.push(name);
      else await this.#read(inner, name);
    }
  }

  result(): Result<Document> {
    // Words that come with files tell of no report that one of those may be.
    const alone = this.#documents.length + this.#unread.length === 0;
    const chosen = chooseReport(alone ? this.#letters : this.#documents);
    // A report that could not be read is not replaced by what lies beside it.
    const lost = this.#unread.some(namedAsReport) && !chosen?.some(({ document }) => hasTables(document));
    if (chosen && !lost) return ok(joined(this.#format, chosen));
    const names = [...this.#documents.map(({ name }) => name), ...this.#unread];
    const listed = names.slice(0, 20).join(', ') || 'nothing';
    if (this.#encrypted > 0 && this.#documents.length === 0)
      return fail('read.encrypted', `an archive with a password: ${listed}`);
    const context = { format: this.#format, entries: names.slice(0, 200) };
    if (this.#documents.filter(mayBeReport).length > 1 && !lost) return fail('read.several-reports', listed, context);
    if (this.#unread.length === 0 && names.length > 0) return fail('read.no-report', listed, context);
    return fail('read.unsupported', `no readable report among ${listed}`, context);
  }

  async #bytesOf(entry: ArchiveEntry, name: string): Promise<Uint8Array | null> {
    try {
      return await entry.read();
    } catch (error) {
      if (!isFailureError(error) || error.failure.code === 'read.too-complex') throw error;
      if (error.failure.code === 'read.encrypted') this.#encrypted++;
      this.#unread.push(name);
      return null;
    }
  }

  async #read(input: ReadInput, name: string, letter = false): Promise<void> {
    const format = sniff(input.bytes);
    const reader = format === 'empty' ? undefined : this.#readers.find((one) => one.accepts(input));
    if (reader && this.#documents.length >= MAX_READ)
      throw tooComplex(`more than ${MAX_READ} documents in one archive`);
    const read = await reader?.read(input);
    if (read?.ok) {
      const beside = letter && !hasTables(read.value);
      (beside ? this.#letters : this.#documents).push({ name, document: read.value });
    } else if (read?.failure.code === 'read.too-complex')
      throw new FailureError(failure('read.too-complex', `${name}: ${read.failure.cause}`));
    else {
      this.#unread.push(name);
      if (format === 'encrypted' || read?.failure.code === 'read.encrypted') this.#encrypted++;
    }
  }
}

/** A name as text to be shown: it is never a path on this machine. */
function shownName(name: string): string {
  return name.replace(/\p{Cc}/gu, '').slice(0, 200);
}

/** The documents as one, every place with the name of the file that it lies in. */
function joined(format: ArchiveFormat, parts: readonly ArchivedDocument[]): Document {
  const [{ document: first }] = parts as [ArchivedDocument];
  const { encoding } = first;
  return {
    irVersion: 1,
    format,
    reader: { name: format, version: VERSION },
    ...(encoding ? { encoding } : {}),
    meta: first.meta,
    blocks: parts.flatMap(({ name, document }) => document.blocks.map((block) => within(name, block))),
    links: parts.flatMap(({ document }) => document.links),
    warnings: [
      ...parts.map(({ name }) => ({ code: 'read-from-archive', detail: name })),
      ...parts.flatMap(({ name, document }) =>
        document.warnings.map(({ place, ...warning }) =>
          place ? { ...warning, place: placed(name, place) } : warning,
        ),
      ),
    ],
  };
}

function within(name: string, block: Block): Block {
  const places = (list: readonly Place[]) => list.map((place) => placed(name, place));
  if (block.t !== 'grid') return { ...block, places: places(block.places) };
  return { ...block, cells: block.cells.map((cell) => ({ ...cell, places: places(cell.places) })) };
}

function placed(name: string, place: Place): Place {
  return { ...place, path: place.path ? `${name}!/${place.path}` : name };
}
