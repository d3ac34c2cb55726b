import type { Report, TemplateId } from '../report/report.ts';
import { type FigureState, sameState, stateOf } from './figure-state.ts';

/** A figure that was edited on the page. */
export interface FigureEdit {
  field: string;
  before: FigureState;
  after: FigureState;
}

/** What was edited between two contents of one report. */
export interface VersionDiff {
  /** Figures that differ; a figure that one reading could not read is no edit. */
  figures: FigureEdit[];
  /** Fields that one of the two readings could not read or did not find, while the other did. */
  unsure: string[];
  title: { before: string | null; after: string | null } | null;
  template: { before: TemplateId | null; after: TemplateId | null } | null;
  /** Numbers of the sections whose text changed (0 = before the first). */
  sections: number[];
}

/** What was edited between two fetches of one report. White space alone is no edit. */
export function diffVersions(before: Report, after: Report): VersionDiff {
  const fields = [...new Set([...Object.keys(before.values), ...Object.keys(after.values)])];
  const figures: FigureEdit[] = [];
  const unsure: string[] = [];
  for (const field of fields) {
    const [a, b] = [stateOf(before.values[field]), stateOf(after.values[field])];
    if (sameState(a, b)) continue;
    if (isRead(a) && isRead(b)) figures.push({ field, before: a, after: b });
    else unsure.push(field);
  }
  const differ = <T>(a: T, b: T) => (a === b ? null : { before: a, after: b });
  return {
    figures,
    unsure,
    title: squeeze(before.title) === squeeze(after.title) ? null : { before: before.title, after: after.title },
    template: differ(before.template, after.template),
    sections: changedSections(before, after),
  };
}

function isRead(state: FigureState): boolean {
  return state.kind === 'number' || state.kind === 'blank';
}

function squeeze(text: string | null): string | null {
  return text === null ? null : text.replace(/\s+/g, '');
}

function changedSections(before: Report, after: Report): number[] {
  const text = (report: Report, section: number) =>
    report.prose
      .filter((part) => part.section === section)
      .map((part) => squeeze(part.text))
      .join('');
  const numbers = new Set([...before.prose, ...after.prose].map((part) => part.section));
  return [...numbers].filter((n) => text(before, n) !== text(after, n)).sort((a, b) => a - b);
}
