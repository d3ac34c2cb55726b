import { Command } from 'commander';
import type { Settings } from '../../config/settings.ts';
import { diffProse } from '../../diff/prose.ts';
import { diffYears, type FigureDiff, type YearDiff } from '../../diff/years.ts';
import { FailureError, failure } from '../../errors/failure.ts';
import { TEMPLATES } from '../../extract/templates/index.ts';
import { formOf } from '../../extract/templates/kept-rows.ts';
import { withCorrections } from '../../report/correction.ts';
import type { Report } from '../../report/report.ts';
import { currentFullReport } from '../../store/reports.ts';
import { CLI, DIFF_STATE, FIGURE, OPTIONS } from '../../text/cli.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { terminalWidth } from '../fit-table.ts';
import { both, inCell, print, printJson, table } from '../output.ts';
import { proseDiffText } from '../prose-diff-text.ts';
import { readOne, withReaders } from '../read-input.ts';
import { registeredBodies } from '../registered.ts';
import { bodiesOf, lacksReport, type Side, sidesText } from '../sides-text.ts';
import { withStore } from '../with-store.ts';

export const diff: CommandModule = {
  build: (finish) =>
    new Command('diff')
      .description(both(CLI.diff))
      .argument('<a>', both(OPTIONS.earlier))
      .argument('<b>', both(OPTIONS.later))
      .option('--all', both(OPTIONS.unchanged))
      .option('--json', both(OPTIONS.json))
      .action((a: string, b: string, options: Record<string, unknown>) =>
        withSettings(options, finish, async (settings) => {
          const from: Side = { source: a, report: await reportOf(a, settings) };
          const to: Side = { source: b, report: await reportOf(b, settings) };
          const [before, after] = [from.report, to.report];
          const bodies = bodiesOf(from, to, await registeredBodies(settings));
          const found = diffYears(before, after);
          const prose = diffProse(before, after);
          const all = options.all === true;
          const width = terminalWidth();
          if (options.json === true) printJson({ ...found, bodies, prose });
          else {
            print(sidesText(from, to, bodies, width));
            print(`${asText(found, before, after, all)}\n\n${proseDiffText(prose, width, all)}`);
          }
          return lacksReport(from, to) ? 1 : 0;
        }),
      ),
};

/** A file, an address, or `agency/year` of the store, as people corrected it. */
async function reportOf(input: string, settings: Settings): Promise<Report> {
  const stored = /^([\w.-]+)\/((?:19|20)\d\d)$/.exec(input);
  if (stored === null) return (await withReaders(settings, (readers) => readOne(input, settings, readers))).report;
  const [, agency, year] = stored as unknown as [string, string, string];
  const found = await withStore(settings, (store) => currentFullReport(store.db, agency, Number(year)));
  if (found === null) throw new FailureError(failure('store.not-found', `${input}: ${both(CLI.notFound)}`));
  return withCorrections(found.report);
}

function asText(found: YearDiff, before: Report, after: Report, all: boolean): string {
  // A field that one form alone has is named by that form.
  const labels = new Map([...labelsOf(before), ...labelsOf(after)]);
  const shown = found.figures.filter((f) => all || (f.state !== 'same' && f.state !== 'not_comparable'));
  const { counts, from, to } = found;
  const sums = (Object.keys(DIFF_STATE) as (keyof typeof DIFF_STATE)[]).map(
    (s) => `${inCell(DIFF_STATE[s])} ${counts[s]}`,
  );
  const head = `${from.year ?? '?'} (${from.template ?? '—'}) → ${to.year ?? '?'} (${to.template ?? '—'}): ${sums.join(' · ')}`;
  const rows = shown.map((f) => [
    inCell(DIFF_STATE[f.state]),
    labels.get(f.key) ?? f.label ?? f.key,
    `${side(f.before)} → ${side(f.after)}${f.delta === null || f.delta === 0 ? '' : `  (${f.delta > 0 ? '+' : ''}${f.delta})`}`,
    ...(f.reason === null ? [] : [inCell(f.reason)]),
  ]);
  return [head, ...(rows.length > 0 ? [table(rows)] : [])].join('\n');
}

function labelsOf({ template, values }: Report): (readonly [id: string, label: string])[] {
  if (template === null) return [];
  const fields = [...TEMPLATES[template].fields, ...formOf(template, values).fields];
  return fields.map(({ id, label }) => [id, label] as const);
}

function side(state: FigureDiff['before']): string {
  if (state.kind === 'number') return String(state.value);
  return `（${inCell(FIGURE[state.kind])}）`;
}
