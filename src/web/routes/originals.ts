import { Hono } from 'hono';
import { formOf } from '../../extract/templates/kept-rows.ts';
import { TEMPLATE_IDS } from '../../report/report.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { ORIGINAL_POLICY } from '../middleware/security-headers.ts';
import { agencyById } from '../queries/agencies.ts';
import { keptFile } from '../queries/kept-file.ts';
import { reportView } from '../queries/reports.ts';
import { originalPage } from '../views/original-page.ts';

const IMMUTABLE = 'private, max-age=86400, immutable';

/** The original of a report as we show it, and drawn pages of kept files: text and pixels of our own making, never markup of others. */
export function originalRoutes({ db, originals }: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get('/agencies/:id/:year{[0-9]{4}}/original', async (c) => {
    const agency = await agencyById(db, c.req.param('id'));
    const view =
      agency && (await reportView(db, agency.id, Number(c.req.param('year')), c.req.query('version') ?? null));
    const file = view ? await keptFile(db, view.report.snapshot) : null;
    if (!view || !file) return c.notFound();
    const id = TEMPLATE_IDS.find((one) => one === view.report.template);
    const template = id ? formOf(id, Object.fromEntries(view.values)) : null;
    const shown = await originals.original(file);
    c.header('Content-Security-Policy', ORIGINAL_POLICY);
    c.header('X-Frame-Options', 'SAMEORIGIN');
    return c.html(
      originalPage(c.var.page, {
        agency: agency.name,
        report: view.report,
        values: view.values,
        template,
        shown: shown.ok ? shown.value : shown.failure,
      }),
    );
  });
  routes.get('/snapshots/:sha{[0-9a-f]{64}}/pages/:n{[1-9][0-9]{0,2}}', async (c) => {
    const { sha, n } = c.req.param();
    const etag = `"${sha.slice(0, 32)}-${n}"`;
    if (c.req.header('if-none-match') === etag) return c.body(null, 304);
    const file = await keptFile(db, sha);
    const drawn = file && (await originals.page(file, Number(n)));
    if (!drawn?.ok) return c.notFound();
    return c.body(new Uint8Array(drawn.value), 200, {
      'Content-Type': 'image/png',
      'Content-Security-Policy': ORIGINAL_POLICY,
      'Cache-Control': IMMUTABLE,
      ETag: etag,
    });
  });
  return routes;
}
