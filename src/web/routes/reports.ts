import { type Context, Hono } from 'hono';
import { diffYears } from '../../diff/years.ts';
import { correctionStates } from '../../store/corrections.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { agencyById } from '../queries/agencies.ts';
import { alertsOf } from '../queries/alerts.ts';
import { candidates, evidenceRows } from '../queries/evidence.ts';
import { looksBehind } from '../queries/looks.ts';
import { coverageOf, reportView } from '../queries/reports.ts';
import { storedReport } from '../queries/stored-report.ts';
import type { CorrectionsData } from '../views/corrections.ts';
import { reportPage } from '../views/report-page.ts';
import { changeRoutes } from './changes.ts';
import { correctionRoutes } from './corrections.ts';
import { answerOf } from './evidence.ts';
import { originalRoutes } from './originals.ts';

const ALERTS_SHOWN = 20;

/** The report of an agency and year, with its state where none was read; `?version=` shows an older reading. */
export function reportRoutes(deps: WebDeps): Hono<WebEnv> {
  const { db, maxUploadBytes } = deps;
  const routes = new Hono<WebEnv>();
  routes.route('/', originalRoutes(deps));
  routes.route('/', correctionRoutes(deps));
  routes.route('/', changeRoutes(deps));
  routes.get('/agencies/:id/:year{[0-9]{4}}', async (c) => {
    const agency = await agencyById(db, c.req.param('id'));
    const year = Number(c.req.param('year'));
    if (!agency) return c.notFound();
    const coverage = await coverageOf(db, agency.id, year);
    const [view, evidence, found, alerts, corrected] = await Promise.all([
      reportView(db, agency.id, year, c.req.query('version') ?? null),
      evidenceRows(db, { agencyId: agency.id, year }),
      candidates(db, agency.id, year),
      alertsOf(db, { agencyId: agency.id, year, portal: coverage?.status === 'unknown' }, ALERTS_SHOWN),
      correctionStates(db, { agencyIds: [agency.id], years: [year] }),
    ]);
    if (!view && !coverage && evidence.length === 0) return c.notFound();
    const looks = view ? [] : await looksBehind(db, agency.id, coverage?.evidence.lookId ?? null);
    const said = { rows: evidence, candidates: found, answer: answerOf(c), maxUploadBytes };
    const corrections = { all: corrected, ...askedOf(c) };
    const diff =
      view?.previous == null
        ? null
        : diffYears(storedReport(view.previous.report, view.previous.values), storedReport(view.report, view.values));
    return c.html(reportPage(c.var.page, { agency, year, view, coverage, looks, said, alerts, diff, corrections }));
  });
  return routes;
}

/** Which figure is being corrected, and what came of the last try, as the address says. */
function askedOf(c: Context<WebEnv>): Pick<CorrectionsData, 'form' | 'done'> {
  const { correct, refused, corrected } = c.req.query();
  return {
    form: /^[a-z][a-z0-9_]{0,79}$/.test(correct ?? '') ? { field: correct!, refused: refused ?? null } : null,
    done: (['correct', 'withdraw'] as const).find((one) => one === corrected) ?? null,
  };
}
