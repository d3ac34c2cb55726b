import { cpus, totalmem } from 'node:os';
import { benchAnomalies, showAnomalies } from './anomalies.ts';
import { benchChecks, showChecks } from './checks.ts';
import { benchDiscovery, showDiscovery } from './discovery.ts';
import { benchPages, showPages } from './pages.ts';
import { benchPool, showPool } from './pool.ts';
import { benchReading } from './reading.ts';
import { benchScale, showScale } from './scale.ts';
import { showReading } from './show-reading.ts';
import { benchStart, showStart } from './start.ts';
import { type Verdict, verdictLine } from './verdict.ts';

/** `npm run bench -- [name…] [--json]`: runs the benchmarks named, or all; exit code 1 where a target is missed. */
interface Benchmark {
  run(): Promise<{ verdicts: Verdict[] }>;
  show(result: never): string;
}

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  reading: { run: () => benchReading(), show: showReading },
  pool: { run: () => benchPool(), show: showPool },
  scale: { run: () => benchScale(), show: showScale },
  start: { run: () => Promise.resolve(benchStart()), show: showStart },
  checks: { run: () => Promise.resolve(benchChecks()), show: showChecks },
  anomalies: { run: () => Promise.resolve(benchAnomalies()), show: showAnomalies },
  pages: { run: () => benchPages(), show: showPages },
  discovery: { run: () => benchDiscovery(), show: showDiscovery },
};

const named = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const json = process.argv.includes('--json');
const unknown = named.filter((name) => !(name in BENCHMARKS));
if (unknown.length > 0) {
  process.stderr.write(`npm run bench -- ${Object.keys(BENCHMARKS).join('|')} [--json]\n`);
  process.exit(2);
}

const machine = {
  cpu: cpus()[0]?.model ?? '',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 1e9),
  node: process.version,
};
const results: Record<string, unknown> = { machine };
let missed = false;
if (!json)
  process.stdout.write(`${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, Node ${machine.node}\n`);
for (const name of named.length > 0 ? named : Object.keys(BENCHMARKS)) {
  const benchmark = BENCHMARKS[name]!;
  const result = await benchmark.run();
  results[name] = result;
  missed ||= result.verdicts.some(({ met }) => met === false);
  const lines = result.verdicts.map(verdictLine).join('\n');
  if (!json) process.stdout.write(`\n${name}\n${benchmark.show(result as never)}\n${lines}\n`);
}
if (json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
process.exitCode = missed ? 1 : 0;
