import type { Report } from '../report/report.ts';
import { type FigureState, sameState, stateOf } from './figure-state.ts';

/** What one reading of the same bytes says otherwise than another. */
export interface ReadingChange {
  /** Field id, or which word of the head. */
  what: string;
  kind: 'value' | 'head';
  from: FigureState | string | null;
  to: FigureState | string | null;
}

const HEAD = ['template', 'year', 'agency', 'title'] as const;

/** Every figure and head word that the second reading of one content gives otherwise; its state counts, its place does not. */
export function diffReadings(before: Report, after: Report): ReadingChange[] {
  const head = HEAD.flatMap((what): ReadingChange[] => {
    const [from, to] = [text(before[what]), text(after[what])];
    return from === to ? [] : [{ what, kind: 'head', from, to }];
  });
  const fields = [...new Set([...Object.keys(after.values), ...Object.keys(before.values)])];
  const figures = fields.flatMap((what): ReadingChange[] => {
    const [from, to] = [stateOf(before.values[what]), stateOf(after.values[what])];
    return sameState(from, to) ? [] : [{ what, kind: 'value', from, to }];
  });
  return [...head, ...figures];
}

function text(value: string | number | null): string | null {
  // What no store keeps is no difference.
  return value === null ? null : String(value).toWellFormed().replaceAll('\0', '\uFFFD');
}
