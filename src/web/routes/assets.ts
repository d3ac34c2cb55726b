import { Hono } from 'hono';
import { asset } from '../assets.ts';
import type { WebEnv } from '../deps.ts';

/** Style sheets and scripts; cached for ever under an address with the right hash, an hour under any other. */
export function assetRoutes(): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get('/assets/:name', (c) => {
    const one = asset(c.req.param('name'));
    if (!one) return c.notFound();
    const forEver = c.req.query('v') === one.hash;
    c.header('Cache-Control', forEver ? 'public, max-age=31536000, immutable' : 'public, max-age=3600');
    c.header('ETag', `"${one.hash}"`);
    c.header('Vary', 'Accept-Encoding');
    if (c.req.header('if-none-match')?.includes(one.hash)) return c.body(null, 304);
    const accepted = c.req.header('accept-encoding') ?? '';
    const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null;
    c.header('Content-Type', one.type);
    if (encoding) c.header('Content-Encoding', encoding);
    return c.body(new Uint8Array(encoding ? one.compressed(encoding) : one.bytes));
  });
  return routes;
}
