import { type Context, Hono } from 'hono';
import type { OperatorAct } from '../../report/operator-act.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { givenText } from '../given.ts';
import { agencyById } from '../queries/agencies.ts';
import { evidenceRows } from '../queries/evidence.ts';
import type { ActAnswer } from '../views/evidence-forms.ts';
import { evidencePage } from '../views/evidence-page.ts';

const MOST_SHOWN = 500;

type Form = Record<string, unknown>;
type Said = Pick<OperatorAct, 'by' | 'reason'>;

/** What a person says by hand: each form is one act, answered by the page that it came from. */
export function evidenceRoutes(deps: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get('/evidence', async (c) => {
    const rows = await evidenceRows(deps.db, { agencyId: null, year: null });
    return c.html(evidencePage(c.var.page, rows.slice(0, MOST_SHOWN), answerOf(c)));
  });
  routes.post('/agencies/:id/column/:act{set|clear}', async (c) => {
    const { id, act } = c.req.param();
    if (!(await agencyById(deps.db, id))) return c.notFound();
    const form = await c.req.parseBody();
    const url = givenText(form.url, 3_000);
    const column = act === 'set' ? { kind: 'column' as const, url } : { kind: 'no-column' as const };
    return carryOut(deps, c, { ...column, agencyId: id, ...saidIn(form) }, agencyPath(id));
  });
  routes.post('/agencies/:id/import', async (c) => {
    const id = c.req.param('id');
    if (!(await agencyById(deps.db, id))) return c.notFound();
    const form = await c.req.parseBody();
    const act = await importIn(form, id);
    return carryOut(deps, c, act, Number.isInteger(act.year) ? `${agencyPath(id)}/${act.year}` : agencyPath(id));
  });
  routes.post('/agencies/:id/:year{[0-9]{4}}/candidates/:act{right|wrong|assign}', async (c) => {
    const { id, year, act } = c.req.param();
    if (!(await agencyById(deps.db, id))) return c.notFound();
    const form = await c.req.parseBody();
    return carryOut(deps, c, markIn(form, act), `${agencyPath(id)}/${year}`);
  });
  routes.post('/evidence/:entry{[0-9a-f-]{36}}/undo', async (c) => {
    const form = await c.req.parseBody();
    const entry = (await evidenceRows(deps.db, { agencyId: null, year: null })).find(
      (row) => row.id === c.req.param('entry'),
    );
    if (!entry) return c.notFound();
    const path = entry.year === null ? agencyPath(entry.agencyId) : `${agencyPath(entry.agencyId)}/${entry.year}`;
    return carryOut(deps, c, { kind: 'undo', entry: entry.id, ...saidIn(form) }, path);
  });
  return routes;
}

/** What the address says of the act that was just tried. */
export function answerOf(c: Context<WebEnv>): ActAnswer {
  const said = c.req.query('said');
  const run = c.req.query('run') ?? '';
  return {
    said: said === 'recorded' || said === 'already' ? said : null,
    refused: c.req.query('refused') ?? null,
    runId: /^operator-[\w-]{1,60}$/.test(run) ? run : null,
  };
}

async function carryOut(deps: WebDeps, c: Context<WebEnv>, act: OperatorAct, path: string): Promise<Response> {
  const said = await deps.actions.testify(act);
  const answer = new URLSearchParams();
  if (!said.ok && said.failure.code !== 'operator.refused') throw new Error(said.failure.cause);
  if (said.ok) answer.set('said', said.value.outcome);
  else answer.set('refused', String(said.failure.context?.why));
  if (said.ok && said.value.runId !== null) answer.set('run', said.value.runId);
  // What was refused for a year may be of a year that has no page.
  const back = said.ok || act.kind !== 'import' ? path : agencyPath(act.agencyId);
  return c.redirect(`${back}?${answer}`, 303);
}

async function importIn(form: Form, agencyId: string): Promise<OperatorAct & { kind: 'import' }> {
  const file = form.file instanceof File ? form.file : null;
  const bytes = file === null ? new Uint8Array() : new Uint8Array(await file.arrayBuffer());
  return {
    ...{ kind: 'import', agencyId, year: Number(givenText(form.year, 4)), bytes, fileName: file?.name ?? '' },
    ...{ url: givenText(form.url, 3_000) || null, published: givenText(form.published, 40) || null, ...saidIn(form) },
  };
}

function markIn(form: Form, act: string): OperatorAct {
  const page = givenText(form.page, 3_000);
  if (act === 'wrong') return { kind: 'wrong', page, ...saidIn(form) };
  const target =
    act === 'assign' ? { agencyId: givenText(form.agency, 200), year: Number(givenText(form.year, 4)) } : {};
  return { kind: 'right', page, ...target, ...saidIn(form) };
}

function saidIn(form: Form): Said {
  return { by: givenText(form.by, 200), reason: givenText(form.reason, 2_000) };
}

function agencyPath(id: string): string {
  return `/agencies/${encodeURIComponent(id)}`;
}
