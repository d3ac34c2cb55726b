import { join } from 'node:path';
import { ok, type Result } from '../errors/failure.ts';
import { type OcrSetting, readWithOcr } from '../ocr/read-with-ocr.ts';
import { MOST_PLAIN_BYTES } from '../read/readers/text.ts';
import { type SniffedFormat, sniff } from '../read/sniff.ts';
import { apart, type ReportPage, readReport } from './process-report.ts';
import { type ReadApart, ReaderProcess } from './reader-process.ts';
import { Turns } from './turns.ts';

/** What one document, one child and all together may take. */
export interface ReaderLimits {
  /** For one document; default 30 s. Pages that are read from their pictures get time of their own. */
  timeoutMs?: number;
  /**
   * Resident memory of the child; default 300 MB, and four times what the file itself takes. Watched on Linux only; elsewhere the limits
   * of the heap and of PDFium hold.
   */
  maxRssBytes?: number;
  /** The same while pages are read from their pictures; default 900 MB. */
  maxRssRecognising?: number;
  /** Whether the packages of recognition are fetched where a scan is met; default `off`. */
  ocr?: OcrSetting;
  /** After so many documents a child is replaced; default 50. */
  documentsPerChild?: number;
  /** Children at most at the same time; default 2. */
  size?: number;
  /** Programme of the child; the tests hand in hostile ones. */
  childProgram?: string;
}

/** Reads documents in processes of their own. */
export interface ReaderPool {
  /** Failures: those of the readers, and `read.timeout`, `read.memory`, `read.crashed`. */
  read(page: ReportPage): Promise<Result<ReadApart>>;
  close(): void;
}

const PLAIN_BYTES = 1024 * 1024;
const MB = 1024 * 1024;
/** On its way to a reader a file is held several times over. */
const FILE_COPIES = 4;
/** A child that is larger after its document is replaced: a good part of its memory would be missing to the next. */
const KEPT_BYTES = 200 * MB;
/** Memory of its own that each child may have on the average; an ordinary document leaves it 90 MB. */
const SHARE_BYTES = 120 * MB;

/**
 * Reads documents in child processes: a hostile file takes down at most its child. A warm child serves many documents; after
 * any failure of its own it is replaced. The child inherits no settings and no secrets.
 */
export function createReaderPool(limits: ReaderLimits = {}): ReaderPool {
  const { timeoutMs = 30_000, maxRssRecognising = 900 * MB } = limits;
  const { documentsPerChild = 50, size = 2, ocr = 'off' } = limits;
  const program = limits.childProgram ?? join(import.meta.dirname, 'reader-child.ts');
  const limitsOf = ({ bytes, pictures = new Map() }: ReportPage) => {
    const all = [bytes, ...pictures.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
    const maxRssBytes = (limits.maxRssBytes ?? 300 * MB) + FILE_COPIES * all;
    return { timeoutMs, maxRssBytes, maxRssRecognising: Math.max(maxRssBytes, maxRssRecognising) };
  };
  const idle: ReaderProcess[] = [];
  /** Those that read, the one that has read longest first. */
  const busy: ReaderProcess[] = [];
  const turns = new Turns(size);
  let closed = false;

  /** Where all together hold too much, the idle ones go, and then the one that began last makes room. Recognition has limits of its own. */
  const crowded = (child: ReaderProcess) => {
    const tooMuch = () => {
      const all = [...busy, ...idle].filter(({ recognises }) => !recognises);
      return all.reduce((sum, { ownBytes }) => sum + ownBytes, 0) > SHARE_BYTES * Math.max(2, size);
    };
    if (busy.length + idle.length < 2 || !tooMuch()) return false;
    for (const spare of idle.splice(0)) spare.kill();
    return busy.length > 1 && child === busy.at(-1) && !child.recognises && tooMuch();
  };

  const readIn = async (child: ReaderProcess, page: ReportPage) => {
    busy.push(child);
    const result = await child.read(page, { ...limitsOf(page), crowded: () => crowded(child) });
    busy.splice(busy.indexOf(child), 1);
    const fit = !child.dead && child.documents < documentsPerChild && child.residentBytes <= KEPT_BYTES;
    if (fit && !closed) idle.push(child);
    else child.kill();
    return result;
  };

  const readApart = async (page: ReportPage): Promise<Result<ReadApart>> => {
    const result = await readInTurn(page, 'among-others');
    // It only made room: nothing is wrong with it as far as anybody knows.
    return !result.ok && result.failure.context.crowded === true ? readInTurn(page, 'alone') : result;
  };

  const readInTurn = async (page: ReportPage, how: 'among-others' | 'alone') => {
    await turns.take(how);
    try {
      const warm = idle.length > 0;
      const result = await readIn(idle.pop() ?? new ReaderProcess(program), page);
      // What other documents left behind in a child is no fault of this one.
      const blameless = warm && !result.ok && result.failure.code === 'read.memory';
      return blameless ? await readIn(new ReaderProcess(program), page) : result;
    } finally {
      turns.give();
    }
  };

  /** Where recognition cannot be had, a document of words and pictures is read without its pictures. */
  const readWithPictures = async (page: ReportPage) => {
    const read = await readWithOcr(ocr, () => readApart(page));
    const isPartly = !read.ok && read.failure.code === 'read.needs-ocr' && read.failure.context.beside === true;
    return isPartly ? readApart({ ...page, leavePictures: true }) : read;
  };

  const readPlain = async (page: ReportPage): Promise<Result<ReadApart>> => {
    const read = await readReport(page, undefined, 'later');
    if (!read.ok) return read;
    return read.value.unread ? readWithPictures(page) : ok(apart(read.value));
  };

  return {
    read: (page) => (isPlain(page.bytes, sniff(page.bytes)) ? readPlain(page) : readWithPictures(page)),
    close() {
      closed = true;
      for (const child of idle.splice(0)) child.kill();
    },
  };
}

/** Markup and text of an ordinary size have budgets of their own and are read in this process; beyond all budgets they are refused here. */
function isPlain({ byteLength }: Uint8Array, format: SniffedFormat): boolean {
  return (byteLength <= PLAIN_BYTES || byteLength > MOST_PLAIN_BYTES) && ['html', 'text', 'empty'].includes(format);
}
