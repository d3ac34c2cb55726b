import type { Report, Value } from '../report/report.ts';
import type { Sum } from '../report/sum.ts';
import { TRUST_NOTES, withNote } from '../report/value-note.ts';
import { type Evidence, judgeFigure } from './policy.ts';

/** A report as it was read, with what can speak for or against its figures. */
export interface TrustInput {
  report: Report;
  /** The sums of the form, as the figures read first make them. */
  sums: readonly Sum[];
  /** From characters with positions on pages (PDF, OFD). */
  positioned: boolean;
  /** What a second reading says, by field; a field that it was not asked about is not there. */
  second?: ReadonlyMap<string, 'agrees' | 'differs'>;
  /** Fields that were not found and may stand in a picture that was not read whole: unreadable, not absent. */
  pictured?: ReadonlySet<string>;
  /** Fields that were not found in tables without rules of which others were: unreadable, not absent. */
  unplaced?: ReadonlySet<string>;
}

/** Sums that must hold for each one that breaks, and at least, for a picture's reading to count as working. */
const HOLD_FOR_EACH_BREAK = 4;

/**
 * The report as far as it may be stated: every figure is judged by how it was read and by the sums in which it takes part. A figure
 * that may not be stated becomes `unreadable`, its raw text and place kept. The rest of the report stays as it is.
 */
export function applyTrust({ report, sums, positioned, second, pictured, unplaced }: TrustInput): Report {
  const tally = tallyOf(sums);
  const beyondRow = tallyOf(sums.filter(({ withinRow }) => !withinRow));
  const held = sums.filter((sum) => sum.state === 'held').length;
  const broken = sums.filter((sum) => sum.state === 'broken').length;
  const proven = held >= HOLD_FOR_EACH_BREAK * Math.max(1, broken);
  const rows = Map.groupBy(Object.values(report.values), rowOf);
  const doubtful = new Set(
    Object.values(report.values).flatMap(({ status, source }) => (status === 'unreadable' ? [source?.table] : [])),
  );
  const values = Object.fromEntries(
    Object.entries(report.values).map(([field, value]) => {
      if (pictured?.has(field) && value.status === 'absent')
        return [field, withNote({ ...value, status: 'unreadable' }, TRUST_NOTES.pictured)];
      if (unplaced?.has(field) && value.status === 'absent')
        return [field, withNote({ ...value, status: 'unreadable' }, TRUST_NOTES.unplaced)];
      const { grid, conf, chosen, ofMany, whole, parted } = value.source ?? {};
      if (grid === undefined || (value.status !== 'reported' && value.status !== 'blank')) return [field, value];
      const evidence: Evidence = {
        grid,
        positioned,
        conf,
        blank: value.status === 'blank',
        zero: value.value === 0,
        chosen: chosen === true,
        ofMany: ofMany === true,
        parted: parted === true,
        whole: whole === true && (proven || rows.get(rowOf(value))?.length === 1),
        doubtful: doubtful.has(value.source?.table),
        ...((chosen ? beyondRow : tally).get(field) ?? { held: 0, broken: 0 }),
        second: second?.get(field) ?? 'none',
        proven,
      };
      return [field, decided(value, evidence)];
    }),
  );
  return { ...report, values };
}

function rowOf({ source }: Value): string {
  return `${source?.table ?? ''} ${source?.row ?? ''}`;
}

function decided(value: Value, evidence: Evidence): Value {
  const { stated, note } = judgeFigure(evidence);
  if (stated) return note === undefined ? value : withNote(value, note);
  const { mark: _, note: before, ...rest } = value;
  const refused: Value = {
    ...rest,
    value: null,
    status: 'unreadable',
    ...(before === undefined ? {} : { note: before }),
  };
  return withNote(refused, note ?? '');
}

/** How many sums that hold and that break each field takes part in. */
function tallyOf(sums: readonly Sum[]): Map<string, { held: number; broken: number }> {
  const tally = new Map<string, { held: number; broken: number }>();
  for (const { fields, state } of sums) {
    if (state === 'open') continue;
    for (const field of fields) {
      const counts = tally.get(field) ?? { held: 0, broken: 0 };
      counts[state]++;
      tally.set(field, counts);
    }
  }
  return tally;
}
