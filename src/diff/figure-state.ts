import type { BlankMark, Report, Value } from '../report/report.ts';

/** One side of a comparison: a number, or which kind of nothing stands there. Blank, slash, dash, 无 and 0 stay apart. */
export type FigureState =
  | { kind: 'number'; value: number }
  | { kind: 'blank'; mark: BlankMark }
  | { kind: 'absent' }
  | { kind: 'unreadable'; raw: string | null }
  | { kind: 'partly_blank' };

/** The state of one value; undefined (the template has no such field) counts as absent. */
export function stateOf(value: Value | undefined): FigureState {
  if (value === undefined || value.status === 'absent') return { kind: 'absent' };
  if (value.status === 'blank') return { kind: 'blank', mark: value.mark ?? 'empty' };
  if (value.status === 'reported' && value.value !== null) return { kind: 'number', value: value.value };
  return { kind: 'unreadable', raw: value.raw };
}

/** The state of the sum of several fields: the worst of them, a number only where all are numbers. */
export function stateOfSum(report: Pick<Report, 'values'>, fields: readonly string[]): FigureState {
  const states = fields.map((field) => stateOf(report.values[field]));
  const first = states[0]!;
  if (states.length === 1) return first;
  const bad = states.find((s) => s.kind === 'unreadable') ?? states.find((s) => s.kind === 'absent');
  if (bad) return bad;
  if (states.every((s) => sameState(s, first) && s.kind === 'blank')) return first;
  if (states.some((s) => s.kind === 'blank')) return { kind: 'partly_blank' };
  const sum = states.reduce((total, s) => total + (s.kind === 'number' ? s.value : 0), 0);
  return { kind: 'number', value: Math.round(sum * 1e6) / 1e6 };
}

/** True where both sides show the same: the same number, or the same mark. */
export function sameState(a: FigureState, b: FigureState): boolean {
  if (a.kind === 'number' && b.kind === 'number') return a.value === b.value;
  if (a.kind === 'blank' && b.kind === 'blank') return a.mark === b.mark;
  if (a.kind === 'unreadable' && b.kind === 'unreadable') return a.raw === b.raw;
  return a.kind === b.kind;
}
