import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import { allows, type Scope } from '../../report/scope.ts';
import type { NewAudit } from '../../store/audit.ts';
import type { Token } from '../../store/tokens.ts';
import { wayOf } from '../actor.ts';
import { apiProblem } from '../api-problem.ts';
import type { WebEnv } from '../deps.ts';
import type { LoginThrottle } from '../login-throttle.ts';
import { peerAddress } from '../peer-address.ts';
import type { Sessions } from '../session.ts';

export const SESSION_COOKIE = 'nianbao_session';

const OPEN_PATHS = /^\/(healthz|readyz|login|assets\/[^/]+)$/;
/** Where tokens are taken. */
const TOKEN_PATHS = /^\/(api\/v1\/|metrics$)/;
/** Of these also the sight needs the scope admin. */
const ADMIN_PATHS = /^\/api\/v1\/(tokens|audit|settings|registry)(\/|$)/;

/** What the door is kept with. `sessions`: null where no password is set. */
export interface Guard {
  sessions: Sessions | null;
  throttle: LoginThrottle;
  clock: () => Date;
  /** Remembered by the store, so that a logout ends a session wherever its cookie was copied to. */
  keepSession(cookie: string, ends: Date): Promise<void>;
  sessionHolds(cookie: string): Promise<boolean>;
  endSession(cookie: string): Promise<boolean>;
  tokenOf(secret: string): Promise<Token | null>;
  record(entry: NewAudit): Promise<void>;
}

/**
 * Lets through a token that has the scope for what it asks (API and metrics only), a signed session cookie or HTTP Basic (any user name); all
 * of them may do everything but the token. A page is led to the login form, anything else gets 401. Health, login and style sheets stay open.
 */
export function requirePassword(guard: Guard): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    c.set('mayStay', async () => true);
    c.set('actor', { kind: guard.sessions === null ? 'local' : 'password', name: null, scope: 'admin' });
    const bearer = /^Bearer\s+(\S{1,200})$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (bearer !== undefined && TOKEN_PATHS.test(c.req.path)) return throughToken(guard, c, bearer, next);
    const { sessions } = guard;
    if (sessions === null || OPEN_PATHS.test(c.req.path)) return next();
    if ((await ownSession(c, guard)) !== null) {
      c.set('mayStay', async () => (await ownSession(c, guard)) !== null);
      return next();
    }
    if (await basicMatches(c, guard, sessions)) return next();
    if (isPage(c)) {
      const url = new URL(c.req.url);
      return c.redirect(`/login?next=${encodeURIComponent(url.pathname + url.search)}`, 302);
    }
    throw new HTTPException(401);
  };
}

/** The cookie of a session that we signed, that has not run out and was not ended; null where the request carries none. */
export async function ownSession(c: Context<WebEnv>, guard: Guard): Promise<string | null> {
  const cookie = getCookie(c, SESSION_COOKIE);
  if (cookie === undefined || guard.sessions?.valid(cookie, guard.clock()) !== true) return null;
  return (await guard.sessionHolds(cookie)) ? cookie : null;
}

/** Counts a failure, and writes it down. */
export async function noteFailure(c: Context<WebEnv>, guard: Guard, how: 'form' | 'basic' | 'token'): Promise<void> {
  const now = guard.clock();
  const address = peerAddress(c);
  guard.throttle.failed(address, now);
  const entry = { by: address, way: wayOf(c), what: 'login.failed', details: { how } };
  await guard.record({ ...entry, now: now.toISOString() });
}

async function throughToken(guard: Guard, c: Context<WebEnv>, secret: string, next: () => Promise<void>) {
  if (guard.throttle.blocked(peerAddress(c), guard.clock())) throw new HTTPException(429);
  const token = await guard.tokenOf(secret);
  if (token === null) {
    await noteFailure(c, guard, 'token');
    throw new HTTPException(401);
  }
  c.set('actor', { kind: 'token', name: token.name, scope: token.scope });
  const needed = scopeFor(c.req.method, c.req.path);
  if (allows(token.scope, needed)) return next();
  c.header('WWW-Authenticate', `Bearer error="insufficient_scope", scope="${needed}"`);
  return apiProblem(c, 403, `this needs a token of scope ${needed}`);
}

/** The scope that a request needs. */
export function scopeFor(method: string, path: string): Scope {
  if (ADMIN_PATHS.test(path)) return 'admin';
  return method === 'GET' || method === 'HEAD' ? 'read' : 'operate';
}

async function basicMatches(c: Context<WebEnv>, guard: Guard, sessions: Sessions): Promise<boolean> {
  const encoded = /^Basic\s+([A-Za-z0-9+/=]{1,1000})$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (encoded === undefined) return false;
  const address = peerAddress(c);
  if (guard.throttle.blocked(address, guard.clock())) throw new HTTPException(429);
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const matches = sessions.passwordMatches(decoded.slice(decoded.indexOf(':') + 1));
  if (matches) guard.throttle.succeeded(address);
  else await noteFailure(c, guard, 'basic');
  return matches;
}

function isPage(c: Context<WebEnv>): boolean {
  const { method, path } = c.req;
  if (method !== 'GET' || path.startsWith('/api/') || path.startsWith('/queues/board/') || path === '/metrics')
    return false;
  return (c.req.header('accept') ?? '').includes('text/html') && c.req.header('authorization') === undefined;
}
