import { unturned } from '../report/steering.ts';
import { dayAfter } from '../report/year.ts';

/** A whole-day event of a calendar. */
export interface DayEvent {
  /** Stable over exports: a calendar replaces an event of the same id. */
  id: string;
  /** YYYY-MM-DD. */
  date: string;
  summary: string;
  description: string;
}

/** Reminders lie so many days before each event. */
const ALARM_DAYS = [14, 3];

/** Whole-day events as iCalendar (RFC 5545): CRLF, text escaped, lines folded at 75 bytes. `stamp` is when it is made (ISO). */
export function toIcs(name: string, events: readonly DayEvent[], stamp: string): string {
  const at = `${stamp.replace(/[-:]|\.\d+/g, '').slice(0, 15)}Z`;
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Nianbao//Deadlines//ZH', 'CALSCALE:GREGORIAN'],
    ...['METHOD:PUBLISH', `X-WR-CALNAME:${escaped(name)}`],
    ...events.flatMap((event) => eventLines(event, at)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines({ id, date, summary, description }: DayEvent, at: string): string[] {
  const compact = (day: string) => day.replaceAll('-', '');
  const alarms = ALARM_DAYS.flatMap((days) => [
    ...['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(summary)}`],
    ...[`TRIGGER:-P${days}D`, 'END:VALARM'],
  ]);
  return [
    ...['BEGIN:VEVENT', `UID:${escaped(id)}`, `DTSTAMP:${at}`],
    ...[`DTSTART;VALUE=DATE:${compact(date)}`, `DTEND;VALUE=DATE:${compact(dayAfter(date, 1))}`],
    ...[`SUMMARY:${escaped(summary)}`, `DESCRIPTION:${escaped(description)}`, 'TRANSP:TRANSPARENT'],
    ...alarms,
    'END:VEVENT',
  ];
}

function escaped(text: string): string {
  return unturned(text)
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');
}

/** No line is longer than 75 bytes, no character is cut. */
function folded(line: string): string {
  let [out, bytes] = ['', 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > 74) {
      out += '\r\n ';
      bytes = 1;
    }
    out += character;
    bytes += size;
  }
  return out;
}
