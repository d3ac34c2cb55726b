import { join } from 'node:path';
import { ok, type Result } from '../errors/failure.ts';
import { type OcrSetting, readWithOcr } from '../ocr/read-with-ocr.ts';
import { MOST_PLAIN_BYTES } from '../read/readers/text.ts';
import { type SniffedFormat, sniff } from '../read/sniff.ts';
import { apart, type ReportPage, readReport } from './process-report.ts';
import { ReaderChildren } from './reader-children.ts';
import type { ReadApart } from './reader-process.ts';

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
  const children = new ReaderChildren({ program, size, documentsPerChild });
  const readApart = (page: ReportPage) => children.read(page, limitsOf(page));

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
    close: () => children.close(),
  };
}

/** Markup and text of an ordinary size have budgets of their own and are read in this process; beyond all budgets they are refused here. */
function isPlain({ byteLength }: Uint8Array, format: SniffedFormat): boolean {
  return (byteLength <= PLAIN_BYTES || byteLength > MOST_PLAIN_BYTES) && ['html', 'text', 'empty'].includes(format);
}
