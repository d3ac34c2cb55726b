import { sumsOf } from '../check/sums.ts';
import type { Document } from '../report/document.ts';
import type { Report } from '../report/report.ts';
import { applyTrust } from '../trust/apply-trust.ts';

/**
 * What of a report may be stated, now that it was read: the sums of its form decide where the reading is not certain. Without a form
 * there is nothing to decide.
 */
export async function trustReport(report: Report, document: Document, _bytes: Uint8Array): Promise<Report> {
  if (report.template === null) return report;
  const sums = sumsOf(report);
  return applyTrust({ report, sums, positioned: document.pages !== undefined });
}
