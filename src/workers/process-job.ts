import { fail, ok, type Result } from '../errors/failure.ts';
import type { Agency } from '../report/agency.ts';
import { findAgency, lockAgency } from '../store/agencies.ts';
import type { Db } from '../store/database.ts';
import { findPage, type Page, pageId, setPageFetched, upsertPage } from '../store/pages.ts';
import { currentFullReport, reassessReport, saveReport } from '../store/reports.ts';
import { readSnapshot } from '../store/snapshots.ts';
import type { Task } from '../store/tasks.ts';
import { attribution } from '../text/attribution.ts';
import type { WorkContext } from './context.ts';
import { fetchTask } from './discover-job.ts';
import { assessReport } from './process-report.ts';
import { keepOutcome, keptReading, outcomeOf } from './read-again.ts';
import type { ReadApart } from './reader-pool.ts';
import type { TaskHandler, Work } from './run-task.ts';

/** Reads one kept page, assesses it and saves the version; a file that cannot be read is noted on its page. */
export const processJob: TaskHandler = async (task, context) => {
  const { store } = context;
  const page = await findPage(store.db, String(task.payload.pageId));
  const snapshot = await readSnapshot(store.db, String(task.payload.snapshot));
  const agency = page === null ? null : await findAgency(store.db, page.agencyId);
  if (page === null || snapshot === null || agency === null) return fail('internal', `nothing to read for ${task.id}`);
  const { url, title, listedDate } = page;
  const read = await context.readers.read({
    url,
    title,
    listedDate,
    bytes: snapshot.bytes,
    contentType: snapshot.mediaType,
  });
  if (task.payload.again === true)
    return readingAgain(task, { page, agency, snapshot: snapshot.sha256 }, read, context);
  if (!read.ok) {
    await setPageFetched(store.db, page.id, { outcome: read.failure.code, snapshot: null });
    return read;
  }
  const version = { page, agency, snapshot: snapshot.sha256, seenAt: task.createdAt, ...read.value };
  const attachments = page.columnUrl === null || page.why.includes(ATTACHMENT) ? [] : read.value.attachments;
  const found = attachments.map(({ href }) => ({
    ...page,
    url: href,
    columnUrl: page.url,
    why: [...page.why, ATTACHMENT],
  }));
  return ok({
    effects: async (trx) => {
      await saveVersion(trx, version, context);
      for (const one of found)
        await upsertPage(trx, { ...one, runId: task.runId, seenAt: context.clock().toISOString() });
    },
    next: found.map((one) => fetchTask(task.runId, pageId(one.agencyId, one.year, one.url))),
  });
};

/**
 * The same bytes by the present reader: nothing is fetched, and no page was seen by it. What cannot be read now keeps its old
 * reading, and says so with the task.
 */
async function readingAgain(
  task: Task,
  content: Pick<Version, 'page' | 'agency' | 'snapshot'>,
  read: Result<ReadApart>,
  context: WorkContext,
): Promise<Result<Work>> {
  const { page, snapshot } = content;
  const before = await keptReading(context.store.db, content);
  const outcome = outcomeOf(content, before, read.ok ? read.value : { failure: read.failure.code });
  return ok({
    effects: async (trx) => {
      const seenAt = before?.firstSeenAt ?? page.lastSeenAt;
      if (read.ok) await saveVersion(trx, { ...content, seenAt, ...read.value }, context);
      else if (page.snapshot === snapshot && before === null)
        await setPageFetched(trx, page.id, { outcome: read.failure.code, snapshot: null });
      await keepOutcome(trx, task, page, outcome);
    },
    next: [],
  });
}

/** Among the reasons of a page: it is a file beside the report's page, which has no tables itself. */
const ATTACHMENT = attribution('attachment');

interface Version extends ReadApart {
  page: Page;
  agency: Agency;
  snapshot: string;
  /** When the page carried this content (ISO). */
  seenAt: string;
}

/**
 * Saves a version with its findings, and assesses the following year's report again: whichever of two years is read first, the
 * result is the same. The agency's row is locked, so that two workers that read both years at once see each other.
 */
export async function saveVersion(trx: Db, version: Version, context: Pick<WorkContext, 'clock'>): Promise<void> {
  const { page, agency, snapshot, seenAt, format, reader, report } = version;
  await lockAgency(trx, agency.id);
  const previous = await currentFullReport(trx, agency.id, page.year - 1);
  await saveReport(trx, {
    agencyId: agency.id,
    year: page.year,
    pageId: page.id,
    url: page.url,
    snapshot,
    format,
    reader: `${reader.name} ${reader.version}`,
    report,
    ...assessReport(report, previous?.report ?? null, agency),
    seenAt,
    readAt: context.clock().toISOString(),
  });
  const current = await currentFullReport(trx, agency.id, page.year);
  const next = await currentFullReport(trx, agency.id, page.year + 1);
  if (next !== null) await reassessReport(trx, next.id, assessReport(next.report, current?.report ?? null, agency));
}
