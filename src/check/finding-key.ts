import { createHash } from 'node:crypto';
import type { Finding } from '../report/finding.ts';
import type { Report } from '../report/report.ts';

/** Rules whose figures of comparison move with other reports: what the report itself says makes their key. */
const BY_TEXT = /^D-(COPY|GENERIC)/;
const BY_COUNT = /^A-/;

/**
 * Names a finding on the figures that it rests on: the same when rules run again on the same figures, another when the figures change. Words
 * of the message do not count where there are figures, so that a better wording brings no dismissed finding back.
 */
function findingKey(finding: Finding, report: Report): string {
  const { rule, instance, fields, expected, actual, message } = finding;
  const figures = [...fields].sort().map((field) => {
    const value = report.values[field];
    return [field, value?.status ?? '', value?.value ?? ''];
  });
  const text = BY_TEXT.test(rule) ? report.prose.map((part) => part.text.replace(/\s+/g, '')).join('') : '';
  const compared = BY_TEXT.test(rule) ? [] : BY_COUNT.test(rule) ? [actual] : [expected, actual];
  const words = fields.length === 0 && expected === null && actual === null ? message.zh : '';
  return createHash('sha256')
    .update(JSON.stringify([rule, instance ?? '', figures, compared, text, words]))
    .digest('hex')
    .slice(0, 16);
}

/** The findings with their keys. */
export function keyed(findings: readonly Finding[], report: Report): Finding[] {
  return findings.map((finding) => ({ ...finding, key: findingKey(finding, report) }));
}
