import { TEMPLATE_IDS, type TemplateId } from '../../src/report/report.ts';
import { randomAgency, titleOf } from './agencies.ts';
import { Dice, seedOf } from './dice.ts';
import { randomFigures } from './figures.ts';
import { type PrintStyle, printFigure, randomStyle } from './print-figure.ts';

/**
 * What a field's cell says to a person: a figure (in the field's unit; for a field without unit, in the unit that the cell names), or
 * null for a blank cell. `hard` = the reader may give up on it (`unreadable`) without anything being counted as missed.
 */
export interface Truth {
  value: number | null;
  hard: boolean;
}

/** One field as it is printed, and what it says. */
export interface PrintedField extends Truth {
  text: string;
}

/** A random report: the truth of everything that is generated. Nothing in it comes from our own reader. */
export interface GeneratedReport {
  /** Seed of the run and number of the document, which name it. */
  run: number;
  index: number;
  template: TemplateId;
  agency: string;
  year: number;
  title: string;
  style: PrintStyle;
  /** Every field of the template with figures. */
  fields: Readonly<Record<string, PrintedField>>;
}

/** A cell of a table that is to be written; spanned places are left out, as in HTML. `field` where it holds a field's figure. */
export interface GeneratedCell {
  text: string;
  rows: number;
  cols: number;
  field?: string;
}

export interface GeneratedTable {
  t: 'table';
  /** Number of leading rows that are a header, which programs repeat on a new page. */
  head: number;
  rows: GeneratedCell[][];
}

export interface GeneratedParagraph {
  t: 'p';
  text: string;
  heading: boolean;
}

/** A laid-out report, ready for the writer of any format. */
export interface GeneratedDocument {
  report: GeneratedReport;
  title: string;
  blocks: (GeneratedParagraph | GeneratedTable)[];
  /** Field id → what must be read from this layout; a field that is not listed is not printed: it must be absent. */
  expected: Readonly<Record<string, Truth>>;
  /** What was done to the form, for a person who looks into a failure. */
  notes: string[];
}

/** The report number `index` of the run `run`; `template` to have a certain one. */
export function randomReport(run: number, index: number, template?: TemplateId): GeneratedReport {
  const dice = new Dice(seedOf(run, index));
  const id = template ?? dice.pick(TEMPLATE_IDS);
  const year = dice.int(...YEARS[id]);
  const agency = randomAgency(dice);
  const style = randomStyle(dice);
  const fields: Record<string, PrintedField> = {};
  for (const figure of randomFigures(id, dice)) fields[figure.id] = printFigure(figure, style, dice);
  return { run, index, template: id, agency, year, title: titleOf(agency, year, dice), style, fields };
}

/** Years for which a form is in use; some agencies print the form of 2019 long after. */
const YEARS: Record<TemplateId, [number, number]> = { t2014: [2014, 2018], t2019: [2019, 2023], t2021: [2021, 2026] };
