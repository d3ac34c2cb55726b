import { type Context, Hono } from 'hono';
import { diffProse } from '../../diff/prose.ts';
import { comparableSeries } from '../../diff/series.ts';
import { diffYears } from '../../diff/years.ts';
import { LEVELS } from '../../report/agency.ts';
import { withCorrections } from '../../report/correction.ts';
import { COVERAGE_STATUSES } from '../../report/coverage.ts';
import { findAgency } from '../../store/agencies.ts';
import { figuresByYear } from '../../store/agency-series.ts';
import { looksOf } from '../../store/looks.ts';
import { currentFullReport } from '../../store/reports.ts';
import { cursorOf, readKey } from '../api/cursor.ts';
import { leadOn, listPage, partOfList, windowOf } from '../api/paging.ts';
import { apiProblem } from '../api-problem.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { type AgencyListRow, listAgencies } from '../queries/agencies.ts';
import { alertKey, listAlerts } from '../queries/alerts.ts';
import { coverageRows } from '../queries/coverage-rows.ts';
import { candidates, evidenceRows } from '../queries/evidence.ts';
import { reportView } from '../queries/reports.ts';
import { listRuns } from '../queries/runs.ts';
import { alertJson, reportJson, runJson } from '../views/json.ts';
import { alertFilterOf } from './alerts.ts';

/** Read-only JSON in the forms of the command line's `--json`; `Link` leads on, by a cursor where lists are long. */
export function apiRoutes({ db }: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>().basePath('/api/v1');
  routes.get('/coverage', async (c) => {
    const { limit, offset } = windowOf(c);
    const [agencyId, year] = readKey(c.req.query('cursor'), ['string', 'number']) ?? [];
    const filter = {
      year: yearOf(c),
      status: oneOf(c, 'status', COVERAGE_STATUSES),
      agencyId: c.req.query('agency') ?? null,
      after: agencyId !== undefined && year !== undefined ? { agencyId, year } : null,
    };
    const rows = await coverageRows(db, filter, limit, offset);
    const last = rows.at(-1);
    if (last && rows.length === limit)
      leadOn(c, { limit: String(limit), offset: null, cursor: cursorOf([last.agencyId, last.year]) });
    return c.json(rows);
  });
  routes.get('/alerts', async (c) => {
    const { limit, offset } = windowOf(c);
    const after = readKey(c.req.query('cursor'), ['number', 'number', 'ms', 'string']);
    const { rows } = await listAlerts(db, { ...alertFilterOf(c, null), after }, limit, offset);
    return listPage(c, rows, limit, alertKey, alertJson);
  });
  routes.get('/runs', async (c) => {
    const { limit, offset } = windowOf(c);
    const after = readKey(c.req.query('cursor'), ['ms', 'string']);
    const { rows } = await listRuns(db, limit, offset, { after });
    return listPage(c, rows, limit, (row) => [row.created_at.getTime(), row.id], runJson);
  });
  routes.get('/evidence', async (c) => {
    const rows = await evidenceRows(db, { agencyId: c.req.query('agency') ?? null, year: yearOf(c) });
    return partOfList(c, rows, ({ id }) => id, same);
  });
  routes.get('/candidates', async (c) => {
    const agency = c.req.query('agency');
    if (agency === undefined) return apiProblem(c, 400, 'agency is required');
    return partOfList(c, await candidates(db, agency, yearOf(c)), ({ id }) => id, same);
  });
  routes.get('/agencies', async (c) => {
    const { limit, offset } = windowOf(c);
    const year = yearOf(c) ?? 0;
    if (year === 0 && c.req.query('status')) return apiProblem(c, 400, 'status needs the year that it is of');
    const filter = {
      search: c.req.query('q')?.slice(0, 100) || null,
      level: oneOf(c, 'level', LEVELS),
      parent: c.req.query('parent') ?? null,
      status: year === 0 ? null : oneOf(c, 'status', COVERAGE_STATUSES),
      year,
      after: readKey(c.req.query('cursor'), ['number', 'string', 'string', 'string']),
    };
    const { rows } = await listAgencies(db, filter, limit, offset);
    return listPage(
      c,
      rows,
      limit,
      (row) => [row.active ? 0 : 1, row.region_code, row.name, row.id],
      (row) => agencyJson(row, year),
    );
  });
  routes.get('/looks', async (c) => {
    const agency = c.req.query('agency');
    if (!agency) return apiProblem(c, 400);
    const { limit } = windowOf(c);
    const [at, id] = readKey(c.req.query('cursor'), ['time', 'string']) ?? [];
    const after = at === undefined || id === undefined ? null : { at, id };
    return listPage(c, await looksOf(db, agency, { limit, after }), limit, (look) => [look.at, look.id], same);
  });
  routes.get('/diff/:agency/:year{[0-9]{4}}', async (c) => {
    const year = Number(c.req.param('year'));
    const current = await currentFullReport(db, c.req.param('agency'), year);
    const previous = await currentFullReport(db, c.req.param('agency'), year - 1);
    if (current === null || previous === null) return apiProblem(c, 404);
    const [before, after] = [withCorrections(previous.report), withCorrections(current.report)];
    const prose = diffProse(before, after);
    return c.json({ ...diffYears(before, after), prose });
  });
  routes.get('/series/:agency', async (c) => {
    const agency = await findAgency(db, c.req.param('agency'));
    if (agency === null) return apiProblem(c, 404);
    const series = comparableSeries(await figuresByYear(db, agency.id));
    return c.json({ agency: { id: agency.id, name: agency.name }, series });
  });
  routes.get('/reports/:agency/:year{[0-9]{4}}', async (c) => {
    const found = await reportView(
      db,
      c.req.param('agency'),
      Number(c.req.param('year')),
      c.req.query('version') ?? null,
    );
    return found ? c.json(reportJson(found)) : apiProblem(c, 404);
  });
  return routes;
}

function agencyJson(row: AgencyListRow, year: number) {
  const { id, name, level, parent, region_code, portal_url, active, status, reason, deadline, published_at, url } = row;
  const state = status === null ? null : { year, status, reason, deadline, publishedAt: published_at, url };
  return { id, name, level, regionCode: region_code, parent, portalUrl: portal_url, active, state };
}

function same<Row extends object>(row: Row): Row {
  return row;
}

function yearOf(c: Context<WebEnv>): number | null {
  const year = Number(c.req.query('year'));
  return Number.isInteger(year) && year > 1900 && year < 3000 ? year : null;
}

function oneOf<T extends string>(c: Context<WebEnv>, name: string, allowed: readonly T[]): T | null {
  return allowed.find((one) => one === c.req.query(name)) ?? null;
}
