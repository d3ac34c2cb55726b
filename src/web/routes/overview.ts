import { Hono } from 'hono';
import type { WebDeps, WebEnv } from '../deps.ts';
import { overview } from '../queries/overview.ts';
import { overviewPage, todayOf } from '../views/overview-page.ts';

/** `/`; `?group=` opens one body above. */
export function overviewRoutes(deps: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get('/', async (c) => {
    const now = deps.clock();
    const data = await overview(deps.db, now, deps.asOf ?? null, c.req.query('group') ?? null);
    return c.html(overviewPage(c.var.page, data, todayOf(now, deps.asOf)));
  });
  return routes;
}
