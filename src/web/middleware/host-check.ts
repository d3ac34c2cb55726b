import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { WebEnv } from '../deps.ts';

const LOOPBACK_NAME = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * Without a password the pages are guarded by the loopback address alone; a foreign name that resolves to it (DNS rebinding)
 * must not be served. With a password any name is fine.
 */
export function hostCheck(password: string | null): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    if (password === null) {
      const host = c.req.header('host') ?? new URL(c.req.url).host;
      if (!LOOPBACK_NAME.test(host)) throw new HTTPException(421);
    }
    await next();
  };
}
