import type { Bilingual } from '../report/bilingual.ts';
import type { Report } from '../report/report.ts';
import { CLI } from '../text/cli.ts';
import { namesOther } from '../text/look-alikes.ts';

const FIRST_NATIONAL_FORM = 2014;

/** Why no figures were read: the document is no report, was made before there was a form, or its tables are of none. */
export function noTables({ title, year }: Pick<Report, 'title' | 'year'>): Bilingual {
  if (!isReport({ title })) return CLI.noReport;
  return year !== null && year < FIRST_NATIONAL_FORM ? CLI.beforeForms : CLI.noForm;
}

/** Whether a document in which no form was recognised calls itself such a report. */
export function isReport({ title }: Pick<Report, 'title'>): boolean {
  return /信息公开|政务公开|年度报告|年报/.test(title ?? '') && !namesOther(title);
}
