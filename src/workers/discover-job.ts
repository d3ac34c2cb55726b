import { crawlPortal } from '../crawler/crawl-portal.ts';
import { planRun } from '../crawler/plan-run.ts';
import type { AgencyVisit, PlannedVisit } from '../crawler/visit.ts';
import { ok } from '../errors/failure.ts';
import type { FetchRequest, FetchResult } from '../fetch/fetch-page.ts';
import type { Errand } from '../fetch/host-gate.ts';
import type { FetchObserver } from '../fetch/politeness.ts';
import { requestKey } from '../fetch/post-body.ts';
import { decodeText } from '../read/decode-text.ts';
import type { Agency } from '../report/agency.ts';
import { listAgencies } from '../store/agencies.ts';
import { addLook, looksOfRun } from '../store/looks.ts';
import { pagesOf, upsertPage } from '../store/pages.ts';
import { addTasks, inTransaction, type NewTask, type Task } from '../store/tasks.ts';
import type { WorkContext } from './context.ts';
import { errandOf } from './errand.ts';
import { idOf } from './ids.ts';
import { observe } from './observe.ts';
import type { TaskHandler } from './run-task.ts';

/**
 * Visits a portal, one agency after the other. What was found for an agency is stored at once, with its look and the tasks
 * to fetch its pages: a killed visit goes on with the next agency.
 */
export const discoverJob: TaskHandler = async (task, context) => {
  const registered = await listAgencies(context.store.db, { activeOnly: true });
  const wanted = new Set(task.payload.agencyIds as string[]);
  const seen = new Set((await looksOfRun(context.store.db, task.runId)).map((look) => look.agencyId));
  const visits = planRun(
    registered.filter((a) => wanted.has(a.id)),
    registered,
  );
  const shared: Shared = { answers: new Map(), observed: new Map(), errand: await errandOf(task, context) };
  for (const visit of visits) {
    for (const visited of visit.agencies) {
      if (seen.has(visited.agency.id)) continue;
      const [outcome] = (await visitAgency({ ...visit, agencies: [visited] }, registered, task, context, shared))
        .agencies;
      if (outcome) await keep(outcome, task, context);
    }
  }
  return ok({ effects: async () => undefined, next: [] });
};

/** Of one visit: what was asked for, and what was kept of it. One request is one observation. */
interface Shared {
  answers: Map<string, Promise<FetchResult>>;
  observed: Map<FetchResult, Promise<string | null>>;
  errand: Errand;
}

/** Agencies of one portal share its menu and often its column: within a visit an address is asked for once. */
function visitAgency(
  visit: PlannedVisit,
  registered: readonly Agency[],
  task: Task,
  context: WorkContext,
  { answers, observed, errand }: Shared,
) {
  const ask = (request: FetchRequest, observer: FetchObserver = {}) => {
    const key = requestKey(request);
    const known = answers.get(key);
    if (known) return known;
    const answer = context.fetchers.for(request.url).fetch(request, { ...observer, errand });
    answers.set(key, answer);
    return answer;
  };
  return crawlPortal(visit, {
    fetcher: { fetch: ask },
    registered,
    decode: (bytes, contentType) => decodeText(bytes, contentType ?? undefined).text,
    now: context.clock,
    onFetched: (result) => {
      const kept = observed.get(result) ?? observe(context.store.db, task.runId, result);
      observed.set(result, kept);
      return kept;
    },
    requestBudget: context.settings.portalRequestBudget,
    signal: context.signal,
  });
}

async function keep(outcome: AgencyVisit, task: Task, context: WorkContext): Promise<void> {
  const { store, queues, log } = context;
  const { look, pages, agencyId, gaps } = outcome;
  const added = await inTransaction(store.db, async (trx) => {
    await addLook(trx, { ...look, id: idOf(task.runId, agencyId), runId: task.runId });
    const next: NewTask[] = [];
    for (const page of pages) {
      const pageId = await upsertPage(trx, { ...page, runId: task.runId, seenAt: look.at });
      next.push(fetchTask(task.runId, pageId));
    }
    // A page that was listed once and is not now is asked for all the same: only its own answer tells whether it is gone.
    for (const known of await pagesOf(trx, agencyId)) next.push(fetchTask(task.runId, known.id));
    return addTasks(trx, next, context.clock().toISOString());
  });
  log.info(
    { run: task.runId, agency: agencyId, outcome: look.outcome, whole: look.whole, pages: pages.length, gaps },
    'looked',
  );
  await queues.addTasks(added);
}

/** The task to fetch a page, once a run. */
export function fetchTask(runId: string, pageId: string): NewTask {
  return { id: `fetch-${runId}-${pageId}`, runId, kind: 'fetch', payload: { pageId } };
}
