import type { Context, MiddlewareHandler } from 'hono';
import type { Parameter } from '../api/endpoint.ts';
import { ENDPOINTS } from '../api/endpoints.ts';
import { apiProblem } from '../api-problem.ts';
import type { WebEnv } from '../deps.ts';

/** The queries of the API by the addresses that take them, as the document tells of them. */
const QUERIES = ENDPOINTS.flatMap(({ method, path, query }) =>
  method === 'get' && query !== undefined
    ? [{ path: new RegExp(`^/api/v1${path.replace(/\{\w+\}/g, '[^/]+')}$`), query: Object.entries(query) }]
    : [],
);

/**
 * A filter of the API that is none is refused (400) and named: a script that asks for `status=mising` must not take the answer, all there is,
 * for what it asked for. An empty one, as forms send it, is none; pages leave out what makes no sense.
 */
export function soundQuery(): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const wrong = c.req.path.startsWith('/api/v1/') ? mistakeIn(c) : null;
    return wrong === null ? next() : apiProblem(c, 400, wrong);
  };
}

function mistakeIn(c: Context<WebEnv>): string | null {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return null;
  const endpoint = QUERIES.find(({ path }) => path.test(c.req.path));
  for (const [name, parameter] of endpoint?.query ?? []) {
    const given = (c.req.queries(name) ?? []).filter((value) => value !== '');
    if (given.length > 1) return `${name} is given more than once`;
    const expected = given[0] === undefined ? null : expectedOf(parameter, given[0]);
    if (expected !== null) return `${name} must be ${expected}`;
  }
  return null;
}

/** What a value should be that is not; null where it is. */
function expectedOf({ kind, values, pattern }: Parameter, given: string): string | null {
  if (values !== undefined && !values.includes(given)) return `one of: ${values.join(', ')}`;
  if (kind === 'year' && !/^(?:19|2\d)\d\d$/.test(given)) return 'a year';
  if (kind === 'count' && !/^\d{1,15}$/.test(given)) return 'a whole number';
  return pattern === undefined || new RegExp(pattern).test(given) ? null : `of the form ${pattern}`;
}
