import { Hono } from 'hono';
import { SCOPES } from '../../report/scope.ts';
import { type AuditFilter, listAudit, type Said } from '../../store/audit.ts';
import { createToken, listTokens, revokeToken } from '../../store/tokens.ts';
import { signer, wayOf } from '../actor.ts';
import { cursorOf, readKey } from '../api/cursor.ts';
import { leadOn } from '../api/paging.ts';
import { apiProblem } from '../api-problem.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { givenJson, givenText } from '../given.ts';
import { auditPage } from '../views/audit-page.ts';
import { tokensPage } from '../views/tokens-page.ts';

const AUDIT_SHOWN = 100;
const MOST_AUDIT = 1_000;
const MOST_NAME = 60;

type Asked = Parameters<typeof signer>[0];

/** Tokens and the log of acts, on pages and as JSON. */
export function administrationRoutes({ db, clock }: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  const saidBy = (c: Asked): Said => ({ by: signer(c), way: wayOf(c), now: clock().toISOString() });
  routes.get('/tokens', async (c) => c.html(tokensPage(c.var.page, await listTokens(db), {})));
  routes.post('/tokens', async (c) => {
    const wanted = wantedToken(await c.req.parseBody());
    if (wanted === null) return c.html(tokensPage(c.var.page, await listTokens(db), { incomplete: true }), 422);
    const { secret } = await createToken(db, wanted, saidBy(c));
    return c.html(tokensPage(c.var.page, await listTokens(db), { secret }));
  });
  routes.post('/tokens/:id/revoke', async (c) => {
    await revokeToken(db, c.req.param('id'), saidBy(c));
    return c.redirect('/tokens', 303);
  });
  routes.get('/audit', async (c) => {
    const filter = auditFilterOf(c);
    const entries = await listAudit(db, filter, AUDIT_SHOWN + 1);
    const shown = entries.slice(0, AUDIT_SHOWN);
    const last = entries.length > AUDIT_SHOWN ? shown.at(-1)! : null;
    return c.html(auditPage(c.var.page, filter, shown, last === null ? null : cursorOf([last.at, last.key])));
  });
  routes.get('/api/v1/tokens', async (c) => c.json(await listTokens(db)));
  routes.post('/api/v1/tokens', async (c) => {
    const given = await givenJson(c);
    const wanted = given && wantedToken(given);
    if (wanted === null) return apiProblem(c, 422, `name and scope (${SCOPES.join(', ')}) are required`);
    const { token, secret } = await createToken(db, wanted, saidBy(c));
    return c.json({ ...token, secret }, 201);
  });
  routes.post('/api/v1/tokens/:id/revoke', async (c) => {
    const ended = await revokeToken(db, c.req.param('id'), saidBy(c));
    return ended ? c.json({ outcome: 'done' }) : apiProblem(c, 404);
  });
  routes.get('/api/v1/audit', async (c) => {
    const asked = Number(c.req.query('limit') || AUDIT_SHOWN);
    const limit = Number.isInteger(asked) ? Math.min(MOST_AUDIT, Math.max(1, asked)) : AUDIT_SHOWN;
    const entries = await listAudit(db, auditFilterOf(c), limit + 1);
    const shown = entries.slice(0, limit);
    const last = shown.at(-1);
    if (last && entries.length > limit) leadOn(c, { limit: String(limit), cursor: cursorOf([last.at, last.key]) });
    return c.json(shown);
  });
  return routes;
}

function auditFilterOf(c: Asked): AuditFilter {
  const [at, key] = readKey(c.req.query('cursor'), ['time', 'string']) ?? [];
  return {
    what: c.req.query('what')?.slice(0, MOST_NAME) || null,
    by: c.req.query('by')?.trim().slice(0, MOST_NAME) || null,
    after: at !== undefined && key !== undefined ? { at, key } : null,
  };
}

function wantedToken({ name, scope }: Record<string, unknown>) {
  const called = givenText(name, MOST_NAME);
  const known = SCOPES.find((one) => one === scope);
  return called === '' || known === undefined ? null : { name: called, scope: known };
}
