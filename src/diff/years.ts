import type { Bilingual } from '../report/bilingual.ts';
import type { Report, TemplateId } from '../report/report.ts';
import { inOneUnit } from '../report/same-unit.ts';
import { DIFF_REASONS } from '../text/diff.ts';
import { fill } from '../text/fill.ts';
import { type Comparability, comparability, METRICS, type Metric } from './crosswalk.ts';
import { type FigureState, sameState, stateOf, stateOfSum } from './figure-state.ts';

/**
 * `changed`: another number or another mark; `appeared`: a number where there was a blank; `vanished`: the reverse.
 * `not_comparable` always has a reason.
 */
export type DiffState = 'changed' | 'appeared' | 'vanished' | 'same' | 'not_comparable';

/** One figure of two years. */
export interface FigureDiff {
  /** Field id, or the crosswalk's metric where fields had to be added up or have other ids. */
  key: string;
  /** Name of the metric; null for a field, whose name the template has. */
  label: string | null;
  fieldsBefore: readonly string[];
  fieldsAfter: readonly string[];
  comparability: Comparability;
  before: FigureState;
  after: FigureState;
  state: DiffState;
  /** After minus before; null unless both are numbers and may be compared. */
  delta: number | null;
  reason: Bilingual | null;
}

/** Two reports of one body, the earlier year first. */
export interface YearDiff {
  from: { year: number | null; template: TemplateId | null };
  to: { year: number | null; template: TemplateId | null };
  figures: FigureDiff[];
  counts: Record<DiffState, number>;
}

/**
 * Compares two reports of one agency cell by cell: through the same field ids within one form and between the forms of 2019
 * and 2021 (whose ids are the same where the cell is the same), otherwise through the crosswalk.
 */
export function diffYears(previous: Report, current: Report): YearDiff {
  const figures = pairs(previous, current).map((pair) => compare(pair, previous, current));
  const counts = { changed: 0, appeared: 0, vanished: 0, same: 0, not_comparable: 0 };
  for (const figure of figures) counts[figure.state]++;
  const side = ({ year, template }: Report) => ({ year, template });
  return { from: side(previous), to: side(current), figures, counts };
}

interface Pair {
  key: string;
  label: string | null;
  before: readonly string[];
  after: readonly string[];
  level: Comparability;
  note: string;
}

function pairs(previous: Report, current: Report): Pair[] {
  const [a, b] = [previous.template, current.template];
  if (a === null || b === null) {
    return [...new Set([...Object.keys(previous.values), ...Object.keys(current.values)])].map((f) => field(f, 'none'));
  }
  if (a === b) return Object.keys(current.values).map((f) => field(f, 'full'));
  const metrics = METRICS.filter((m) => m.adds_up && (m.expr[a] !== null || m.expr[b] !== null));
  const listed = metrics.map((m) => metricPair(m, a, b));
  const covered = new Set(listed.flatMap((p) => [...p.before, ...p.after]));
  const sameIds = a !== 't2014' && b !== 't2014';
  const rest = [...new Set([...Object.keys(previous.values), ...Object.keys(current.values)])]
    .filter((f) => !covered.has(f) || (sameIds && shared(f, previous, current) && !listed.some((p) => p.key === f)))
    .map((f): Pair => {
      const both = shared(f, previous, current);
      if (both) return field(f, sameIds ? 'full' : 'none');
      return { ...field(f, 'none'), before: f in previous.values ? [f] : [], after: f in current.values ? [f] : [] };
    });
  return [...listed, ...rest];
}

function shared(id: string, previous: Report, current: Report): boolean {
  return id in previous.values && id in current.values;
}

function field(id: string, level: Comparability): Pair {
  return { key: id, label: null, before: [id], after: [id], level, note: '' };
}

/** A metric that is one and the same field on both sides is listed under the field's id. */
function metricPair(metric: Metric, a: TemplateId, b: TemplateId): Pair {
  const before = metric.expr[a] ?? [];
  const after = metric.expr[b] ?? [];
  const level = comparability(metric, a, b);
  const one = before.length === 1 && after.length === 1 && before[0] === after[0];
  const key = one ? before[0]! : metric.metric;
  return { key, label: one ? null : metric.label_zh, before, after, level, note: metric.note_zh };
}

function compare(pair: Pair, previous: Report, current: Report): FigureDiff {
  const before = side(previous, pair.before);
  const after = side(current, pair.after);
  const numbers = before.kind === 'number' && after.kind === 'number';
  const templates = previous.template !== null && current.template !== null;
  const why =
    whyNot(pair, before, after, templates) ??
    (numbers && otherUnits(pair, previous, current) ? DIFF_REASONS.otherUnits : null);
  const approx = pair.level === 'approx' ? fill(DIFF_REASONS.approx, { note: pair.note }) : null;
  return {
    key: pair.key,
    label: pair.label,
    fieldsBefore: pair.before,
    fieldsAfter: pair.after,
    comparability: pair.level,
    before,
    after,
    state: why ? 'not_comparable' : change(before, after),
    delta: !why && numbers ? Math.round((after.value - before.value) * 1e6) / 1e6 : null,
    reason: why ?? approx,
  };
}

function otherUnits({ before, after }: Pair, previous: Report, current: Report): boolean {
  if (before.length !== 1 || before[0] !== after[0]) return false;
  return !inOneUnit(previous.values[before[0]!]!, current.values[before[0]!]!);
}

function side(report: Report, fields: readonly string[]): FigureState {
  if (fields.length === 0) return { kind: 'absent' };
  return fields.length === 1 ? stateOf(report.values[fields[0]!]) : stateOfSum(report, fields);
}

function whyNot(pair: Pair, before: FigureState, after: FigureState, templates: boolean): Bilingual | null {
  if (!templates) return DIFF_REASONS.noTemplate;
  if (pair.after.length === 0) return DIFF_REASONS.onlyBefore;
  if (pair.before.length === 0) return DIFF_REASONS.onlyAfter;
  if (pair.level === 'none') {
    return pair.note === '' ? DIFF_REASONS.differentScope : fill(DIFF_REASONS.none, { note: pair.note });
  }
  const kinds = [before.kind, after.kind];
  if (kinds.includes('unreadable')) return DIFF_REASONS.unreadable;
  if (kinds.includes('absent')) return DIFF_REASONS.absent;
  return kinds.includes('partly_blank') ? DIFF_REASONS.partlyBlank : null;
}

function change(before: FigureState, after: FigureState): DiffState {
  if (sameState(before, after)) return 'same';
  if (before.kind === 'number' && after.kind === 'blank') return 'vanished';
  return before.kind === 'blank' && after.kind === 'number' ? 'appeared' : 'changed';
}
