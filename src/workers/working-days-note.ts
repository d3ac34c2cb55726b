import { holidaysWith, yearsWithoutNotice } from '../alerts/working-days.ts';
import type { Settings } from '../config/settings.ts';
import { dayAfter } from '../report/year.ts';

/** In so many days what is open today may be escalated. */
const DAYS_AHEAD = 84;

/** The years, from a day on, in which a target escalates by working days and no public holidays are known; empty where none does. */
export function yearsOnWeekendsOnly(
  { targets, holidays }: Pick<Settings, 'targets' | 'holidays'>,
  day: string,
): number[] {
  if (!targets.some(({ escalateAfter }) => escalateAfter !== undefined)) return [];
  return yearsWithoutNotice(day, dayAfter(day, DAYS_AHEAD), holidaysWith(holidays));
}
