import { dayAfter, shanghaiDay, startOfShanghaiDay } from '../report/year.ts';

/** When a target is told, beside at once; what is not given is not done. */
export interface Rhythm {
  /** One message a day, or one on Mondays, with all that happened since; what is critical is told at once all the same. */
  digest?: 'daily' | 'weekly' | undefined;
  /** Days after which an alert that nobody took on is told again, and again. */
  repeatAfter?: number | undefined;
  /** Told only of what nobody took on for so many working days. */
  escalateAfter?: number | undefined;
  /** So many days before a deadline: how many reports are still to come. */
  countdown?: readonly number[] | undefined;
}

/** Digests go out at nine in the morning, in Shanghai. */
const DIGEST_HOUR = 9;

/** The next instant after `now` at which a digest goes out (ISO). */
export function digestTime(now: Date, digest: 'daily' | 'weekly'): string {
  let day = shanghaiDay(now);
  const at = (one: string) => new Date(startOfShanghaiDay(one).getTime() + DIGEST_HOUR * 3_600_000);
  const isDay = (one: string) => digest === 'daily' || new Date(`${one}T00:00:00Z`).getUTCDay() === 1;
  while (at(day) <= now || !isDay(day)) day = dayAfter(day, 1);
  return at(day).toISOString();
}
