import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TemplateId } from '../report/report.ts';

/** The facts of one report: what an agency's tables say. No sentence of the original is kept. */
export interface DemoRecord {
  agencyId: string;
  /** As printed on the report. */
  agency: string;
  year: number;
  template: TemplateId;
  /** True for agencies that do not exist (示例…). */
  invented: boolean;
  /** YYYY-MM-DD; null where the day is not known. */
  published: string | null;
  /** Where the original lies or lay; empty where that is not known or the agency is invented. */
  sourceUrl: string;
  /** Rows of the request table that the report prints and its form has no more, with the row that they stand before. */
  extraRows?: readonly { before: string; group: string; label: string; figures: readonly number[] }[];
  /** Field id of the template → figure; null = the cell is there and empty. A field that is not listed is not in the report. */
  fields: Readonly<Record<string, number | null>>;
}

const FOLDER = join(import.meta.dirname, 'records');

/** All records, by agency and year. */
export function readRecords(): DemoRecord[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as DemoRecord);
}
