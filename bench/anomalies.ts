import { FALSE_DISCOVERY_RATE } from '../src/anomaly/find-anomalies.ts';
import { knowing, type Measured, measure, ours } from '../test/anomaly/measure.ts';
import { thirtyPercent, type World, zScore } from '../test/anomaly/simulate.ts';
import type { Verdict } from './verdict.ts';

const RUNS = Number(process.env.NIANBAO_ANOMALY_RUNS ?? 100);
const SEED = 20260131;
const CALM = { bodies: 60, years: 4, spread: 0.1 };

const WORLDS: Readonly<Record<string, World>> = {
  'no change, Poisson': { ...CALM, spread: 0 },
  'no change, dispersion 0.1': CALM,
  'no change, dispersion 0.5': { ...CALM, spread: 0.5 },
  'no change, unlike bodies': { ...CALM, spread: 0.2, unlike: 1 },
  'no change, means that wander by 20 %': { ...CALM, wander: 0.2 },
  'no change, all rose by 60 %': { ...CALM, trend: 1.6 },
  '3 % of the counts x 3': { ...CALM, changed: 0.03, factor: 3 },
  '3 % of the counts x 3, eight years': { ...CALM, years: 8, changed: 0.03, factor: 3 },
  '3 % of the counts x 5': { ...CALM, changed: 0.03, factor: 5 },
  '3 % of the counts x 10': { ...CALM, changed: 0.03, factor: 10 },
  '3 % of the counts / 10': { ...CALM, changed: 0.03, factor: 0.1 },
  '3 % of the counts x 10,000': { ...CALM, changed: 0.03, factor: 10_000 },
};

interface Row {
  world: string;
  ours: Measured;
  /** A test that is told the true dispersion: what could be found at all. */
  knowing: Measured;
  zScore: Measured;
  thirtyPercent: Measured;
}

/** Calibration and power of the tests on counts, beside a rule of ±30 % and a z-score of 3, on the same simulated histories. */
export function benchAnomalies(): { rows: Row[]; verdicts: Verdict[] } {
  const rows = Object.entries(WORLDS).map(([world, given]) => ({
    world,
    ours: measure(ours, given, RUNS, SEED),
    knowing: measure(knowing(given.spread), given, RUNS, SEED),
    zScore: measure(zScore, given, RUNS, SEED),
    thirtyPercent: measure(thirtyPercent, given, RUNS, SEED),
  }));
  const worst = rows.reduce((a, b) => (a.ours.falseShare > b.ours.falseShare ? a : b));
  return {
    rows,
    verdicts: [
      {
        name: `false alarms among alarms, worst world (${worst.world}; ${RUNS} runs each)`,
        measured: `${(100 * worst.ours.falseShare).toFixed(1)} % ± ${(100 * worst.ours.within).toFixed(1)}`,
        target: `at most ${100 * FALSE_DISCOVERY_RATE} %`,
        met: worst.ours.falseShare - worst.ours.within <= FALSE_DISCOVERY_RATE,
      },
    ],
  };
}

export function showAnomalies({ rows }: { rows: Row[] }): string {
  const cell = ({ falseShare, power, alarms }: Measured) =>
    `${(100 * falseShare).toFixed(1).padStart(5)} % ${power === null ? '    –' : `${(100 * power).toFixed(0).padStart(3)} %`} ${alarms.toFixed(1).padStart(6)}`;
  const lines = rows.map(
    (row) =>
      `${row.world.padEnd(30)} | ${cell(row.ours)} | ${cell(row.knowing)} | ${cell(row.zScore)} | ${cell(row.thirtyPercent)}`,
  );
  const head = `${''.padEnd(30)} | ours: false, power, per 1000 | told the dispersion | z-score of 3 | ±30 % against last year`;
  return [head, ...lines].join('\n');
}
