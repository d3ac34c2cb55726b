import type { Document } from '../report/document.ts';
import { READING_NOTES } from '../report/reading-note.ts';
import type { Report, TemplateId } from '../report/report.ts';
import { TableBinder } from './bind-table.ts';
import { chooseTemplate } from './choose-template.ts';
import { headingFigures } from './heading-figures.ts';
import { readAgency } from './read-agency.ts';
import { readContact } from './read-contact.ts';
import { readDates } from './read-dates.ts';
import { readSections } from './read-sections.ts';
import { readSite } from './read-site.ts';
import { readStatements } from './read-statements.ts';
import { readTampering } from './read-tampering.ts';
import { readTitle } from './read-title.ts';
import { readYear } from './read-year.ts';
import { gridRows, type RowView } from './row-view.ts';
import { textRows } from './text-rows.ts';
import { olderColumns, unknownColumns, unknownRows } from './unknown-parts.ts';
import { ValueSheet } from './value-sheet.ts';
import { readVariant, type VariantForm, variantOf } from './variant-form.ts';

/** What is known of the document from where it was found. */
export interface ReportContext {
  url?: string | undefined;
  linkTitle?: string | undefined;
  /** The file's own name, where a person named it; of use only where the document says nothing of itself. */
  fileName?: string | undefined;
  /** YYYY-MM-DD, as the list of reports gives it. */
  listedDate?: string | null | undefined;
}

/**
 * Document to report: the generation of its tables by their headers, every figure by its label, year, agency, dates and sections
 * from its words. A document without tables of a known form yields `template` null and no values, but what else it says.
 */
export function extractReport(document: Document, context: ReportContext = {}): Report {
  const tables = tablesOf(document);
  const loose = textRows(document);
  const rows = tables.flatMap((table) => table.rows);
  const title = readTitle(document, context.linkTitle);
  const years = readYear(document, title, context);
  const national = chooseTemplate([...rows, ...loose]);
  const variant = national.id === null ? variantOf([...rows, ...loose], years.year) : null;
  const choice = variant ? { id: variant.template, reason: variant.reason } : national;
  const parts = readSections(document, choice.id);
  const whose = readAgency(document, title, context);
  const common = {
    title,
    ...whose,
    ...years,
    templateReason: choice.reason,
    published: readDates(document, context.url, context.listedDate),
    ...parts,
    contact: readContact(document),
    site: readSite(document),
    tampering: readTampering(document, title),
    headingFigures: headingFigures(choice.id, [...rows, ...loose]),
    statements: readStatements(document, parts.prose, choice.id, years.year, whose.agency),
  };
  if (choice.id === null) return { ...common, template: null, values: {}, notUnderstood: unknownRows(rows) };
  if (variant) return { ...common, template: variant.template, ...valuesOfVariant(variant, rows, loose) };
  const binder = new TableBinder(choice.id);
  for (const table of tables) binder.takeTable(table.rows, table.caption);
  binder.finish();
  bindLooseRows(choice.id, loose, binder);
  const columns = [...unknownColumns(rows, choice.id), ...olderColumns([...rows, ...loose], choice.id)];
  const notUnderstood = [...columns, ...binder.notUnderstood];
  return { ...common, template: choice.id, values: binder.sheet.values, notUnderstood };
}

/** The values of a province's table; rows found in running text fill only what no table gave. */
function valuesOfVariant(
  variant: VariantForm,
  rows: readonly RowView[],
  loose: readonly RowView[],
): Pick<Report, 'values' | 'notUnderstood'> {
  const [sheet, second] = [new ValueSheet(variant.template), new ValueSheet(variant.template)];
  const notUnderstood = [...readVariant(variant, rows, sheet), ...readVariant(variant, loose, second)];
  sheet.fillFrom(second);
  return { values: sheet.values, notUnderstood };
}

/** Rows found in running text fill only what no table gave. */
function bindLooseRows(id: TemplateId, loose: readonly RowView[], binder: TableBinder): void {
  if (loose.length === 0) return;
  const second = new TableBinder(id);
  second.takeText(loose);
  second.finish();
  if (binder.hasUnlabelled || second.hasUnlabelled) second.sheet.doubtBlanks(READING_NOTES.unlabelledRows);
  binder.sheet.fillFrom(second.sheet);
}

function tablesOf(document: Document): { rows: RowView[]; caption: string }[] {
  let number = 0;
  return document.blocks.flatMap((block, i) => {
    if (block.t !== 'grid') return [];
    // The words before two tables are those of the first.
    const before = document.blocks[i - 1];
    const isNext = before?.t === 'grid' && before.caption === block.caption;
    return [{ rows: gridRows(block, ++number), caption: isNext ? '' : (block.caption ?? '') }];
  });
}
