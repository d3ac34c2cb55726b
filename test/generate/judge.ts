import { fieldsOf } from '../../src/extract/templates/index.ts';
import type { Report } from '../../src/report/report.ts';
import type { GeneratedDocument } from './model.ts';

/** What a reader made of one document. `wrong` and `zeroed` must stay empty; `missed` are given up on without need. */
export interface Verdict {
  exact: number;
  /** Another figure than the cell's, a figure or blank where nothing is printed, a blank where a figure is. */
  wrong: string[];
  /** 0 where the cell is blank. */
  zeroed: string[];
  missed: string[];
  /** Given up on, as is right for cells that say something in words. */
  hard: number;
  /** Given up on, as is right for fields that the file no longer tells. */
  lost: number;
}

/** Compares what was read with what was printed; `null` = the reader failed. `lost` = fields that the file no longer tells. */
export function judge(
  document: GeneratedDocument,
  report: Report | null,
  lost: ReadonlySet<string> = new Set(),
): Verdict {
  const verdict: Verdict = { exact: 0, wrong: [], zeroed: [], missed: [], hard: 0, lost: 0 };
  const known = report?.template === document.report.template ? report : null;
  if (report?.template && !known) verdict.wrong.push(`template ${report.template}`);
  for (const { id, type } of fieldsOf(document.report.template)) {
    if (type === 'text') continue;
    const value = known?.values[id];
    const truth = document.expected[id];
    const [status, figure] = [value?.status ?? 'absent', value?.value ?? null];
    const told = `${id}: ${status}${figure === null ? '' : ` ${figure}`}${value?.raw ? ` „${value.raw}“` : ''}${value?.note ? ` (${value.note})` : ''}`;
    if (truth === undefined) {
      if (status === 'reported' || status === 'blank') verdict.wrong.push(`${told}, not printed`);
    } else if (status === 'unreadable' || status === 'absent') {
      if (truth.hard) verdict.hard++;
      else if (lost.has(id)) verdict.lost++;
      else verdict.missed.push(`${told}, in truth ${truth.value ?? 'blank'}`);
    } else if (figure === truth.value && (status === 'reported') === (truth.value !== null)) verdict.exact++;
    else if (truth.value === null && figure === 0) verdict.zeroed.push(told);
    else verdict.wrong.push(`${told}, in truth ${truth.value ?? 'blank'}`);
  }
  return verdict;
}
