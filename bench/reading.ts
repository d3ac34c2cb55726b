import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { installOcr } from '../src/ocr/install-ocr.ts';
import { sniff } from '../src/read/sniff.ts';
import { READER_FLAGS } from '../src/workers/reader-process.ts';
import { makeFiles } from './files.ts';
import { versionOf } from './installed.ts';
import type { FormatJob, FormatTimes } from './measure-format.ts';
import { pdfToTextStart } from './pdf-to-text.ts';
import { type Summary, summarise, sumOfMedians } from './statistics.ts';
import { atMost, notMeasured, type Verdict } from './verdict.ts';

/** The speed of one format: `read` = bytes to document, `report` = with extraction and rules; milliseconds a file. */
export interface FormatRow {
  format: string;
  files: number;
  pages: number;
  read: Summary;
  report: Summary;
  idleMb: number;
  peakMb: number;
  unread: { file: string; code: string }[];
}

/** `pdftotext -layout` and our reader on the same files; milliseconds, sums of the medians of each file. */
export interface PdfRatio {
  pdftotext: string;
  files: number;
  pages: number;
  pdftotextMs: number;
  /** What of it is starting and ending the processes. */
  startMs: number;
  readMs: number;
  ratio: number;
  ratioWithoutStart: number;
}

export interface ReadingResult {
  origins: string[];
  rows: FormatRow[];
  pdf: PdfRatio | null;
  verdicts: Verdict[];
}

const ROUNDS = 9;
const RATIO = 2;
/** Milliseconds, medians; and seconds a page for OCR. */
const MOST = { html: 100, pdf: 150, ocrPage: 3 } as const;

/** Measures every format in a process of its own, so that the memory of each can be stated. */
export async function benchReading(rounds = ROUNDS): Promise<ReadingResult> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  try {
    const { paths, origins } = makeFiles(folder);
    const groups = Map.groupBy(paths, (path) => sniff(readFileSync(path)));
    const pictures = groups.get('image') ?? [];
    groups.delete('image');
    const noOcr = await ocrMissing();
    const pdftotext = versionOf('pdftotext', '-v');
    const rows: FormatRow[] = [];
    let pdf: PdfRatio | null = null;
    for (const [format, files] of [...groups].sort()) {
      const compared = format === 'pdf' && pdftotext !== null;
      const times = await measure({ paths: files, rounds, pdftotext: compared, scanned: false });
      pictures.push(
        ...times.scanned,
        ...times.unread.filter(({ path }) => path.endsWith('.pdf')).map(({ path }) => path),
      );
      rows.push(rowOf(format, times));
      if (compared && times.paths.length > 0) pdf = ratioOf(times, pdftotext);
    }
    if (noOcr === null && pictures.length > 0)
      rows.push(rowOf('OCR', await measure({ paths: pictures, rounds: 1, pdftotext: false, scanned: true })));
    return { origins, rows, pdf, verdicts: verdictsOf(rows, pdf, noOcr) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Fetches what recognition needs as the service does when it meets a scan; null where it is there, or why it is not. */
async function ocrMissing(): Promise<string | null> {
  const installed = await installOcr();
  return installed.ok ? null : `the OCR packages could not be installed: ${installed.failure.cause}`;
}

function measure(job: FormatJob): Promise<FormatTimes> {
  const child = fork(join(import.meta.dirname, 'measure-format.ts'), [], {
    execArgv: READER_FLAGS,
  });
  return new Promise((resolve, reject) => {
    child.once('message', (times) => resolve(times as FormatTimes));
    child.once('exit', (code) => reject(new Error(`measuring ended with ${code}`)));
    child.send(job);
  });
}

function rowOf(format: string, times: FormatTimes): FormatRow {
  return {
    format,
    files: times.paths.length,
    pages: times.pages.reduce((sum, n) => sum + n, 0),
    read: summarise(times.read.flat()),
    report: summarise(times.report.flat()),
    idleMb: times.idleBytes / 1e6,
    peakMb: times.peakBytes / 1e6,
    unread: times.unread.map(({ path, code }) => ({ file: basename(path), code })),
  };
}

function ratioOf(times: FormatTimes, pdftotext: string): PdfRatio {
  const files = times.paths.length;
  const startMs = summarise(Array.from({ length: 15 }, pdfToTextStart)).median * files;
  const pdftotextMs = sumOfMedians(times.pdftotext);
  const readMs = sumOfMedians(times.read);
  const pages = times.pages.reduce((sum, n) => sum + n, 0);
  const ratios = { ratio: readMs / pdftotextMs, ratioWithoutStart: readMs / (pdftotextMs - startMs) };
  return { pdftotext, files, pages, pdftotextMs, startMs, readMs, ...ratios };
}

function verdictsOf(rows: readonly FormatRow[], pdf: PdfRatio | null, noOcr: string | null): Verdict[] {
  const row = (format: string) => rows.find((one) => one.format === format && one.files > 0);
  const ratio = 'text PDF, reader / pdftotext -layout';
  const [html, text, ocr] = [row('html'), row('pdf'), row('OCR')];
  const absent = versionOf('pdftotext', '-v') === null ? 'pdftotext: not installed (poppler-utils)' : 'no PDF here';
  return [
    pdf ? atMost(ratio, pdf.ratio, RATIO, 'x') : notMeasured(ratio, `≤ ${RATIO}x`, absent),
    html
      ? atMost('HTML report, median', html.report.median, MOST.html, ' ms')
      : notMeasured('HTML report', `≤ ${MOST.html} ms`, 'no file'),
    text
      ? atMost('PDF report, median', text.report.median, MOST.pdf, ' ms')
      : notMeasured('PDF report', `≤ ${MOST.pdf} ms`, absent),
    ocr
      ? atMost('OCR, a page', ocr.read.sum / 1000 / ocr.pages, MOST.ocrPage, ' s')
      : notMeasured('OCR, a page', `≤ ${MOST.ocrPage} s`, noOcr ?? 'no picture could be read here'),
  ];
}
