import { Hono } from 'hono';
import { comparableSeries } from '../../diff/series.ts';
import { LEVELS } from '../../report/agency.ts';
import { COVERAGE_STATUSES } from '../../report/coverage.ts';
import { currentReportYear } from '../../report/year.ts';
import { figuresByYear } from '../../store/agency-series.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { agencyById, agencyHistory, listAgencies } from '../queries/agencies.ts';
import { listAlerts } from '../queries/alerts.ts';
import { evidenceRows } from '../queries/evidence.ts';
import { successionOf } from '../queries/succession.ts';
import { agenciesPage } from '../views/agencies-page.ts';
import { agencyPage } from '../views/agency-page.ts';
import { todayOf } from '../views/overview-page.ts';
import { pageNumber } from '../views/pagination.ts';
import { answerOf } from './evidence.ts';

const PAGE_SIZE = 50;
const ALERTS_SHOWN = 20;

/** The list of agencies, and what is known of one of them. */
export function agencyRoutes(deps: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get('/agencies', async (c) => {
    const page = pageNumber(c.req.query('page'));
    const asked = Number(c.req.query('year'));
    const year =
      Number.isInteger(asked) && asked > 1900 && asked < 3000
        ? asked
        : currentReportYear(todayOf(deps.clock(), deps.asOf));
    const filter = {
      search: c.req.query('q')?.trim().slice(0, 100) || null,
      level: LEVELS.find((one) => one === c.req.query('level')) ?? null,
      parent: c.req.query('parent') ?? null,
      status: COVERAGE_STATUSES.find((one) => one === c.req.query('status')) ?? null,
      year,
    };
    const { rows, total } = await listAgencies(deps.db, filter, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    return c.html(agenciesPage(c.var.page, filter, rows, { page, pageSize: PAGE_SIZE, total }));
  });
  routes.get('/agencies/:id', async (c) => {
    const agency = await agencyById(deps.db, c.req.param('id'));
    if (!agency) return c.notFound();
    const [history, evidence, alerts, figures, succession] = await Promise.all([
      agencyHistory(deps.db, agency.id),
      evidenceRows(deps.db, { agencyId: agency.id, year: null }),
      listAlerts(deps.db, { status: null, severity: null, agencyId: agency.id }, ALERTS_SHOWN, 0),
      figuresByYear(deps.db, agency.id),
      successionOf(deps.db, agency.id),
    ]);
    const said = { rows: evidence, answer: answerOf(c), maxUploadBytes: deps.maxUploadBytes };
    return c.html(
      agencyPage(c.var.page, { ...agency, succession }, history, alerts.rows, said, comparableSeries(figures)),
    );
  });
  return routes;
}
