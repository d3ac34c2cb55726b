import { daysBetween } from '../report/year.ts';

/** The next day by which all bodies of a kind must have published, and how many days are left; on the day itself none. */
export interface NextDeadline {
  whose: 'departments' | 'governments';
  /** YYYY-MM-DD. */
  day: string;
  daysLeft: number;
}

/** The two days of the year that regulations set (Art. 49 and 50), the nearest first. */
export function nextDeadlines(today: string): NextDeadline[] {
  const of = (whose: NextDeadline['whose'], monthDay: string) => {
    const year = Number(today.slice(0, 4));
    const day = today.slice(5) <= monthDay ? `${year}-${monthDay}` : `${year + 1}-${monthDay}`;
    return { whose, day, daysLeft: daysBetween(today, day) };
  };
  return [of('departments', '01-31'), of('governments', '03-31')].sort((a, b) => (a.day < b.day ? -1 : 1));
}
