import { type Context, Hono } from 'hono';
import { apiProblem } from '../api-problem.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { agencyById } from '../queries/agencies.ts';
import { versionChange } from '../queries/versions.ts';
import { changesPage } from '../views/changes-page.ts';
import { changeJson } from '../views/json-changes.ts';

/** What changed between two contents of one report; `?from=` and `?to=` choose them. */
export function changeRoutes({ db }: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get('/agencies/:id/:year{[0-9]{4}}/changes', async (c) => {
    const agency = await agencyById(db, c.req.param('id'));
    const year = Number(c.req.param('year'));
    const change = agency && (await versionChange(db, agency.id, year, askedOf(c)));
    return agency && change ? c.html(changesPage(c.var.page, agency, year, change)) : c.notFound();
  });
  routes.get('/api/v1/changes/:agency/:year{[0-9]{4}}', async (c) => {
    const change = await versionChange(db, c.req.param('agency'), Number(c.req.param('year')), askedOf(c));
    return change ? c.json(changeJson(change)) : apiProblem(c, 404);
  });
  return routes;
}

function askedOf(c: Context<WebEnv>): { from: string | null; to: string | null } {
  return { from: c.req.query('from') ?? null, to: c.req.query('to') ?? null };
}
