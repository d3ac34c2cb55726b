import { sumsOf } from '../check/sums.ts';
import { fieldsOf } from '../extract/templates/index.ts';
import { readAgain } from '../read/pdf/read-again.ts';
import type { Document } from '../report/document.ts';
import type { Report, TemplateId } from '../report/report.ts';
import { applyTrust } from '../trust/apply-trust.ts';
import { compareReadings } from '../trust/compare-readings.ts';
import { partByProse } from '../trust/part-by-prose.ts';
import { partGlued } from '../trust/part-glued.ts';
import { type Pictured, picturedTables } from '../trust/pictured.ts';
import { suspectsOf } from '../trust/suspects.ts';
import { fieldsOfMissingTables, fieldsOfUnruledTables } from './missing-tables.ts';

/**
 * What of a report may be stated, now that it was read: the sums of its form decide where the reading is not certain. A PDF whose
 * figures are in doubt is read again, by another library. Without a form there is nothing to decide.
 */
export async function trustReport(read: Report, document: Document, bytes: Uint8Array): Promise<Report> {
  const pictures = picturedTables(document);
  if (read.template === null) return pictures === null ? read : withPicture(read, pictures);
  const report = partByProse(partGlued(read, sumsOf), rowsOf(read.template));
  const sums = sumsOf(report);
  const positioned = document.pages !== undefined;
  const suspects = document.format === 'pdf' ? suspectsOf(report, sums, document.warnings) : [];
  const pictured = pictures === null ? new Set<string>() : mayBePictured(report, pictures);
  const unplaced = fieldsOfUnruledTables(report);
  if (suspects.length === 0) return applyTrust({ report, sums, positioned, pictured, unplaced });
  const second = compareReadings(suspects, await readAgain(bytes, suspects));
  return applyTrust({ report, sums, positioned, pictured, unplaced, second });
}

/** The fields of each row of a form, in the order of its columns. */
function rowsOf(template: TemplateId): string[][] {
  const rows = Map.groupBy(fieldsOf(template), ({ table, row }) => `${table} ${row}`);
  return [...rows.values()].map((fields) => fields.map(({ id }) => id));
}

/** No table of a form was found, and there are pictures that may be one. */
function withPicture(report: Report, { page }: Pictured): Report {
  const unread = { what: 'table' as const, text: '图片', source: page === 0 ? null : { page } };
  return { ...report, notUnderstood: [...report.notUnderstood, unread] };
}

/** What was not found: of every table where pages are pictures, else of those tables of which nothing was found outside pictures. */
function mayBePictured(report: Report, { wholePages }: Pictured): Set<string> {
  const absent = Object.keys(report.values).filter((field) => report.values[field]!.status === 'absent');
  return wholePages ? new Set(absent) : fieldsOfMissingTables(report, ({ source }) => source?.grid !== 'raster');
}
