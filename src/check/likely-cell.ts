import type { Bilingual } from '../report/bilingual.ts';
import type { Finding } from '../report/finding.ts';
import type { TemplateId } from '../report/report.ts';
import { LIKELY_CELL } from '../text/clear.ts';
import { fill } from '../text/fill.ts';
import { nameOfField } from './field-place.ts';

/** The sums of table 3, along its rows and down its columns. */
const SUMS = /^T3-(?:ROW-SUM|RESULT-SUM|FLOW)$/;

/**
 * The one cell in which two sums of table 3 cross that break by the same difference, where no third one breaks: most likely it is the wrong
 * one. Null where nothing is so plain.
 */
export function likelyCell(findings: readonly Finding[]): string | null {
  const sums = findings.filter(({ rule }) => SUMS.test(rule));
  const [one, other] = sums;
  if (sums.length !== 2 || one?.rule === other?.rule) return null;
  const difference = ({ expected, actual }: Finding) => Math.abs(Number(expected) - Number(actual));
  if (!(difference(one!) > 0) || difference(one!) !== difference(other!)) return null;
  const shared = one!.fields.filter((field) => other!.fields.includes(field));
  return shared.length === 1 ? shared[0]! : null;
}

/** What to say of it beside a finding that it breaks; null beside others. */
export function likelyWords(
  template: TemplateId,
  findings: readonly Finding[],
  { rule, fields }: Finding,
): Bilingual | null {
  const cell = likelyCell(findings);
  if (cell === null || !SUMS.test(rule) || !fields.includes(cell)) return null;
  return fill(LIKELY_CELL, { cell: nameOfField(template, cell) });
}
