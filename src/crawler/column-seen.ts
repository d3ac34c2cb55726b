import type { ColumnSeen } from '../report/look.ts';
import type { ColumnReading, ColumnRow } from './column-reading.ts';

const MOST_ALIKES = 12;

/** What a column holds besides an agency's own reports, and whether those stand in order. */
export function columnSeen(column: ColumnReading, agencyId: string): ColumnSeen {
  const alikes = column.rows.flatMap(({ result, title, url }) =>
    result.kind === 'other' && result.alike ? [{ alike: result.alike, title: title.slice(0, 200), url }] : [],
  );
  const others = column.rows.filter(({ result }) => result.kind === 'annual-report' && result.agencyId !== agencyId);
  return {
    alikes: alikes.slice(0, MOST_ALIKES),
    alikesInAll: alikes.length,
    others: others.length,
    disorder: column.hasFolders ? null : disorderOf(column.rows, agencyId),
    ...(column.hiddenBefore === null ? {} : { hiddenBefore: column.hiddenBefore }),
  };
}

/** A later year below an earlier one, as the list has them; a report that came late may stand on top. */
function disorderOf(rows: readonly ColumnRow[], agencyId: string): ColumnSeen['disorder'] {
  const own = rows.flatMap(({ result, title, date }) =>
    result.kind === 'annual-report' && result.agencyId === agencyId ? [{ year: result.year, title, date }] : [],
  );
  for (const [i, below] of own.entries()) {
    const above = own[i - 1];
    const isLater = above !== undefined && below.year > above.year;
    const byDate = above?.date != null && below.date !== null && above.date >= below.date;
    if (isLater && !byDate) return { above: above.title.slice(0, 200), below: below.title.slice(0, 200) };
  }
  return null;
}
