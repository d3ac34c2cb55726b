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
import { cursorOf, readCursor, readKey } from '../api/cursor.ts';
import { apiProblem } from '../api-problem.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { type AgencyListRow, listAgencies } from '../queries/agencies.ts';
import { alertKey, listAlerts } from '../queries/alerts.ts';
import { coverageRows } from '../queries/coverage-rows.ts';
import { candidates, evidenceRows } from '../queries/evidence.ts';
import { reportView } from '../queries/reports.ts';
import { listRuns } from '../queries/runs.ts';
import { alertJson, reportJson, runJson } from '../views/json.ts';
import { withQuery } from '../views/pagination.ts';
import { alertFilterOf } from './alerts.ts';

const DEFAULT_LIMIT = 1_000;
const MAX_LIMIT = 10_000;

/** Read-only JSON in the forms of the command line's `--json`; `Link` leads on, by a cursor where lists are long. */
export function apiRoutes({ db }: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>().basePath('/api/v1');
  routes.get('/coverage', async (c) => {
    const { limit, offset } = window(c);
    const [agencyId, year] = readCursor(c.req.query('cursor')) ?? [];
    const filter = {
      year: yearOf(c),
      status: oneOf(c, 'status', COVERAGE_STATUSES),
      agencyId: c.req.query('agency') ?? null,
      after: typeof agencyId === 'string' && typeof year === 'number' ? { agencyId, year } : null,
    };
    const rows = await coverageRows(db, filter, limit, offset);
    const last = rows.at(-1);
    if (last && rows.length === limit)
      leadOn(c, { limit: String(limit), offset: null, cursor: cursorOf([last.agencyId, last.year]) });
    return c.json(rows);
  });
  routes.get('/alerts', async (c) => {
    const { limit, offset } = window(c);
    const after = readKey(c.req.query('cursor'), ['number', 'number', 'number', 'string']);
    const { rows } = await listAlerts(db, { ...alertFilterOf(c, null), after }, limit, offset);
    return page(c, rows, limit, alertKey, alertJson);
  });
  routes.get('/runs', async (c) => {
    const { limit, offset } = window(c);
    const after = readKey(c.req.query('cursor'), ['number', 'string']);
    const { rows } = await listRuns(db, limit, offset, { after });
    return page(c, rows, limit, (row) => [row.created_at.getTime(), row.id], runJson);
  });
  routes.get('/evidence', async (c) => {
    const { limit, offset } = window(c);
    const rows = await evidenceRows(db, { agencyId: c.req.query('agency') ?? null, year: yearOf(c) });
    return partOf(c, rows, limit, offset);
  });
  routes.get('/candidates', async (c) => {
    const { limit, offset } = window(c);
    const agency = c.req.query('agency');
    if (agency === undefined) return apiProblem(c, 400, 'agency is required');
    const rows = await candidates(db, agency, yearOf(c));
    return partOf(c, rows, limit, offset);
  });
  routes.get('/agencies', async (c) => {
    const { limit, offset } = window(c);
    const filter = {
      search: c.req.query('q')?.slice(0, 100) || null,
      level: oneOf(c, 'level', LEVELS),
      parent: c.req.query('parent') ?? null,
      status: null,
      year: 0,
      after: readKey(c.req.query('cursor'), ['number', 'string', 'string', 'string']),
    };
    const { rows } = await listAgencies(db, filter, limit, offset);
    return page(c, rows, limit, (row) => [row.active ? 0 : 1, row.region_code, row.name, row.id], agencyJson);
  });
  routes.get('/looks', async (c) => {
    const agency = c.req.query('agency');
    if (!agency) return apiProblem(c, 400);
    return c.json(await looksOf(db, agency, { limit: window(c).limit }));
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

/** A part of a list, with the way to the next behind its last entry. */
function page<Row>(
  c: Context<WebEnv>,
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly (string | number)[],
  shown: (row: Row) => object,
): Response {
  const last = rows.at(-1);
  if (last !== undefined && rows.length === limit)
    leadOn(c, { limit: String(limit), offset: null, cursor: cursorOf(keyOf(last)) });
  return c.json(rows.map(shown));
}

/** The same of a list that is read whole. */
function partOf(c: Context<WebEnv>, all: readonly { id: string }[], limit: number, offset: number): Response {
  const [id] = readKey(c.req.query('cursor'), ['string']) ?? [];
  const start = id === undefined ? offset : all.findIndex((row) => row.id === id) + 1;
  return page(
    c,
    all.slice(start, start + limit),
    limit,
    (row) => [row.id],
    (row) => row,
  );
}

function agencyJson({ id, name, level, parent, region_code, portal_url, active }: AgencyListRow) {
  return { id, name, level, regionCode: region_code, parent, portalUrl: portal_url, active };
}

function leadOn(c: Context<WebEnv>, query: Record<string, string | null>): void {
  c.header('Link', `<${withQuery(new URL(c.req.url), query)}>; rel="next"`);
}

function window(c: Context<WebEnv>): { limit: number; offset: number } {
  const number = (name: string, standard: number, max: number) => {
    const value = Number(c.req.query(name) ?? standard);
    return Number.isInteger(value) && value >= 0 ? Math.min(value, max) : standard;
  };
  return {
    limit: Math.max(1, number('limit', DEFAULT_LIMIT, MAX_LIMIT)),
    offset: number('offset', 0, Number.MAX_SAFE_INTEGER),
  };
}

function yearOf(c: Context<WebEnv>): number | null {
  const year = Number(c.req.query('year'));
  return Number.isInteger(year) && year > 1900 && year < 3000 ? year : null;
}

function oneOf<T extends string>(c: Context<WebEnv>, name: string, allowed: readonly T[]): T | null {
  return allowed.find((one) => one === c.req.query(name)) ?? null;
}
