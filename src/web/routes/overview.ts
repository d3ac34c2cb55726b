import { Hono } from 'hono';
import type { WebDeps, WebEnv } from '../deps.ts';
import { operations } from '../queries/operations.ts';
import { overview } from '../queries/overview.ts';
import { overviewPage, todayOf } from '../views/overview-page.ts';

/** `/`; `?region=` opens one region, `?group=` one body above. */
export function overviewRoutes(deps: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get('/', async (c) => {
    const now = deps.clock();
    const { group = null, region = null } = c.req.query() as { group?: string; region?: string };
    const data = await overview(deps.db, now, deps.asOf ?? null, { group, region });
    const trouble = await operations(deps, data.lastRun?.looks ?? []);
    return c.html(overviewPage(c.var.page, data, trouble, todayOf(now, deps.asOf)));
  });
  return routes;
}
