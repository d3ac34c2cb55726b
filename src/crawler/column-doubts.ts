import { placeOfName } from '../registry/place-of-name.ts';
import type { Agency } from '../report/agency.ts';
import type { ColumnReading } from './column-reading.ts';

/** What is known of a column when its rows are told apart by body. */
interface Listed {
  /** Years of the agency that it lists. */
  years: ReadonlySet<number>;
  /** True where the column is the agency's own. */
  isOwn: boolean;
}

/** Why a year that a column does not list may stand in it all the same, under a name that was not understood; empty where none may. */
export function nameDoubts(column: ColumnReading, agency: Agency, { years, isOwn }: Listed): string[] {
  const own = isOwn ? [...renames(column, years), ...otherNames(column, years, agency)] : notChosen(column);
  return [...nameless(column, years), ...own, ...withoutLink(column, years, agency)];
}

/**
 * A shared column that offers many bodies by a form or a script, and shows reports of few: those of one body are shown once it is chosen. A
 * list that shows most of those that it offers is only sifted so.
 */
function notChosen({ offered, rows }: ColumnReading): string[] {
  const shown = new Set(
    rows.flatMap(({ result }) => (result.kind === 'annual-report' ? [result.agencyId ?? result.name] : [])),
  );
  return offered.length > 1 && shown.size * 2 < offered.length ? ['offers bodies that it does not show'] : [];
}

/** A title of the agency that stands in the list without a link: a script may open it. */
function withoutLink({ unlinked }: ColumnReading, years: ReadonlySet<number>, { id }: Agency): string[] {
  return unlinked.flatMap(({ result, title }) => {
    const isOwn = result.kind === 'annual-report' && result.agencyId === id && !years.has(result.year);
    return isOwn ? [`${title}: named without a link`] : [];
  });
}

/** Reports without a name in a column that may be shared: one of them may be the agency's. */
function nameless(column: ColumnReading, years: ReadonlySet<number>): string[] {
  return column.rows.flatMap(({ result, title }) => {
    const isNobodys = result.kind === 'annual-report' && result.agencyId === null && result.name === '';
    return isNobodys && !years.has(result.year) ? [`${title}: no agency in the title of a shared column`] : [];
  });
}

/**
 * Bodies that are not registered but go on, in the agency's own column, where its reports end: it may have been renamed, and
 * then its report is there. A body that publishes beside it, in the same years, is another one.
 */
function renames(column: ColumnReading, years: ReadonlySet<number>): string[] {
  return [...strangersIn(column)].flatMap(([name, theirs]) => {
    const goesOn = theirs.every((year) => !years.has(year)) && Math.max(...theirs) > Math.max(...years, 0);
    return goesOn ? [`${name} goes on where its reports end: renamed?`] : [];
  });
}

/**
 * A name without a place in the agency's own column that ends as its own does, in years that it does not list else, may be a
 * way of writing it that nobody thought of: 市民委 for 民族事务委员会.
 */
function otherNames(column: ColumnReading, years: ReadonlySet<number>, { name: own }: Agency): string[] {
  return [...strangersIn(column)].flatMap(([name, theirs]) => {
    const isAlike = name !== '' && name.at(-1) === own.at(-1) && placeOfName(name).words === '';
    return isAlike && theirs.every((year) => !years.has(year)) ? [`${name}: another way to write its name?`] : [];
  });
}

/** Years by the names of bodies that are not registered. */
function strangersIn(column: ColumnReading): Map<string, number[]> {
  const strangers = new Map<string, number[]>();
  for (const { result } of column.rows) {
    if (result.kind !== 'annual-report' || result.agencyId !== null) continue;
    strangers.set(result.name, [...(strangers.get(result.name) ?? []), result.year]);
  }
  return strangers;
}
