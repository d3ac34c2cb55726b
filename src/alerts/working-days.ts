import { dayAfter } from '../report/year.ts';
import holidays from './holidays.json' with { type: 'json' };

interface Year {
  citation: string;
  off: string[];
  worked: string[];
}

const YEARS: Readonly<Record<string, Year>> = holidays.years;

/** True for a day on which offices work: by the State Council's notice of its year where it is known, else from Monday to Friday. */
export function isWorkingDay(day: string): boolean {
  const [year, rest] = [day.slice(0, 4), day.slice(5)];
  const notice = YEARS[year];
  if (notice?.worked.includes(rest)) return true;
  const isOff = notice?.off.some((span) => {
    const [first, last] = span.split('/') as [string, string | undefined];
    return first <= rest && rest <= (last ?? first);
  });
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return !isOff && weekday !== 0 && weekday !== 6;
}

/** Working days after `from` up to and with `to`, both YYYY-MM-DD; 0 where `to` is not later. Counts at most ten years. */
export function workingDaysBetween(from: string, to: string): number {
  let count = 0;
  for (let day = dayAfter(from, 1), steps = 0; day <= to && steps < 3_660; day = dayAfter(day, 1), steps++)
    if (isWorkingDay(day)) count++;
  return count;
}
