import { checkReport, findingsOf } from '../../../src/check/check-report.ts';
import type { Finding } from '../../../src/report/finding.ts';
import type { Report, TemplateId } from '../../../src/report/report.ts';
import { readReport } from '../../../src/workers/process-report.ts';
import { Dice, seedOf } from '../../generate/dice.ts';
import type { WriterName } from '../../generate/writers.ts';
import { type Facts, randomFacts } from './facts.ts';
import { written } from './prose.ts';
import { write } from './write.ts';

/** The correct report number `index` of a run. */
export function correctFacts(run: number, index: number, template: TemplateId): { facts: Facts; dice: Dice } {
  const dice = new Dice(seedOf(run, index) ^ 0x165667b1);
  return { facts: written(randomFacts(template, dice), dice), dice };
}

/** What the rules say of a report once it was written out and read again, as `check` does; null where it could not be read. */
export async function assessed(
  facts: Facts,
  format: WriterName,
  dice: Dice,
): Promise<{ report: Report; findings: Finding[] } | null> {
  const { bytes } = write(facts, format, dice);
  const read = await readReport({ url: '', title: '', listedDate: null, bytes, contentType: null });
  if (!read.ok) return null;
  const { report } = read.value;
  const previous = facts.before === null ? null : lastYear(report, facts.before);
  return { report, findings: findingsOf(checkReport({ report, previous })) };
}

function lastYear(report: Report, before: Record<string, number>): Report {
  const year = (report.year ?? 0) - 1;
  const values = Object.fromEntries(
    Object.entries(report.values).map(([id, value]) => [
      id,
      { ...value, value: before[id] ?? 0, raw: String(before[id] ?? 0) },
    ]),
  );
  return { ...report, year, period: null, title: null, values, prose: [], statements: [] };
}
