import { type Context, Hono } from 'hono';
import { apiProblem } from '../api-problem.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { agencyById } from '../queries/agencies.ts';
import { keptFile } from '../queries/kept-file.ts';
import { looksBehind } from '../queries/looks.ts';
import { coverageOf, reportView } from '../queries/reports.ts';
import { coverageDetailJson, originalJson, readingJson } from '../views/json-reports.ts';

/** The proof of a state, how a report was read, and its original, as JSON. */
export function apiReportRoutes({ db, originals }: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>().basePath('/api/v1');
  routes.get('/coverage/:agency/:year{[0-9]{4}}', async (c) => {
    const agency = await agencyById(db, c.req.param('agency'));
    const row = agency && (await coverageOf(db, agency.id, Number(c.req.param('year'))));
    if (!agency || !row) return apiProblem(c, 404);
    const looks = await looksBehind(db, agency.id, row.evidence.lookId ?? null);
    return c.json(coverageDetailJson(agency, row, looks));
  });
  const viewOf = (c: Context<WebEnv>) => {
    const { agency, year } = c.req.param() as { agency: string; year: string };
    return reportView(db, agency, Number(year), c.req.query('version') ?? null);
  };
  routes.get('/readings/:agency/:year{[0-9]{4}}', async (c) => {
    const view = await viewOf(c);
    return view ? c.json(readingJson(view)) : apiProblem(c, 404);
  });
  routes.get('/originals/:agency/:year{[0-9]{4}}', async (c) => {
    const view = await viewOf(c);
    const file = view && (await keptFile(db, view.report.snapshot));
    if (!file) return apiProblem(c, 404);
    const shown = await originals.original(file);
    return shown.ok ? c.json(originalJson(file.sha, shown.value)) : apiProblem(c, 422, shown.failure.cause);
  });
  return routes;
}
