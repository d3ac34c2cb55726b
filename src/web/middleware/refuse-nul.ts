import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { WebEnv } from '../deps.ts';

/** No address of ours holds NUL, and PostgreSQL takes it for a fault of ours: such a request is the asker's mistake. */
export function refuseNul(): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    if (c.req.url.includes('%00')) throw new HTTPException(400);
    await next();
  };
}
