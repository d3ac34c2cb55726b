import { dayAfter } from '../report/year.ts';
import holidays from './holidays.json' with { type: 'json' };

/** The days off and the week-ends that are worked, of one year, as `MM-DD` or `MM-DD/MM-DD`, and who says so. */
export interface YearOff {
  off: readonly string[];
  worked: readonly string[];
  citation?: string | undefined;
}

/** By year (`2027`). A year that is not in it has week-ends only. */
export type Holidays = Readonly<Record<string, YearOff>>;

/** The notices of the State Council's office that were out when this version was made. */
export const KNOWN_HOLIDAYS: Holidays = holidays.years;

/** What is known, with what an operator gave for a year in the place of it. */
export function holidaysWith(given: Holidays): Holidays {
  return { ...KNOWN_HOLIDAYS, ...given };
}

/** The years of a span of days (YYYY-MM-DD, both included) of which no notice is known: there working days rest on week-ends only. */
export function yearsWithoutNotice(from: string, to: string, known: Holidays = KNOWN_HOLIDAYS): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const years = Array.from({ length: Math.max(0, Math.min(20, last - first + 1)) }, (_, i) => first + i);
  return years.filter((year) => !Object.hasOwn(known, String(year)));
}

/** True for a day on which offices work: by the notice of its year where it is known, else from Monday to Friday. */
export function isWorkingDay(day: string, known: Holidays = KNOWN_HOLIDAYS): boolean {
  const [year, rest] = [day.slice(0, 4), day.slice(5)];
  const notice = Object.hasOwn(known, year) ? known[year] : undefined;
  const holds = (span: string) => {
    const [first, last] = span.split('/') as [string, string | undefined];
    return first <= rest && rest <= (last ?? first);
  };
  if (notice?.worked.some(holds)) return true;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return !notice?.off.some(holds) && weekday !== 0 && weekday !== 6;
}

/** Working days after `from` up to and with `to`, both YYYY-MM-DD; 0 where `to` is not later. Counts at most ten years. */
export function workingDaysBetween(from: string, to: string, known: Holidays = KNOWN_HOLIDAYS): number {
  let count = 0;
  for (let day = dayAfter(from, 1), steps = 0; day <= to && steps < 3_660; day = dayAfter(day, 1), steps++)
    if (isWorkingDay(day, known)) count++;
  return count;
}
