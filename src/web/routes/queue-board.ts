import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { HonoAdapter } from '@bull-board/hono';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { frame, taskKind } from '../../text/web.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { QUEUE_POLICY } from '../middleware/security-headers.ts';

const BASE = '/queues/board';

/** Bull Board, made at the first visit; it only shows, unless `queuesWritable`. Its font from another site is left out. */
export function queueBoardRoutes(deps: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  let board: Hono | null = null;
  routes.get(`${BASE}/`, (c) => c.redirect(BASE, 301));
  routes.on(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'], [BASE, `${BASE}/*`], async (c) => {
    // Bull Board marks single queues as read-only; not all that it offers heeds the mark.
    if (deps.queuesWritable !== true && c.req.method !== 'GET' && c.req.method !== 'HEAD') throw new HTTPException(405);
    board ??= createBoard(deps);
    const answer = await board.fetch(c.req.raw);
    const headers = new Headers(answer.headers);
    headers.set('Content-Security-Policy', QUEUE_POLICY);
    if (!headers.get('content-type')?.startsWith('text/html')) {
      if (c.req.path.startsWith(`${BASE}/static/`) && answer.ok) headers.set('Cache-Control', 'public, max-age=86400');
      return new Response(answer.body, { status: answer.status, headers });
    }
    headers.delete('content-length');
    const page = (await answer.text()).replace(/<link[^>]+href="https?:[^>]*>/g, '');
    return new Response(page, { status: answer.status, headers });
  });
  return routes;
}

function createBoard(deps: WebDeps): Hono {
  const serverAdapter = new HonoAdapter(serveStatic);
  const root = deps.basePath ?? '';
  serverAdapter.setBasePath(BASE);
  const readOnlyMode = deps.queuesWritable !== true;
  createBullBoard({
    queues: deps.queues
      .raw()
      .map((queue) => new BullMQAdapter(queue, { readOnlyMode, description: descriptionOf(queue.name) })),
    serverAdapter,
    options: {
      uiBasePath: dirname(fileURLToPath(import.meta.resolve('@bull-board/ui/package.json'))),
      uiConfig: {
        boardTitle: `${frame.brand.zh} · ${frame.queues.zh}`,
        boardLogo: { path: `${root}/assets/icon.svg`, width: 28, height: 28 },
        favIcon: { default: `${root}/assets/icon.svg`, alternative: `${root}/assets/icon.svg` },
        miscLinks: [
          { text: frame.queues.zh, url: `${root}/queues` },
          { text: frame.overview.zh, url: `${root}/` },
        ],
        locale: { lng: 'zh-CN' },
        // Workers of a queue in the database share its pool and cannot be told apart: no badge rather than a false alarm.
        showWorkers: deps.queues.kind === 'redis',
      },
    },
  });
  const board = new Hono();
  board.route(BASE, serverAdapter.registerPlugin());
  return board;
}

/** The queue's work in words, where its name is one of our kinds of task. */
function descriptionOf(name: string): string {
  return Object.hasOwn(taskKind, name) ? taskKind[name as keyof typeof taskKind].zh : '';
}
