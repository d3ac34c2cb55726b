import { checkReport, findingsOf } from '../src/check/check-report.ts';
import { readStatements } from '../src/extract/read-statements.ts';
import type { Report } from '../src/report/report.ts';
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

interface Checks {
  reports: number;
  medianMs: number;
  p95Ms: number;
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
  const checks = checkMany();
  const copies = findCopies();
  const whole = TEXTS >= 100_000 ? 1_000_000 : Math.floor((TEXTS / GROUP) * 200);
  return {
    checks,
    copies,
    verdicts: [
      atMost('one report, every rule, median', checks.medianMs, 5, ' ms'),
      atLeast('candidate pairs of copies looked at', copies.candidates, whole, ''),
      atMost('memory while checking, above the start', checks.peakMb, 300, ' MB'),
    ],
  };
}

function checkMany(): Checks {
  const dice = new Dice(SEED);
  const times = new Float64Array(REPORTS);
  const memory = new Peak();
  let findings = 0;
  for (let at = 0; at < REPORTS; at++) {
    const [previous, report] = [generated(dice, 2022, false), generated(dice, 2023, true)];
    const start = performance.now();
    const results = checkReport({ report, previous, agency: DEPARTMENT });
    findings += findingsOf(results).length;
    times[at] = performance.now() - start;
    if (at % 500 === 0) memory.look();
  }
  const total = times.reduce((sum, one) => sum + one, 0);
  times.sort();
  const at = (share: number) => times[Math.floor(share * (REPORTS - 1))]!;
  return {
    reports: REPORTS,
    medianMs: at(0.5),
    p95Ms: at(0.95),
    perSecond: (1000 * REPORTS) / total,
    findings,
    peakMb: memory.mb,
  };
}

/** A report whose sums hold, with six sections of text; what its text states is read where rules ask for it. */
function generated(dice: Dice, year: number, stated: boolean): Report {
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
  const report = reportOf('t2021', year, cells);
  const prose = [1, 2, 3, 4, 5, 6].map((section) => ({ section, text: writeProse(dice, section === 1 ? 14 : 4) }));
  if (!stated) return { ...report, prose, personalData: [], statements: [] };
  const blocks = prose.map(({ text }) => ({ t: 'p' as const, text, places: [] }));
  const reader = { name: 'bench', version: '1' };
  const document = { irVersion: 1 as const, format: 'html', reader, meta: {}, blocks, links: [], warnings: [] };
  return { ...report, prose, personalData: [], statements: readStatements(document, prose, 't2021', year) };
}

function findCopies(): Copies {
  const dice = new Dice(SEED + 1);
  const memory = new Peak();
  const signatures: Uint32Array[] = [];
  let spent = 0;
  let original = '';
  for (let at = 0; at < TEXTS; at++) {
    if (at % GROUP === 0) original = writeProse(dice, 12);
    const text = at % GROUP === 0 ? original : edited(dice, original, 0.02);
    const start = performance.now();
    const passages = passagesOf([{ section: 1, text }]).filter(({ bare }) => !isPrescribed(bare));
    signatures.push(signatureOf(shinglesOf(passages.map(({ bare }) => bare))));
    spent += performance.now() - start;
    if (at % 2_000 === 0) memory.look();
  }
  const start = performance.now();
  let candidates = 0;
  for (const _ of similarPairs(signatures, 0.5)) if (++candidates % 50_000 === 0) memory.look();
  return {
    texts: TEXTS,
    candidates,
    allPairs: (TEXTS * (TEXTS - 1)) / 2,
    signatureMs: spent / TEXTS,
    pairsS: (performance.now() - start) / 1000,
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

export function showChecks({ checks, copies }: { checks: Checks; copies: Copies }): string {
  return [
    `${checks.reports} reports with last year's: ${round(checks.medianMs)} ms median, ${round(checks.p95Ms)} ms p95, ${round(checks.perSecond)} a second, ${round(checks.peakMb)} MB above the start; ${checks.findings} findings`,
    `${copies.texts} texts: ${round(copies.signatureMs)} ms for a signature; ${copies.candidates} candidate pairs of ${copies.allPairs} in ${round(copies.pairsS)} s, ${round(copies.peakMb)} MB above the start`,
  ].join('\n');
}
