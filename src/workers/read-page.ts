import { ok, type Result } from '../errors/failure.ts';
import type { Report } from '../report/report.ts';
import type { Testimony } from '../report/testimony.ts';
import type { Db } from '../store/database.ts';
import type { Page } from '../store/pages.ts';
import { importOf } from '../store/testimony.ts';
import type { ReaderPool } from './reader-pool.ts';
import type { ReadApart } from './reader-process.ts';

/** Reads a kept content as its page has it. Of a file that was handed in, the name says nothing; the day that came with it goes first. */
export async function readPage(
  db: Db,
  readers: Pick<ReaderPool, 'read'>,
  page: Page,
  kept: { bytes: Uint8Array; mediaType: string | null },
): Promise<Result<ReadApart>> {
  const { url, listedDate, imported } = page;
  const title = imported === null ? page.title : '';
  const read = await readers.read({ url, title, listedDate, bytes: kept.bytes, contentType: kept.mediaType });
  const handedIn = await importOf(db, page);
  return read.ok && handedIn ? ok({ ...read.value, report: withDayOf(handedIn, read.value.report) }) : read;
}

/** Without a day of the operator's the file's own are not taken either: its date is not known. */
function withDayOf({ published, by }: Testimony, report: Report): Report {
  if (published === null) return { ...report, published: [] };
  return { ...report, published: [{ date: published, source: 'operator', text: by }, ...report.published] };
}
