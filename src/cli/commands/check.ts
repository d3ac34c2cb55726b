import { Command } from 'commander';
import { checkReport, findingsOf } from '../../check/check-report.ts';
import { createLog } from '../../config/log.ts';
import type { Settings } from '../../config/settings.ts';
import { FailureError } from '../../errors/failure.ts';
import { extractReport } from '../../extract/extract-report.ts';
import { readDocument } from '../../read/read-document.ts';
import type { Finding } from '../../report/finding.ts';
import type { Report } from '../../report/report.ts';
import { CLI } from '../../text/cli.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { type Loaded, loadInput } from '../load-input.ts';
import { both, print, printFailure, printJson } from '../output.ts';

/** What was read of one input: the form of `check --json`. */
export interface Checked {
  loaded: Loaded;
  format: string;
  report: Report;
  findings: Finding[];
}

export const check: CommandModule = {
  build: (finish) =>
    new Command('check')
      .description(both(CLI.check))
      .argument('<inputs...>', '文件或网址  files or URLs')
      .option('--previous <input>', '上一年的报告  last year’s report')
      .option('--json', 'JSON')
      .action((inputs: string[], options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) => checkAll(inputs, options, settings)),
      ),
};

async function checkAll(inputs: string[], options: Record<string, unknown>, settings: Settings): Promise<number> {
  const previous = options.previous === undefined ? null : (await readOne(String(options.previous), settings)).report;
  const checked: Checked[] = [];
  let failed = 0;
  for (const input of inputs) {
    try {
      checked.push(await readOne(input, settings, previous));
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      printFailure({ ...error.failure, cause: `${input}: ${error.failure.cause}` });
      failed++;
    }
  }
  if (options.json === true) printJson(checked.map(asJson));
  else for (const one of checked) print(asText(one));
  if (failed > 0) return 3;
  return checked.some((one) => one.findings.some((f) => f.severity !== 'info')) ? 1 : 0;
}

/** Reads, extracts and checks one input; throws a FailureError where it cannot be read. */
export async function readOne(input: string, settings: Settings, previous: Report | null = null): Promise<Checked> {
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
  return { loaded, format: document.value.format, report, findings };
}

function asJson({ loaded, format, report, findings }: Checked) {
  const { title, agency, year, template, period, sections } = report;
  return {
    source: loaded.source,
    format,
    sha256: loaded.sha256,
    report: {
      title,
      agency,
      year,
      template,
      period,
      sections,
      published: report.published,
      notUnderstood: report.notUnderstood,
    },
    values: report.values,
    findings,
  };
}

function asText({ loaded, format, report, findings }: Checked): string {
  const values = Object.values(report.values);
  const count = (status: string) => values.filter((v) => v.status === status).length;
  const lines = [
    `${loaded.source} (${format}, sha256 ${loaded.sha256.slice(0, 12)})`,
    `  ${report.agency ?? '?'}  ${report.year ?? '?'}  ${report.template ?? '—'}  ${report.title ?? ''}`,
  ];
  if (report.template === null)
    lines.push(`  ${both(CLI.noReport)}${report.templateReason ? ` (${report.templateReason})` : ''}`);
  else {
    lines.push(
      `  已报 reported ${count('reported')} · 空白 blank ${count('blank')} · 无此格 absent ${count('absent')} · 不可读 unreadable ${count('unreadable')}`,
    );
  }
  if (findings.length === 0) lines.push(`  ✓ ${both(CLI.noFindings)}`);
  for (const f of findings)
    lines.push(`  ${f.severity === 'info' ? '·' : '✗'} [${f.rule}] ${f.message.zh}`, `      ${f.message.en}`);
  return lines.join('\n');
}
