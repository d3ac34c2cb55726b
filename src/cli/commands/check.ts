import { Command } from 'commander';
import { checkReport, findingsOf } from '../../check/check-report.ts';
import { createLog } from '../../config/log.ts';
import type { Settings } from '../../config/settings.ts';
import { type Failure, FailureError, isFailureError } from '../../errors/failure.ts';
import { extractReport } from '../../extract/extract-report.ts';
import { readDocument } from '../../read/read-document.ts';
import type { Finding } from '../../report/finding.ts';
import type { Report } from '../../report/report.ts';
import { CLI, OPTIONS } from '../../text/cli.ts';
import { type Checked, checkedAsJson, checkedAsText, failedAsJson } from '../checked.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { loadInput } from '../load-input.ts';
import { bar, both, Progress, print, printFailure, printJson } from '../output.ts';

export const check: CommandModule = {
  build: (finish) =>
    new Command('check')
      .description(both(CLI.check))
      .argument('<inputs...>', both(OPTIONS.inputs))
      .option('--previous <input>', both(OPTIONS.previous))
      .option('--json', both(OPTIONS.json))
      .action((inputs: string[], options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) => checkAll(inputs, options, settings)),
      ),
};

/** Each input by itself: one that cannot be read is named, and keeps nobody from the others. */
async function checkAll(inputs: string[], options: Record<string, unknown>, settings: Settings): Promise<number> {
  const json = options.json === true;
  const previous = options.previous === undefined ? null : (await readOne(String(options.previous), settings)).report;
  const progress = new Progress();
  const outcomes: (Checked | Failure)[] = [];
  for (const [i, input] of inputs.entries()) {
    progress.show(`${bar(i, inputs.length)}  ${input}`);
    const outcome = await readOne(input, settings, previous).catch(failureOf);
    progress.end();
    outcomes.push(outcome);
    if ('failure' in outcome) printFailure(outcome);
    else if (!json) print(checkedAsText(outcome));
  }
  if (json) printJson(outcomes.map((o, i) => ('failure' in o ? failedAsJson(inputs[i] ?? '', o) : checkedAsJson(o))));
  if (outcomes.some((o) => 'failure' in o)) return 3;
  const problems = outcomes.flatMap((o) => ('failure' in o ? [] : o.findings)).filter((f) => f.severity !== 'info');
  return problems.length > 0 ? 1 : 0;
}

function failureOf(error: unknown): Failure {
  if (isFailureError(error)) return error.failure;
  throw error;
}

/** Reads, extracts and checks one input; throws a FailureError that names it where it cannot be read. */
export async function readOne(input: string, settings: Settings, previous: Report | null = null): Promise<Checked> {
  try {
    const loaded = await loadInput(input, settings, createLog(settings.logLevel, process.stderr.isTTY));
    const document = await readDocument({
      bytes: loaded.bytes,
      fileName: loaded.name,
      ...(loaded.contentType === null ? {} : { contentType: loaded.contentType }),
      ...(loaded.url === null ? {} : { url: loaded.url }),
    });
    if (!document.ok) throw new FailureError(document.failure);
    const report = extractReport(document.value, { url: loaded.url ?? undefined });
    const findings = findingsOf(checkReport({ report, previous }));
    return { loaded, format: document.value.format, report, findings: withNoReport(report, findings) };
  } catch (error) {
    if (!isFailureError(error)) throw error;
    const { failure } = error;
    throw new FailureError({ ...failure, cause: `${input}: ${failure.cause}` });
  }
}

/** Where no form was recognised there is always a finding that says so, also where no rule blames it (before 2014). */
function withNoReport(report: Report, findings: Finding[]): Finding[] {
  if (report.template !== null || findings.length > 0) return findings;
  const nothing = { fields: [], expected: null, actual: null };
  return [{ rule: 'D-TABLE-MISSING', severity: 'info', ...nothing, message: CLI.noReport }];
}
