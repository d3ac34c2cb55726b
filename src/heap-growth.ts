import { setFlagsFromString } from 'node:v8';

/** By how much the live heap may grow before garbage is collected, per cent. */
const GROWTH = 60;

/**
 * Keeps a long run within the memory of a small machine. V8 collects the later the more memory the machine has, and lets four times
 * what is live pile up: a crawl of 3,000 agencies, of which never more than 170 MB are live, came to 850 MB resident, and to 500 with
 * this. A limit (`--max-old-space-size`) would end the process where one document needs more for a moment.
 */
export function collectEarly(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}
