import { isOfficialHost } from '../crawler/official-host.ts';
import { fail, ok, type Result } from '../errors/failure.ts';
import type { PageFlaw } from '../report/attribution.ts';
import type { Tampering } from '../report/words.ts';
import { findAgency } from '../store/agencies.ts';
import type { Db } from '../store/database.ts';
import { setPageFlaw } from '../store/page-attribution.ts';
import { findPage, type Page, pageId, setPageFetched, upsertPage } from '../store/pages.ts';
import { chooseAgain } from '../store/reports.ts';
import { readSnapshot } from '../store/snapshots.ts';
import type { Task } from '../store/tasks.ts';
import { attributePage, saveAttributed, type Version } from './attribute-page.ts';
import type { WorkContext } from './context.ts';
import { fetchTask } from './discover-job.ts';
import { ATTACHMENT } from './page-facts.ts';
import { picturesTask, withKeptPictures } from './page-pictures.ts';
import { keepOutcome, keptReading, outcomeOf } from './read-again.ts';
import { readPage } from './read-page.ts';
import type { ReadApart } from './reader-process.ts';
import type { TaskHandler, Work } from './run-task.ts';

/** Reads one kept page, assesses it and saves the version; a file that cannot be read is noted on its page. */
export const processJob: TaskHandler = async (task, context) => {
  const { store } = context;
  const page = await findPage(store.db, String(task.payload.pageId));
  const snapshot = await readSnapshot(store.db, String(task.payload.snapshot));
  const agency = page === null ? null : await findAgency(store.db, page.agencyId);
  if (page === null || snapshot === null || agency === null) return fail('internal', `nothing to read for ${task.id}`);
  const { again, pictured } = task.payload;
  const readers = again || pictured ? withKeptPictures(store.db, context.readers) : context.readers;
  const read = await readPage(store.db, readers, page, snapshot);
  if (again === true) return readingAgain(task, { page, agency, snapshot: snapshot.sha256 }, read, context);
  if (!read.ok) {
    await setPageFetched(store.db, page.id, { outcome: read.failure.code, snapshot: null });
    return read;
  }
  const tampering = read.value.report.tampering ?? [];
  if (tampering.length > 0)
    return ok({ effects: (trx) => markHijacked(trx, page, snapshot.sha256, tampering, context), next: [] });
  const version = { page, agency, snapshot: snapshot.sha256, seenAt: task.createdAt, ...read.value };
  const whose = await attributePage(store.db, version);
  const portals = whose.registered.map(({ portalUrl }) => portalUrl);
  const pictures = pictured ? null : picturesTask(task, page, read.value.pictures ?? [], portals);
  if (pictures !== null) return ok({ effects: async () => undefined, next: [pictures] });
  const attachments = page.columnUrl === null || page.why.includes(ATTACHMENT) ? [] : read.value.attachments;
  const found = attachments
    .filter(({ href }) => isOfficialHost(href, [page.url, ...portals]))
    .map(({ href }) => ({
      ...page,
      ...{ agencyId: whose.found.agencyId, year: whose.found.year },
      url: href,
      columnUrl: page.url,
      why: [...page.why, ATTACHMENT],
    }));
  return ok({
    effects: async (trx) => {
      await saveAttributed(trx, version, whose, context);
      for (const one of found)
        await upsertPage(trx, { ...one, runId: task.runId, seenAt: context.clock().toISOString() });
    },
    next: found.map((one) => fetchTask(task.runId, pageId(one.agencyId, one.year, one.url))),
  });
};

/** A page with words that the body cannot have written: told, and its figures never taken. Earlier contents of the page stay. */
async function markHijacked(
  trx: Db,
  page: Page,
  snapshot: string,
  tampering: readonly Tampering[],
  context: WorkContext,
): Promise<void> {
  const flaw: PageFlaw = { kind: 'injected-words', text: tampering[0]!.text, at: context.clock().toISOString() };
  await setPageFetched(trx, page.id, { outcome: 'read.hijacked', snapshot });
  await setPageFlaw(trx, page.id, flaw);
  await chooseAgain(trx, page.agencyId, page.year);
}

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
      const tampering = read.ok ? (read.value.report.tampering ?? []) : [];
      if (tampering.length > 0) {
        if (page.snapshot === snapshot) await markHijacked(trx, page, snapshot, tampering, context);
      } else if (read.ok) {
        const version = { ...content, seenAt, ...read.value };
        await saveAttributed(trx, version, await attributePage(trx, version), context);
      } else if (page.snapshot === snapshot && before === null)
        await setPageFetched(trx, page.id, { outcome: read.failure.code, snapshot: null });
      await keepOutcome(trx, task, page, outcome);
    },
    next: [],
  });
}
