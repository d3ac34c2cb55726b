import { type Document, UNREAD } from '../report/document.ts';
import type { RowCell, RowView } from './row-view.ts';
import { type Item, runsOf } from './text-runs.ts';
import { streamOf } from './text-stream.ts';

const LEAST_WORDS = 4;

/**
 * Tables that lost their cells: printed one cell a line, or as words after words. Runs of at least four words of the prescribed
 * tables, with nothing foreign between them, become rows of a label and the figures after it; everything else is prose.
 */
export function textRows(document: Document): RowView[] {
  const rows: RowView[] = [];
  for (const [i, found] of runsOf(streamOf(document)).entries()) {
    const run = withoutSerials(found);
    if (run.filter((item) => item.kind !== 'figure' && item.kind !== 'unit').length >= LEAST_WORDS)
      rows.push(...rowsOfRun(run).map((row) => ({ ...row, run: i })));
  }
  return rows;
}

/** Least share of labels behind numbers that rise by one, for these to be a column of serial numbers. */
const SERIALS = 0.6;

/** A run without the serial numbers before its labels. */
function withoutSerials(run: readonly Item[]): Item[] {
  const before: { at: number; n: number }[] = [];
  let labels = 0;
  for (const [at, item] of run.entries()) {
    if (item.kind !== 'row') continue;
    labels++;
    const number = run[at - 1];
    if (number?.kind === 'figure' && /^\d{1,2}$/.test(number.text)) before.push({ at: at - 1, n: Number(number.text) });
  }
  const rising = before.filter(({ n }, i) => before[i - 1]?.n === n - 1 || before[i + 1]?.n === n + 1);
  // Figures of a column rise and fall; serial numbers only rise.
  const rises = rising.every(({ n }, i) => i === 0 || n > rising[i - 1]!.n);
  if (!rises || rising.length < 4 || rising.length < labels * SERIALS) return [...run];
  const serials = new Set(rising.map(({ at }) => at));
  return run.filter((_, at) => !serials.has(at));
}

function rowsOfRun(run: readonly Item[]): RowView[] {
  const rows: RowView[] = [];
  const inline = run.some(
    (item, i) => item.kind === 'unit' && run[i + 1]?.kind === 'figure' && run[i + 1]!.line === item.line,
  );
  let heads: Item[] = [];
  const closeHeads = () => {
    if (heads.length > 0) rows.push(rowOf(heads));
    heads = [];
  };
  for (let i = 0; i < run.length; i++) {
    const item = run[i]!;
    if (item.kind === 'figure') {
      const first = i;
      while (run[i + 1]?.kind === 'figure') i++;
      closeHeads();
      rows.push(rowOf(run.slice(first, i + 1)));
    } else if (item.kind !== 'row' || isHeaderWord(item, heads)) {
      if (/^第二十条|^\(?本列/.test(item.text) || item.text.includes('信息内容')) closeHeads();
      heads.push(item);
    } else {
      closeHeads();
      const end = endOfRow(run, i, inline);
      const row = labelledRow(run, i, end);
      if (row) rows.push(row);
      i = end - 1;
    }
  }
  closeHeads();
  return rows;
}

/** 其他 and 总计 are rows and columns: within a header they are columns. */
function isHeaderWord(item: Item, heads: readonly Item[]): boolean {
  const before = heads.at(-1);
  return (
    before !== undefined &&
    before.kind !== 'unit' &&
    /^(?:其他|总计|合计)$/.test(item.text) &&
    !/信息内容/.test(before.text)
  );
}

function endOfRow(run: readonly Item[], label: number, inline: boolean): number {
  let end = label + 1;
  if (run[end]?.kind === 'unit') end++;
  while (run[end]?.kind === 'figure' && !isForeign(run, label, end, inline)) end++;
  return end;
}

/**
 * A figure on a line of its own is no part of its row but a page number, where figures stand beside their unit or where the figures
 * of this row share one line.
 */
function isForeign(run: readonly Item[], label: number, at: number, inline: boolean): boolean {
  const { line } = run[at]!;
  if (line === run[at - 1]!.line) return false;
  // Before the label of the next line it is that row's number.
  if (line === run[at + 1]?.line) return run[at + 1]!.kind !== 'figure' && run[at + 1]!.kind !== 'unit';
  const row = run.slice(label, at);
  const shared = row.some(
    (item, i) => item.kind === 'figure' && row[i + 1]?.kind === 'figure' && item.line === row[i + 1]!.line,
  );
  return shared || (inline && run[at - 1]!.kind === 'unit');
}

/**
 * A label and its figures. Without figures the cell is blank only if the next word of the table follows at once; else what stands
 * there is not understood, but the row is there, and labels that repeat go on from it.
 */
function labelledRow(run: readonly Item[], label: number, end: number): RowView | null {
  const items = run.slice(label, end);
  const cell = (text: string) => rowOf([...items, { ...items.at(-1)!, kind: 'figure', text }]);
  const figures = items.some((item) => item.kind === 'figure');
  if (figures) return rowOf(run[end]?.kind === 'unit' || isScattered(items) ? items.map(unsure) : items);
  // A bare 总计 without figures is a column of a header that broke off.
  if (/^(?:其他|总计|合计)$/.test(run[label]!.text)) return null;
  const foreign = run[end]?.kind === 'figure';
  // 39余 and the next label behind it: the figure may be this row's.
  const isShared = foreign && run[end + 1]?.kind === 'row' && run[end + 1]!.line === run[end]!.line;
  if (!items.at(-1)!.chained || isShared || (foreign && items.at(-1)!.kind !== 'unit')) return cell(UNREAD);
  // On a page without rules the figures may stand a little above or below the label: only lines of a text show a blank.
  return cell(items.at(-1)!.place?.page === undefined ? '' : UNREAD);
}

/**
 * On a page without rules figures of one row that stand in several lines are in no certain order, unless each has its own; and one figure
 * in another line than its label may be the number of the next.
 */
function isScattered(items: readonly Item[]): boolean {
  const figures = items.filter(({ kind, place }) => kind === 'figure' && place?.page !== undefined);
  const lines = new Set(figures.map(({ line }) => line));
  if (figures.length === 1) return !items.some(({ kind, line }) => kind !== 'figure' && lines.has(line));
  return lines.size > 1 && lines.size < figures.length;
}

function unsure(item: Item): Item {
  return item.kind === 'figure' ? { ...item, text: UNREAD, raw: item.raw ?? item.text } : item;
}

function rowOf(items: readonly Item[]): RowView {
  const cells = items.map((item, i): RowCell => {
    const source = { ...item.place, grid: 'sequence' as const };
    return { raw: item.raw ?? item.text, text: item.text, from: i, to: i, own: true, tall: false, source };
  });
  return { grid: null, table: 0, origin: 'sequence', cells, ...(items.at(-1)!.cut ? { cut: true as const } : {}) };
}
