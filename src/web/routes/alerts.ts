import { Hono } from 'hono';
import { ALERT_STATUSES } from '../../report/alert.ts';
import { SEVERITIES } from '../../report/finding.ts';
import type { AlertAct, WebDeps, WebEnv } from '../deps.ts';
import { alertCounts, alertDetail, listAlerts } from '../queries/alerts.ts';
import { alertPage } from '../views/alert-page.ts';
import { alertsPage } from '../views/alerts-page.ts';
import { pageNumber } from '../views/pagination.ts';

const PAGE_SIZE = 50;
const DAY_MS = 86_400_000;
const MAX_SILENCE_DAYS = 366;

/** Alerts, and the three things that a person may do to one. */
export function alertRoutes(deps: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get('/alerts', async (c) => {
    const page = pageNumber(c.req.query('page'));
    const asked = c.req.query('status') ?? 'open';
    const filter = {
      status: ALERT_STATUSES.find((one) => one === asked) ?? null,
      severity: SEVERITIES.find((one) => one === c.req.query('severity')) ?? null,
    };
    const [{ rows, total }, counts] = await Promise.all([
      listAlerts(deps.db, filter, PAGE_SIZE, (page - 1) * PAGE_SIZE),
      alertCounts(deps.db),
    ]);
    return c.html(alertsPage(c.var.page, filter, counts, rows, { page, pageSize: PAGE_SIZE, total }));
  });
  routes.get('/alerts/:id', async (c) => {
    const detail = await alertDetail(deps.db, c.req.param('id'));
    if (!detail) return c.notFound();
    const done = c.req.query('done');
    return c.html(alertPage(c.var.page, detail, done === '1' ? true : done === '0' ? false : null));
  });
  routes.post('/alerts/:id/:act{ack|silence|resolve}', async (c) => {
    const { id, act } = c.req.param();
    if (!(await alertDetail(deps.db, id))) return c.notFound();
    const form = await c.req.parseBody();
    const by: AlertAct = { by: text(form.by, 60) ?? 'web', note: text(form.note, 1_000) };
    const done = await carryOut(deps, act, id, by, Number(form.days));
    return c.redirect(`/alerts/${encodeURIComponent(id)}?done=${done ? 1 : 0}`, 303);
  });
  return routes;
}

function carryOut(deps: WebDeps, act: string, id: string, by: AlertAct, days: number): Promise<boolean> {
  if (act === 'ack') return deps.actions.ackAlert(id, by);
  if (act === 'resolve') return deps.actions.resolveAlert(id, by);
  const whole = Number.isInteger(days) ? Math.min(MAX_SILENCE_DAYS, Math.max(1, days)) : 7;
  return deps.actions.silenceAlert(id, new Date(deps.clock().getTime() + whole * DAY_MS), by);
}

function text(value: unknown, max: number): string | null {
  if (typeof value !== 'string') return null;
  return value.replaceAll('\0', '').trim().slice(0, max) || null;
}
