import { createHash } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { Finding, RuleResult } from '../report/finding.ts';
import type { Report, TemplateId } from '../report/report.ts';
import type { Surroundings } from '../report/surroundings.ts';
import { wordsOf } from '../report/words.ts';
import { applyCorrections } from './corrections.ts';
import type { Db } from './database.ts';
import { withDecisions } from './decisions.ts';
import { joinDuplicates } from './duplicates.ts';
import { applyMarks } from './page-marks.ts';
import { clean, cleanOrNull, iso, json } from './rows.ts';
import type { ReportTable } from './schema.ts';
import { inTransaction } from './tasks.ts';
import { saveValues, valuesOf } from './values.ts';

/** Where a reading comes from. */
interface Reading {
  agencyId: string;
  year: number;
  pageId: string;
  url: string;
  snapshot: string;
  format: string;
  /** Name and version of the reader. */
  reader: string;
}

/** One reading of one content of an agency-year's page. */
export interface StoredReport extends Reading {
  id: string;
  /** Without its values: ask `valuesOf`. */
  report: Omit<Report, 'values'>;
  results: RuleResult[];
  findings: Finding[];
  /** By which version of the rules it was judged; null before it was recorded. */
  rules: string | null;
  /** Comparison with last year's report, as it was saved; null where there is none. */
  diff: unknown;
  /** What other reports and fetches say of it; null before it was looked into. */
  around: Surroundings | null;
  firstSeenAt: string;
  lastSeenAt: string;
  readAt: string;
  current: boolean;
}

/** A reading of a page with its verdict, before it is stored. */
export interface NewReport extends Reading {
  report: Report;
  results: readonly RuleResult[];
  findings: readonly Finding[];
  /** Version of the rules. */
  rules: string;
  diff: unknown;
  /** When the page carried this content (the fetch), and when it was read. */
  seenAt: string;
  readAt: string;
}

/** 32 hex digits made from agency, year and content. */
export function reportId(agencyId: string, year: number, snapshot: string): string {
  return createHash('sha256').update(`${agencyId}\n${year}\n${snapshot}`).digest('hex').slice(0, 32);
}

/**
 * Saves a reading with its values, and decides anew which report of the agency-year is the current one. The same content
 * again replaces the reading. Returns the id, and the id of the report that was current before.
 */
export async function saveReport(db: Db, saved: NewReport): Promise<{ id: string; previousCurrent: string | null }> {
  const id = reportId(saved.agencyId, saved.year, saved.snapshot);
  return inTransaction(db, async (trx) => {
    await lockAgencyYear(trx, saved.agencyId, saved.year);
    const before = await trx
      .selectFrom('nianbao.report')
      .select('id')
      .where('agency_id', '=', saved.agencyId)
      .where('year', '=', saved.year)
      .where('current', '=', true)
      .executeTakeFirst();
    await upsert(trx, id, saved);
    await saveValues(trx, id, saved.report.values);
    await applyCorrections(trx, saved.agencyId, saved.year, id);
    await chooseReport(trx, saved.agencyId, saved.year);
    return { id, previousCurrent: before?.id ?? null };
  });
}

/** By the id of the version, with what people decided of its findings. */
export async function findReport(db: Db, id: string): Promise<StoredReport | null> {
  const row = await db.selectFrom('nianbao.report').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? ((await withDecisions(db, [fromRow(row)]))[0] ?? null) : null;
}

/** The version that counts for the agency and year; null where none does. */
export async function currentReport(db: Db, agencyId: string, year: number): Promise<StoredReport | null> {
  return (await listReports(db, { agencyIds: [agencyId], years: [year], currentOnly: true }))[0] ?? null;
}

/** Newest year first; within a year by agency, the current one first, then newest content first. */
export async function listReports(
  db: Db,
  filter: {
    agencyIds?: readonly string[];
    years?: readonly number[];
    currentOnly?: boolean;
    limit?: number;
    offset?: number;
  } = {},
): Promise<StoredReport[]> {
  let query = db.selectFrom('nianbao.report').selectAll();
  if (filter.agencyIds)
    query = query.where('agency_id', 'in', filter.agencyIds.length > 0 ? [...filter.agencyIds] : ['']);
  if (filter.years) query = query.where('year', 'in', filter.years.length > 0 ? [...filter.years] : [-1]);
  if (filter.currentOnly) query = query.where('current', '=', true);
  query = query
    .orderBy('year', 'desc')
    .orderBy('agency_id')
    .orderBy('current', 'desc')
    .orderBy('last_seen_at', 'desc')
    .orderBy('id');
  if (filter.limit !== undefined) query = query.limit(filter.limit);
  if (filter.offset !== undefined) query = query.offset(filter.offset);
  return withDecisions(db, (await query.execute()).map(fromRow));
}

/** All current reports in the same order, some at once: with their text they are more than lies in memory. */
export async function* currentReports(db: Db, atOnce = 50): AsyncGenerator<StoredReport[]> {
  let last: { year: number; agencyId: string } | null = null;
  for (;;) {
    let query = db.selectFrom('nianbao.report').selectAll().where('current', '=', true);
    if (last !== null) {
      const { year, agencyId } = last;
      query = query.where((eb) =>
        eb.or([eb('year', '<', year), eb.and([eb('year', '=', year), eb('agency_id', '>', agencyId)])]),
      );
    }
    const rows = await query.orderBy('year', 'desc').orderBy('agency_id').limit(atOnce).execute();
    if (rows.length > 0) yield await withDecisions(db, rows.map(fromRow));
    if (rows.length < atOnce) return;
    const { year, agency_id: agencyId } = rows.at(-1)!;
    last = { year, agencyId };
  }
}

/** Decides anew which report of an agency-year is the current one: its pages were moved, joined or given up. */
export async function chooseAgain(trx: Db, agencyId: string, year: number): Promise<void> {
  await lockAgencyYear(trx, agencyId, year);
  await chooseReport(trx, agencyId, year);
}

async function chooseReport(trx: Db, agencyId: string, year: number): Promise<void> {
  await applyMarks(trx, agencyId, year);
  await joinDuplicates(trx, agencyId, year);
  await chooseCurrent(trx, agencyId, year);
}

/** Of several workers that save readings of one agency-year at once, one chooses at a time. */
async function lockAgencyYear(trx: Db, agencyId: string, year: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`report ${agencyId} ${year}`}, 0))`.execute(trx);
}

/**
 * The newest content of each page competes: a page that is listed now wins over one that is not, a readable one over an
 * unreadable one, one that stands for its copies over them, the body's own report (本级) over that of all below it, and then the page
 * that was there first – so that two addresses of one report do not take turns. A page that belongs elsewhere does not
 * compete, nor does a content that is none of the body's, nor what an operator called wrong. What an operator called right wins over all,
 * a file that was handed in over all that was there before; a certain reading that came later wins over the file.
 */
async function chooseCurrent(trx: Db, agencyId: string, year: number): Promise<void> {
  const chosen = await sql<{ id: string }>`
    with newest as (
      select distinct on (page_id) id, page_id, template, first_seen_at, last_seen_at from nianbao.report
      where agency_id = ${agencyId} and year = ${year} and not exists (select 1 from nianbao.page as flawed
        where flawed.id = report.page_id and (flawed.mark in ('wrong', 'withdrawn')
          or flawed.flaw is not null and flawed.snapshot = report.snapshot)) order by page_id, last_seen_at desc, read_at desc, id),
    listed as (
      select last_run_id from nianbao.page where agency_id = ${agencyId} and year = ${year} and imported is null order by last_seen_at desc limit 1),
    certain as (
      select max(newest.first_seen_at) as at from newest join nianbao.page on page.id = newest.page_id where page.imported is null
        and page.moved_to is null and newest.template is not null and coalesce(page.attribution ->> 'verdict', '') <> 'unclear')
    select newest.id from newest left join nianbao.page on page.id = newest.page_id
    where page.moved_to is null
    order by coalesce(page.mark = 'right', false) desc, page.mark_seq desc nulls last,
      case when page.imported is not null and page.same_as is null
        and page.last_seen_at >= coalesce((select at from certain), '-infinity') then page.last_seen_at end desc nulls last,
      (page.last_run_id = (select last_run_id from listed)) desc nulls last, (newest.template is not null) desc,
      (page.same_as is null) desc, (page.part is null or page.part like '%本%' or page.part = '机关') desc, page.first_seen_at asc nulls last, newest.page_id limit 1`.execute(
    trx,
  );
  const id = chosen.rows[0]?.id;
  const those = () => trx.updateTable('nianbao.report').where('agency_id', '=', agencyId).where('year', '=', year);
  await those()
    .set({ current: false })
    .where('current', '=', true)
    .where('id', '<>', id ?? '')
    .execute();
  if (id) await those().set({ current: true }).where('id', '=', id).where('current', '=', false).execute();
}

async function upsert(trx: Db, id: string, saved: NewReport): Promise<void> {
  const row = { id, ...toRow(saved), first_seen_at: saved.seenAt, last_seen_at: saved.seenAt, current: false };
  const { id: _id, first_seen_at: _first, last_seen_at: _last, current: _current, ...reading } = row;
  await trx
    .insertInto('nianbao.report')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((is) => ({
        ...reading,
        first_seen_at: is.fn<Date>('least', ['nianbao.report.first_seen_at', 'excluded.first_seen_at']),
        last_seen_at: is.fn<Date>('greatest', ['nianbao.report.last_seen_at', 'excluded.last_seen_at']),
      })),
    )
    .execute();
}

function toRow(saved: NewReport) {
  const { report } = saved;
  return {
    agency_id: saved.agencyId,
    year: saved.year,
    page_id: saved.pageId,
    url: clean(saved.url),
    snapshot: saved.snapshot,
    format: saved.format,
    template: report.template,
    template_reason: cleanOrNull(report.templateReason),
    title: cleanOrNull(report.title),
    agency_printed: cleanOrNull(report.agency),
    year_printed: report.year,
    period_from: report.period?.from ?? null,
    period_to: report.period?.to ?? null,
    published_at: report.published[0]?.date ?? null,
    published_claims: json(report.published),
    sections: json(report.sections),
    not_understood: json(report.notUnderstood),
    prose: json(report.prose),
    words: json(wordsOf(report)),
    results: json(saved.results),
    findings: json(saved.findings),
    rules_version: saved.rules,
    diff: saved.diff === null || saved.diff === undefined ? null : json(saved.diff),
    reader: saved.reader,
    read_at: saved.readAt,
  };
}

function fromRow(row: Selectable<ReportTable>): StoredReport {
  const period = row.period_from !== null && row.period_to !== null;
  return {
    id: row.id,
    agencyId: row.agency_id,
    year: row.year,
    pageId: row.page_id,
    url: row.url,
    snapshot: row.snapshot,
    format: row.format,
    reader: row.reader,
    report: {
      title: row.title,
      agency: row.agency_printed,
      year: row.year_printed,
      template: row.template as TemplateId | null,
      templateReason: row.template_reason,
      period: period ? { from: row.period_from as string, to: row.period_to as string } : null,
      sections: row.sections,
      published: row.published_claims,
      notUnderstood: row.not_understood,
      prose: row.prose,
      ...row.words,
    },
    results: row.results,
    findings: row.findings,
    rules: row.rules_version,
    around: row.around,
    diff: row.diff,
    firstSeenAt: iso(row.first_seen_at),
    lastSeenAt: iso(row.last_seen_at),
    readAt: iso(row.read_at),
    current: row.current,
  };
}

/** Replaces what the rules say of a reading: last year's report arrived, or the rules changed. */
export async function reassessReport(
  db: Db,
  id: string,
  assessment: { results: readonly RuleResult[]; findings: readonly Finding[]; rules: string; diff: unknown },
): Promise<void> {
  const { results, findings, rules, diff } = assessment;
  await db
    .updateTable('nianbao.report')
    .set({
      results: json(results),
      findings: json(findings),
      rules_version: rules,
      diff: diff === null ? null : json(diff),
    })
    .where('id', '=', id)
    .execute();
}

/** Keeps what other reports and fetches say of a reading. */
export async function saveSurroundings(db: Db, id: string, around: Surroundings): Promise<void> {
  await db
    .updateTable('nianbao.report')
    .set({ around: json(around) })
    .where('id', '=', id)
    .execute();
}

/** The current report with its values as they were extracted; what people corrected of them stands beside. */
export async function currentFullReport(
  db: Db,
  agencyId: string,
  year: number,
): Promise<{ id: string; pageId: string; format: string; around: Surroundings | null; report: Report } | null> {
  const stored = await currentReport(db, agencyId, year);
  if (stored === null) return null;
  const { id, pageId, format, around } = stored;
  return { id, pageId, format, around, report: { ...stored.report, values: await valuesOf(db, stored.id) } };
}
