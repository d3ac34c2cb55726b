import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { problems } from '../text/web.ts';
import type { WebEnv } from './deps.ts';
import { knownStatus } from './views/problem-page.ts';

/** RFC 9457: a machine-readable problem, in both languages. */
export function apiProblem(c: Context<WebEnv>, status: number, detail?: string): Response {
  const title = problems[knownStatus(status)];
  const body = { type: 'about:blank', status, title: title.en, titleZh: title.zh, detail, requestId: c.var.requestId };
  return c.body(JSON.stringify(body), status as ContentfulStatusCode, { 'Content-Type': 'application/problem+json' });
}
