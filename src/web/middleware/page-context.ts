import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { PageContext, WebDeps, WebEnv } from '../deps.ts';

const YEAR_SECONDS = 365 * 24 * 3_600;
const LANGUAGES = ['zh', 'en'] as const;
const THEMES = ['auto', 'light', 'dark'] as const;

/** Language and theme from `?lang=` and `?theme=`, else from their cookies, else Chinese and the system's theme. */
export function pageContext(deps: Pick<WebDeps, 'version' | 'clock' | 'password'>): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const page: PageContext = {
      lang: choose(c, 'lang', LANGUAGES),
      theme: choose(c, 'theme', THEMES),
      url: new URL(c.req.url),
      loggedIn: deps.password !== null,
      version: deps.version,
      now: deps.clock(),
    };
    c.set('page', page);
    await next();
  };
}

function choose<T extends string>(c: Context<WebEnv>, name: string, allowed: readonly [T, ...T[]]): T {
  const cookie = `nianbao_${name}`;
  const isAllowed = (value: string | undefined): value is T => allowed.some((one) => one === value);
  const asked = c.req.query(name);
  if (isAllowed(asked)) {
    setCookie(c, cookie, asked, { path: '/', sameSite: 'Lax', httpOnly: true, maxAge: YEAR_SECONDS });
    return asked;
  }
  const kept = getCookie(c, cookie);
  return isAllowed(kept) ? kept : allowed[0];
}
