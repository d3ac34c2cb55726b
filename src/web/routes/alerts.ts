import { type Context, Hono } from 'hono';
import { ALERT_STATUSES } from '../../report/alert.ts';
import { SEVERITIES } from '../../report/finding.ts';
import { shanghaiDay } from '../../report/year.ts';
import { actOnAlert } from '../../store/alerts.ts';
import { signed } from '../actor.ts';
import { ALERT_ACTS, type AlertActKind, alertActOf } from '../alert-act.ts';
import { apiProblem } from '../api-problem.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { givenJson } from '../given.ts';
import type { AlertFilter } from '../queries/alert-filter.ts';
import { alertGroups, GROUPINGS } from '../queries/alert-groups.ts';
import { alertCounts, alertDetail, listAlerts } from '../queries/alerts.ts';
import { alertPage } from '../views/alert-page.ts';
import { alertsPage } from '../views/alerts-page.ts';
import { alertDetailJson } from '../views/json.ts';
import { pageNumber, withQuery } from '../views/pagination.ts';

const PAGE_SIZE = 50;
/** As many are acted on at once where a person chooses all that match. */
const MOST_AT_ONCE = 1_000;
const ACT = `:act{${ALERT_ACTS.join('|')}}`;

/** The inbox of alerts, one alert, and what a person may do to one or to many at once. */
export function alertRoutes(deps: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get('/alerts', async (c) => {
    const page = pageNumber(c.req.query('page'));
    const filter = alertFilterOf(c, 'open');
    const by = GROUPINGS.find((one) => one === c.req.query('by')) ?? null;
    const [{ rows, total }, counts, groups] = await Promise.all([
      listAlerts(deps.db, filter, by === null ? PAGE_SIZE : 0, (page - 1) * PAGE_SIZE),
      alertCounts(deps.db),
      by === null ? [] : alertGroups(deps.db, filter, by),
    ]);
    const { done, left } = c.req.query();
    const acted = done === undefined ? null : { done: wholeOf(done), left: wholeOf(left) };
    const note = deps.workingDaysNote?.(deps.asOf ?? shanghaiDay(deps.clock())) ?? null;
    return c.html(
      alertsPage(c.var.page, {
        filter,
        by,
        groups,
        counts,
        rows,
        acted,
        note,
        paging: { page, pageSize: PAGE_SIZE, total },
      }),
    );
  });
  routes.get('/alerts/:id', async (c) => {
    const detail = await alertDetail(deps.db, c.req.param('id'));
    return detail ? c.html(alertPage(c.var.page, detail, c.req.query('done') ?? null)) : c.notFound();
  });
  routes.post('/alerts/bulk/:act{ack|assign|silence}', (c) => actOnMany(deps, c));
  routes.post(`/alerts/:id/${ACT}`, async (c) => {
    const { id, act } = c.req.param() as { id: string; act: AlertActKind };
    const action = alertActOf(act, signed(c, await c.req.parseBody()), 'web', deps.clock());
    const outcome = action === null ? 'incomplete' : (await actOnAlert(deps.db, id, action)).outcome;
    if (outcome === 'not-found' || (await alertDetail(deps.db, id)) === null) return c.notFound();
    return c.redirect(`/alerts/${encodeURIComponent(id)}?done=${outcome}`, 303);
  });
  routes.get('/api/v1/alert-groups', async (c) => {
    const by = GROUPINGS.find((one) => one === c.req.query('by'));
    if (by === undefined) return apiProblem(c, 400, `by is required: ${GROUPINGS.join(', ')}`);
    const groups = await alertGroups(deps.db, alertFilterOf(c, null), by);
    return c.json(groups.map((one) => ({ ...one, newestAt: new Date(one.newestAt).toISOString() })));
  });
  routes.get('/api/v1/alerts/:id', async (c) => {
    const detail = await alertDetail(deps.db, c.req.param('id'));
    return detail ? c.json(alertDetailJson(detail)) : apiProblem(c, 404);
  });
  routes.post(`/api/v1/alerts/:id/${ACT}`, async (c) => {
    const { id, act } = c.req.param() as { id: string; act: AlertActKind };
    const given = await givenJson(c);
    const action = given && alertActOf(act, signed(c, given), 'api', deps.clock());
    if (action === null) return apiProblem(c, 422);
    const { outcome } = await actOnAlert(deps.db, id, action);
    if (outcome !== 'done') return apiProblem(c, outcome === 'not-found' ? 404 : 409);
    return c.json(alertDetailJson((await alertDetail(deps.db, id))!));
  });
  return routes;
}

/** What the address asks to see; `status` where it names none. */
export function alertFilterOf(c: Context<WebEnv>, status: string | null): AlertFilter {
  return filterOf((name) => c.req.query(name), status);
}

function filterOf(given: (name: string) => string | null | undefined, status: string | null): AlertFilter {
  const asked = given('status') ?? status;
  const words = (name: string) => given(name)?.trim().slice(0, 100) || null;
  const year = Number(given('year'));
  return {
    status: ALERT_STATUSES.find((one) => one === asked) ?? null,
    severity: SEVERITIES.find((one) => one === given('severity')) ?? null,
    rule: words('rule'),
    agency: words('agency'),
    assignee: words('assignee'),
    ...{ region: words('region'), portal: words('portal'), run: words('run') },
    ...(Number.isInteger(year) && year > 1900 && year < 3000 ? { year } : {}),
  };
}

/** The chosen of one page of the list, or with `every` all that match its filter; those that are resolved meanwhile stay as they are. */
async function actOnMany(deps: WebDeps, c: Context<WebEnv>): Promise<Response> {
  const form = await c.req.parseBody({ all: true });
  const back =
    URL.parse(typeof form.back === 'string' ? form.back : '/alerts', 'http://own') ?? new URL('http://own/alerts');
  const path = back.pathname === '/alerts' ? back : new URL('/alerts', back);
  const chosen = [form.id ?? []].flat().filter((one): one is string => typeof one === 'string' && !one.includes('\0'));
  const ids = form.every === '1' ? await everyId(deps, path) : chosen.slice(0, PAGE_SIZE);
  const action = alertActOf(c.req.param('act') as AlertActKind, signed(c, form), 'web', deps.clock());
  let done = 0;
  if (action !== null) for (const id of ids) if ((await actOnAlert(deps.db, id, action)).outcome === 'done') done++;
  return c.redirect(withQuery(path, { done: String(done), left: String(ids.length - done) }), 303);
}

/** What the list shows on all its pages together, up to a limit. */
async function everyId({ db }: WebDeps, list: URL): Promise<string[]> {
  const filter = filterOf((name) => list.searchParams.get(name), 'open');
  return (await listAlerts(db, filter, MOST_AT_ONCE, 0)).rows.map(({ id }) => id);
}

function wholeOf(text: string | undefined): number {
  return /^\d{1,4}$/.test(text ?? '') ? Number(text) : 0;
}
