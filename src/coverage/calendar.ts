import type { Agency } from '../report/agency.ts';
import type { LocalDeadline } from './coverage-input.ts';
import { deadlineFor } from './deadline.ts';
import { localDeadlineFor } from './local-deadline.ts';

/** One day by which reports are due, and for how many bodies. */
export interface CalendarEntry {
  /** YYYY-MM-DD. */
  date: string;
  /** The year that the reports are about. */
  year: number;
  citation: string;
  /** `statutory`: by the regulation; `customary`: no national text sets it; `local`: an earlier day of a local notice. */
  basis: 'statutory' | 'customary' | 'local';
  agencies: number;
}

/** The days by which the agencies owe their reports about a year, soonest first; `localOf` is what the registry says of local notices. */
export function deadlineCalendar(
  agencies: readonly Agency[],
  year: number,
  localOf: (agency: Agency) => LocalDeadline | null,
): CalendarEntry[] {
  const entries = new Map<string, CalendarEntry>();
  const count = (entry: Omit<CalendarEntry, 'agencies'>) => {
    const key = JSON.stringify(entry);
    entries.set(key, { ...entry, agencies: (entries.get(key)?.agencies ?? 0) + 1 });
  };
  for (const agency of agencies) {
    const { date, citation, statutory } = deadlineFor(agency.level, year);
    count({ date, year, citation, basis: statutory ? 'statutory' : 'customary' });
    const local = localOf(agency) ?? localDeadlineFor(agency.regionCode, agency.level, year);
    if (local && local.date < date) count({ ...local, year, basis: 'local' });
  }
  return [...entries.values()].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : b.agencies - a.agencies));
}
