/** One target of the project, and what was measured. `met` is null where it could not be measured here; `why` says why. */
export interface Verdict {
  name: string;
  target: string;
  measured: string;
  met: boolean | null;
  why?: string;
}

/** A verdict on a number that must not be above its target. */
export function atMost(name: string, measured: number, most: number, unit: string): Verdict {
  return { name, target: `≤ ${most}${unit}`, measured: `${round(measured)}${unit}`, met: measured <= most };
}

/** A verdict on a number that must not be below its target. */
export function atLeast(name: string, measured: number, least: number, unit: string): Verdict {
  return { name, target: `≥ ${least}${unit}`, measured: `${round(measured)}${unit}`, met: measured >= least };
}

/** A verdict that could not be reached, with the reason. */
export function notMeasured(name: string, target: string, why: string): Verdict {
  return { name, target, measured: '–', met: null, why };
}

/** Two digits after the point below 10, one below 100, none above. */
export function round(value: number): string {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}

export function verdictLine({ name, target, measured, met, why }: Verdict): string {
  const word = met === null ? 'NOT MEASURED' : met ? 'pass' : 'MISS';
  return `${word.padEnd(12)} ${name}: ${measured} (target ${target})${why === undefined ? '' : ` – ${why}`}`;
}
