import { Hono } from 'hono';
import type { CorrectionOutcome } from '../../report/correction.ts';
import { correctionStates } from '../../store/corrections.ts';
import { signer } from '../actor.ts';
import { partOfList } from '../api/paging.ts';
import { apiProblem } from '../api-problem.ts';
import { correctionOf } from '../correction-act.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { givenJson } from '../given.ts';
import { correctionJson } from '../views/json-corrections.ts';

const ACT = '/:id/:year{[0-9]{4}}/values/:field{[a-z][a-z0-9_]{0,79}}/:act{correct|withdraw}';
const STATUS: Record<CorrectionOutcome, number> = {
  ...{ done: 200, 'no-report': 404, 'no-field': 404, none: 409, same: 409, 'no-reason': 422, 'bad-figure': 422 },
};

/** Figures corrected by hand: on the page of their report, and for scripts. */
export function correctionRoutes({ db, actions }: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get('/api/v1/corrections', async (c) => {
    const { agency, year } = c.req.query();
    const filter = {
      ...(agency ? { agencyIds: [agency] } : {}),
      ...(/^\d{4}$/.test(year ?? '') ? { years: [Number(year)] } : {}),
    };
    const all = await correctionStates(db, filter);
    return partOfList(c, all, (one) => `${one.agencyId} ${one.year} ${one.field}`, correctionJson);
  });
  routes.post(`/agencies${ACT}`, async (c) => {
    const form = await c.req.parseBody();
    const act = correctionOf(c.req.param(), form, signer(c, form.by));
    const outcome = await actions.correctFigure(act);
    const at = `/agencies/${encodeURIComponent(act.agencyId)}/${act.year}`;
    if (outcome === 'done') return c.redirect(`${at}?corrected=${act.act}#corrections`, 303);
    return c.redirect(`${at}?correct=${act.field}&refused=${outcome}#correct`, 303);
  });
  routes.post(`/api/v1/agencies${ACT}`, async (c) => {
    const given = (await givenJson(c)) ?? {};
    const act = correctionOf(c.req.param(), given, signer(c, given.by));
    const outcome = await actions.correctFigure(act);
    return outcome === 'done' ? c.json({ outcome }) : apiProblem(c, STATUS[outcome]);
  });
  return routes;
}
