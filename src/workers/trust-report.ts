import { sumsOf } from '../check/sums.ts';
import { readAgain } from '../read/pdf/read-again.ts';
import type { Document } from '../report/document.ts';
import type { Report } from '../report/report.ts';
import { applyTrust } from '../trust/apply-trust.ts';
import { compareReadings } from '../trust/compare-readings.ts';
import { partGlued } from '../trust/part-glued.ts';
import { suspectsOf } from '../trust/suspects.ts';

/**
 * What of a report may be stated, now that it was read: the sums of its form decide where the reading is not certain. A PDF whose
 * figures are in doubt is read again, by another library. Without a form there is nothing to decide.
 */
export async function trustReport(read: Report, document: Document, bytes: Uint8Array): Promise<Report> {
  if (read.template === null) return read;
  const report = partGlued(read, sumsOf);
  const sums = sumsOf(report);
  const positioned = document.pages !== undefined;
  const suspects = document.format === 'pdf' ? suspectsOf(report, sums, document.warnings) : [];
  if (suspects.length === 0) return applyTrust({ report, sums, positioned });
  const second = compareReadings(suspects, await readAgain(bytes, suspects));
  return applyTrust({ report, sums, positioned, second });
}
