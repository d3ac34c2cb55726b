import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEMPLATE_IDS } from '../../src/report/report.ts';
import { readReport } from '../../src/workers/process-report.ts';
import { Dice, seedOf } from './dice.ts';
import { judge, type Verdict } from './judge.ts';
import { layOut } from './layout.ts';
import { type GeneratedDocument, randomReport } from './model.ts';
import { ALL_WRITERS, type FormatName, type Written } from './writers.ts';

/** One document of a run, as a file, and what became of it. */
export interface Outcome {
  index: number;
  document: GeneratedDocument;
  format: FormatName;
  written: Written;
  verdict: Verdict;
}

const FORMATS = Object.keys(ALL_WRITERS) as FormatName[];

/** Document `index` of the run with this seed: templates and formats take turns. */
export function generate(run: number, index: number, formats = FORMATS): Omit<Outcome, 'verdict'> {
  const document = layOut(randomReport(run, index, TEMPLATE_IDS[index % TEMPLATE_IDS.length]!));
  const format = formats[Math.floor(index / TEMPLATE_IDS.length) % formats.length]!;
  const written = ALL_WRITERS[format](document, new Dice(seedOf(run, index) ^ 0x27d4eb2f));
  return { index, document, format, written };
}

/** Generates and reads documents as `check` does, and judges each. */
export async function runGenerated(run: number, count: number, from = 0, formats = FORMATS): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let index = from; index < from + count; index++) {
    const made = generate(run, index, formats);
    const read = await readReport({
      url: '',
      title: '',
      listedDate: null,
      bytes: made.written.bytes,
      contentType: null,
    });
    outcomes.push({ ...made, verdict: judge(made.document, read.ok ? read.value.report : null, made.written.lost) });
  }
  return outcomes;
}

/** Writes a document out, with what is in it, for a person or another program. */
export function keep(folder: string, run: number, { index, document, written }: Omit<Outcome, 'verdict'>): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${run}-${index}.${written.name}`);
  writeFileSync(path, written.bytes);
  writeFileSync(`${path}.truth.json`, JSON.stringify({ ...document, dialect: written.dialect }, null, 1));
  return path;
}

/** Counts by format, a line each; documents in lossy dialects on lines of their own. */
export function tally(outcomes: readonly Outcome[]): string {
  const lines = new Map<
    string,
    { documents: number; exact: number; wrong: number; zeroed: number; missed: number; hard: number; lost: number }
  >();
  for (const { format, written, verdict } of outcomes) {
    const name = `${format}${written.lossy ? ' (flattened)' : ''}`;
    const line = lines.get(name) ?? { documents: 0, exact: 0, wrong: 0, zeroed: 0, missed: 0, hard: 0, lost: 0 };
    lines.set(name, {
      documents: line.documents + 1,
      exact: line.exact + verdict.exact,
      wrong: line.wrong + verdict.wrong.length,
      zeroed: line.zeroed + verdict.zeroed.length,
      missed: line.missed + verdict.missed.length,
      hard: line.hard + verdict.hard,
      lost: line.lost + verdict.lost,
    });
  }
  return [...lines]
    .map(
      ([name, counts]) =>
        `${name.padEnd(18)} ${Object.entries(counts)
          .map(([key, n]) => `${key} ${n}`)
          .join('  ')}`,
    )
    .sort()
    .join('\n');
}
