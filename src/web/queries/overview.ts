import type { Kysely } from 'kysely';
import type { LookOutcome } from '../../report/look.ts';
import { currentReportYear, shanghaiDay } from '../../report/year.ts';
import { type LostColumn, lostColumns } from '../../store/lost-columns.ts';
import type { Database } from '../../store/schema.ts';
import { type AlertRow, alertCounts, listAlerts } from './alerts.ts';
import {
  type CoverageCell,
  type CoverageCount,
  countActiveAgencies,
  coverageCells,
  coverageCounts,
  type MatrixAgency,
  matrixAgencies,
  parentNames,
} from './coverage.ts';
import { listRuns, lookOutcomes, type RunRow, type TaskCount, taskCounts } from './runs.ts';

/** From this number on, agencies are summed by the body above. */
export const MATRIX_LIMIT = 150;
/** A body above that was opened shows this many agencies at most. */
export const GROUP_LIMIT = 500;
const MATRIX_YEARS = 12;
const ALERTS_SHOWN = 8;

export interface Overview {
  agencies: number;
  /** The reporting year in focus: the newest that is judged, or the calendar's. */
  year: number;
  /** Newest first. */
  years: number[];
  counts: CoverageCount[];
  /** Agencies whose cells are shown; empty where only sums are. */
  matrix: MatrixAgency[];
  cells: CoverageCell[];
  parentNames: Map<string, string>;
  /** The body above that was opened, or null. */
  group: string | null;
  alerts: AlertRow[];
  /** Agencies whose column is lost: apart from any report that is missing. */
  lostColumns: LostColumn[];
  alertCounts: Awaited<ReturnType<typeof alertCounts>>;
  lastRun: { run: RunRow; tasks: TaskCount[]; looks: { outcome: LookOutcome; count: number }[] } | null;
}

/** All that the first page shows. */
export async function overview(
  db: Kysely<Database>,
  now: Date,
  asOf: string | null,
  group: string | null,
): Promise<Overview> {
  const [agencies, counts, byStatus, alerts, lost, lastRun] = await Promise.all([
    countActiveAgencies(db),
    coverageCounts(db),
    alertCounts(db),
    listAlerts(db, { status: 'open', severity: null }, ALERTS_SHOWN, 0),
    lostColumns(db),
    findLastRun(db),
  ]);
  const years = [...new Set(counts.map((one) => one.year))].sort((a, b) => b - a).slice(0, MATRIX_YEARS);
  const year = focusYear(years, asOf ?? shanghaiDay(now));
  const showAgencies = group !== null || agencies <= MATRIX_LIMIT;
  const matrix = showAgencies ? await matrixAgencies(db, group, GROUP_LIMIT) : [];
  const ids = matrix.map((one) => one.id);
  const [cells, names] = await Promise.all([
    coverageCells(db, ids, years.at(-1) ?? 0),
    parentNames(db, [...new Set(counts.map((one) => one.parent))]),
  ]);
  return {
    agencies,
    year,
    years,
    counts,
    matrix,
    cells,
    parentNames: names,
    group,
    alerts: alerts.rows,
    lostColumns: lost,
    alertCounts: byStatus,
    lastRun,
  };
}

function focusYear(years: number[], today: string): number {
  const current = currentReportYear(today);
  return years.find((year) => year <= current) ?? years[0] ?? current;
}

async function findLastRun(db: Kysely<Database>): Promise<Overview['lastRun']> {
  const run = (await listRuns(db, 1, 0, { crawlsOnly: true })).rows[0];
  if (!run) return null;
  const [tasks, looks] = await Promise.all([taskCounts(db, run.id), lookOutcomes(db, run.id)]);
  return { run, tasks, looks };
}
