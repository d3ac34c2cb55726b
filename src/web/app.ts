import { Hono } from 'hono';
import type { WebDeps, WebEnv } from './deps.ts';

/** Builds the pages, the API, the health and metric endpoints; opens no port. */
export function createApp(deps: WebDeps): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  app.get('/healthz', (c) => c.json({ status: 'ok', version: deps.version }));
  app.get('/readyz', async (c) => ((await deps.ready()) ? c.json({ ready: true }) : c.json({ ready: false }, 503)));
  return app;
}
