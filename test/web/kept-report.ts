import { readRecords } from '../../src/demo/record.ts';
import { renderReport } from '../../src/demo/render-report.ts';
import { findAgency } from '../../src/store/agencies.ts';
import type { Store } from '../../src/store/database.ts';
import { pageId, setPageFetched, upsertPage } from '../../src/store/pages.ts';
import { currentFullReport, saveReport } from '../../src/store/reports.ts';
import { saveSnapshot } from '../../src/store/snapshots.ts';
import { apart, assessReport, readReport } from '../../src/workers/process-report.ts';
import { generate } from '../generate/run.ts';
import type { FormatName } from '../generate/writers.ts';
import { NOW, RUN } from './seed.ts';

/** A report page in markup with the figures of one of the demo's records. */
export function pageOf(agency: string, year: number, figures = 0): Uint8Array {
  const record = readRecords().filter((one) => one.year >= 2021)[figures]!;
  const html = renderReport(
    { ...record, agency, year, published: `${year + 1}-01-18` },
    {
      ...{ dialect: 'plain', title: `${agency}${year}年政府信息公开工作年度报告` },
      ...{ columnName: '年报', siteName: agency, charset: 'utf-8' },
    },
  );
  return new TextEncoder().encode(html);
}

/** A generated report on the form of 2021 in this format: always the same one. */
export function fileOf(format: FormatName): Uint8Array {
  return generate(7, 2, [format]).written.bytes;
}

/** Keeps bytes as the report of an agency and year, read as a worker reads them. Returns the id of the report. */
export async function keepReport(
  { db }: Pick<Store, 'db'>,
  { agencyId, year, bytes, at = NOW.toISOString() }: { agencyId: string; year: number; bytes: Uint8Array; at?: string },
): Promise<string> {
  const url = `http://${agencyId}.example.cn/nb/kept-${year}`;
  const agency = await findAgency(db, agencyId);
  const read = await readReport({ url, title: '', listedDate: null, bytes, contentType: null });
  if (!read.ok || agency === null) throw new Error(read.ok ? agencyId : read.failure.cause);
  const { format, reader, report } = apart(read.value);
  const snapshot = await saveSnapshot(db, bytes, null, at);
  const page = { agencyId, year, url, title: report.title ?? '', listedDate: null, columnUrl: null, why: [] };
  await upsertPage(db, { ...page, runId: RUN, seenAt: at });
  const id = pageId(agencyId, year, url);
  await setPageFetched(db, id, { outcome: 'ok', snapshot });
  const previous = await currentFullReport(db, agencyId, year - 1);
  const saved = await saveReport(db, {
    ...{ agencyId, year, pageId: id, url, snapshot, format, reader: `${reader.name} ${reader.version}`, report },
    ...assessReport(report, previous?.report ?? null, agency),
    ...{ seenAt: at, readAt: at },
  });
  return saved.id;
}
