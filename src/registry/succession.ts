import type { Agency } from '../report/agency.ts';
import { isDay } from '../report/year.ts';

/** Headers of the further columns of the registry that say how a body came and went. */
const HEADERS = {
  successor: ['successor', '承继机构', '继任机构', '并入机构', '更名为'],
  validFrom: ['valid_from', '成立日期', '组建日期', '生效日期'],
  validTo: ['valid_to', '撤销日期', '合并日期', '失效日期', '更名日期'],
} as const;

/** The first and the last report year that a body owes; null = no bound. */
export interface OwedYears {
  first: number | null;
  last: number | null;
}

/**
 * The years that a body owes: `first_year` and `last_year` of the registry, else from the dates between which it existed. A report is
 * owed by the body that exists on the last day of its year; one abolished on a 31 December still owes that year's.
 */
export function owedYears(agency: Agency): OwedYears {
  const { from, to } = lifeOf(agency);
  const first = from === null ? null : Number(from.slice(0, 4));
  const last = to === null ? null : Number(to.slice(0, 4)) - (to.endsWith('-12-31') ? 0 : 1);
  return { first: agency.firstYear ?? first, last: agency.lastYear ?? last };
}

/**
 * The agency with the years that it owes, wherever the registry says them. A body that was abolished before the deadline of its
 * last year owes nothing for it any more (domain notes 6); a report of that year that it published all the same is still its own.
 */
export function withOwedYears<A extends Agency>(agency: A, deadlineOf: (year: number) => string): A {
  const { first, last } = owedYears(agency);
  const { to } = lifeOf(agency);
  const isOver = agency.lastYear === null && last !== null && to !== null && to < deadlineOf(last);
  return { ...agency, firstYear: first, lastYear: isOver ? last - 1 : last };
}

/** First and last day of a body, by the registry; null = no bound, or no date. */
export function lifeOf(agency: Agency): { from: string | null; to: string | null } {
  return { from: dayOf(cell(agency, 'validFrom'), '01-01'), to: dayOf(cell(agency, 'validTo'), '12-31') };
}

/** A further cell of the registry on coming and going, under the header that the file gives it. */
export function successionCell(agency: Agency, name: keyof typeof HEADERS): { header: string; text: string } {
  const header = HEADERS[name].find((one) => agency.extra[one]?.trim()) ?? HEADERS[name][0];
  return { header, text: agency.extra[header]?.trim() ?? '' };
}

/** The id or name of the successor as the registry writes it; empty where it names none. */
export function successorWord(agency: Agency): string {
  return cell(agency, 'successor');
}

/** True for a cell without a date, and for one that is a day of the calendar, a month or a year. */
export function isDated(text: string): boolean {
  const day = dayOf(text, '12-31');
  return text === '' || (day !== null && isDay(day));
}

/** Longer chains of renamings than this are faults of the registry (a ring, for one). */
const LONGEST_CHAIN = 8;

/**
 * Who answers for the report of a year that was found under a body's name: the body itself in the years that it owes, after them its
 * successor, before them its one predecessor. A column keeps the old name, and old reports lie in the column of the new body. Where
 * a body came of several, earlier years stay with it: only a name can tell them apart.
 */
export function answersFor(agency: Agency, year: number, registered: readonly Agency[]): Agency {
  let current = agency;
  for (let steps = 0; steps < LONGEST_CHAIN; steps++) {
    const { first, last } = owedYears(current);
    const next =
      last !== null && year > last
        ? successorOf(current, registered)
        : first !== null && year < first
          ? onlyPredecessor(current, year, registered)
          : null;
    if (!next) return current;
    if (next.id === agency.id) return agency;
    current = next;
  }
  return agency;
}

/** The body that the registry names as the successor, by id or name; null where none is registered under that word. */
export function successorOf(agency: Agency, registered: readonly Agency[]): Agency | null {
  const word = cell(agency, 'successor');
  if (word === '') return null;
  const found = registered.filter((other) => other.id !== agency.id && (other.id === word || other.name === word));
  return found.length === 1 ? found[0]! : null;
}

function onlyPredecessor(agency: Agency, year: number, registered: readonly Agency[]): Agency | null {
  const before = registered.filter((other) => {
    if (other.id === agency.id || successorOf(other, registered)?.id !== agency.id) return false;
    const { last } = owedYears(other);
    return last !== null && year <= last;
  });
  return before.length === 1 ? before[0]! : null;
}

function cell(agency: Agency, name: keyof typeof HEADERS): string {
  for (const header of HEADERS[name]) {
    const found = agency.extra[header]?.trim();
    if (found) return found;
  }
  return '';
}

/** `2021-06`, `2021.6.30`, `2021年6月`, `2021`: a day; what is not said is filled in. */
function dayOf(text: string, rest: string): string | null {
  const match = /^(20\d\d|19\d\d)(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?月?)?年?$/.exec(text);
  if (!match) return null;
  const [, year, month, day] = match;
  const [restMonth, restDay] = rest.split('-') as [string, string];
  const inMonth = month?.padStart(2, '0') ?? restMonth;
  return `${year}-${inMonth}-${(day ?? (month ? '01' : restDay)).padStart(2, '0')}`;
}
