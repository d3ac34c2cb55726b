import { diffReadings, type ReadingChange } from '../diff/readings.ts';
import type { Report } from '../report/report.ts';
import { listAgencies } from '../store/agencies.ts';
import type { Db } from '../store/database.ts';
import { type Page, pagesOf, setPageFetched } from '../store/pages.ts';
import { findReport, listReports, reportId } from '../store/reports.ts';
import { createRun, listRuns, markRunStarted, noteOnRun, type Run } from '../store/runs.ts';
import {
  addJudgeWhenIdle,
  addTasks,
  inTransaction,
  type NewTask,
  noteOnTask,
  type Task,
  tasksOfRun,
} from '../store/tasks.ts';
import { valuesOf } from '../store/values.ts';
import type { WorkContext } from './context.ts';
import { idOf } from './ids.ts';

/** What reading one kept content again came to; part of its task, so that it outlives the process. */
export interface ReadAgain {
  agencyId: string;
  year: number;
  url: string;
  snapshot: string;
  /** Name and version of the reader; null where there was no reading, or there is none now. */
  readerBefore: string | null;
  readerAfter: string | null;
  /** Code of the failure, where it cannot be read now. */
  failure: string | null;
  changes: ReadingChange[];
}

/** One content that a page carries or carried. */
export interface KeptContent {
  page: Page;
  snapshot: string;
}

const PREFIX = 'reprocess-';

/** Whether a run only read again what was kept; it has looked at no portal. */
function onlyReadsAgain({ id }: Pick<Run, 'id'>): boolean {
  return id.startsWith(PREFIX);
}

/** Whether a run is a crawl: one that carries out what an operator said looks at no portal either. */
export function looksAtPortals(run: Pick<Run, 'id' | 'trigger'>): boolean {
  return !onlyReadsAgain(run) && run.trigger !== 'operator';
}

/** Every content that is kept of a report's page, older ones included, in a fixed order. */
export async function keptContents(db: Db): Promise<KeptContent[]> {
  const contents: KeptContent[] = [];
  for (const agency of await listAgencies(db)) {
    const read = await listReports(db, { agencyIds: [agency.id] });
    for (const page of await pagesOf(db, agency.id)) {
      if (page.movedTo !== null) continue;
      const older = read.filter((one) => one.pageId === page.id).map((one) => one.snapshot);
      const all = new Set([...(page.snapshot === null ? [] : [page.snapshot]), ...older.sort()]);
      contents.push(...[...all].map((snapshot) => ({ page, snapshot })));
    }
  }
  return contents;
}

/** The run that reads everything again: one that was begun and not told to its end, or a new one. */
export async function startReadingAgain(context: WorkContext): Promise<{ id: string; goesOn: boolean }> {
  const { store, queues, clock, settings } = context;
  const begun = (await listRuns(store.db)).find(onlyReadsAgain);
  if (begun && begun.summary?.told !== true) return { id: begun.id, goesOn: true };
  const now = clock().toISOString();
  const id = `${PREFIX}${now.replace(/\D/g, '').slice(0, 17)}`;
  const tasks = (await keptContents(store.db)).map(({ page, snapshot }): NewTask => {
    const payload = { pageId: page.id, snapshot, again: true };
    return { id: `process-${id}-${idOf(page.id, snapshot)}`, runId: id, kind: 'process', payload };
  });
  const agencyIds = (await listAgencies(store.db)).filter((a) => a.active).map((a) => a.id);
  const run = { id, trigger: 'manual', scheduledFor: null, years: [], asOf: settings.asOf, createdAt: now };
  const added = await inTransaction(store.db, async (trx) => {
    await createRun(trx, { ...run, agencyIds });
    await markRunStarted(trx, id, now);
    const first = await addTasks(trx, tasks, now);
    return first.length > 0 ? first : addJudgeWhenIdle(trx, id, now);
  });
  await queues.addTasks(added);
  return { id, goesOn: false };
}

/** What the run came to, in the order of agencies and years; the same however often it was interrupted. */
export async function toldByRun(db: Db, runId: string): Promise<ReadAgain[]> {
  const told: ReadAgain[] = [];
  for (const task of await tasksOfRun(db, runId))
    if (task.payload.outcome) told.push(task.payload.outcome as ReadAgain);
  return inFixedOrder(told);
}

/** By body, newest year first: the same whichever was read first. */
export function inFixedOrder(told: readonly ReadAgain[]): ReadAgain[] {
  const key = ({ agencyId, year, url, snapshot }: ReadAgain) => `${agencyId} ${9999 - year} ${url} ${snapshot}`;
  return [...told].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Notes that people saw what the run found; until then it is told again. */
export async function markTold(db: Db, runId: string): Promise<void> {
  await noteOnRun(db, runId, { told: true });
}

/** The reading that is kept of a content; null where it never could be read. */
export async function keptReading(db: Db, { page, snapshot }: KeptContent) {
  const stored = await findReport(db, reportId(page.agencyId, page.year, snapshot));
  if (stored === null) return null;
  const report: Report = { ...stored.report, values: await valuesOf(db, stored.id) };
  return { report, reader: stored.reader, firstSeenAt: stored.firstSeenAt };
}

export type KeptReading = Awaited<ReturnType<typeof keptReading>>;

/** What reading a content again changed against the reading that was kept. */
export function outcomeOf(
  { page, snapshot }: KeptContent,
  before: KeptReading,
  now: { reader: { name: string; version: string }; report: Report } | { failure: string },
): ReadAgain {
  const { agencyId, year, url } = page;
  const about = { agencyId, year, url, snapshot, readerBefore: before?.reader ?? null };
  if ('failure' in now) return { ...about, readerAfter: null, failure: now.failure, changes: [] };
  const readerAfter = `${now.reader.name} ${now.reader.version}`;
  const changes = before === null ? [] : diffReadings(before.report, now.report);
  return { ...about, readerAfter, failure: null, changes };
}

/** True where the present reader says something else than the one before, also by failing or no longer failing. */
export function hasChanged({ readerBefore, readerAfter, changes }: ReadAgain): boolean {
  return changes.length > 0 || (readerBefore === null) !== (readerAfter === null);
}

/** Keeps what came out with the task; a page whose bytes could not be read before, and now can, is no longer called unread. */
export async function keepOutcome(trx: Db, task: Task, page: Page, outcome: ReadAgain): Promise<void> {
  await noteOnTask(trx, task.id, { outcome });
  const unread = page.snapshot === outcome.snapshot && page.fetchOutcome?.startsWith('read.') === true;
  if (outcome.failure === null && unread) await setPageFetched(trx, page.id, { outcome: 'ok', snapshot: null });
}
