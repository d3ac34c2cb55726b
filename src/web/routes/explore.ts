import { type Context, Hono } from 'hono';
import { COMPARABLE } from '../../diff/series.ts';
import { LEVELS } from '../../report/agency.ts';
import { apiProblem } from '../api-problem.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { type Explored, type ExploreFilter, explore, metricByKey, metricKey, numberOf } from '../queries/explore.ts';
import { rowsFile } from '../rows-file.ts';
import { explorePage } from '../views/explore-page.ts';
import { pageNumber } from '../views/pagination.ts';

const PAGE_SIZE = 50;
/** Agencies of one file at most: with all their years still well within a workbook. */
const MOST_EXPORTED = 5_000;

/** One metric across agencies and years: as a page, as files of what it shows, as JSON. */
export function exploreRoutes({ db }: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get('/explore', async (c) => {
    const filter = filterOf(c);
    const page = pageNumber(c.req.query('page'));
    const found = await explore(db, filter, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    return c.html(explorePage(c.var.page, filter, found, { page, pageSize: PAGE_SIZE, total: found.total }));
  });
  routes.get('/:file{explore\\.(?:csv|xlsx|json)}', async (c) => {
    const filter = filterOf(c);
    const rows = flatRows(filter, await explore(db, filter, MOST_EXPORTED, 0));
    const format = c.req.param('file').slice('explore.'.length);
    const sheet = filter.metric.metric.metric;
    return rowsFile(c, rows, COLUMNS, { format, name: metricKey(filter.metric), sheet });
  });
  routes.get('/api/v1/metrics', (c) =>
    c.json(
      COMPARABLE.map((one) => ({ key: metricKey(one), metric: one.metric.metric, field: one.field, name: one.name })),
    ),
  );
  routes.get('/api/v1/metrics/:metric', async (c) => {
    const metric = metricByKey(c.req.param('metric'));
    if (metric === null) return apiProblem(c, 404);
    const page = pageNumber(c.req.query('page'));
    const { year, total, spread, rows } = await explore(
      db,
      { ...filterOf(c), metric },
      PAGE_SIZE,
      (page - 1) * PAGE_SIZE,
    );
    return c.json({ metric: metricKey(metric), name: metric.name, year, total, spread, rows });
  });
  return routes;
}

/** What does not make sense in an address is left out, so that a link always shows something. */
function filterOf(c: Context<WebEnv>): ExploreFilter {
  const year = Number(c.req.query('year'));
  const words = (name: string) => c.req.query(name)?.trim().slice(0, 200) || null;
  return {
    metric: metricByKey(c.req.query('metric') ?? '') ?? COMPARABLE[0]!,
    year: Number.isInteger(year) && year > 1900 && year < 3000 ? year : null,
    search: words('q'),
    level: LEVELS.find((one) => one === c.req.query('level')) ?? null,
    parent: words('parent'),
    order: c.req.query('order') === 'asc' ? 'asc' : 'desc',
  };
}

const COLUMNS = [
  'metric',
  'rank',
  'agencyId',
  'agency',
  'year',
  'template',
  'value',
  'status',
  'comparable',
  'reason',
] as const;

/** A row an agency and year, in the order of the ranking. */
function flatRows(filter: ExploreFilter, { rows }: Explored) {
  return rows.flatMap(({ agencyId, agency, rank, points }) =>
    points.map((one) => ({
      ...{ metric: metricKey(filter.metric), rank, agencyId, agency, year: one.year, template: one.template },
      ...{ value: numberOf(one), status: one.figure.kind, comparable: one.comparable, reason: one.reason?.zh ?? null },
    })),
  );
}
