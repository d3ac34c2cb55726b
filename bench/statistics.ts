/** What a row of measurements says; milliseconds, bytes or whatever was measured. */
export interface Summary {
  count: number;
  min: number;
  median: number;
  p95: number;
  sum: number;
}

/** Minimum, median and 95th percentile (nearest rank) of at least one measurement. */
export function summarise(measured: readonly number[]): Summary {
  const sorted = [...measured].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return {
    count: sorted.length,
    min: sorted[0] ?? Number.NaN,
    median: at(0.5),
    p95: at(0.95),
    sum: sorted.reduce((sum, value) => sum + value, 0),
  };
}

/** The median of each file's measurements, added up: what all files take once, with the noise of the machine taken out. */
export function sumOfMedians(byFile: Iterable<readonly number[]>): number {
  let sum = 0;
  for (const measured of byFile) sum += summarise(measured).median;
  return sum;
}
