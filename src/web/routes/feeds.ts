import { Hono } from 'hono';
import { toAtom } from '../../export/atom.ts';
import { NOTICE } from '../../text/notices.ts';
import { eventKind } from '../../text/web.ts';
import type { WebDeps, WebEnv } from '../deps.ts';

const ENTRIES = 100;
/** What happened to an alert as far as a reader of feeds should hear of it. */
const TOLD = ['opened', 'reopened', 'unmuted', 'resolved'];

/** What happened to alerts as a feed for readers: the newest hundred openings and ends. */
export function feedRoutes(deps: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get('/alerts.atom', async (c) => {
    const rows = await deps.db
      .selectFrom('nianbao.alert_event as e')
      .innerJoin('nianbao.alert as a', 'a.id', 'e.alert_id')
      .leftJoin('nianbao.agency as g', 'g.id', 'a.agency_id')
      .select(['e.id', 'e.kind', 'e.at', 'a.id as alert', 'a.rule', 'a.year', 'a.message', 'g.name'])
      .where('e.kind', 'in', TOLD)
      .orderBy('e.at', 'desc')
      .orderBy('e.id', 'desc')
      .limit(ENTRIES)
      .execute();
    const base = new URL(`${deps.basePath ?? ''}/`, c.req.url).href;
    const entries = rows.map((row) => ({
      id: `event:${row.id}`,
      title: [row.name, row.year, row.rule, eventKind[row.kind]?.zh].filter(Boolean).join(' '),
      published: row.at.toISOString(),
      updated: row.at.toISOString(),
      summary: row.message.zh,
      link: `${base}alerts/${encodeURIComponent(row.alert)}`,
    }));
    const title = NOTICE.one.zh.replace(/：.*/, '');
    const feed = toAtom({ title, self: `${base}alerts.atom`, updated: deps.clock().toISOString() }, entries);
    return c.body(feed, 200, { 'content-type': 'application/atom+xml; charset=utf-8' });
  });
  return routes;
}
