import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRecords } from '../src/demo/record.ts';
import { renderReport } from '../src/demo/render-report.ts';
import { type Summary, summarise } from './statistics.ts';
import { round, type Verdict } from './verdict.ts';

/** Milliseconds from starting a process to its end. */
export interface StartResult {
  /** Node by itself, doing nothing. */
  node: Summary;
  /** `nianbao check` of one HTML report. */
  check: Summary;
  /** None: nobody has set a target. */
  verdicts: Verdict[];
}

const ROUNDS = 9;

/** What a command costs that reads one file: clerks and scripts start one for each. The first start, which compiles, is not counted. */
export function benchStart(): StartResult {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  const file = join(folder, 'report.html');
  const title = '年度报告';
  const options = { dialect: 'plain', title, columnName: title, siteName: title, charset: 'utf-8' } as const;
  writeFileSync(file, renderReport(readRecords()[0]!, options));
  const program = join(import.meta.dirname, '..', 'bin', 'nianbao');
  const [node, check]: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round++) {
    const times = [timed(['-e', '0']), timed([program, 'check', file])];
    if (round === 0) continue;
    node.push(times[0]!);
    check.push(times[1]!);
  }
  rmSync(folder, { recursive: true, force: true });
  return { node: summarise(node), check: summarise(check), verdicts: [] };
}

function timed(args: readonly string[]): number {
  const begun = performance.now();
  spawnSync(process.execPath, args, { stdio: 'ignore' });
  return performance.now() - begun;
}

/** The figures of starting as plain text. */
export function showStart({ node, check }: StartResult): string {
  const row = (name: string, of: Summary) =>
    `${name}: min ${round(of.min)}, median ${round(of.median)}, p95 ${round(of.p95)} ms`;
  return [row('node -e 0', node), row('nianbao check report.html', check)].join('\n');
}
