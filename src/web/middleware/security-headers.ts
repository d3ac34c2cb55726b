import type { Context, MiddlewareHandler } from 'hono';
import type { WebEnv } from '../deps.ts';

/** Scripts, styles and pictures from our own address only, nothing inline: crawled text that slips through stays text. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "frame-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Bull Board writes inline styles and a base element; still nothing from elsewhere, and no inline script. */
export const QUEUE_POLICY = PAGE_POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
  .replace("font-src 'self'", "font-src 'self' data:")
  .replace("base-uri 'none'", "base-uri 'self'");

/** For bytes of other sites: nothing runs, nothing loads, not even as a document of our origin. */
export const SNAPSHOT_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

/** For originals as we show them, in a frame of our own pages: no script at all, not even ours, and no form. */
export const ORIGINAL_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  'sandbox allow-same-origin',
].join('; ');

const FIXED: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'X-Robots-Tag': 'noindex, nofollow',
};

/** Puts the headers on every answer, errors included; a route that set its own policy or caching keeps it. */
export function securityHeaders(): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    await next();
    applySecurityHeaders(c);
  };
}

function applySecurityHeaders(c: Context<WebEnv>): void {
  const { headers } = c.res;
  for (const [name, value] of Object.entries(FIXED)) headers.set(name, value);
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', PAGE_POLICY);
  if (!headers.has('X-Frame-Options')) headers.set('X-Frame-Options', 'DENY');
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
}
