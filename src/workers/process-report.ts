import { checkReport, findingsOf } from '../check/check-report.ts';
import { diffYears, type YearDiff } from '../diff/years.ts';
import { ok, type Result } from '../errors/failure.ts';
import { attachmentsOf } from '../extract/attachments.ts';
import { extractReport } from '../extract/extract-report.ts';
import { fieldsOf } from '../extract/templates/index.ts';
import { readDocument } from '../read/read-document.ts';
import type { Agency } from '../report/agency.ts';
import type { Document } from '../report/document.ts';
import type { Finding, RuleResult } from '../report/finding.ts';
import type { Report } from '../report/report.ts';
import { trustReport } from './trust-report.ts';

/** A page as it was fetched, with what the list said of it. */
export interface ReportPage {
  url: string;
  title: string;
  listedDate: string | null;
  bytes: Uint8Array;
  contentType: string | null;
}

/**
 * READ THIS FIRST: what happens to a report once its page is here.
 *
 *   snapshot → readReport: read → extract → trust (what is not certain and breaks a sum is not stated)
 *            → assessReport: check → compare with last year's
 *            → saved by process-job.ts → coverage judged and alerts evaluated by judge-job.ts → told by deliver-job.ts
 */
export async function readReport(
  page: ReportPage,
  announce?: (scannedPages: number) => void,
): Promise<Result<{ document: Document; report: Report }>> {
  const document = await readDocument({
    bytes: page.bytes,
    ...(page.url === '' ? {} : { url: page.url }),
    ...(page.contentType === null ? {} : { contentType: page.contentType }),
    ...(announce === undefined ? {} : { announce }),
  });
  if (!document.ok) return document;
  const report = extractReport(document.value, {
    url: page.url || undefined,
    linkTitle: page.title || undefined,
    listedDate: page.listedDate,
  });
  return ok({ document: document.value, report: await trustReport(report, document.value, page.bytes) });
}

/** What leaves the process that read: the report, not the document. */
export function apart({ document, report }: { document: Document; report: Report }) {
  const attachments = report.template === null ? attachmentsOf(document) : [];
  return { format: document.format, reader: document.reader, report, attachments };
}

export interface Assessment {
  results: RuleResult[];
  findings: Finding[];
  /** Null where there is no report of the year before. */
  diff: YearDiff | null;
}

/** Every rule on one report, and its comparison with last year's. Pure, so that it is done again when last year's arrives later. */
export function assessReport(read: Report, last: Report | null, agency: Agency): Assessment {
  const [report, previous] = [inTemplateOrder(read), last && inTemplateOrder(last)];
  const results = checkReport({ report, previous, agency });
  const findings = findingsOf(results);
  const diff = previous === null ? null : diffYears(previous, report);
  return { results, findings, diff };
}

/** Values as the form has them, whether they come from the reader or, sorted by name, from the store. */
function inTemplateOrder(report: Report): Report {
  if (report.template === null) return report;
  const values: Report['values'] = {};
  for (const { id } of fieldsOf(report.template)) {
    const value = report.values[id];
    if (value !== undefined) values[id] = value;
  }
  return { ...report, values };
}
