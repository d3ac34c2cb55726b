import { readFileSync } from 'node:fs';
import { checkReport, findingsOf } from '../src/check/check-report.ts';
import { readDocument } from '../src/read/read-document.ts';
import { readReport } from '../src/workers/process-report.ts';
import { pdfToText } from './pdf-to-text.ts';

/** What the parent asks of a process of its own: all files of one format. */
export interface FormatJob {
  paths: string[];
  /** How often each file is measured; once more before, to be warm. */
  rounds: number;
  /** Measure `pdftotext` on the same files in turn with us. */
  pdftotext: boolean;
  /** True: pages that are pictures. Otherwise files with such pages are named and not measured. */
  scanned: boolean;
}

/** Times in milliseconds, one row a file. */
export interface FormatTimes {
  paths: string[];
  pages: number[];
  read: number[][];
  report: number[][];
  pdftotext: number[][];
  /** Resident bytes: with the program loaded, and at most. */
  idleBytes: number;
  peakBytes: number;
  unread: { path: string; code: string }[];
  scanned: string[];
}

process.on('message', (job: FormatJob) => {
  void measure(job).then((times) => process.send?.(times, () => process.disconnect()));
});

/** Each round takes each file: `pdftotext`, then bytes → document, then bytes → findings, so that noise meets all of them. */
async function measure({ paths, rounds, pdftotext, scanned: wanted }: FormatJob): Promise<FormatTimes> {
  const idleBytes = process.memoryUsage().rss;
  const unread: FormatTimes['unread'] = [];
  const scanned: string[] = [];
  const files: { path: string; bytes: Uint8Array; pages: number }[] = [];
  for (const path of paths) {
    const bytes = readFileSync(path);
    const first = await readDocument({ bytes });
    if (!first.ok) unread.push({ path, code: first.failure.code });
    else if (!wanted && first.value.pages?.some(({ textSource }) => textSource !== 'text')) scanned.push(path);
    else files.push({ path, bytes, pages: first.value.pages?.length ?? 1 });
  }
  const rows = () => files.map((): number[] => []);
  const [read, report, other] = [rows(), rows(), rows()];
  // Pictures take seconds a page: their first reading, above, is warm-up enough.
  for (let round = wanted ? 1 : 0; round <= rounds; round++)
    for (const [i, { path, bytes }] of files.entries()) {
      const times = [
        pdftotext ? pdfToText(path) : 0,
        await timed(() => readDocument({ bytes })),
        await timed(() => wholeReport(bytes)),
      ];
      if (round > 0) for (const [k, into] of [other, read, report].entries()) into[i]!.push(times[k]!);
    }
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  const shown = { paths: files.map(({ path }) => path), pages: files.map(({ pages }) => pages) };
  return { ...shown, read, report, pdftotext: pdftotext ? other : [], idleBytes, peakBytes, unread, scanned };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** What the service does with a page: read, extract, check. */
async function wholeReport(bytes: Uint8Array): Promise<void> {
  const result = await readReport({ url: '', title: '', listedDate: null, bytes, contentType: null });
  if (result.ok) findingsOf(checkReport({ report: result.value.report, previous: null }));
}
