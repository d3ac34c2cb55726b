import { availableParallelism } from 'node:os';
import { checkReport, findingsOf } from '../check/check-report.ts';
import { createLog } from '../config/log.ts';
import type { Settings } from '../config/settings.ts';
import { diffYears } from '../diff/years.ts';
import { type Failure, FailureError, failure, isFailureError } from '../errors/failure.ts';
import { settleAgency } from '../registry/settle-agency.ts';
import type { Finding } from '../report/finding.ts';
import type { Report } from '../report/report.ts';
import { createReaderPool, type ReaderPool } from '../workers/reader-pool.ts';
import type { Checked } from './checked.ts';
import type { Input } from './inputs.ts';
import { loadInput } from './load-input.ts';
import { loadPictures } from './load-pictures.ts';
import { noTables } from './no-tables.ts';
import { comparisonWith, type Previous } from './previous.ts';

/** Documents that are read at the same time. */
export const AT_ONCE = Math.min(16, availableParallelism());

/** Opens the processes that read, and ends them whatever happens. */
export async function withReaders<T>({ ocr }: Settings, work: (readers: ReaderPool) => Promise<T>): Promise<T> {
  const readers = createReaderPool({ size: AT_ONCE, ocr });
  try {
    return await work(readers);
  } finally {
    readers.close();
  }
}

/**
 * Reads, extracts and checks one input, against `previous` where that is the same body's report of the year before; throws a FailureError that
 * names it where it cannot be read.
 */
export async function readOne(
  input: string,
  settings: Settings,
  readers: ReaderPool,
  previous: Previous | null = null,
): Promise<Checked> {
  try {
    const log = createLog(settings.logLevel, process.stderr.isTTY);
    const loaded = await loadInput(input, settings, log);
    const { bytes, contentType } = loaded;
    const fileName = loaded.url === null ? { fileName: loaded.name } : {};
    const page = { url: loaded.url ?? '', title: '', listedDate: null, bytes, contentType, ...fileName };
    const bare = await readers.read(page);
    const hrefs = bare.ok ? (bare.value.pictures ?? []) : [];
    const pictures = await loadPictures(loaded, hrefs, settings, log);
    const read = pictures.size === 0 ? bare : await readers.read({ ...page, pictures });
    if (!read.ok) throw new FailureError(read.failure);
    const { format, reader, leftOut = [] } = read.value;
    const report = settleAgency(read.value.report, { url: loaded.url ?? undefined });
    const { source, sha256 } = loaded;
    const comparison = previous === null ? null : comparisonWith(previous, { report, sha256 });
    const before = previous?.failure === null && comparison?.compared ? previous.report : null;
    const findings = withNoReport(report, findingsOf(checkReport({ report, previous: before })));
    const diff = before === null ? null : diffYears(before, report);
    return { source, sha256, format, reader, report, leftOut, findings, comparison, diff };
  } catch (error) {
    if (!isFailureError(error)) throw error;
    throw new FailureError({ ...error.failure, cause: `${input}: ${error.failure.cause}` });
  }
}

/** The same, with a failure as a value: one bad input keeps nobody from the others. */
export async function tryToRead(
  input: Input,
  settings: Settings,
  readers: ReaderPool,
  previous: Previous | null,
): Promise<Checked | Failure> {
  if (input.failure) return input.failure;
  return readOne(input.source, settings, readers, previous).catch((error: unknown) => {
    if (isFailureError(error)) return error.failure;
    // A bug that one document brings to light is no reason to leave the others unread.
    return failure(
      'internal',
      `${input.source}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  });
}

/** Where no form was recognised there is always a finding that says so, also where no rule blames it (before 2014). */
function withNoReport(report: Report, findings: Finding[]): Finding[] {
  if (report.template !== null || findings.length > 0) return findings;
  const nothing = { fields: [], expected: null, actual: null };
  return [{ rule: 'D-TABLE-MISSING', severity: 'info', ...nothing, message: noTables(report) }];
}
