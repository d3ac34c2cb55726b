import type { SeriesPoint } from '../../diff/series.ts';
import { FIGURE } from '../../text/cli.ts';
import { explore as words } from '../../text/web-explore.ts';
import { numberOf } from '../queries/metric-figures.ts';
import type { Translate } from '../translate.ts';
import type { ChartLine } from './line-chart.ts';

/** The points of a series as a line: broken where they may not be compared. */
export function lineOf(name: string, points: readonly SeriesPoint[]): ChartLine {
  return { name, points: points.map((one) => ({ x: one.year, y: numberOf(one), joint: one.comparable ?? 'full' })) };
}

/** The years in which a new form came, among those of the series. */
export function formMarks(t: Translate, all: readonly (readonly SeriesPoint[])[]): { x: number; text: string }[] {
  const years = new Set<number>();
  for (const points of all)
    points.forEach((one, i) => {
      if (i > 0 && points[i - 1]!.template !== one.template) years.add(one.year);
    });
  return [...years].sort((a, b) => a - b).map((year) => ({ x: year, text: t(words.newForm, { year }) }));
}

/** A figure, or the word of what stands there instead; a sign before it where it may not simply be set beside the one before. */
export function pointText(t: Translate, point: SeriesPoint | undefined): string {
  if (point === undefined) return '';
  const { figure, comparable } = point;
  const sign = comparable === 'none' ? '‖ ' : comparable === 'approx' ? '≈ ' : '';
  return `${sign}${figure.kind === 'number' ? figure.value : t(FIGURE[figure.kind])}`;
}
