import { Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import type { WebEnv } from '../deps.ts';
import { type Guard, noteFailure, ownSession, SESSION_COOKIE } from '../middleware/require-password.ts';
import { peerAddress } from '../peer-address.ts';
import { SESSION_SECONDS } from '../session.ts';
import { loginPage } from '../views/login-page.ts';

/** The login form; without a password there is nothing to log in to. */
export function loginRoutes(guard: Guard): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  const { sessions } = guard;
  if (sessions === null) return routes;
  routes.get('/login', (c) => c.html(loginPage(c.var.page, localPath(c.req.query('next')), null)));
  routes.post('/login', async (c) => {
    const form = await c.req.parseBody();
    const next = localPath(form.next);
    const now = guard.clock();
    const address = peerAddress(c);
    if (guard.throttle.blocked(address, now)) {
      c.header('Retry-After', '300');
      return c.html(loginPage(c.var.page, next, 'throttled'), 429);
    }
    if (typeof form.password !== 'string' || !sessions.passwordMatches(form.password)) {
      await noteFailure(c, guard, 'form');
      return c.html(loginPage(c.var.page, next, 'wrong'), 401);
    }
    guard.throttle.succeeded(address);
    await guard.record({ now: now.toISOString(), by: address, way: 'web', what: 'login' });
    const { cookie, ends } = sessions.issue(now);
    await guard.keepSession(cookie, ends);
    setCookie(c, SESSION_COOKIE, cookie, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: new URL(c.req.url).protocol === 'https:',
      maxAge: SESSION_SECONDS,
    });
    return c.redirect(next, 303);
  });
  routes.post('/logout', async (c) => {
    const cookie = await ownSession(c, guard);
    if (cookie !== null && (await guard.endSession(cookie)))
      await guard.record({ now: guard.clock().toISOString(), by: peerAddress(c), way: 'web', what: 'logout' });
    deleteCookie(c, SESSION_COOKIE, { path: '/' });
    return c.redirect('/login', 303);
  });
  return routes;
}

/** A path of this site; anything that could lead elsewhere becomes the overview. */
export function localPath(next: unknown): string {
  if (typeof next !== 'string' || next.length > 2_000 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next)) return '/';
  return next;
}
