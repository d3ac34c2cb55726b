import type { Report, Value } from '../report/report.ts';
import type { OtherReport } from '../report/surroundings.ts';
import { hasNote, TRUST_NOTES } from '../report/value-note.ts';

/** Fewer certain figures in common and two reports are not compared. */
const LEAST_COMMON = 10;

/**
 * Figures in which two reports of one body and year differ, of those that both state with certainty. Null where they cannot be held against each
 * other: other forms, another name printed, another year printed, too few figures in common.
 */
export function differingFigures(here: Report, there: Report): OtherReport['figures'] | null {
  if (here.template === null || here.template !== there.template) return null;
  if (here.year === null || here.year !== there.year) return null;
  if (here.agency === null || there.agency === null || squeezed(here.agency) !== squeezed(there.agency)) return null;
  const common = Object.entries(here.values).flatMap(([field, value]) => {
    const [a, b] = [certain(value), certain(there.values[field])];
    return a === null || b === null ? [] : [{ field, here: a, there: b }];
  });
  return common.length < LEAST_COMMON ? null : common.filter((one) => one.here !== one.there);
}

/** What was read from a picture, or stands where a sum breaks, may be our reading. */
function certain(value: Value | undefined): number | null {
  if (value?.status !== 'reported' || value.source?.grid === 'raster') return null;
  return hasNote(value, TRUST_NOTES.unconfirmed) || hasNote(value, TRUST_NOTES.asPrinted) ? null : value.value;
}

function squeezed(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '');
}
