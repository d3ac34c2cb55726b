import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { isQueueName } from '../../queue/jobs.ts';
import { needQueue } from '../../queue/need-queue.ts';
import { addAudit } from '../../store/audit.ts';
import { signer, wayOf } from '../actor.ts';
import { cursorOf, readKey } from '../api/cursor.ts';
import { leadOn, listPage, windowOf } from '../api/paging.ts';
import { apiProblem } from '../api-problem.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { givenJson } from '../given.ts';
import { deadLetters, failedTaskIds } from '../queries/backlog.ts';
import { queueDashboard } from '../queries/queue-dashboard.ts';
import { listTasks, TASK_KINDS, TASK_STATES, type TaskFilter } from '../queries/tasks.ts';
import { letterJson, queuesJson, taskJson } from '../views/json-queues.ts';
import { pageNumber, withQuery } from '../views/pagination.ts';
import { queuesPage } from '../views/queues-page.ts';
import { tasksPage } from '../views/tasks-page.ts';

const PAGE_SIZE = 50;
/** As many are tried again at once. */
const MOST_RETRIED = 2_000;

/** The queue dashboard, the search among tasks, and what sets stuck work going; the same under `/api/v1`. */
export function queueRoutes(deps: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get('/queues', async (c) => c.html(queuesPage(c.var.page, await queueDashboard(deps), doneOf(c))));
  routes.get('/queues/', (c) => c.redirect('/queues', 301));
  routes.get('/queues/tasks', async (c) => {
    const filter = filterOf(c);
    const page = pageNumber(c.req.query('page'));
    const { rows, total } = await listTasks(deps.db, filter, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    return c.html(tasksPage(c.var.page, { filter, rows, paging: { page, pageSize: PAGE_SIZE, total } }, doneOf(c)));
  });
  routes.post('/queues/:name/:act{pause|resume}', async (c) => {
    if (!(await setPaused(deps, c))) return c.notFound();
    return c.redirect('/queues', 303);
  });
  routes.post('/queues/tasks/retry', async (c) => {
    const form = await c.req.parseBody({ all: true });
    const { count, runId } = await retryTasks(deps, c, form);
    const back = form.back === 'tasks' ? '/queues/tasks' : '/queues';
    return c.redirect(withQuery(new URL(back, 'http://own'), { done: String(count), run: runId }), 303);
  });
  routes.post('/queues/dead-letters/retry', async (c) => {
    const count = await retryLetters(deps, c, await c.req.parseBody({ all: true }));
    return c.redirect(`/queues?done=${count}`, 303);
  });
  return routes;
}

/** The dashboard and its acts for scripts. */
export function queueApiRoutes(deps: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>().basePath('/api/v1');
  routes.get('/queues/state', async (c) => c.json(queuesJson(await queueDashboard(deps))));
  routes.get('/tasks', async (c) => {
    const asked = Number(c.req.query('limit'));
    const limit = Number.isInteger(asked) && asked > 0 ? Math.min(asked, 1_000) : 100;
    const [createdAt, id] = readKey(c.req.query('cursor'), ['time', 'string']) ?? [];
    const after = createdAt !== undefined && id !== undefined ? { createdAt, id } : null;
    const { rows } = await listTasks(deps.db, { ...filterOf(c), after }, limit, 0);
    const last = rows.at(-1);
    if (last && rows.length === limit) leadOn(c, { cursor: cursorOf([last.createdAt.toISOString(), last.id]) });
    return c.json(rows.map(taskJson));
  });
  routes.get('/dead-letters', async (c) => {
    const { limit } = windowOf(c);
    const { rows } = await deadLetters(deps.db, limit, readKey(c.req.query('cursor'), ['ms', 'string']));
    return listPage(c, rows, limit, (row) => [row.createdAt.getTime(), row.id], letterJson);
  });
  routes.post('/queues/:name/:act{pause|resume}', async (c) =>
    (await setPaused(deps, c)) ? c.json({ outcome: 'done' }) : apiProblem(c, 404),
  );
  routes.post('/tasks/retry', async (c) => c.json(await retryTasks(deps, c, (await givenJson(c)) ?? {})));
  routes.post('/dead-letters/retry', async (c) =>
    c.json({ count: await retryLetters(deps, c, (await givenJson(c)) ?? {}) }),
  );
  return routes;
}

/** What was just done, for the notice; null where nothing was. */
function doneOf(c: Context<WebEnv>): { count: number; runId: string | null } | null {
  const { done, run } = c.req.query();
  return /^\d{1,6}$/.test(done ?? '') ? { count: Number(done), runId: run ?? null } : null;
}

function filterOf(c: Context<WebEnv>): TaskFilter {
  const words = (name: string) => c.req.query(name)?.trim().slice(0, 200) || null;
  return {
    kind: TASK_KINDS.find((one) => one === c.req.query('kind')) ?? null,
    state: TASK_STATES.find((one) => one === c.req.query('state')) ?? null,
    ...{ agency: words('agency'), url: words('url'), error: words('error') },
  };
}

/** False where there is no such queue. */
async function setPaused({ db, queues, clock, ready }: WebDeps, c: Context<WebEnv>): Promise<boolean> {
  const { name, act } = c.req.param() as { name: string; act: 'pause' | 'resume' };
  const queue = isQueueName(name) ? queues.raw().find((one) => one.name === name) : undefined;
  if (queue === undefined) return false;
  await needQueue({ isReady: ready });
  await queue[act]();
  await note(c, { db, clock }, `queue.${act === 'pause' ? 'paused' : 'resumed'}`, name, {});
  return true;
}

/** Those that are named by `id`, or all of one `code` and `kind`. */
async function retryTasks({ db, clock, actions }: WebDeps, c: Context<WebEnv>, given: Record<string, unknown>) {
  const { code, kind: word } = given;
  const kind = TASK_KINDS.find((one) => one === word);
  const ids =
    typeof code === 'string' && !code.includes('\0') && kind !== undefined
      ? await failedTaskIds(db, { code, kind }, clock(), MOST_RETRIED)
      : textsOf(given.id);
  const retried = ids.length === 0 ? { count: 0, runId: null } : await actions.retryTasks(ids);
  if (retried.count > 0) await note(c, { db, clock }, 'tasks.retried', retried.runId, { count: retried.count });
  return retried;
}

/** Those that are named by `id`, or all with `all`. */
async function retryLetters({ db, clock, actions }: WebDeps, c: Context<WebEnv>, given: Record<string, unknown>) {
  const isAll = given.all === true || given.all === '1';
  const ids = isAll ? (await deadLetters(db, MOST_RETRIED)).rows.map(({ id }) => id) : textsOf(given.id);
  const count = ids.length === 0 ? 0 : await actions.retryDeliveries(ids);
  if (count > 0) await note(c, { db, clock }, 'messages.retried', null, { count });
  return count;
}

async function note(
  c: Context<WebEnv>,
  { db, clock }: Pick<WebDeps, 'db' | 'clock'>,
  what: string,
  about: string | null,
  details: Record<string, unknown>,
): Promise<void> {
  await addAudit(db, { now: clock().toISOString(), by: signer(c), way: wayOf(c), what, about, details });
}

function textsOf(given: unknown): string[] {
  const texts = [given ?? []].flat().filter((one): one is string => typeof one === 'string' && one.length <= 200);
  if (texts.some((one) => one.includes('\0'))) throw new HTTPException(400);
  return texts.slice(0, MOST_RETRIED);
}
