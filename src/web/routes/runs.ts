import { type Context, Hono } from 'hono';
import { runs as words } from '../../text/web-pages.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { givenText } from '../given.ts';
import { agencyById } from '../queries/agencies.ts';
import { runHosts } from '../queries/hosts.ts';
import { listRuns, lookOutcomes, runById, runFailures, runLooks, taskCounts } from '../queries/runs.ts';
import { runEta } from '../run-eta.ts';
import { streamProgress } from '../run-stream.ts';
import { translate } from '../translate.ts';
import { pageNumber } from '../views/pagination.ts';
import { runPage } from '../views/run-page.ts';
import { runsPage } from '../views/runs-page.ts';

const PAGE_SIZE = 50;
const LOOKS_SHOWN = 200;
const HOSTS_SHOWN = 200;
const MOST_ID = 200;

/** Runs, one run with its live progress, and the start of a new one. */
export function runRoutes(deps: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get('/runs', async (c) => listing(deps, c, null));
  routes.post('/runs', async (c) => {
    const form = await c.req.parseBody();
    const year = typeof form.year === 'string' ? form.year.trim() : '';
    const agency = givenText(form.agency, MOST_ID);
    const t = translate(c.var.page.lang);
    if (year !== '' && !/^(19|20)\d{2}$/.test(year)) return listing(deps, c, t(words.badYear));
    if (agency !== '' && !(await agencyById(deps.db, agency)))
      return listing(deps, c, t(words.badAgency, { id: agency }));
    const id = await deps.actions.startRun({
      agencyIds: agency === '' ? [] : [agency],
      years: year === '' ? [] : [Number(year)],
    });
    return c.redirect(`/runs/${encodeURIComponent(id)}`, 303);
  });
  routes.get('/runs/:id', async (c) => {
    const run = await runById(deps.db, c.req.param('id'));
    if (!run) return c.notFound();
    const [tasks, failures, looks, outcomes, hosts] = await Promise.all([
      taskCounts(deps.db, run.id),
      runFailures(deps.db, run.id),
      runLooks(deps.db, run.id, LOOKS_SHOWN),
      lookOutcomes(deps.db, run.id),
      runHosts(deps.db, run.id, HOSTS_SHOWN),
    ]);
    const looked = outcomes.reduce((sum, one) => sum + one.count, 0);
    const etaMs = runEta(run, tasks, looked, deps.clock());
    return c.html(runPage(c.var.page, { run, tasks, failures, looks, outcomes, hosts, etaMs }));
  });
  routes.get('/runs/:id/events', async (c) => {
    const run = await runById(deps.db, c.req.param('id'));
    return run ? streamProgress(deps, c, run.id) : c.notFound();
  });
  return routes;
}

async function listing(deps: WebDeps, c: Context<WebEnv>, trouble: string | null): Promise<Response> {
  const page = pageNumber(c.req.query('page'));
  const { rows, total } = await listRuns(deps.db, PAGE_SIZE, (page - 1) * PAGE_SIZE);
  const body = runsPage(c.var.page, rows, { page, pageSize: PAGE_SIZE, total }, trouble);
  return c.html(body, trouble === null ? 200 : 400);
}
