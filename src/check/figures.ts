import type { Agency } from '../report/agency.ts';
import type { Report, Value } from '../report/report.ts';
import type { Surroundings } from '../report/surroundings.ts';
import type { PageFacts } from './page-facts.ts';

/** What a rule looks at. `agency` is null where the report was not matched with the registry. */
export interface Subject {
  report: Report;
  previous: Report | null;
  agency: Agency | null;
  page: PageFacts | null;
  /** What other reports and fetches say of it; null for a document by itself. */
  around: Surroundings | null;
}

/** The figures that one side of a rule names. `numbers` are in the order of `refs`, blanks as null. */
export interface Figures {
  refs: readonly string[];
  numbers: (number | null)[];
  /** Blanks counted as zero. */
  sum: number;
  blank: string[];
  absent: string[];
  unreadable: string[];
}

const PREFIX = /^(prev|cur)\./;

/** The field id of a reference such as `prev.review_pending`. */
export function fieldOf(ref: string): string {
  return ref.replace(PREFIX, '');
}

/** The value that a reference names; undefined where the report's template has no such field. */
export function cellOf(subject: Subject, ref: string): Value | undefined {
  const report = ref.startsWith('prev.') ? subject.previous : subject.report;
  return report?.values[fieldOf(ref)];
}

/** Reads references (`field`, `cur.field`, `prev.field`) and keeps blank, absent and unreadable apart. */
export function figuresOf(subject: Subject, refs: readonly string[]): Figures {
  const figures: Figures = { refs, numbers: [], sum: 0, blank: [], absent: [], unreadable: [] };
  for (const ref of refs) {
    const value = cellOf(subject, ref);
    const number = value?.status === 'reported' ? value.value : null;
    figures.numbers.push(number);
    if (number !== null) figures.sum += number;
    else if (value === undefined || value.status === 'absent') figures.absent.push(ref);
    else if (value.status === 'blank') figures.blank.push(ref);
    else figures.unreadable.push(ref);
  }
  figures.sum = roundOff(figures.sum);
  return figures;
}

/** Current-report field ids among references, each once: what a reader of the report can look up. */
export function currentFields(refs: readonly string[]): string[] {
  return [...new Set(refs.filter((ref) => !ref.startsWith('prev.')).map(fieldOf))];
}

/** Cuts the dust of binary fractions; figures have at most six decimals. */
export function roundOff(n: number): number {
  return Math.round(n * 1e6) / 1e6;
}
