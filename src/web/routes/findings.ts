import { type Context, Hono } from 'hono';
import { DECISION_KINDS, type FindingAct } from '../../report/decision-act.ts';
import { listReports } from '../../store/reports.ts';
import { signer } from '../actor.ts';
import { apiProblem } from '../api-problem.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { givenJson, givenText } from '../given.ts';

const MOST_REASON = 1_000;
const ACT = '/:id/:year{[0-9]{4}}/findings/:key{[0-9a-f]{4,16}}/:act{accept|dismiss|restore}';
const STATUS = { done: 200, 'not-found': 404, unclear: 409, 'no-reason': 422 } as const;

/** Findings as JSON, and what a person decides of one: on the page of its report, and for scripts. */
export function findingRoutes({ db, actions }: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get('/api/v1/findings/:agency/:year{[0-9]{4}}', async (c) => {
    const filter = { agencyIds: [c.req.param('agency')], years: [Number(c.req.param('year'))], currentOnly: true };
    const [report] = await listReports(db, filter);
    return report ? c.json(report.findings) : apiProblem(c, 404);
  });
  routes.post(`/agencies${ACT}`, async (c) => {
    const act = actOf(c, await c.req.parseBody());
    const outcome = await actions.decideFinding(act);
    if (outcome === 'not-found') return c.notFound();
    return c.redirect(`/agencies/${encodeURIComponent(act.agencyId)}/${act.year}#findings`, 303);
  });
  routes.post(`/api/v1/agencies${ACT}`, async (c) => {
    const outcome = await actions.decideFinding(actOf(c, (await givenJson(c)) ?? {}));
    return outcome === 'done' ? c.json({ outcome }) : apiProblem(c, STATUS[outcome]);
  });
  return routes;
}

function actOf(c: Context<WebEnv>, { by: name, reason }: Record<string, unknown>): FindingAct {
  const { id, year, key, act } = c.req.param() as Record<'id' | 'year' | 'key' | 'act', string>;
  return {
    agencyId: id,
    year: Number(year),
    key,
    act: DECISION_KINDS.find((one) => one === act)!,
    by: signer(c, name),
    reason: givenText(reason, MOST_REASON),
  };
}
