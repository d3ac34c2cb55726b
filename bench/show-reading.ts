import type { FormatRow, ReadingResult } from './reading.ts';
import { round } from './verdict.ts';

const HEAD = [
  'format',
  'files',
  'pages',
  'read min',
  'median',
  'p95',
  'report min',
  'median',
  'p95',
  'idle',
  'peak MB',
];

/** The tables of a reading benchmark as plain text; milliseconds a file. */
export function showReading({ origins, rows, pdf }: ReadingResult): string {
  const lines = [HEAD, ...rows.map(cells)].map((row) =>
    row.map((cell, i) => (i ? cell.padStart(10) : cell.padEnd(6))).join(' '),
  );
  const unread = rows.flatMap((row) => row.unread.map(({ file, code }) => `not read: ${file} (${code})`));
  const ratio =
    pdf === null
      ? []
      : [
          `${pdf.pdftotext}: ${pdf.files} text PDFs, ${pdf.pages} pages, a process a file ${round(pdf.pdftotextMs)} ms (${round(pdf.pdftotextMs / pdf.pages)} a page), of which start and end of the processes ${round(pdf.startMs)} ms`,
          `our reader, warm, bytes to document ${round(pdf.readMs)} ms (${round(pdf.readMs / pdf.pages)} a page): ratio ${round(pdf.ratio)}x; against pdftotext without its start ${round(pdf.ratioWithoutStart)}x`,
        ];
  return [...origins, ...lines, ...unread, ...ratio].join('\n');
}

function cells({ format, files, pages, read, report, idleMb, peakMb }: FormatRow): string[] {
  const times = [read.min, read.median, read.p95, report.min, report.median, report.p95];
  const measured = files === 0 ? times.map(() => '–') : times.map(round);
  return [format, String(files), String(pages), ...measured, idleMb.toFixed(0), peakMb.toFixed(0)];
}
