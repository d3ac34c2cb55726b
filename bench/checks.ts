import { checkReport, findingsOf } from '../src/check/check-report.ts';
import { readStatements } from '../src/extract/read-statements.ts';
import { collectEarly } from '../src/heap-growth.ts';
import type { Report } from '../src/report/report.ts';
import type { Statement } from '../src/report/words.ts';
import { isPrescribed } from '../src/similarity/boilerplate.ts';
import { shinglesOf, signatureOf, similarPairs } from '../src/similarity/min-hash.ts';
import { passagesOf } from '../src/similarity/passages.ts';
import { DEPARTMENT } from '../test/check/cases/case.ts';
import { reportOf } from '../test/check/report-of.ts';
import { Dice } from '../test/generate/dice.ts';
import { edited, writeProse } from '../test/similarity/write-prose.ts';
import { atLeast, atMost, round, type Verdict } from './verdict.ts';

const REPORTS = Number(process.env.NIANBAO_BENCH_REPORTS ?? 100_000);
const TEXTS = Number(process.env.NIANBAO_BENCH_TEXTS ?? 100_000);
/** Texts that are copies of one another: 22 of them are 231 pairs. */
const GROUP = 22;
const SEED = 20260131;
const MB = 1024 * 1024;

/** Texts that reports carry in turn: what they state is read once, as reading does it, and is no part of the checks. */
const WRITTEN = 2_000;
const BATCH = 20;
/** A line of progress so often, on standard error. */
const TOLD_MS = 15_000;

interface Checks {
  reports: number;
  /** Processor time of this thread a report, over batches: the system counts it in steps of some milliseconds. */
  medianMs: number;
  /** By the clock: what else runs on the machine counts as well. */
  clockMedianMs: number;
  clockP95Ms: number;
  perSecond: number;
  findings: number;
  peakMb: number;
}

interface Copies {
  texts: number;
  candidates: number;
  allPairs: number;
  signatureMs: number;
  pairsS: number;
  peakMb: number;
}

/** Every rule on so many generated reports, made one by one and let go; and copies among so many texts, by bands and not by all pairs. */
export function benchChecks(): { checks: Checks; copies: Copies; verdicts: Verdict[] } {
  collectEarly(); // As the service does.
  const checks = checkMany();
  const copies = findCopies();
  const whole = TEXTS >= 100_000 ? 1_000_000 : Math.floor((TEXTS / GROUP) * 200);
  return {
    checks,
    copies,
    verdicts: [
      atMost('one report, every rule, median of processor time', checks.medianMs, 5, ' ms'),
      atLeast('candidate pairs of copies looked at', copies.candidates, whole, ''),
      atMost('memory while checking, above the start', checks.peakMb, 300, ' MB'),
    ],
  };
}

function checkMany(): Checks {
  const dice = new Dice(SEED);
  const spent: number[] = [];
  const clock: number[] = [];
  const memory = new Peak();
  const progress = new Progress('reports checked', REPORTS);
  const texts = { length: Math.min(WRITTEN, REPORTS) };
  const before = Array.from(texts, () => ({ prose: proseOf(dice), statements: [] }));
  const now = Array.from(texts, () => stated(proseOf(dice), 2023));
  let findings = 0;
  for (let at = 0; at < REPORTS; at += BATCH) {
    const pairs = Array.from({ length: BATCH }, (_, n) => ({
      previous: generated(dice, 2022, before[(at + n) % before.length]!),
      report: generated(dice, 2023, now[(at + n) % now.length]!),
    }));
    const startCpu = processorMs();
    for (const pair of pairs) {
      const start = performance.now();
      findings += findingsOf(checkReport({ ...pair, agency: DEPARTMENT })).length;
      clock.push(performance.now() - start);
    }
    spent.push((processorMs() - startCpu) / BATCH);
    memory.look();
    progress.at(at);
  }
  const at = (times: number[], share: number) =>
    times.toSorted((a, b) => a - b)[Math.floor(share * (times.length - 1))]!;
  return {
    reports: clock.length,
    medianMs: at(spent, 0.5),
    clockMedianMs: at(clock, 0.5),
    clockP95Ms: at(clock, 0.95),
    perSecond: (1000 * spent.length) / spent.reduce((sum, one) => sum + one, 0),
    findings,
    peakMb: memory.mb,
  };
}

/** Processor time of this thread: what others do on the machine is not in it. */
function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** A report whose sums hold, with figures of its own. */
function generated(dice: Dice, year: number, text: { prose: Report['prose']; statements: Statement[] }): Report {
  const [persons, firms] = [dice.int(0, 80), dice.int(0, 9)];
  const column = (name: string, count: number) => ({
    [`req_new_${name}`]: count,
    [`res_granted_${name}`]: count,
    [`res_total_${name}`]: count,
  });
  const cells = {
    ...column('natural_person', persons),
    ...column('business', firms),
    ...column('total', persons + firms),
    licensing_decisions: dice.int(0, 900),
    penalty_decisions: dice.int(0, 90),
  };
  return { ...reportOf('t2021', year, cells), ...text, prose: [...text.prose], personalData: [] };
}

function proseOf(dice: Dice): Report['prose'] {
  return [1, 2, 3, 4, 5, 6].map((section) => ({ section, text: writeProse(dice, section === 1 ? 14 : 4) }));
}

/** The text with what it states, which rules ask for. */
function stated(prose: Report['prose'], year: number): { prose: Report['prose']; statements: Statement[] } {
  const blocks = prose.map(({ text }) => ({ t: 'p' as const, text, places: [] }));
  const reader = { name: 'bench', version: '1' };
  const document = { irVersion: 1 as const, format: 'html', reader, meta: {}, blocks, links: [], warnings: [] };
  return { prose, statements: readStatements(document, prose, 't2021', year) };
}

function findCopies(): Copies {
  const dice = new Dice(SEED + 1);
  const memory = new Peak();
  const signatures: Uint32Array[] = [];
  const progress = new Progress('texts signed', TEXTS);
  let spent = 0;
  let original = '';
  for (let at = 0; at < TEXTS; at++) {
    if (at % GROUP === 0) original = writeProse(dice, 12);
    const text = at % GROUP === 0 ? original : edited(dice, original, 0.02);
    const start = processorMs();
    const passages = passagesOf([{ section: 1, text }]).filter(({ bare }) => !isPrescribed(bare));
    signatures.push(signatureOf(shinglesOf(passages.map(({ bare }) => bare))));
    spent += processorMs() - start;
    if (at % 2_000 === 0) memory.look();
    progress.at(at);
  }
  const start = processorMs();
  const pairing = new Progress('candidate pairs', (TEXTS * (GROUP - 1)) / 2);
  let candidates = 0;
  for (const _ of similarPairs(signatures, 0.5)) {
    if (++candidates % 50_000 === 0) memory.look();
    pairing.at(candidates);
  }
  return {
    texts: TEXTS,
    candidates,
    allPairs: (TEXTS * (TEXTS - 1)) / 2,
    signatureMs: spent / TEXTS,
    pairsS: (processorMs() - start) / 1000,
    peakMb: memory.mb,
  };
}

/** The most that the process held above what it held at first. */
class Peak {
  readonly #first = process.memoryUsage().rss;
  #most = 0;

  look(): void {
    this.#most = Math.max(this.#most, process.memoryUsage().rss - this.#first);
  }

  get mb(): number {
    return this.#most / MB;
  }
}

/** Says now and then how far a long run is. */
class Progress {
  readonly #what: string;
  readonly #all: number;
  #told = performance.now();

  constructor(what: string, all: number) {
    this.#what = what;
    this.#all = all;
  }

  at(done: number): void {
    if (done % 100 !== 0 || performance.now() - this.#told < TOLD_MS) return;
    this.#told = performance.now();
    process.stderr.write(`${this.#what}: ${done} of ${this.#all}\n`);
  }
}

export function showChecks({ checks, copies }: { checks: Checks; copies: Copies }): string {
  return [
    `${checks.reports} reports with last year's: ${round(checks.medianMs)} ms of processor time (median over batches of ${BATCH}), by the clock ${round(checks.clockMedianMs)} ms median and ${round(checks.clockP95Ms)} ms p95, ${round(checks.perSecond)} a second, ${round(checks.peakMb)} MB above the start; ${checks.findings} findings`,
    `${copies.texts} texts: ${round(copies.signatureMs)} ms for a signature; ${copies.candidates} candidate pairs of ${copies.allPairs} in ${round(copies.pairsS)} s of processor time, ${round(copies.peakMb)} MB above the start`,
  ].join('\n');
}
