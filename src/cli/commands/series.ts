import { Command } from 'commander';
import { comparableSeries, type MetricSeries, type SeriesPoint } from '../../diff/series.ts';
import { FailureError, failure } from '../../errors/failure.ts';
import { findAgency } from '../../store/agencies.ts';
import { figuresByYear } from '../../store/agency-series.ts';
import type { Store } from '../../store/database.ts';
import { CLI, FIGURE, OPTIONS } from '../../text/cli.ts';
import { SERIES } from '../../text/series.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both, inCell, print, printJson, table } from '../output.ts';
import { withStore } from '../with-store.ts';

export const series: CommandModule = {
  build: (finish) =>
    new Command('series')
      .description(both(SERIES.command))
      .argument('<agency>', both(SERIES.agency))
      .option('--metric <metric...>', both(SERIES.metric))
      .option('--json', both(OPTIONS.json))
      .action((agency: string, options: { metric?: string[]; json?: boolean }) =>
        withSettings(options, finish, (settings) => withStore(settings, (store) => show(store, agency, options))),
      ),
};

async function show(store: Store, id: string, options: { metric?: string[]; json?: boolean }): Promise<number> {
  const agency = await findAgency(store.db, id);
  if (agency === null) throw new FailureError(failure('store.not-found', `${id}: ${both(CLI.notFound)}`));
  const all = comparableSeries(await figuresByYear(store.db, id));
  const wanted = all.filter(({ metric }) => options.metric === undefined || options.metric.includes(metric));
  if (options.json === true) printJson({ agency: { id, name: agency.name }, series: wanted });
  else if (all.length === 0) print(both(SERIES.none));
  else if (wanted.length === 0)
    throw new FailureError(failure('usage', `${options.metric?.join(' ')}: ${both(SERIES.unknown)}`));
  else print(asText(agency.name, wanted));
  return 0;
}

/** A row a metric, a column a year. A sign before a figure says that the one before it is of another scope. */
function asText(name: string, all: readonly MetricSeries[]): string {
  const years = [...new Set(all.flatMap(({ points }) => points.map(({ year }) => year)))].sort();
  const rows = all.map((one) => [
    one.field === null ? one.name.zh : `${one.name.zh}·${one.field}`,
    ...years.map((year) => cell(one.points.find((point) => point.year === year))),
  ]);
  const head = [name, ...years.map(String)];
  return [table([head, ...rows]), both(SERIES.approx), both(SERIES.breaks)].join('\n');
}

function cell(point: SeriesPoint | undefined): string {
  if (point === undefined) return '';
  const { figure, comparable } = point;
  const words = figure.kind === 'number' ? String(figure.value) : `（${inCell(FIGURE[figure.kind])}）`;
  return `${comparable === 'none' ? '‖ ' : comparable === 'approx' ? '≈ ' : ''}${words}`;
}
