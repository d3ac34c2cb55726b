import { type Context, Hono } from 'hono';
import type { Failure, Result } from '../../errors/failure.ts';
import { settings as words } from '../../text/web-settings.ts';
import { signer, wayOf } from '../actor.ts';
import { apiProblem } from '../api-problem.ts';
import type { ShownChange, WebDeps, WebEnv } from '../deps.ts';
import { givenJson } from '../given.ts';
import { localDayIn, targetIn, valuesIn } from '../settings-forms.ts';
import { translate } from '../translate.ts';
import { planPage } from '../views/plan-page.ts';
import { settingsPage } from '../views/settings-page.ts';

const MOST_PLAN = 60_000;

/** Settings that people change while Nianbao runs: on a page, and as code. */
export function settingsRoutes({ actions, clock }: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  const saidBy = (c: Context<WebEnv>) => ({ by: signer(c), way: wayOf(c), now: clock().toISOString() });
  const answer = async (c: Context<WebEnv>, made: Result<ShownChange[]>) => {
    if (made.ok) return c.redirect('/settings?done=1', 303);
    const trouble = translate(c.var.page.lang)(words.refused, { why: whyOf(made.failure) });
    return c.html(settingsPage(c.var.page, await actions.readSettings(), { trouble }), 422);
  };
  routes.get('/settings', async (c) => {
    const done = c.req.query('done') !== undefined;
    return c.html(settingsPage(c.var.page, await actions.readSettings(), { done }));
  });
  routes.post('/settings/values', async (c) => {
    const { held } = await actions.readSettings();
    return answer(c, await actions.applySettings(valuesIn(await c.req.parseBody(), held), saidBy(c)));
  });
  routes.post('/settings/local/:act{add|remove}', async (c) => {
    const { values } = await actions.readSettings();
    const days = (values.localDeadlines ?? []) as unknown[];
    const form = await c.req.parseBody();
    const local =
      c.req.param('act') === 'add' ? [...days, localDayIn(form)] : days.filter((_, i) => String(i) !== form.index);
    return answer(c, await actions.applySettings({ deadlines: { local } }, saidBy(c)));
  });
  routes.post('/settings/targets/add', async (c) =>
    answer(c, await actions.setTarget(targetIn(await c.req.parseBody()), saidBy(c))),
  );
  routes.post('/settings/targets/remove', async (c) => {
    const { name } = await c.req.parseBody();
    return answer(c, await actions.removeTarget(typeof name === 'string' ? name : '', saidBy(c)));
  });
  routes.post('/settings/:act{plan|apply}', async (c) => {
    const { plan } = await c.req.parseBody();
    const yaml = typeof plan === 'string' ? plan.slice(0, MOST_PLAN) : '';
    if (c.req.param('act') === 'apply') return answer(c, await actions.applySettings(yaml, saidBy(c)));
    const made = await actions.planSettings(yaml);
    if (!made.ok) return answer(c, made);
    return c.html(planPage(c.var.page, yaml, made.value));
  });
  routes.get('/api/v1/settings', async (c) => c.json(await actions.readSettings()));
  routes.post('/api/v1/settings/:act{plan|apply}', async (c) => {
    const { content } = (await givenJson(c)) ?? {};
    if (typeof content !== 'string') return apiProblem(c, 422, 'content is required: a plan as YAML');
    const isApply = c.req.param('act') === 'apply';
    const made = await (isApply ? actions.applySettings(content, saidBy(c)) : actions.planSettings(content));
    return made.ok ? c.json({ changes: made.value }) : apiProblem(c, 422, whyOf(made.failure));
  });
  return routes;
}

function whyOf({ cause }: Failure): string {
  return cause.slice(0, 2_000).replaceAll('\n', ' · ');
}
