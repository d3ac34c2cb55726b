import type { Failure } from '../errors/failure.ts';
import type { Finding } from '../report/finding.ts';
import type { Report, ValueStatus } from '../report/report.ts';
import { CLI, FIGURE, SEVERITY } from '../text/cli.ts';
import type { Loaded } from './load-input.ts';
import { both, inCell } from './words.ts';

/** What was read of one input. */
export interface Checked {
  loaded: Loaded;
  format: string;
  report: Report;
  findings: Finding[];
}

/** One input in the form of `check --json`. */
export function checkedAsJson({ loaded, format, report, findings }: Checked) {
  const { title, agency, year, template, period, sections, published, notUnderstood } = report;
  return {
    source: loaded.source,
    format,
    sha256: loaded.sha256,
    report: { title, agency, year, template, period, sections, published, notUnderstood },
    values: report.values,
    findings,
  };
}

/** An input that could not be read: the same form, empty, and the failure beside it. */
export function failedAsJson(source: string, { code, title, cause, remedy }: Failure) {
  const nothing = { title: null, agency: null, year: null, template: null, period: null, sections: [] };
  return {
    source,
    format: null,
    sha256: null,
    report: { ...nothing, published: [], notUnderstood: [] },
    values: {},
    findings: [],
    error: { code, message: title, cause, remedy },
  };
}

/** One input for a person. */
export function checkedAsText({ loaded, format, report, findings }: Checked): string {
  const lines = [
    `${loaded.source} (${format}, sha256 ${loaded.sha256.slice(0, 12)})`,
    `  ${[report.agency ?? '?', report.year ?? '?', report.template ?? '—', report.title ?? ''].join('  ').trimEnd()}`,
  ];
  if (report.template === null) {
    const why = report.templateReason ? ` (${report.templateReason})` : '';
    lines.push(`  ${both(CLI.noReport)}${why}`);
  } else {
    const values = Object.values(report.values);
    const count = (status: ValueStatus) =>
      `${inCell(FIGURE[status])} ${values.filter((v) => v.status === status).length}`;
    lines.push(`  ${(['reported', 'blank', 'absent', 'unreadable'] as const).map(count).join(' · ')}`);
  }
  if (findings.length === 0) lines.push(`  ✓ ${both(CLI.noFindings)}`);
  for (const { rule, severity, message } of findings) {
    lines.push(`  ${severity === 'info' ? '·' : '✗'} [${SEVERITY[severity].zh} ${severity}] ${rule}`);
    lines.push(`      ${message.zh}`, `      ${message.en}`);
  }
  return lines.join('\n');
}
