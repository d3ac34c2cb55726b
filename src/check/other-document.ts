import type { Report } from '../report/report.ts';
import { namesOther } from '../text/look-alikes.ts';
import { plainText } from './prose.ts';

/**
 * A notice with the blank form, a guide, the report on the rule of law: the title is that of another kind of document, and no figure of
 * the form stands in it. What holds figures of the form is a report, whatever it is called.
 */
export function isOtherDocument(report: Pick<Report, 'title' | 'values' | 'prose'>): boolean {
  const { title, values } = report;
  if (!namesOther(title) && !isLetter(report)) return false;
  return Object.values(values).every(({ status }) => status === 'absent' || status === 'blank');
}

/** 现将我区政府信息公开工作要点落实情况函告如下: a letter says so of itself, also where its title was not found. */
export function isLetter({ prose }: Pick<Report, 'prose'>): boolean {
  return prose.some(({ text }) => /函[告复]如下|特此函[告复]/.test(plainText(text)));
}
