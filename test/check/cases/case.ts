import type { PageFacts } from '../../../src/check/page-facts.ts';
import { readStatements } from '../../../src/extract/read-statements.ts';
import type { Agency } from '../../../src/report/agency.ts';
import type { Document } from '../../../src/report/document.ts';
import type { Outcome, Severity } from '../../../src/report/finding.ts';
import type { Report, TemplateId } from '../../../src/report/report.ts';
import type { Surroundings } from '../../../src/report/surroundings.ts';
import { type CellOf, reportOf } from '../report-of.ts';

/** A report as data: what is not said is as in a sound one. `text`: the words of its sections, in which figures are read as the reader does. */
export interface CaseReport extends Partial<Omit<Report, 'values' | 'prose' | 'template' | 'year'>> {
  template: TemplateId;
  year: number;
  cells: Readonly<Record<string, CellOf>>;
  text?: Readonly<Record<number, string>>;
}

/** What a rule says of one report. */
export interface Case {
  report: CaseReport;
  previous?: CaseReport;
  agency?: Agency;
  page?: PageFacts;
  around?: Surroundings;
  /** Fields that the finding must name. */
  fields?: string[];
  expected?: number | string | null;
  actual?: number | string | null;
  severity?: Severity;
  /** For exceptions: what the rule says instead of `fail`. */
  outcome?: Outcome;
}

/** The cases of one rule. Without `passes` a sound report stands for it; `exceptions` by the words of the catalogue, or a part of them. */
export interface RuleCases {
  fails: Case;
  passes?: Case;
  exceptions?: Readonly<Record<string, Case>>;
}

export const DEPARTMENT: Agency = {
  id: 'a1',
  name: '某市科学技术局',
  level: 'prefecture_dept',
  regionCode: '',
  parent: '',
  portalUrl: '',
  reportColumnUrl: '',
  aliases: [],
  firstYear: null,
  lastYear: null,
  extra: {},
};

type Cells = CaseReport['cells'];
export const t2021 = (cells: Cells = {}, year = 2023): CaseReport => ({ template: 't2021', year, cells });
export const t2019 = (cells: Cells = {}, year = 2020): CaseReport => ({ template: 't2019', year, cells });
export const t2014 = (cells: Cells = {}, year = 2018): CaseReport => ({ template: 't2014', year, cells });

/** The report that a case describes. */
export function built({ template, year, cells, text = {}, ...given }: CaseReport): Report {
  const prose = Object.entries(text).map(([section, words]) => ({ section: Number(section), text: words }));
  const report: Report = { ...reportOf(template, year, cells), statements: [], ...given, prose };
  return text && given.statements === undefined ? withStatements(report) : report;
}

/** The report with the figures that its prose states, as the reader finds them. */
export function withStatements(report: Report): Report {
  const blocks = report.prose.map(({ text }) => ({ t: 'p' as const, text, places: [] }));
  const document: Document = {
    irVersion: 1,
    format: 'html',
    reader: { name: 'test', version: '1' },
    meta: {},
    blocks,
    links: [],
    warnings: [],
  };
  return { ...report, statements: readStatements(document, report.prose, report.template, report.year) };
}
