import type { Context } from 'hono';
import type { Way } from '../store/audit.ts';
import type { WebEnv } from './deps.ts';
import { givenText } from './given.ts';

const MOST_NAME = 60;

/** How the request came in. */
export function wayOf(c: Context<WebEnv>): Way {
  return c.req.path.startsWith('/api/') ? 'api' : 'web';
}

/** Who is to stand for an act: the name that is given, beside that of the token, which nobody can give wrongly. */
export function signer(c: Context<WebEnv>, given?: unknown): string {
  const name = givenText(given, MOST_NAME);
  const token = c.var.actor?.name ?? null;
  if (token === null) return name || wayOf(c);
  return name === '' ? token : `${name} (${token})`;
}

/** The fields of a form or a JSON body, signed: what it says of `by` is not believed of a token. */
export function signed<T extends object>(c: Context<WebEnv>, given: T): T & { by: string } {
  return { ...given, by: signer(c, (given as { by?: unknown }).by) };
}
