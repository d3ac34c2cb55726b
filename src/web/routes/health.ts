import { Hono } from 'hono';
import { sql } from 'kysely';
import type { WebDeps, WebEnv } from '../deps.ts';
import type { Metrics } from '../metrics.ts';

type Alive = Pick<WebDeps, 'db' | 'ready' | 'version'>;

/** `/healthz`: the process answers. `/readyz`: store and queue answer too (503 otherwise). */
export function livenessRoutes(deps: Alive): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get('/healthz', (c) => c.json({ status: 'ok', version: deps.version }));
  routes.get('/readyz', async (c) => {
    const ready = await answers(deps).catch(() => false);
    return c.json({ ready }, ready ? 200 : 503);
  });
  return routes;
}

/** Whether it lives, and `/metrics` for Prometheus. */
export function healthRoutes(deps: WebDeps, metrics: Metrics): Hono<WebEnv> {
  const routes = livenessRoutes(deps);
  routes.get('/metrics', async (c) => {
    const text = await metrics.render();
    return c.body(text, 200, { 'Content-Type': metrics.contentType });
  });
  return routes;
}

async function answers({ db, ready }: Alive): Promise<boolean> {
  await sql`select 1`.execute(db);
  return ready();
}
