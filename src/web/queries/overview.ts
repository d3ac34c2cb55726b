import type { Kysely } from 'kysely';
import type { LookOutcome } from '../../report/look.ts';
import { currentReportYear, shanghaiDay } from '../../report/year.ts';
import { type LostColumn, lostColumns } from '../../store/lost-columns.ts';
import type { Database } from '../../store/schema.ts';
import { rememberStates } from '../remembered.ts';
import { type AlertRow, alertCounts, listAlerts } from './alerts.ts';
import { type Changes, changesSince } from './changes.ts';
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
import { type RegionSection, regionSections } from './regions.ts';
import { listRuns, lookOutcomes, type RunRow, type TaskCount, taskCounts } from './runs.ts';

/** From this number on, agencies are summed by the body above. */
const MATRIX_LIMIT = 150;
/** A body above that was opened shows this many agencies at most. */
export const GROUP_LIMIT = 500;
/** From this number on, bodies above are summed by region. */
const PARENT_LIMIT = 80;
const DAY_MS = 86_400_000;
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
  /** The bodies above by region, in order. */
  regions: RegionSection[];
  /** The region that was opened, or null. */
  region: string | null;
  /** True where the bodies above are too many as well, so that only regions are shown. */
  folded: boolean;
  changes: Changes;
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
  { group, region }: { group: string | null; region: string | null } = { group: null, region: null },
): Promise<Overview> {
  const since = new Date(now.getTime() - DAY_MS);
  const [agencies, counts, regions, changes, byStatus, alerts, lost, lastRun] = await Promise.all([
    rememberStates(db, 'agencies', () => countActiveAgencies(db)),
    coverageCounts(db),
    regionSections(db),
    changesSince(db, since),
    alertCounts(db),
    listAlerts(db, { status: 'open', severity: null }, ALERTS_SHOWN, 0),
    rememberStates(db, 'lost', () => lostColumns(db)),
    findLastRun(db),
  ]);
  const years = [...new Set(counts.map((one) => one.year))].sort((a, b) => b - a).slice(0, MATRIX_YEARS);
  const year = focusYear(years, asOf ?? shanghaiDay(now));
  const showAgencies = group !== null || agencies <= MATRIX_LIMIT;
  const matrix = showAgencies ? await matrixAgencies(db, group, GROUP_LIMIT) : [];
  const ids = matrix.map((one) => one.id);
  const [cells, names] = await Promise.all([
    coverageCells(db, ids, years.at(-1) ?? 0),
    rememberStates(db, 'parents', () => parentNames(db, [...new Set(counts.map((one) => one.parent))])),
  ]);
  const isFolded = group === null && region === null && regions.length > 1 && countParents(regions) > PARENT_LIMIT;
  return {
    ...{ regions, region, folded: isFolded, changes },
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

function countParents(regions: readonly RegionSection[]): number {
  return regions.reduce((sum, one) => sum + one.parents.length, 0);
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
