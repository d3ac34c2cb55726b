/** Hours of the day in Shanghai, `[from, to)`; over midnight where `to` is not after `from`. */
export type OpenHours = readonly (readonly [number, number])[];

const FORM = /^(\d{1,2})-(\d{1,2})$/;
const HOUR_MS = 3_600_000;
/** Shanghai has kept UTC+8 without summer time since 1991. */
const SHANGHAI_MS = 8 * HOUR_MS;

/** Reads `22-6` or `0-7,19-24`; null for what is no such list. An empty text is no limit. */
export function readOpenHours(text: string): OpenHours | null {
  const parts = text.split(',').map((part) => part.trim());
  if (text.trim() === '') return [];
  const hours: [number, number][] = [];
  for (const part of parts) {
    const [, from, to] = FORM.exec(part) ?? [];
    if (from === undefined || Number(from) > 23 || Number(to) > 24 || from === to) return null;
    hours.push([Number(from), Number(to)]);
  }
  return hours;
}

/** How long until hosts may be asked, in ms; 0 where they may be asked now. */
export function msUntilOpen(hours: OpenHours, now: Date): number {
  if (hours.length === 0) return 0;
  const sinceMidnight = (now.getTime() + SHANGHAI_MS) % (24 * HOUR_MS);
  const hour = sinceMidnight / HOUR_MS;
  const isOpen = hours.some(([from, to]) => (to > from ? hour >= from && hour < to : hour >= from || hour < to));
  if (isOpen) return 0;
  const waits = hours.map(([from]) => (from * HOUR_MS - sinceMidnight + 24 * HOUR_MS) % (24 * HOUR_MS));
  return Math.min(...waits);
}
