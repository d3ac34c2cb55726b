import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { HonoAdapter } from '@bull-board/hono';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { addAudit } from '../../store/audit.ts';
import { frame, taskKind } from '../../text/web.ts';
import { queueBoard as words } from '../../text/web-queues.ts';
import { signer } from '../actor.ts';
import { type BoardAct, boardActOf } from '../board-acts.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { QUEUE_POLICY } from '../middleware/security-headers.ts';

const BASE = '/queues/board';
const API = `${BASE}/api/queues/`;

/**
 * Bull Board, made at the first visit. Who has signed in by the password may change what `boardActOf` allows, from our own pages only and
 * written down; where no password is set, nobody has, and it only shows. Its font from another site is left out.
 */
export function queueBoardRoutes(deps: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  let board: Hono | null = null;
  routes.get(`${BASE}/`, (c) => c.redirect(BASE, 301));
  routes.on(['GET', 'HEAD'], [BASE, `${BASE}/*`], async (c) => {
    board ??= createBoard(deps);
    return shown(c, await board.fetch(c.req.raw));
  });
  routes.on(['POST', 'PUT', 'PATCH', 'DELETE'], [BASE, `${BASE}/*`], async (c) => {
    const { kind, scope } = c.var.actor;
    if (kind !== 'password' || scope !== 'admin') throw new HTTPException(405);
    if (!isFromOwnPage(c)) throw new HTTPException(403);
    const act = c.req.path.startsWith(API) ? boardActOf(c.req.method, c.req.path.slice(API.length)) : null;
    // Bull Board looks the key up among its words, and shows one that it does not know as it is.
    if (act === null) return c.json({ error: { key: words.notThere.zh } }, 405);
    board ??= createBoard(deps);
    return shown(c, await recorded(deps, c, act, board));
  });
  return routes;
}

/** Written down before it is done, so that nothing is done unwritten; and after it where the board did not do it. */
async function recorded({ db, clock }: WebDeps, c: Context<WebEnv>, act: BoardAct, board: Hono): Promise<Response> {
  const said = () => ({ now: clock().toISOString(), by: signer(c), way: 'web' as const });
  await addAudit(db, { ...said(), ...act });
  const answer = await board.fetch(c.req.raw);
  if (answer.status >= 400) {
    const details = { ...act.details, asked: act.what, status: answer.status };
    await addAudit(db, { ...said(), what: 'queue.refused', about: act.about, details });
  }
  return answer;
}

/** Stricter than for forms, since the board sends JSON: the browser must say that the request is our own page's. */
function isFromOwnPage(c: Context<WebEnv>): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  return c.req.header('origin') === new URL(c.req.url).origin;
}

/** The board's answer under our headers. */
async function shown(c: Context<WebEnv>, answer: Response): Promise<Response> {
  const headers = new Headers(answer.headers);
  headers.set('Content-Security-Policy', QUEUE_POLICY);
  if (!headers.get('content-type')?.startsWith('text/html')) {
    if (c.req.path.startsWith(`${BASE}/static/`) && answer.ok) headers.set('Cache-Control', 'public, max-age=86400');
    return new Response(answer.body, { status: answer.status, headers });
  }
  headers.delete('content-length');
  const page = (await answer.text()).replace(/<link[^>]+href="https?:[^>]*>/g, '');
  return new Response(page, { status: answer.status, headers });
}

function createBoard(deps: WebDeps): Hono {
  const serverAdapter = new HonoAdapter(serveStatic);
  const root = deps.basePath ?? '';
  serverAdapter.setBasePath(BASE);
  const readOnlyMode = deps.password === null;
  const title = readOnlyMode ? words.onlyShows : words.rawTitle;
  createBullBoard({
    queues: deps.queues.raw().map(
      (queue) =>
        new BullMQAdapter(queue, {
          readOnlyMode,
          description: descriptionOf(queue.name),
        }),
    ),
    serverAdapter,
    options: {
      uiBasePath: dirname(fileURLToPath(import.meta.resolve('@bull-board/ui/package.json'))),
      uiConfig: {
        boardTitle: `${frame.brand.zh} · ${title.zh}`,
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
