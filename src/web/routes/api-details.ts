import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { openApiDocument } from '../api/openapi.ts';
import { apiProblem } from '../api-problem.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { agencyById, agencyHistory } from '../queries/agencies.ts';
import { runHosts } from '../queries/hosts.ts';
import { overview } from '../queries/overview.ts';
import { runById, runFailures, runLooks, taskCounts } from '../queries/runs.ts';
import { snapshotView } from '../queries/snapshots.ts';
import { agencyDetailJson, overviewJson, runDetailJson, snapshotJson } from '../views/json-details.ts';

const MOST = { hosts: 1_000, looks: 10_000 } as const;

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
  routes.get('/overview', async (c) => c.json(overviewJson(await overview(db, clock(), asOf ?? null))));
  routes.get('/queues', async (c) => c.json(await queues.counts()));
  routes.get('/agencies/:id', async (c) => {
    const agency = await agencyById(db, c.req.param('id'));
    return agency ? c.json(agencyDetailJson(agency, await agencyHistory(db, agency.id))) : apiProblem(c, 404);
  });
  routes.get('/runs/:id', async (c) => {
    const run = await runById(db, c.req.param('id'));
    if (!run) return apiProblem(c, 404);
    const [tasks, failures, hosts, looks] = await Promise.all([
      taskCounts(db, run.id),
      runFailures(db, run.id),
      runHosts(db, run.id, MOST.hosts),
      runLooks(db, run.id, MOST.looks),
    ]);
    return c.json(runDetailJson(run, { tasks, failures, hosts, looks }));
  });
  routes.get('/snapshots/:sha{[0-9a-f]{64}}', async (c) => {
    const view = await snapshotView(db, c.req.param('sha'));
    return view ? c.json(snapshotJson(view)) : apiProblem(c, 404);
  });
  return routes;
}
