import type { Bilingual } from '../report/bilingual.ts';
import type { Report, TemplateId } from '../report/report.ts';
import { DIFF_REASONS } from '../text/diff.ts';
import { fill } from '../text/fill.ts';
import { METRIC_NAMES } from '../text/series.ts';
import { type Comparability, comparability, METRICS, type Metric } from './crosswalk.ts';
import { type FigureState, stateOf, stateOfSum } from './figure-state.ts';

/** One year's figure of a metric, and how far it may be set beside the one before it in the series. */
export interface SeriesPoint {
  year: number;
  template: TemplateId;
  /** Fields whose sum it is. */
  fields: readonly string[];
  figure: FigureState;
  /** Null for the first point. `full` within one form; across forms as the crosswalk says. */
  comparable: Comparability | null;
  /** Why it is not fully comparable. */
  reason: Bilingual | null;
}

/** One metric over the years, with how far each year can be compared with the one before. */
export interface MetricSeries {
  metric: string;
  /** The field, for metrics that are several things under one head; null where the fields are added up. */
  field: string | null;
  name: Bilingual;
  points: SeriesPoint[];
}

/** What a series takes of the report of one reporting year. */
export interface YearOfReport {
  year: number;
  report: Pick<Report, 'template' | 'values'>;
}

/**
 * The comparable figures of one agency over all its years, by the metrics of the crosswalk, oldest year first; of several reports of one
 * year the first counts. A year whose form has no such figure, or no form at all, has no point.
 */
export function comparableSeries(reports: readonly YearOfReport[]): MetricSeries[] {
  return COMPARABLE.map(({ metric, field, name }) => ({
    ...{ metric: metric.metric, field, name },
    points: seriesPoints(metric, field, reports),
  })).filter((series) => series.points.length > 0);
}

/** What has one series of its own: a metric, or one field of a metric that is several things under one head. */
export interface Comparable {
  metric: Metric;
  field: string | null;
  name: Bilingual;
}

/** All that can be followed over the years, in the order of the crosswalk. */
export const COMPARABLE: readonly Comparable[] = METRICS.flatMap((metric): Comparable[] => {
  const name = METRIC_NAMES[metric.metric] ?? { zh: metric.label_zh, en: metric.metric };
  if (metric.adds_up) return [{ metric, field: null, name }];
  return fieldsOf(metric).map((field) => ({ metric, field, name }));
});

/** Every field that a metric rests on, in any form. */
export function fieldsOf(metric: Metric): string[] {
  return [...new Set(Object.values(metric.expr).flatMap((ids) => ids ?? []))];
}

/** One metric (or one field of it) of one agency over its years, as `comparableSeries` says. */
export function seriesPoints(metric: Metric, field: string | null, reports: readonly YearOfReport[]): SeriesPoint[] {
  const years = [...reports].sort((a, b) => a.year - b.year).filter(({ year }, i, all) => all[i - 1]?.year !== year);
  const found: SeriesPoint[] = [];
  for (const { year, report } of years) {
    const { template } = report;
    const ids = template === null ? null : metric.expr[template];
    if (template === null || ids === null || (field !== null && !ids.includes(field))) continue;
    const fields = field === null ? ids : [field];
    const figure = fields.length === 1 ? stateOf(report.values[fields[0]!]) : stateOfSum(report, fields);
    const before = found.at(-1);
    const comparable = before === undefined ? null : comparability(metric, before.template, template);
    found.push({ year, template, fields, figure, comparable, reason: reasonOf(metric, comparable) });
  }
  return found;
}

function reasonOf({ note_zh }: Metric, level: Comparability | null): Bilingual | null {
  if (level === null || level === 'full') return null;
  if (level === 'approx') return fill(DIFF_REASONS.approx, { note: note_zh });
  return note_zh === '' ? DIFF_REASONS.differentScope : fill(DIFF_REASONS.none, { note: note_zh });
}
