import type { Bilingual } from '../report/bilingual.ts';
import type { Finding, RuleResult, Severity } from '../report/finding.ts';
import { hasNote, TRUST_NOTES } from '../report/value-note.ts';
import { INFERRED_CELLS, UNCONFIRMED_FIGURES } from '../text/rules.ts';
import type { Subject } from './figures.ts';

/**
 * A breach shown by figures whose reading nothing confirms may be ours: it is told as a warning at most, with words that say so. Figures
 * that stand so in the file, only without cells, keep their severity and say it as well.
 */
export function softened(results: readonly RuleResult[], subject: Subject): RuleResult[] {
  return results.map((result) => {
    const { finding } = result;
    if (!finding) return result;
    if (finding.fields.some((field) => carries(subject, field, TRUST_NOTES.unconfirmed))) {
      const severity = finding.severity === 'info' ? 'info' : 'warning';
      return { ...result, finding: told(finding, severity, UNCONFIRMED_FIGURES) };
    }
    const inferred = finding.fields.some((field) => carries(subject, field, TRUST_NOTES.asPrinted));
    return inferred ? { ...result, finding: told(finding, finding.severity, INFERRED_CELLS) } : result;
  });
}

function carries({ report, previous }: Subject, field: string, note: string): boolean {
  return hasNote(report.values[field], note) || hasNote(previous?.values[field], note);
}

function told(finding: Finding, severity: Severity, words: Bilingual): Finding {
  const { zh, en } = finding.message;
  return { ...finding, severity, message: { zh: zh + words.zh, en: `${en} ${words.en}` } };
}
