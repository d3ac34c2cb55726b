import { TEMPLATE_IDS, type TemplateId } from '../report/report.ts';
import { fullCore, labelCore } from './match-label.ts';
import type { RowView } from './row-view.ts';
import { TEMPLATES } from './templates/index.ts';

export interface TemplateChoice {
  id: TemplateId | null;
  /** The header words that decided, or why nothing was chosen. */
  reason: string;
}

/** Rows by which the request tables differ, for documents of which only that table is there. */
const SECONDARY: Partial<Record<TemplateId, RegExp>> = {
  t2021: /^(?:申请人无正当理由逾期不补正|申请人逾期未按收费通知要求缴纳费用|逾期不补正)/,
};

/**
 * Tells the generation of the tables by the words of their headers and rows, never by the year or the notice that the report
 * cites: a report on 2023 may still print the tables of 2019. Tables of another form give null.
 */
export function chooseTemplate(rows: readonly RowView[]): TemplateChoice {
  const words = new Set<string>();
  for (const row of rows) {
    for (const cell of row.cells) {
      if (cell.text.length > 60 || cell.text === '') continue;
      words.add(labelCore(cell.text));
      words.add(fullCore(cell.text));
    }
  }
  const seen = TEMPLATE_IDS.map((id) => ({ id, hits: hits(id, words) }));
  const best = seen.toSorted((a, b) => b.hits.length - a.hits.length)[0]!;
  const rivals = seen.filter((entry) => entry.hits.length === best.hits.length);
  if (best.hits.length >= (best.id === 't2014' ? 2 : 1) && rivals.length === 1)
    return { id: best.id, reason: best.hits.join('、') };
  if (best.hits.length > 0 && rivals.length > 1)
    return { id: null, reason: `表头互相矛盾：${rivals.flatMap((entry) => entry.hits).join('、')}` };
  for (const [id, pattern] of Object.entries(SECONDARY)) {
    const found = [...words].find((word) => pattern.test(word));
    if (found) return { id: id as TemplateId, reason: found };
  }
  return { id: null, reason: words.size === 0 ? '没有规定的表格' : '表格不属于已知的三种格式' };
}

function hits(id: TemplateId, words: ReadonlySet<string>): string[] {
  const { any_of: wanted } = TEMPLATES[id].detection;
  return wanted.filter((label) => words.has(labelCore(label)));
}
