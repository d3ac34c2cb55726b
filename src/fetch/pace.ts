export interface PaceOptions {
  /** Least gap between the end of a request and the next one to the same host. */
  hostDelayMs: number;
  /** The gap is at least so many times as long as the last answer took: a slow portal is a busy one. */
  responseFactor: number;
  /** A number from 0 to 1, for the jitter. */
  random: () => number;
}

/** A portal's Crawl-delay, and what its slowness asks for, count up to this. */
const LONGEST_MS = 60_000;
/** The gap varies by so much of itself, upwards only. */
const JITTER = 0.3;

/** The gap in ms after a request: the largest of the three, with jitter. */
export function gapAfter(asked: { crawlDelayMs: number; responseMs: number }, options: PaceOptions): number {
  const slow = Math.min(asked.responseMs * options.responseFactor, LONGEST_MS);
  const least = Math.max(options.hostDelayMs, Math.min(asked.crawlDelayMs, LONGEST_MS), slow);
  return Math.round(least * (1 + JITTER * options.random()));
}
