import type { Agency } from '../report/agency.ts';
import type { CellProblem } from './agency-row.ts';
import { isDated, lifeOf, owedYears, successionCell, successorWord } from './succession.ts';

/** A body with the row of the file that it stands in. */
export interface RowOfAgency {
  agency: Agency;
  row: number;
}

/**
 * What is wrong with how bodies follow one another: dates that are none or run backwards, successors that are not in the file or
 * lead back, and years that nobody answers for. By row.
 */
export function checkSuccession(rows: readonly RowOfAgency[]): { row: number; problem: CellProblem }[] {
  return rows.flatMap((one) => problemsOf(one, rows).map((problem) => ({ row: one.row, problem })));
}

function problemsOf({ agency }: RowOfAgency, rows: readonly RowOfAgency[]): CellProblem[] {
  const dates = (['validFrom', 'validTo'] as const).flatMap((name): CellProblem[] => {
    const { header, text } = successionCell(agency, name);
    return isDated(text) ? [] : [{ column: header, problem: 'badDate', words: { value: text.slice(0, 60) } }];
  });
  if (dates.length > 0) return dates;
  const { from, to } = lifeOf(agency);
  const column = successionCell(agency, 'validTo').header;
  if (from !== null && to !== null && to < from) return [{ column, problem: 'dateOrder', words: { from, to } }];
  return successorProblems(agency, rows);
}

function successorProblems(agency: Agency, rows: readonly RowOfAgency[]): CellProblem[] {
  const { header: column } = successionCell(agency, 'successor');
  const value = successorWord(agency);
  if (value === '') return [];
  const found = named(value, rows);
  if (found.length === 0) return [{ column, problem: 'noSuccessor', words: { value } }];
  if (found.length > 1)
    return [{ column, problem: 'manySuccessors', words: { value, other: found.map(({ row }) => row).join(', ') } }];
  const next = found[0]!;
  if (next.agency.id === agency.id) return [{ column, problem: 'ownSuccessor' }];
  const { last } = owedYears(agency);
  if (last === null) return [{ column, problem: 'noEnd', words: { value } }];
  const ring = leadsBack(agency, rows);
  if (ring !== null) return [{ column, problem: 'successionRing', words: { value: ring } }];
  const { first } = owedYears(next.agency);
  const isGap = first !== null && first > last + 1;
  return isGap ? [{ column, problem: 'successionGap', words: { value, last, first, other: next.row } }] : [];
}

/** Ids go before names, as when a report is attributed. */
function named(word: string, rows: readonly RowOfAgency[]): readonly RowOfAgency[] {
  const byId = rows.filter(({ agency }) => agency.id === word);
  return byId.length > 0 ? byId : rows.filter(({ agency }) => agency.name === word);
}

/** The way back to the body itself, as ids; null where its successors end somewhere. */
function leadsBack(start: Agency, rows: readonly RowOfAgency[]): string | null {
  const way = [start.id];
  let current = start;
  while (way.length <= rows.length) {
    const [next] = named(successorWord(current), rows);
    if (!next || successorWord(current) === '') return null;
    way.push(next.agency.id);
    if (next.agency.id === start.id) return way.join(' → ');
    if (way.indexOf(next.agency.id) < way.length - 1) return null;
    current = next.agency;
  }
  return null;
}
