import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { WebEnv } from '../deps.ts';

/** A form that nobody can read is the mistake of whoever sent it; those that can be are parsed once, here. */
export function soundForm(): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    try {
      await c.req.parseBody();
    } catch (error) {
      if (error instanceof TypeError) throw new HTTPException(400, { cause: error });
      throw error;
    }
    await next();
  };
}
