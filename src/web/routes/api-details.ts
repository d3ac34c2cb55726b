import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { readKey } from '../api/cursor.ts';
import { openApiDocument } from '../api/openapi.ts';
import { listPage, windowOf } from '../api/paging.ts';
import { apiProblem } from '../api-problem.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { nextDeadlines } from '../next-deadlines.ts';
import { agencyById, agencyHistory } from '../queries/agencies.ts';
import { runHosts } from '../queries/hosts.ts';
import { operations } from '../queries/operations.ts';
import { overview } from '../queries/overview.ts';
import { lookOutcomes, runById, runFailures, runLookKey, runLooks, taskCounts } from '../queries/runs.ts';
import { snapshotView } from '../queries/snapshots.ts';
import { successionOf } from '../queries/succession.ts';
import { runEta } from '../run-eta.ts';
import { agencyDetailJson, runDetailJson, runLookJson, snapshotJson } from '../views/json-details.ts';
import { overviewJson } from '../views/json-overview.ts';
import { todayOf } from '../views/overview-page.ts';

const MOST = { hosts: 1_000, looks: 1_000 } as const;

/** The document of the API, and what the pages of one thing show. Every answer has an ETag: who asks again with it is spared the bytes. */
export function apiDetailRoutes({ db, clock, asOf, queues, version, basePath }: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>().basePath('/api/v1');
  const document = JSON.stringify(openApiDocument(version, basePath));
  routes.use(async (c, next) => {
    await next();
    c.res.headers.set('Cache-Control', 'private, no-cache');
  });
  routes.use(etag());
  routes.get('/openapi.json', (c) => c.body(document, 200, { 'Content-Type': 'application/json' }));
  routes.get('/overview', async (c) => {
    const now = clock();
    const data = await overview(db, now, asOf ?? null);
    const trouble = await operations({ db, queues, clock }, data.lastRun?.looks ?? []);
    return c.json(overviewJson(data, trouble, nextDeadlines(todayOf(now, asOf))));
  });
  routes.get('/queues', async (c) => c.json(await queues.counts()));
  routes.get('/agencies/:id', async (c) => {
    const agency = await agencyById(db, c.req.param('id'));
    if (!agency) return apiProblem(c, 404);
    const [history, succession] = await Promise.all([agencyHistory(db, agency.id), successionOf(db, agency.id)]);
    return c.json(agencyDetailJson(agency, history, succession));
  });
  routes.get('/runs/:id', async (c) => {
    const run = await runById(db, c.req.param('id'));
    if (!run) return apiProblem(c, 404);
    const [tasks, outcomes, failures, hosts, looks] = await Promise.all([
      taskCounts(db, run.id),
      lookOutcomes(db, run.id),
      runFailures(db, run.id),
      runHosts(db, run.id, MOST.hosts),
      runLooks(db, run.id, MOST.looks),
    ]);
    const looked = outcomes.reduce((sum, one) => sum + one.count, 0);
    const etaMs = runEta(run, tasks, looked, clock());
    return c.json(runDetailJson(run, { etaMs, outcomes, tasks, failures, hosts, looks }));
  });
  routes.get('/runs/:id/looks', async (c) => {
    const run = await runById(db, c.req.param('id'));
    if (!run) return apiProblem(c, 404);
    const { limit } = windowOf(c);
    const after = readKey(c.req.query('cursor'), ['number', 'string', 'string', 'string']);
    return listPage(c, await runLooks(db, run.id, limit, after), limit, runLookKey, runLookJson);
  });
  routes.get('/snapshots/:sha{[0-9a-f]{64}}', async (c) => {
    const view = await snapshotView(db, c.req.param('sha'));
    return view ? c.json(snapshotJson(view)) : apiProblem(c, 404);
  });
  return routes;
}
