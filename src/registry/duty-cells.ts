import type { Agency } from '../report/agency.ts';
import { isDay } from '../report/year.ts';

/** Headers of the further columns of the registry that say what an agency owes otherwise than its kind. */
const HEADERS = {
  exemptYears: ['exempt_years', '豁免年度', '免报年度'],
  exemptReason: ['exempt_reason', '豁免理由', '免报理由'],
  localDeadline: ['local_deadline', '地方期限', '本地期限'],
  localBasis: ['local_deadline_basis', '地方期限依据', '本地期限依据'],
} as const;

/** Why an agency owes no report of a year, by the registry; null where it says nothing. `2019,2021-2023` and `all` are understood. */
export function exemptionOf(agency: Agency, year: number): { reason: string } | null {
  const years = cell(agency, 'exemptYears');
  const isExempt = /^(?:all|全部|长期|\*)$/i.test(years) || yearsIn(years).some((one) => covers(one, year));
  return isExempt ? { reason: cell(agency, 'exemptReason') } : null;
}

/** The day that a local notice sets for the report about `year`: `01-28`, `1月28日`, or a day of the year after; null where none is given. */
export function localDeadlineOf(agency: Agency, year: number): { date: string; citation: string } | null {
  const match = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/.exec(cell(agency, 'localDeadline'));
  if (!match || (match[1] !== undefined && Number(match[1]) !== year + 1)) return null;
  const date = `${year + 1}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`;
  return isDay(date) ? { date, citation: cell(agency, 'localBasis') } : null;
}

/** The cell with the reason of an exemption. */
export function exemptReasonCell(agency: Agency): { header: string; text: string } {
  return { header: headerOf(agency, 'exemptReason'), text: cell(agency, 'exemptReason') };
}

/** Faults of these cells, by header: what was written there and is not understood. */
export function dutyCellFaults(agency: Agency): { header: string; text: string }[] {
  const faults: { header: string; text: string }[] = [];
  const years = cell(agency, 'exemptYears');
  if (years !== '' && !areYears(years)) faults.push({ header: headerOf(agency, 'exemptYears'), text: years });
  const local = cell(agency, 'localDeadline');
  const year = Number(/^\d{4}/.exec(local)?.[0] ?? 2025) - 1;
  if (local !== '' && localDeadlineOf(agency, year) === null)
    faults.push({ header: headerOf(agency, 'localDeadline'), text: local });
  return faults;
}

/** Years from 2008 on, ranges that run forwards, or all of them. */
function areYears(text: string): boolean {
  if (/^(?:all|全部|长期|\*)$/i.test(text)) return true;
  return yearsIn(text).every((one) => {
    const match = YEARS.exec(one);
    const [first, last] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
    return match !== null && first >= 2008 && first <= last && last <= 2100;
  });
}

/** Single years and ranges; a range may have blanks around its stroke. */
function yearsIn(text: string): string[] {
  return text.replace(/\s*[-–~至]\s*/g, '-').split(/[,，、;；|\s]+/);
}

const YEARS = /^(\d{4})(?:-(\d{4}))?$/;

function covers(text: string, year: number): boolean {
  const match = YEARS.exec(text);
  return match !== null && Number(match[1]) <= year && year <= Number(match[2] ?? match[1]);
}

function headerOf(agency: Agency, name: keyof typeof HEADERS): string {
  return HEADERS[name].find((one) => agency.extra[one]?.trim()) ?? HEADERS[name][0];
}

function cell(agency: Agency, name: keyof typeof HEADERS): string {
  return agency.extra[headerOf(agency, name)]?.trim() ?? '';
}
