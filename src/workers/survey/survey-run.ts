import { isDeepStrictEqual } from 'node:util';
import type { Agency } from '../../report/agency.ts';
import { withCorrections } from '../../report/correction.ts';
import type { Surroundings } from '../../report/surroundings.ts';
import { findAgency, listAgencies, lockAgency } from '../../store/agencies.ts';
import type { Db } from '../../store/database.ts';
import { findPage, pagesOfMany } from '../../store/pages.ts';
import { currentFullReport, listReports, reassessReport, saveSurroundings } from '../../store/reports.ts';
import { chunks } from '../../store/rows.ts';
import type { Run } from '../../store/runs.ts';
import { inTransaction } from '../../store/tasks.ts';
import { valuesOfMany } from '../../store/values.ts';
import { factsOf } from '../page-facts.ts';
import { assessReport } from '../process-report.ts';
import { attachmentsAround } from './survey-attachments.ts';
import { copiesOf } from './survey-copies.ts';
import { anomaliesOf } from './survey-counts.ts';
import { othersOf } from './survey-others.ts';
import { revisionsOf } from './survey-revisions.ts';
import { GOVERNMENTS, rollUpOf } from './survey-roll-up.ts';

/** Agencies whose reports, pages and figures of a year are in memory at once. */
const AT_ONCE = 100;

/**
 * What a run's reports say of each other: looked into when the run has nothing left to read, for every year of which it read something and
 * the year after. Each report is saved by itself, and only where something is otherwise than before: killed and begun anew, it comes to the
 * same. Returns how many reports it changed.
 */
export async function surveyRun(db: Db, run: Pick<Run, 'id' | 'createdAt'>): Promise<number> {
  return surveyYears(db, await yearsTouched(db, run));
}

/** The same for chosen years. */
export async function surveyYears(db: Db, years: readonly number[]): Promise<number> {
  const agencies = await listAgencies(db);
  let changed = 0;
  for (const year of years) changed += await surveyYear(db, year, agencies);
  return changed;
}

async function surveyYear(db: Db, year: number, agencies: readonly Agency[]): Promise<number> {
  if (!(await hasReports(db, year))) return 0;
  const [copies, anomalies] = [await copiesOf(db, year, agencies), await anomaliesOf(db, year, agencies)];
  let changed = 0;
  for (const part of chunks(agencies, AT_ONCE)) {
    for await (const { agency, current, values, ...kept } of keptOf(db, year, part)) {
      const revisions = await revisionsOf(db, current, kept);
      const attachments = await attachmentsAround(db, current, kept.pages);
      const own = copies.get(current.id);
      const read = { ...current.report, values };
      const others = await othersOf(db, current, read, kept);
      const around: Surroundings = {
        ...(revisions === null ? {} : { revisions }),
        ...(attachments === null ? {} : { attachments }),
        ...(others === null ? {} : { others }),
        ...(own === undefined ? {} : { copies: own }),
        anomalies: anomalies.get(agency.id) ?? { tested: 0, found: [] },
        rollUp: await rollUpOf(db, agency, withCorrections(read), year, agencies),
      };
      if (isDeepStrictEqual(around, current.around)) continue;
      await inTransaction(db, (trx) => saveAround(trx, agency.id, year, current.id, around));
      changed++;
    }
  }
  return changed;
}

/** What is kept of these agencies' year, of those that have a current report; asked for together, for most of them have nothing new. */
async function* keptOf(db: Db, year: number, agencies: readonly Agency[]) {
  const agencyIds = agencies.map(({ id }) => id);
  const reports = Map.groupBy(await listReports(db, { agencyIds, years: [year] }), ({ agencyId }) => agencyId);
  if (reports.size === 0) return;
  const pages = await pagesOfMany(db, [...reports.keys()], year);
  // Figures are held against other pages of the body, or against the bodies below it.
  const compared = agencies.filter(({ id, level }) => GOVERNMENTS.includes(level) || (pages.get(id)?.length ?? 0) > 1);
  const versionsOf = (id: string) => reports.get(id) ?? [];
  const current = compared.flatMap(({ id }) => versionsOf(id).filter((one) => one.current));
  const values = await valuesOfMany(
    db,
    current.map(({ id }) => id),
  );
  for (const agency of agencies) {
    const versions = versionsOf(agency.id);
    const current = versions.find((one) => one.current);
    if (current === undefined) continue;
    yield { agency, current, values: values.get(current.id) ?? {}, versions, pages: pages.get(agency.id) ?? [] };
  }
}

async function hasReports(db: Db, year: number): Promise<boolean> {
  const query = db.selectFrom('nianbao.report').select('id').where('current', '=', true).where('year', '=', year);
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}

/** Kept and judged at once; a report that is the current one no longer is left for the run that made it so. */
async function saveAround(trx: Db, agencyId: string, year: number, id: string, around: Surroundings): Promise<void> {
  await lockAgency(trx, agencyId);
  const agency = await findAgency(trx, agencyId);
  const current = await currentFullReport(trx, agencyId, year);
  if (agency === null || current?.id !== id) return;
  await saveSurroundings(trx, id, around);
  const previous = await currentFullReport(trx, agencyId, year - 1);
  const page = factsOf(await findPage(trx, current.pageId), current.format);
  await reassessReport(trx, id, assessReport(current.report, previous?.report ?? null, agency, page, around));
}

/** Years of which something was read since the run began, or was never looked into, each with the year after. */
async function yearsTouched(db: Db, run: Pick<Run, 'id' | 'createdAt'>): Promise<number[]> {
  const rows = await db
    .selectFrom('nianbao.report')
    .select('year')
    .distinct()
    .where('current', '=', true)
    .where((eb) => eb.or([eb('read_at', '>=', new Date(run.createdAt)), eb('around', 'is', null)]))
    .execute();
  return [...new Set(rows.flatMap(({ year }) => [year, year + 1]))].sort((a, b) => a - b);
}
