import { type Context, Hono } from 'hono';
import { comparableSeries } from '../../diff/series.ts';
import { COVERAGE_COLUMNS } from '../../export/coverage-rows.ts';
import { LEVELS } from '../../report/agency.ts';
import { COVERAGE_STATUSES } from '../../report/coverage.ts';
import { currentReportYear } from '../../report/year.ts';
import { figuresByYear } from '../../store/agency-series.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { type AgencyFilter, type AgencyListRow, agencyById, agencyHistory, listAgencies } from '../queries/agencies.ts';
import { alertsOf } from '../queries/alerts.ts';
import { evidenceRows } from '../queries/evidence.ts';
import { successionOf } from '../queries/succession.ts';
import { rowsFile } from '../rows-file.ts';
import { agenciesPage } from '../views/agencies-page.ts';
import { agencyPage } from '../views/agency-page.ts';
import { todayOf } from '../views/overview-page.ts';
import { pageNumber } from '../views/pagination.ts';
import { answerOf } from './evidence.ts';

const PAGE_SIZE = 50;
/** Agencies of one file at most. */
const MOST_EXPORTED = 100_000;
const ALERTS_SHOWN = 20;

/** The list of agencies, and what is known of one of them. */
export function agencyRoutes(deps: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get('/agencies', async (c) => {
    const page = pageNumber(c.req.query('page'));
    const filter = filterOf(c, deps);
    const { rows, total } = await listAgencies(deps.db, filter, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    return c.html(agenciesPage(c.var.page, filter, rows, { page, pageSize: PAGE_SIZE, total }));
  });
  routes.get('/:file{agencies\\.(?:csv|xlsx|json)}', async (c) => {
    const filter = filterOf(c, deps);
    const { rows } = await listAgencies(deps.db, filter, MOST_EXPORTED, 0);
    const format = c.req.param('file').slice('agencies.'.length);
    return rowsFile(
      c,
      rows.map((row) => fileRow(row, filter.year)),
      FILE_COLUMNS,
      { format, name: 'agencies' },
    );
  });
  routes.get('/agencies/:id', async (c) => {
    const agency = await agencyById(deps.db, c.req.param('id'));
    if (!agency) return c.notFound();
    const [history, evidence, alerts, figures, succession] = await Promise.all([
      agencyHistory(deps.db, agency.id),
      evidenceRows(deps.db, { agencyId: agency.id, year: null }),
      alertsOf(deps.db, { agencyId: agency.id, portal: true }, ALERTS_SHOWN),
      figuresByYear(deps.db, agency.id),
      successionOf(deps.db, agency.id),
    ]);
    const said = { rows: evidence, answer: answerOf(c), maxUploadBytes: deps.maxUploadBytes };
    return c.html(agencyPage(c.var.page, { ...agency, succession }, history, alerts, said, comparableSeries(figures)));
  });
  return routes;
}

/** What does not make sense in an address is left out, so that a link always shows something. */
function filterOf(c: Context<WebEnv>, deps: WebDeps): AgencyFilter {
  const asked = Number(c.req.query('year'));
  const isYear = Number.isInteger(asked) && asked > 1900 && asked < 3000;
  return {
    search: c.req.query('q')?.trim().slice(0, 100) || null,
    level: LEVELS.find((one) => one === c.req.query('level')) ?? null,
    parent: c.req.query('parent') ?? null,
    status: COVERAGE_STATUSES.find((one) => one === c.req.query('status')) ?? null,
    year: isYear ? asked : currentReportYear(todayOf(deps.clock(), deps.asOf)),
  };
}

/** As `export coverage` names them, and what the registry says. */
const FILE_COLUMNS = [...COVERAGE_COLUMNS, 'level', 'regionCode', 'parent', 'portalUrl'] as const;

function fileRow(row: AgencyListRow, year: number) {
  const { id, name, status, deadline, published_at, url, reason, level, region_code, parent, portal_url } = row;
  return {
    ...{ agencyId: id, agency: name, year, status, deadline, publishedAt: published_at, url },
    ...{ reason: reason?.zh ?? null, level, regionCode: region_code, parent, portalUrl: portal_url },
  };
}
