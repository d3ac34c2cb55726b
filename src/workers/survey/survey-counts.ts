import { type Anomalies, type CountSeries, findAnomalies } from '../../anomaly/find-anomalies.ts';
import { comparability, METRICS, type Metric } from '../../diff/crosswalk.ts';
import type { Agency } from '../../report/agency.ts';
import type { TemplateId } from '../../report/report.ts';
import { COUNTED_VALUE } from '../../store/corrections.ts';
import type { Db } from '../../store/database.ts';
import { chunks } from '../../store/rows.ts';

/** Counts of what happens in a year; stocks, amounts and sums of other metrics are none. */
const COUNTS = new Set([
  'requests_new',
  'granted',
  'partial',
  'denied_all',
  'not_held',
  'rejected_all',
  'other_handling',
  'reviews',
  'lawsuits',
  'normative_made',
  'licensing_decisions',
  'penalty_decisions',
  'coercion_decisions',
]);
const METRICS_OF_COUNTS = METRICS.filter(({ metric }) => COUNTS.has(metric));
const FIELDS = [...new Set(METRICS_OF_COUNTS.flatMap(({ expr }) => Object.values(expr).flatMap((one) => one ?? [])))];
/** Years further back are another time. */
const YEARS_BACK = 8;

/** Bodies whose figures of all those years are in memory at once. */
const AT_ONCE = 100;

/** The certain figures of one report that counts are made of. */
interface Figures {
  template: TemplateId;
  values: Map<string, number>;
}

/** Counts of a year that stand out, of every body whose report is here. */
export async function anomaliesOf(
  db: Db,
  year: number,
  agencies: readonly Agency[],
  atOnce = AT_ONCE,
): Promise<Anomalies> {
  const series: CountSeries[] = [];
  for (const part of chunks(agencies, atOnce)) {
    const figures = await figuresOf(db, year, part);
    for (const agency of part)
      for (const metric of METRICS_OF_COUNTS) series.push(...seriesOf(agency, metric, year, figures));
  }
  return findAnomalies(series);
}

function seriesOf(agency: Agency, metric: Metric, year: number, figures: ReadonlyMap<string, Figures>): CountSeries[] {
  const now = figures.get(`${agency.id} ${year}`);
  const count = now === undefined ? null : countOf(metric, now);
  if (now === undefined || count === null) return [];
  const earlier: { year: number; count: number }[] = [];
  for (let back = YEARS_BACK; back > 0; back--) {
    const then = figures.get(`${agency.id} ${year - back}`);
    if (then === undefined || comparability(metric, then.template, now.template) !== 'full') continue;
    const one = countOf(metric, then);
    if (one !== null) earlier.push({ year: year - back, count: one });
  }
  if (earlier.length === 0) return [];
  const last = earlier.at(-1)!;
  return [
    {
      body: agency.id,
      group: agency.level,
      metric: metric.metric,
      label: metric.label_zh,
      fields: metric.expr[now.template] ?? [],
      count,
      earlier,
      last: last.year === year - 1 ? last.count : null,
    },
  ];
}

function countOf({ expr }: Metric, { template, values }: Figures): number | null {
  const fields = expr[template];
  if (fields === null) return null;
  let sum = 0;
  for (const field of fields) {
    const value = values.get(field);
    if (value === undefined || value < 0 || !Number.isInteger(value)) return null;
    sum += value;
  }
  return sum;
}

async function figuresOf(db: Db, year: number, agencies: readonly Agency[]): Promise<Map<string, Figures>> {
  const rows = await db
    .selectFrom('nianbao.report as r')
    .innerJoin('nianbao.value as v', 'v.report_id', 'r.id')
    .select(['r.agency_id', 'r.year', 'r.template', 'v.field', COUNTED_VALUE.as('value')])
    .where('r.current', '=', true)
    .where(
      'r.agency_id',
      'in',
      agencies.map((one) => one.id),
    )
    .where('r.year', '>=', year - YEARS_BACK)
    .where('r.year', '<=', year)
    .where('r.template', 'is not', null)
    .where((is) => is.or([is('v.status', '=', 'reported'), is('v.corrected', 'is not', null)]))
    .where('v.field', 'in', FIELDS)
    .execute();
  const figures = new Map<string, Figures>();
  for (const row of rows) {
    const key = `${row.agency_id} ${row.year}`;
    const one = figures.get(key) ?? { template: row.template as TemplateId, values: new Map<string, number>() };
    if (row.value !== null) one.values.set(row.field, row.value);
    figures.set(key, one);
  }
  return figures;
}
