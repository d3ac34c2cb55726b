import type { Look } from '../report/look.ts';

/** What the looks of one agency say about one year. Newest and oldest are by the time of the look. */
export interface History {
  newest: Look | null;
  /** The newest look that read the whole column, as far as a report of this year could stand in it: the only kind that says anything about absence. */
  newestWhole: Look | null;
  /** The newest look, whole or not, that listed the report. */
  newestListing: Look | null;
  /** The newest look that either listed the report or read the whole column. */
  newestTelling: Look | null;
  /** Whole looks that did not list the report, oldest first. */
  wholeWithout: Look[];
  /** Looks that listed the report, oldest first. */
  listings: Look[];
}

/** Sorts out the looks of an agency for a year; looks of other agencies are left out. */
export function historyOf(looks: readonly Look[], agencyId: string, year: number): History {
  const own = looks.filter((look) => look.agencyId === agencyId).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const isWhole = (look: Look) => look.outcome === 'column_read' && look.whole && !mayHide(look, year);
  const listsIt = (look: Look) => look.yearsListed.includes(year);
  return {
    newest: own.at(-1) ?? null,
    newestWhole: own.findLast(isWhole) ?? null,
    newestListing: own.findLast(listsIt) ?? null,
    newestTelling: own.findLast((look) => isWhole(look) || listsIt(look)) ?? null,
    wholeWithout: own.filter((look) => isWhole(look) && !listsIt(look)),
    listings: own.filter(listsIt),
  };
}

/** True where the report of the year, published in the December of that year or later, could lie where the look did not see. */
function mayHide({ seen }: Look, year: number): boolean {
  const before = seen?.hiddenBefore;
  return before !== undefined && before > `${year}-12-01`;
}
