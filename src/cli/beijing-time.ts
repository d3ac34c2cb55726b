/** An instant as people in Beijing read it: `2026-02-01 09:30:05`, or to the minute. `at`: ISO time. */
export function beijingTime(at: string, to: 'second' | 'minute'): string {
  const local = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().replace('T', ' ');
  return local.slice(0, to === 'second' ? 19 : 16);
}
