import { checkReport, findingsOf } from '../check/check-report.ts';
import { keyed } from '../check/finding-key.ts';
import type { PageFacts } from '../check/page-facts.ts';
import { RULES_VERSION } from '../check/rules-schema.ts';
import { diffYears, type YearDiff } from '../diff/years.ts';
import { fail, ok, type Result } from '../errors/failure.ts';
import { attachmentsOf } from '../extract/attachments.ts';
import { extractReport } from '../extract/extract-report.ts';
import { withoutPersonalData } from '../extract/personal-data/mask-report.ts';
import { fieldsOf } from '../extract/templates/index.ts';
import { formOf } from '../extract/templates/kept-rows.ts';
import { readDocument } from '../read/read-document.ts';
import type { ReadInput } from '../read/readers/reader.ts';
import type { Agency } from '../report/agency.ts';
import { withCorrections } from '../report/correction.ts';
import type { Block, Document } from '../report/document.ts';
import type { Finding, RuleResult } from '../report/finding.ts';
import { leftOutOf } from '../report/left-out.ts';
import type { Report } from '../report/report.ts';
import type { Surroundings } from '../report/surroundings.ts';
import { CORRECTIONS } from '../text/corrections.ts';
import { lacksTables } from './missing-tables.ts';
import { trustReport } from './trust-report.ts';

/** A page as it was fetched, with what the list said of it. */
export interface ReportPage {
  url: string;
  title: string;
  listedDate: string | null;
  /** The name of a file that a person gave us; none of what was fetched, whose name a system made. */
  fileName?: string;
  bytes: Uint8Array;
  contentType: string | null;
  /** Pictures that a web page shows, by address, as far as they were fetched. */
  pictures?: ReadonlyMap<string, Uint8Array>;
  /** Pictures are not read even where tables are missing: recognition cannot be had. */
  leavePictures?: boolean;
}

/** A page as it was read. `unread`: tables are missing, and there are legible pictures that nobody has read yet. */
export interface ReadPage {
  document: Document;
  report: Report;
  unread: boolean;
  /** Addresses of pictures that may hold the missing tables and were not at hand. */
  missing: string[];
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
  pictures: 'read' | 'later' = 'read',
): Promise<Result<ReadPage>> {
  const input = inputOf(page, announce);
  const first = await readDocument(input);
  if (!first.ok) return first;
  const report = extracted(first.value, page);
  const unread = !page.leavePictures && first.value.blocks.some(isLegible) && lacksTables(report);
  if (!unread || pictures === 'later') return ok(await trusted(first.value, report, page, unread));
  const second = await readDocument({ ...input, recognise: true });
  if (second.ok) return ok(await trusted(second.value, extracted(second.value, page), page, false));
  const beside = first.value.blocks.some(({ t }) => t !== 'img');
  if (second.failure.code !== 'read.needs-ocr') return ok(await trusted(first.value, report, page, false));
  return fail('read.needs-ocr', second.failure.cause, { ...second.failure.context, beside });
}

function inputOf({ bytes, url, contentType, pictures }: ReportPage, announce?: (pages: number) => void): ReadInput {
  return {
    bytes,
    ...(url === '' ? {} : { url }),
    ...(contentType === null ? {} : { contentType }),
    ...(pictures === undefined ? {} : { pictures }),
    ...(announce === undefined ? {} : { announce }),
  };
}

function isLegible(block: Block): boolean {
  return block.t === 'img' && block.look === 'legible';
}

function extracted(document: Document, { url, title, listedDate, fileName }: ReportPage): Report {
  return extractReport(document, { url: url || undefined, linkTitle: title || undefined, listedDate, fileName });
}

async function trusted(document: Document, report: Report, page: ReportPage, unread: boolean): Promise<ReadPage> {
  const missing = lacksTables(report) ? missingPictures(document) : [];
  return { document, report: await trustReport(report, document, page.bytes), unread, missing };
}

function missingPictures({ blocks }: Document): string[] {
  const hrefs = blocks.flatMap((block) => (block.t === 'img' && block.href && !block.look ? [block.href] : []));
  return [...new Set(hrefs)];
}

/** What leaves the process that read: the report, not the document. */
export function apart({ document, report, missing }: Pick<ReadPage, 'document' | 'report' | 'missing'>) {
  const attachments = report.template === null ? attachmentsOf(document) : [];
  return {
    format: document.format,
    reader: document.reader,
    report: withoutPersonalData(report, document),
    attachments,
    leftOut: leftOutOf(document),
    pictures: missing,
  };
}

/** What the rules say of a report, and how it differs from last year’s. */
export interface Assessment {
  results: RuleResult[];
  findings: Finding[];
  /** Version of the rules that judged. */
  rules: string;
  /** Null where there is no report of the year before. */
  diff: YearDiff | null;
}

/** Every rule on one report, and its comparison with last year's. Pure, so that it is done again when last year's arrives later. */
export function assessReport(
  read: Report,
  last: Report | null,
  agency: Agency,
  page: PageFacts | null = null,
  around: Surroundings | null = null,
): Assessment {
  const [report, previous] = [counted(read), last && counted(last)];
  const results = checkReport({ report, previous, agency, page, around });
  const findings = keyed(sayingSo(findingsOf(results), read), report);
  const diff = previous === null ? null : diffYears(previous, report);
  return { results, findings, rules: RULES_VERSION, diff };
}

/** As rules and comparisons take a report: in the order of the form, with what people corrected. */
export function counted(report: Report): Report {
  return inTemplateOrder(withCorrections(report));
}

/** Findings that rest on figures corrected by hand name them, and say so in their words: they go out with alerts. */
export function sayingSo(findings: readonly Finding[], { values }: Pick<Report, 'values'>): Finding[] {
  return findings.map((finding) => {
    const corrected = finding.fields.filter((field) => values[field]?.corrected !== undefined);
    if (corrected.length === 0) return finding;
    const { zh, en } = finding.message;
    const message = { zh: `${zh}（${CORRECTIONS.restsOn.zh}）`, en: `${en} (${CORRECTIONS.restsOn.en})` };
    return { ...finding, message, corrected };
  });
}

/** Values as the form has them, whether they come from the reader or, sorted by name, from the store; fields that a kept row replaced come last. */
function inTemplateOrder(report: Report): Report {
  if (report.template === null) return report;
  const values: Report['values'] = {};
  const form = [...formOf(report.template, report.values).fields, ...fieldsOf(report.template)];
  for (const id of [...form.map((field) => field.id), ...Object.keys(report.values).sort()]) {
    const value = report.values[id];
    if (value !== undefined) values[id] = value;
  }
  return { ...report, values };
}
