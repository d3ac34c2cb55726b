import { type Context, Hono } from 'hono';
import { COMPARABLE } from '../../diff/series.ts';
import { LEVELS } from '../../report/agency.ts';
import { cursorOf, readKey } from '../api/cursor.ts';
import { leadOn } from '../api/paging.ts';
import { apiProblem } from '../api-problem.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { type Explored, type ExploreFilter, explore, metricByKey, metricKey } from '../queries/explore.ts';
import { numberOf } from '../queries/metric-figures.ts';
import { peerOf } from '../queries/peers.ts';
import { type RegionFigures, regionFigures } from '../queries/region-figures.ts';
import { regionNames } from '../queries/regions.ts';
import { rowsFile } from '../rows-file.ts';
import { EXPLORE_VIEWS } from '../views/explore-head.ts';
import { explorePage } from '../views/explore-page.ts';
import { exploreRegionsPage } from '../views/explore-regions.ts';
import { pageNumber } from '../views/pagination.ts';

const PAGE_SIZE = 50;
const MOST_LISTED = 1_000;
/** Agencies of one file at most: with all their years still well within a workbook. */
const MOST_EXPORTED = 5_000;

/** One metric across agencies and years: ranked, by region, as files of what is shown, as JSON. */
export function exploreRoutes({ db }: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get('/explore', async (c) => {
    const filter = filterOf(c);
    if (viewOf(c) === 'regions') return c.html(exploreRegionsPage(c.var.page, filter, await regionFigures(db, filter)));
    const page = pageNumber(c.req.query('page'));
    const { region } = filter;
    const peerId = peerIdOf(c);
    const [found, peer, names] = await Promise.all([
      explore(db, filter, PAGE_SIZE, (page - 1) * PAGE_SIZE),
      peerId === null ? null : peerOf(db, filter, peerId),
      region === null ? new Map<string, string>() : regionNames(db, [region]),
    ]);
    const regionName = names.get(region ?? '') ?? null;
    const paging = { page, pageSize: PAGE_SIZE, total: found.total };
    return c.html(explorePage(c.var.page, { filter, found, peer, regionName, paging }));
  });
  routes.get('/:file{explore\\.(?:csv|xlsx|json)}', async (c) => {
    const filter = filterOf(c);
    const format = c.req.param('file').slice('explore.'.length);
    const sheet = filter.metric.metric.metric;
    const name = metricKey(filter.metric);
    if (viewOf(c) === 'regions') {
      const rows = regionRows(filter, await regionFigures(db, filter));
      return rowsFile(c, rows, REGION_COLUMNS, { format, name: `${name}-regions`, sheet });
    }
    const rows = flatRows(filter, await explore(db, filter, MOST_EXPORTED, 0));
    return rowsFile(c, rows, COLUMNS, { format, name, sheet });
  });
  routes.get('/api/v1/metrics', (c) =>
    c.json(
      COMPARABLE.map((one) => ({ key: metricKey(one), metric: one.metric.metric, field: one.field, name: one.name })),
    ),
  );
  routes.get('/api/v1/metrics/:metric', async (c) => {
    const metric = metricByKey(c.req.param('metric'));
    if (metric === null) return apiProblem(c, 404);
    const filter = { ...filterOf(c), metric };
    const limit = limitOf(c);
    const [after] = readKey(c.req.query('cursor'), ['string']) ?? [];
    const from = after === undefined ? (pageNumber(c.req.query('page')) - 1) * limit : { after };
    const peerId = peerIdOf(c);
    const [{ year, total, spread, rows, offset }, peer] = await Promise.all([
      explore(db, filter, limit, from),
      peerId === null ? null : peerOf(db, filter, peerId),
    ]);
    const last = rows.at(-1);
    if (last && offset + rows.length < total) leadOn(c, { page: null, cursor: cursorOf([last.agencyId]) });
    return c.json({ metric: metricKey(metric), name: metric.name, year, total, spread, peer, rows });
  });
  routes.get('/api/v1/metrics/:metric/regions', async (c) => {
    const metric = metricByKey(c.req.param('metric'));
    if (metric === null) return apiProblem(c, 404);
    const { year, level, rows } = await regionFigures(db, { ...filterOf(c), metric });
    return c.json({ metric: metricKey(metric), name: metric.name, year, level, rows });
  });
  return routes;
}

/** What does not make sense in an address is left out, so that a link always shows something. */
function filterOf(c: Context<WebEnv>): ExploreFilter {
  const year = Number(c.req.query('year'));
  const words = (name: string) => c.req.query(name)?.trim().slice(0, 200) || null;
  const region = c.req.query('region') ?? '';
  return {
    metric: metricByKey(c.req.query('metric') ?? '') ?? COMPARABLE[0]!,
    year: Number.isInteger(year) && year > 1900 && year < 3000 ? year : null,
    search: words('q'),
    level: LEVELS.find((one) => one === c.req.query('level')) ?? null,
    parent: words('parent'),
    region: /^\d{2}(?:\d{2}){0,2}$/.test(region) ? region : null,
    order: c.req.query('order') === 'asc' ? 'asc' : 'desc',
  };
}

function viewOf(c: Context<WebEnv>) {
  return EXPLORE_VIEWS.find((one) => one === c.req.query('view')) ?? 'ranking';
}

/** The body that is compared with the others. */
function peerIdOf(c: Context<WebEnv>): string | null {
  return c.req.query('with')?.trim().slice(0, 200) || null;
}

function limitOf(c: Context<WebEnv>): number {
  const limit = Number(c.req.query('limit') || PAGE_SIZE);
  return Number.isInteger(limit) ? Math.min(MOST_LISTED, Math.max(1, limit)) : PAGE_SIZE;
}

const COLUMNS = [
  ...(['metric', 'rank', 'agencyId', 'agency', 'year', 'template'] as const),
  ...(['value', 'status', 'comparable', 'reason'] as const),
];

/** A row an agency and year, in the order of the ranking. */
function flatRows(filter: ExploreFilter, { rows }: Explored) {
  return rows.flatMap(({ agencyId, agency, rank, points }) =>
    points.map((one) => ({
      ...{ metric: metricKey(filter.metric), rank, agencyId, agency, year: one.year, template: one.template },
      ...{ value: numberOf(one), status: one.figure.kind, comparable: one.comparable, reason: one.reason?.zh ?? null },
    })),
  );
}

const REGION_COLUMNS = [
  ...(['metric', 'year', 'level', 'code', 'name', 'sum', 'bodies', 'figures'] as const),
  ...(['blank', 'absent', 'unreadable', 'noReport'] as const),
];

function regionRows(filter: ExploreFilter, { year, level, rows }: RegionFigures) {
  const metric = metricKey(filter.metric);
  return rows.map(({ isOwn: _, ...row }) => ({ metric, year, level, ...row }));
}
