/** As many pauses between runs show what is usual. */
const ENOUGH = 4;
const MOST = 8;
/** A pause that is longer than the longest usual one by this factor is a standstill. */
const FACTOR = 1.5;

/**
 * How long nothing may have run before it counts as a standstill (ms), where runs are begun from outside, as by cron, and nobody says how
 * often: from when the newest runs began (ISO, newest first). Infinite while too few runs show what is usual.
 */
export function usualPause(begun: readonly string[]): number {
  const pauses = begun.slice(0, MOST + 1).flatMap((at, n) => {
    const before = begun[n + 1];
    return before === undefined || n >= MOST ? [] : [Date.parse(at) - Date.parse(before)];
  });
  return pauses.length < ENOUGH ? Number.POSITIVE_INFINITY : Math.max(...pauses) * FACTOR;
}
