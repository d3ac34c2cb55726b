import { checkReport, findingsOf } from '../../../src/check/check-report.ts';
import { withoutPersonalData } from '../../../src/extract/personal-data/mask-report.ts';
import { settleAgency } from '../../../src/registry/settle-agency.ts';
import type { Agency } from '../../../src/report/agency.ts';
import type { Finding } from '../../../src/report/finding.ts';
import type { Report, TemplateId } from '../../../src/report/report.ts';
import { readReport } from '../../../src/workers/process-report.ts';
import { Dice, seedOf } from '../../generate/dice.ts';
import type { AnyFormat } from '../../generate/writers.ts';
import { DEPARTMENT } from '../cases/case.ts';
import { type Cells, type Facts, randomFacts } from './facts.ts';
import { lastYear } from './plants.ts';
import { written } from './prose.ts';
import { write } from './write.ts';

/** The correct report number `index` of a run. */
export function correctFacts(run: number, index: number, template: TemplateId): { facts: Facts; dice: Dice } {
  const dice = new Dice(seedOf(run, index) ^ 0x165667b1);
  const facts = written(randomFacts(template, dice), dice);
  return { facts: { ...facts, registered: registered(facts.agency) }, dice };
}

/** The report with a correct one of the year before, no table of which is the same; as it is where that year had another form. */
export function withYearBefore(facts: Facts, dice: Dice): Facts {
  const { template, year, cells } = facts;
  if (year <= { t2014: 2014, t2019: 2019, t2021: 2021 }[template]) return facts;
  const before: Cells = lastYear(facts);
  for (const id of Object.keys(cells))
    if (/_decisions$|^published_w/.test(id)) before[id] = 1 + Math.round((cells[id]! * dice.int(60, 140)) / 100);
    else if (/^(?:req_new_natural_person|review_upheld)$/.test(id)) before[id] = cells[id]! + 1;
  return { ...facts, before };
}

function registered(name: string): Agency {
  const level = /(?:政府|管委会|委员会)$/.test(name)
    ? 'county'
    : /[镇乡]$|街道/.test(name)
      ? 'township'
      : 'county_dept';
  return { ...DEPARTMENT, id: 'a1', name, level };
}

/** What the rules say of a report once it was written out and read again, as `check` does; null where it could not be read. */
export async function assessed(
  facts: Facts,
  format: AnyFormat,
  dice: Dice,
): Promise<{ report: Report; findings: Finding[] } | null> {
  const { bytes } = write(facts, format, dice);
  const { url = '', registered: agency = null, page = null, around } = facts;
  const read = await readReport({ url, title: '', listedDate: null, bytes, contentType: null });
  if (!read.ok) return null;
  const { document } = read.value;
  const report = withoutPersonalData(settleAgency(read.value.report, { url }), document);
  const previous = facts.before === null ? null : yearBefore(report, facts.before);
  const given = { agency, page, around: around?.(report) ?? null };
  return { report, findings: findingsOf(checkReport({ report, previous, ...given })) };
}

function yearBefore(report: Report, before: Record<string, number>): Report {
  const year = (report.year ?? 0) - 1;
  const values = Object.fromEntries(
    Object.entries(report.values).map(([id, value]) => [
      id,
      before[id] === undefined ? value : { ...value, value: before[id], raw: String(before[id]) },
    ]),
  );
  return { ...report, year, period: null, title: null, values, prose: [], statements: [] };
}
