import { TEMPLATE_IDS, type TemplateId } from '../report/report.ts';
import { fullCore, labelCore } from './match-label.ts';
import type { RowView } from './row-view.ts';
import { TEMPLATES } from './templates/index.ts';

/** The generation of a document's tables; `id` null where they are of none, or of several at once. */
export interface TemplateChoice {
  id: TemplateId | null;
  /** The header words that decided, or why nothing was chosen. */
  reason: string;
}

/** Rows by which the request tables differ. */
const REQUESTS: Partial<Record<TemplateId, RegExp>> = {
  t2021: /^(?:申请人无正当理由逾期不补正|申请人逾期未按收费通知要求缴纳费用|逾期不补正)/,
};

/** What a document says for one generation: its words, and in how many parts of the tables they stand. */
interface Evidence {
  id: TemplateId;
  hits: string[];
  parts: number;
}

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
  const seen = TEMPLATE_IDS.map((id) => evidenceFor(id, words));
  const best = seen.toSorted((a, b) => b.parts - a.parts || b.hits.length - a.hits.length)[0]!;
  const rivals = seen.filter(({ parts, hits }) => parts === best.parts && hits.length === best.hits.length);
  if (best.hits.length >= (best.id === 't2014' ? 2 : 1) && rivals.length === 1)
    return { id: best.id, reason: best.hits.join('、') };
  if (best.hits.length > 0 && rivals.length > 1)
    return { id: null, reason: `表头互相矛盾：${rivals.flatMap(({ hits }) => hits).join('、')}` };
  return { id: null, reason: words.size === 0 ? '没有规定的表格' : '表格不属于已知的三种格式' };
}

/**
 * Clerks paste the tables of one generation over those of another: a header of three names is the evidence of one part, as is a row by
 * which the requests differ, and 本年处理决定数量 where no 上一年项目数量 stands beside it.
 */
function evidenceFor(id: TemplateId, words: ReadonlySet<string>): Evidence {
  const hits = TEMPLATES[id].detection.any_of.filter((label) => words.has(labelCore(label)));
  const parts = new Set(hits.map((word) => tableOf(id, word)));
  const request = [...words].find((word) => REQUESTS[id]?.test(word));
  if (request !== undefined) {
    parts.add('requests');
    hits.push(request);
  }
  if (id === 't2021' && words.has('本年处理决定数量') && !words.has('上一年项目数量') && hits.length > 0)
    parts.add('decisions');
  return { id, hits, parts: parts.size };
}

function tableOf(id: TemplateId, word: string): string {
  const core = labelCore(word);
  const names = ({ label, aliases }: { label: string; aliases: readonly string[] }) =>
    [label, ...aliases].some((name) => labelCore(name) === core);
  return TEMPLATES[id].tables.find(({ columns, rows }) => columns.some(names) || rows.some(names))?.id ?? '';
}
