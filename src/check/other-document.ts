import type { Report } from '../report/report.ts';
import { namesOther } from '../text/look-alikes.ts';

/**
 * A notice with the blank form, a guide, the report on the rule of law: the title is that of another kind of document, and no figure of
 * the form stands in it. What holds figures of the form is a report, whatever it is called.
 */
export function isOtherDocument({ title, values }: Pick<Report, 'title' | 'values'>): boolean {
  return namesOther(title) && Object.values(values).every(({ status }) => status === 'absent' || status === 'blank');
}
