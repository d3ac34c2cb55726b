import { Hono } from 'hono';
import { maskText } from '../../extract/personal-data/find-personal-data.ts';
import { snapshot as words } from '../../text/web-report.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { SNAPSHOT_POLICY } from '../middleware/security-headers.ts';
import { plainText } from '../plain-text.ts';
import { snapshotBytes, snapshotView } from '../queries/snapshots.ts';
import { translate } from '../translate.ts';
import { snapshotPage } from '../views/snapshot-page.ts';

const IMMUTABLE = 'private, max-age=86400';

/** Kept bytes: what is known of them, as plain text, and as a download. Never as markup of our origin. */
export function snapshotRoutes({ db }: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get('/snapshots/:sha{[0-9a-f]{64}}', async (c) => {
    const view = await snapshotView(db, c.req.param('sha'));
    return view ? c.html(snapshotPage(c.var.page, view)) : c.notFound();
  });
  routes.get('/snapshots/:sha{[0-9a-f]{64}}/text', async (c) => {
    const bytes = await snapshotBytes(db, c.req.param('sha'));
    if (!bytes) return c.notFound();
    const t = translate(c.var.page.lang);
    const shown = plainText(bytes);
    const body =
      shown === null ? t(words.binary) : shown.cut ? `${maskText(shown.text)}\n${t(words.cut)}` : maskText(shown.text);
    return c.body(body, 200, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Security-Policy': SNAPSHOT_POLICY,
    });
  });
  routes.get('/snapshots/:sha{[0-9a-f]{64}}/raw', async (c) => {
    const sha = c.req.param('sha');
    const bytes = await snapshotBytes(db, sha);
    if (!bytes) return c.notFound();
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="${sha.slice(0, 16)}.bin"`,
      'Content-Security-Policy': SNAPSHOT_POLICY,
      'Cache-Control': IMMUTABLE,
    });
  });
  return routes;
}
