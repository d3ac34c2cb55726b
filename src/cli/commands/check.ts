import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command } from 'commander';
import type { Settings } from '../../config/settings.ts';
import type { Failure } from '../../errors/failure.ts';
import { CHECK } from '../../text/check.ts';
import { CLI, OPTIONS } from '../../text/cli.ts';
import { fill } from '../../text/fill.ts';
import type { ReaderPool } from '../../workers/reader-pool.ts';
import { type Checked, checkedAsJson, failedAsJson } from '../checked.ts';
import { checkedAsText, summaryTable } from '../checked-text.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { terminalWidth } from '../fit-table.ts';
import { htmlReport } from '../html-report/page.ts';
import { inOrder } from '../in-order.ts';
import { expandInputs } from '../inputs.ts';
import { bar, both, note, Progress, print, printFailure, printJson } from '../output.ts';
import { type Previous, previousOf } from '../previous.ts';
import { AT_ONCE, tryToRead, withReaders } from '../read-input.ts';
import { VERSION } from '../version.ts';
import { writeWhole } from '../whole-file.ts';
import { tame } from '../wrap.ts';

export const check: CommandModule = {
  build: (finish) =>
    new Command('check')
      .description(both(CLI.check))
      .argument('<inputs...>', both(OPTIONS.inputs))
      .option('--previous <input>', both(OPTIONS.previous))
      .option('--values', both(OPTIONS.values))
      .option('--layout', both(OPTIONS.layout))
      .option('--html <file>', both(OPTIONS.html))
      .option('--json', both(OPTIONS.json))
      .action((inputs: string[], options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) =>
          withReaders(settings, (readers) => checkAll(inputs, options, settings, readers)),
        ),
      ),
};

/** Each input by itself, several at once, told in the order given: one that cannot be read is named, and keeps nobody from the others. */
async function checkAll(
  given: string[],
  options: Record<string, unknown>,
  settings: Settings,
  readers: ReaderPool,
): Promise<number> {
  const { previous: last, html } = options;
  const previous = last === undefined ? null : await lastYears(String(last), settings, readers);
  const { inputs, skipped } = await expandInputs(given);
  if (skipped.length > 0) note(both(fill(CHECK.skipped, { count: skipped.length, names: fewNames(skipped) })));
  const json = options.json === true;
  const show = json ? null : { width: terminalWidth(), layout: options.values === true || options.layout === true };
  const progress = new Progress(!json);
  const outcomes: (Checked | Failure)[] = [];
  let read = 0;
  await inOrder(
    inputs,
    AT_ONCE,
    async (input) => {
      progress.show(`${bar(read, inputs.length)}  ${both(CHECK.reading)} ${tame(input.source)}`);
      const outcome = await tryToRead(input, settings, readers, previous);
      progress.show(`${bar(++read, inputs.length)}  ${tame(input.source)}`);
      return outcome;
    },
    (outcome) => {
      outcomes.push(outcome);
      progress.hide();
      if ('failure' in outcome) printFailure(outcome);
      else if (show) print(checkedAsText(outcome, show.width, show.layout));
    },
  );
  progress.end();
  const sources = inputs.map(({ source }) => source);
  if (show && outcomes.length > 1) print(`\n${summaryTable(sources, outcomes, show.width)}`);
  if (json) printJson(outcomes.map((o, i) => ('failure' in o ? failedAsJson(sources[i] ?? '', o) : checkedAsJson(o))));
  if (html !== undefined) {
    const about = { version: VERSION, at: new Date() };
    const page = await htmlReport(sources, outcomes, about);
    await writeWhole(String(html), (to) => writeFile(to, page));
    note(`${both(CHECK.written)} ${String(html)}`);
  }
  return exitCode(outcomes, previous !== null);
}

/** The first names of a list, without their folders. */
function fewNames(files: readonly string[]): string {
  const shown = files.slice(0, 5).map((file) => tame(basename(file)));
  return [...shown, ...(files.length > shown.length ? ['…'] : [])].join(', ');
}

/** The report named with --previous; where it cannot be read that is said at once, and the inputs are checked without it. */
async function lastYears(source: string, settings: Settings, readers: ReaderPool): Promise<Previous> {
  const read = await tryToRead({ source }, settings, readers, null);
  if ('failure' in read) printFailure(read);
  return previousOf(source, read, settings);
}

/** 3 also where a comparison was asked for and no input could be compared. */
function exitCode(outcomes: readonly (Checked | Failure)[], wantsComparison: boolean): number {
  const read = outcomes.flatMap((o) => ('failure' in o ? [] : [o]));
  if (read.length < outcomes.length) return 3;
  if (wantsComparison && !read.some(({ comparison }) => comparison?.compared)) return 3;
  const findings = read.flatMap((one) => one.findings);
  return findings.some((f) => f.severity !== 'info') ? 1 : 0;
}
