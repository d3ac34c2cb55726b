import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { type Holidays, holidaysWith, yearsWithoutNotice } from '../../alerts/working-days.ts';
import { type CalendarEntry, deadlineCalendar } from '../../coverage/calendar.ts';
import { givenLocalDay } from '../../coverage/local-deadline.ts';
import { type DayEvent, toIcs } from '../../export/ics.ts';
import { exemptionOf, localDeadlineOf } from '../../registry/duty-cells.ts';
import { currentReportYear, daysBetween, shanghaiDay } from '../../report/year.ts';
import { listAgencies } from '../../store/agencies.ts';
import { BASIS, CALENDAR, WEEKENDS_ONLY, weekendsOnly } from '../../text/calendar.ts';
import { CLI, OPTIONS } from '../../text/cli.ts';
import { fill } from '../../text/fill.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both, inCell, note, print, printJson, table } from '../output.ts';
import { writeWhole } from '../whole-file.ts';
import { settingsIn, withStore } from '../with-store.ts';
import { yearsOf } from './crawl.ts';

/** By when the registered bodies owe their reports, as a table, JSON or a calendar that other programs subscribe to. */
export const calendar: CommandModule = {
  build: (finish) =>
    new Command('calendar')
      .description(both(CALENDAR.command))
      .option('--year <year...>', both(OPTIONS.year))
      .option('--ics <file>', both(CALENDAR.ics))
      .option('--json', both(OPTIONS.json))
      .action((options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) =>
          withStore(settings, async (store) => {
            const { localDeadlines } = await settingsIn(store, settings);
            const now = new Date();
            const today = settings.asOf ?? shanghaiDay(now);
            const asked = yearsOf(options.year);
            const years = asked.length > 0 ? asked : [currentReportYear(today), currentReportYear(today) + 1];
            const agencies = await listAgencies(store.db, { activeOnly: true });
            const entries = years.flatMap((year) => {
              const owing = agencies.filter((agency) => exemptionOf(agency, year) === null);
              return deadlineCalendar(
                owing,
                year,
                (agency) => localDeadlineOf(agency, year) ?? givenLocalDay(localDeadlines, agency, year),
              );
            });
            if (options.ics !== undefined) await writeIcs(String(options.ics), entries, now);
            else if (options.json === true) printJson(entries);
            else if (entries.length === 0) print(both(CLI.nothing));
            else print(table([CALENDAR.head.map(inCell), ...entries.map((entry) => rowOf(entry, today))]));
            if (options.json !== true && options.ics === undefined)
              for (const line of notesOf(entries, today, settings.holidays)) print(line);
            return 0;
          }),
        ),
      ),
};

/** What the days rest on: nothing moves them; and of which years no holidays are known. */
function notesOf(entries: readonly CalendarEntry[], today: string, given: Holidays): string[] {
  const last = [today, ...entries.map(({ date }) => date)].sort().at(-1)!;
  const years = yearsWithoutNotice(today, last, holidaysWith(given));
  const notes = [WEEKENDS_ONLY.unmoved, ...(years.length > 0 ? [weekendsOnly(years, shanghaiDay(new Date()))] : [])];
  return ['', ...notes.map((one) => `* ${both(one)}`)];
}

function rowOf({ date, year, citation, basis, agencies }: CalendarEntry, today: string): string[] {
  const left = daysBetween(today, date);
  return [date, left >= 0 ? String(left) : '—', String(year), inCell(BASIS[basis]), String(agencies), citation];
}

/** Into a file, or to the output for `-`. */
async function writeIcs(path: string, entries: readonly CalendarEntry[], now: Date): Promise<void> {
  const ics = toIcs(CALENDAR.name.zh, entries.map(eventOf), now.toISOString());
  if (path === '-') return void process.stdout.write(ics);
  await writeWhole(path, (to) => writeFile(to, ics));
  note(`✓ ${path} (${entries.length})`);
}

function eventOf({ date, year, citation, basis, agencies }: CalendarEntry): DayEvent {
  const words = fill(CALENDAR.event, { year, agencies, basis: BASIS[basis] });
  return { id: `${date}-${year}-${basis}@nianbao`, date, summary: words.zh, description: citation };
}
