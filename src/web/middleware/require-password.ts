import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import ipaddr from 'ipaddr.js';
import type { WebEnv } from '../deps.ts';
import type { LoginThrottle } from '../login-throttle.ts';
import type { Sessions } from '../session.ts';

export const SESSION_COOKIE = 'nianbao_session';

const OPEN_PATHS = /^\/(healthz|readyz|login|assets\/[^/]+)$/;

export interface Guard {
  sessions: Sessions;
  throttle: LoginThrottle;
  clock: () => Date;
}

/**
 * Lets through a signed session cookie or HTTP Basic (any user name). A page is led to the login form, anything else gets 401.
 * Health, login and style sheets stay open.
 */
export function requirePassword(guard: Guard | null): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    if (guard === null || OPEN_PATHS.test(c.req.path) || hasSession(c, guard) || basicMatches(c, guard)) return next();
    if (isPage(c)) {
      const url = new URL(c.req.url);
      return c.redirect(`/login?next=${encodeURIComponent(url.pathname + url.search)}`, 302);
    }
    throw new HTTPException(401);
  };
}

/** True where the request carries a session that we signed and that has not run out. */
export function hasSession(c: Context<WebEnv>, guard: Guard): boolean {
  const cookie = getCookie(c, SESSION_COOKIE);
  return cookie !== undefined && guard.sessions.valid(cookie, guard.clock());
}

/** Where the peer is, for counting failures: its IPv4 address, or the /64 that one IPv6 customer has whole; one bucket where unknown. */
export function peerAddress(c: Context<WebEnv>): string {
  const address = c.env?.incoming?.socket?.remoteAddress ?? '';
  if (!ipaddr.isValid(address)) return 'unknown';
  const peer = ipaddr.process(address);
  return peer.kind() === 'ipv4' ? peer.toString() : (peer as ipaddr.IPv6).parts.slice(0, 4).join(':');
}

function basicMatches(c: Context<WebEnv>, guard: Guard): boolean {
  const encoded = /^Basic\s+([A-Za-z0-9+/=]{1,1000})$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (encoded === undefined) return false;
  const address = peerAddress(c);
  const now = guard.clock();
  if (guard.throttle.blocked(address, now)) throw new HTTPException(429);
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const matches = guard.sessions.passwordMatches(decoded.slice(decoded.indexOf(':') + 1));
  if (matches) guard.throttle.succeeded(address);
  else guard.throttle.failed(address, now);
  return matches;
}

function isPage(c: Context<WebEnv>): boolean {
  const { method, path } = c.req;
  if (method !== 'GET' || path.startsWith('/api/') || path.startsWith('/queues/') || path === '/metrics') return false;
  return (c.req.header('accept') ?? '').includes('text/html') && c.req.header('authorization') === undefined;
}
