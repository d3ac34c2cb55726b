import { readInPart } from '../check/read-in-part.ts';
import type { YearDiff } from '../diff/years.ts';
import type { Failure } from '../errors/failure.ts';
import type { Bilingual } from '../report/bilingual.ts';
import type { Finding } from '../report/finding.ts';
import type { LeftOut } from '../report/left-out.ts';
import type { Report, Value } from '../report/report.ts';
import { CHECK } from '../text/check.ts';
import { leftOutWords } from '../text/left-out.ts';
import { noteWords } from '../text/value-notes.ts';
import type { Comparison } from './previous.ts';

/** What was read of one input. */
export interface Checked {
  /** As the user named it. */
  source: string;
  sha256: string;
  format: string;
  reader: { name: string; version: string };
  report: Report;
  /** What the document holds and was passed over. */
  leftOut: LeftOut[];
  findings: Finding[];
  /** Whether it was held against the report that was named with --previous; null where none was. */
  comparison: Comparison | null;
  /** Against that report; null where the two were not compared. */
  diff: YearDiff | null;
}

/** One input in the form of `check --json`; `comparison` only where --previous was given, `leftOut` where something was. */
export function checkedAsJson({ source, sha256, format, report, leftOut, findings, comparison }: Checked) {
  const { values, prose: _prose, templateReason: _reason, ...about } = report;
  return {
    source,
    format,
    sha256,
    report: about,
    values: Object.fromEntries(Object.entries(values).map(([field, value]) => [field, inBothLanguages(value)])),
    findings,
    ...(leftOut.length === 0 ? {} : { leftOut: leftOut.map((one) => ({ ...one, message: leftOutWords(one) })) }),
    ...(comparison === null ? {} : { comparison }),
  };
}

/** A value with the words of its note. */
function inBothLanguages({ note, ...value }: Value) {
  return note === undefined ? value : { ...value, note: noteWords(note) };
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

/**
 * The answer in one sign: `✗` problems were found; `–` no tables were read, so nothing could be checked; `?` nothing was found, but not
 * everything was read or asked; `✓` nothing was found.
 */
export function markOf({ report, findings, comparison }: Checked): '✗' | '–' | '?' | '✓' {
  if (findings.some(({ severity }) => severity !== 'info')) return '✗';
  if (report.template === null) return '–';
  return readInPart(report).length > 0 || comparison?.compared === false ? '?' : '✓';
}

/** What was taken from the name of the file, since the document does not say it. */
export function saidByFileName({ agencyNaming, yearClaims = [] }: Report): Bilingual[] {
  return [
    ...(agencyNaming?.source === 'file-name' ? [CHECK.agencyOfFileName] : []),
    ...(yearClaims[0]?.source === 'file-name' ? [CHECK.yearOfFileName] : []),
  ];
}

/** Numbers (from 1) of the findings on each field. */
export function notesOf(findings: readonly Finding[]): Map<string, number[]> {
  const notes = new Map<string, number[]>();
  for (const [index, { fields }] of findings.entries())
    for (const field of new Set(fields)) notes.set(field, [...(notes.get(field) ?? []), index + 1]);
  return notes;
}
