import { crawlPortal } from '../crawler/crawl-portal.ts';
import { planRun } from '../crawler/plan-run.ts';
import { nextRecipe } from '../crawler/recipe.ts';
import { partOf } from '../crawler/report-title.ts';
import type { AgencyVisit, Memory, PlannedVisit } from '../crawler/visit.ts';
import { fail, ok } from '../errors/failure.ts';
import { decodeText } from '../read/decode-text.ts';
import type { Agency } from '../report/agency.ts';
import { registeredAgencies } from '../store/agencies.ts';
import { addLook, lookedAt } from '../store/looks.ts';
import { pagesOf, upsertPage } from '../store/pages.ts';
import { saveRecipe } from '../store/recipes.ts';
import { findRun } from '../store/runs.ts';
import { addTasks, inTransaction, type NewTask, type Task } from '../store/tasks.ts';
import type { WorkContext } from './context.ts';
import { errandOf } from './errand.ts';
import { idOf } from './ids.ts';
import { sitemapsOf } from './kept-robots.ts';
import { remember } from './remember.ts';
import type { TaskHandler } from './run-task.ts';
import { createVisitFetcher, type VisitFetcher } from './visit-fetcher.ts';

/**
 * Visits a portal, one agency after the other. What was found for an agency is stored at once, with its look, its recipe and
 * the tasks to fetch its pages: a killed visit goes on with the next agency.
 */
export const discoverJob: TaskHandler = async (task, context) => {
  const { db } = context.store;
  const run = await findRun(db, task.runId);
  if (run === null) return fail('internal', `run ${task.runId} is not in the store`);
  const registered = await registeredAgencies(db);
  const wanted = new Set(task.payload.agencyIds as string[]);
  const seen = await lookedAt(db, task.runId, [...wanted]);
  const visits = planRun(
    registered.filter((a) => wanted.has(a.id)),
    registered,
  );
  const fetcher = createVisitFetcher(task.runId, await errandOf(task, context), context);
  for (const visit of visits) {
    const left = visit.agencies.filter(({ agency }) => !seen.has(agency.id));
    const remembered = await Promise.all(
      left.map(async (one) => ({ ...one, memory: await remember(db, one.agency, run, context.clock) })),
    );
    // Pages that one agency needs in full are not asked for twice.
    for (const visited of remembered.sort((a, b) => Number(a.memory.isLean) - Number(b.memory.isLean))) {
      const [outcome] = (await visitAgency({ ...visit, agencies: [visited] }, registered, context, fetcher)).agencies;
      if (outcome) await keep(outcome, visited.memory, fetcher, task, context);
    }
  }
  return ok({ effects: async () => undefined, next: [] });
};

function visitAgency(visit: PlannedVisit, registered: readonly Agency[], context: WorkContext, fetcher: VisitFetcher) {
  const isLean = visit.agencies.every((visited) => visited.memory?.isLean);
  return crawlPortal(visit, {
    fetcher: { fetch: (request, observer = {}) => fetcher.ask(request, observer, isLean) },
    registered,
    decode: (bytes, contentType) => decodeText(bytes, contentType ?? undefined).text,
    now: context.clock,
    onFetched: fetcher.observe,
    sitemapsOf: (url) => sitemapsOf(context.store.db, url),
    requestBudget: context.settings.portalRequestBudget,
    signal: context.signal,
  });
}

async function keep(
  outcome: AgencyVisit,
  memory: Memory,
  { liars }: VisitFetcher,
  task: Task,
  context: WorkContext,
): Promise<void> {
  const { store, queues, log } = context;
  const { look, pages, agencyId, gaps, learned, lost } = outcome;
  const host = learned && new URL(learned.columnUrl).host;
  const news = { agencyId, at: look.at, learned, whole: look.whole, lost, lean: memory.isLean };
  const recipe = nextRecipe(memory.recipe, { ...news, lied: host !== null && liars.has(host) });
  const added = await inTransaction(store.db, async (trx) => {
    await addLook(trx, { ...look, id: idOf(task.runId, agencyId), runId: task.runId });
    if (recipe !== null) await saveRecipe(trx, recipe);
    const next: NewTask[] = [];
    for (const page of pages) {
      const pageId = await upsertPage(trx, { ...page, part: partOf(page.title), runId: task.runId, seenAt: look.at });
      next.push(fetchTask(task.runId, pageId));
    }
    const known = await pagesOf(trx, agencyId);
    const denied = new Set(known.filter(({ mark }) => mark === 'wrong').map(({ id }) => id));
    // A page that was listed once and is not now is asked for all the same: only its own answer tells whether it is gone.
    for (const { id, movedTo, imported } of known)
      if (movedTo === null && imported === null) next.push(fetchTask(task.runId, id));
    const wanted = next.filter(({ payload }) => !denied.has(String(payload.pageId)));
    return addTasks(trx, wanted, context.clock().toISOString());
  });
  const { outcome: found, whole } = look;
  const how = { outcome: found, whole, lean: memory.isLean, pages: pages.length, gaps, lost };
  log.info({ run: task.runId, agency: agencyId, ...how }, 'looked');
  await queues.addTasks(added);
}

/** The task to fetch a page, once a run. */
export function fetchTask(runId: string, pageId: string): NewTask {
  return { id: `fetch-${runId}-${pageId}`, runId, kind: 'fetch', payload: { pageId } };
}
