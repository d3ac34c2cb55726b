import { RULES, RULES_VERSION } from '../check/rules-schema.ts';
import type { Settings } from '../config/settings.ts';
import type { CoverageInput } from '../coverage/coverage-input.ts';
import { deadlineFor } from '../coverage/deadline.ts';
import { judgeCoverage } from '../coverage/judge.ts';
import { type GivenLocalDay, givenLocalDay } from '../coverage/local-deadline.ts';
import { fail, ok } from '../errors/failure.ts';
import { exemptionOf, localDeadlineOf } from '../registry/duty-cells.ts';
import { withOwedYears } from '../registry/succession.ts';
import type { Agency } from '../report/agency.ts';
import type { Coverage } from '../report/coverage.ts';
import type { DateClaim } from '../report/report.ts';
import { columnSpans, inForce, type Testimony } from '../report/testimony.ts';
import { listAgencies } from '../store/agencies.ts';
import { lockAlerts } from '../store/alerts.ts';
import { listCoverage, saveCoverage } from '../store/coverage.ts';
import type { Db } from '../store/database.ts';
import { decidingLooks } from '../store/looks.ts';
import { addGap, endCatchUp, listGaps } from '../store/own-gaps.ts';
import { agenciesSeenInRun, type Page, pagesOf } from '../store/pages.ts';
import { listReports, type StoredReport } from '../store/reports.ts';
import { chunks } from '../store/rows.ts';
import { keepRuleSet } from '../store/rule-sets.ts';
import { findRun, finishRun, type Run } from '../store/runs.ts';
import { listTestimony } from '../store/testimony.ts';
import { attribution } from '../text/attribution.ts';
import { judgingTime, type WorkContext } from './context.ts';
import { evaluateStore } from './evaluate-store.ts';
import { beat, type RunResult } from './heartbeat.ts';
import { remind } from './remind.ts';
import type { TaskHandler } from './run-task.ts';
import { surveyRun } from './survey/survey-run.ts';

/** The end of a run: the state of every agency-year it was about, the alerts that follow, and its summary; one transaction. */
export const judgeJob: TaskHandler = async (task, context) => {
  const run = await findRun(context.store.db, task.runId);
  if (run === null) return fail('internal', `run ${task.runId} is not in the store`);
  await keepRuleSet(context.store.db, RULES_VERSION, RULES, context.clock().toISOString());
  const surveyed = await surveyRun(context.store.db, run);
  if (surveyed > 0) context.log.info({ run: run.id, reports: surveyed }, 'reports held against each other');
  let deliveries: string[] = [];
  let result: RunResult | null = null;
  return ok({
    effects: async (trx) => {
      await lockAlerts(trx);
      const coverage = await saveJudged(trx, run, context);
      const evaluated = await evaluateStore(trx, context);
      deliveries = evaluated.deliveries;
      const summary = { coverage, alerts: evaluated.counts };
      const finishedAt = context.clock().toISOString();
      await finishRun(trx, run.id, summary, finishedAt);
      if (evaluated.isOutage) await addGap(trx, { from: run.createdAt, to: finishedAt, why: 'network' });
      await endCatchUp(trx, run.id);
      result = { run: run.id, trigger: run.trigger, finishedAt, ...summary };
      context.log.info({ run: run.id, ...summary }, 'run judged');
    },
    next: [],
    afterwards: async () => {
      await context.queues.addDeliveries(deliveries);
      await remind(context);
      if (result) await beat(context, result);
    },
  });
};

/** Judges a run and keeps the states. Returns how many are in each, of the bodies and years that it was started for. */
async function saveJudged(trx: Db, run: Run, context: WorkContext): Promise<Record<string, number>> {
  const at = context.clock().toISOString();
  const counts: Record<string, number> = {};
  // Other years are judged as well where something is known of them; a run without years is about all that it judges.
  const [years, bodies] = [new Set(run.years), new Set(run.agencyIds)];
  const isAbout = ({ year, agencyId }: Coverage) => (years.size === 0 || years.has(year)) && bodies.has(agencyId);
  for await (const part of judgeRun(trx, run, context)) {
    await saveCoverage(trx, part, at);
    for (const row of part) if (isAbout(row)) counts[row.status] = (counts[row.status] ?? 0) + 1;
  }
  return counts;
}

/** Bodies whose states are in memory at once. */
const AT_ONCE = 50;

/**
 * The states of a run's agencies, for its years and for every other year of which something was found: of `atOnce` agencies at a time,
 * to be kept before the next are asked for.
 */
export async function* judgeRun(
  db: Db,
  run: Pick<Run, 'id' | 'agencyIds' | 'years' | 'asOf'>,
  context: Pick<WorkContext, 'settings' | 'clock'>,
  atOnce = AT_ONCE,
): AsyncGenerator<Coverage[]> {
  const own = new Set(run.agencyIds);
  // Bodies of which the run found or moved a report are judged as well, for the years that something is known of.
  const ids = new Set([...own, ...(await agenciesSeenInRun(db, run.id))]);
  const now = judgingTime(run, context.clock);
  const policy = { ...policyOf(context.settings), gaps: await listGaps(db) };
  for (const part of chunks([...ids], atOnce)) {
    const coverage: Coverage[] = [];
    for (const agency of await listAgencies(db, { ids: part }))
      coverage.push(...(await judgeAgency(db, agency, own.has(agency.id) ? run.years : [], now, policy)));
    yield coverage;
  }
}

/** By which the settings want absence judged. */
export type JudgingPolicy = Pick<CoverageInput, 'staleAfterDays' | 'looksNeeded' | 'graceDays' | 'gaps'> & {
  localDeadlines?: readonly GivenLocalDay[];
};

/** The policy of the settings. */
export function policyOf({ staleAfterDays, missingLooks, graceDays, localDeadlines }: Settings): JudgingPolicy {
  return { staleAfterDays, looksNeeded: missingLooks, graceDays, localDeadlines };
}

/** The states of one agency. `years` are those that a run was about; years of found reports and years judged before are added. */
export async function judgeAgency(
  db: Db,
  registered: Agency,
  years: readonly number[],
  now: Date,
  policy: JudgingPolicy,
): Promise<Coverage[]> {
  const agency = withOwedYears(registered, (year) => deadlineFor(registered.level, year).date);
  const [looks, found, reports] = [
    await decidingLooks(db, agency.id),
    await pagesOf(db, agency.id),
    await listReports(db, { agencyIds: [agency.id], currentOnly: true }),
  ];
  const said = await listTestimony(db, { agencyId: agency.id });
  const columns = columnSpans(said.filter((one) => one.year === null));
  const holding = inForce(said);
  const pages = found.filter((page) => page.movedTo === null && page.mark !== 'wrong' && page.mark !== 'withdrawn');
  const expected = years.filter((y) => (agency.firstYear ?? y) <= y && y <= (agency.lastYear ?? y));
  // A year that was judged before is judged again even where it is owed no longer: its old state must not stay for ever.
  const judged = (await listCoverage(db, { agencyIds: [agency.id] })).map((row) => row.year);
  const all = [...new Set([...expected, ...found.map((p) => p.year), ...judged])].sort((a, b) => b - a);
  return all.map((year) => {
    const report = reports.find((r) => r.year === year) ?? null;
    const { published } = report?.report ?? { published: [] };
    const page = pageOf(pages, year, report);
    const isImport = page !== null && page.imported !== null;
    const days = isImport
      ? operatorDay(published)
      : { publishedAt: datedOf(published), claimedDays: claimedDays(published) };
    const read = report && { ...report, ...days };
    const ofYear = found.filter((one) => one.year === year);
    const strays = ofYear.filter((one) => one.movedTo !== null && one.mark !== 'wrong').map(strayOf);
    const isDenied = ofYear.some((one) => one.mark === 'wrong' && one.imported === null);
    const words = { said: holding.filter((one) => one.year === year).map(wordOf), columns };
    const seen = { looks, page: page && { ...page, isImport }, report: read, strays, isDenied };
    const localDeadline = localDeadlineOf(agency, year) ?? givenLocalDay(policy.localDeadlines ?? [], agency, year);
    const duty = { exemption: exemptionOf(agency, year), localDeadline };
    return judgeCoverage({ agency, year, ...seen, ...words, ...duty, ...policy, now });
  });
}

function wordOf({ id, kind, by, at, reason }: Testimony) {
  return { id, kind, by, at, reason };
}

/** Of a file that was handed in, only the day that the operator gave. */
function operatorDay(claims: readonly DateClaim[]) {
  const publishedAt = claims.find((claim) => claim.source === 'operator')?.date ?? null;
  return { publishedAt, claimedDays: [] };
}

/** The claim that counts. A day that only the address bears is the day of a migration as often as not, and decides nothing. */
function datedOf(claims: readonly DateClaim[]): string | null {
  return claims.find((claim) => claim.source !== 'url')?.date ?? null;
}

/** The days of publication that tags, list and text give; the day of an address or of a signature is none. */
function claimedDays(claims: readonly DateClaim[]): string[] {
  const stated = claims.filter(
    ({ source, text }) => STATED.includes(source) && !/^(?:成文|印发|发文)/.test(text ?? ''),
  );
  return [...new Set(stated.map((claim) => claim.date))];
}

const STATED: readonly DateClaim['source'][] = ['meta', 'list', 'text'];

function strayOf({ url, title, why }: Page) {
  return { url, title, isTitled: why.includes(attribution('yearInTitle')) };
}

/** The page that stands for a year: the one of the current report, else one that could be fetched, else the first found. */
function pageOf(pages: readonly Page[], year: number, report: StoredReport | null): Page | null {
  const ofYear = pages.filter((p) => p.year === year);
  return (
    ofYear.find((p) => p.id === report?.pageId) ?? ofYear.find((p) => p.fetchOutcome === 'ok') ?? ofYear[0] ?? null
  );
}
