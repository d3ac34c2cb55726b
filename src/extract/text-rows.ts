import { type Document, type Place, UNREAD } from '../report/document.ts';
import type { RowCell, RowView } from './row-view.ts';
import { simplify } from './simplify.ts';
import { type WordKind, wordAt } from './vocabulary.ts';

/** Text without white space that remembers where there was some, and from which paragraph each character comes. */
interface Stream {
  text: string;
  starts: boolean[];
  line: number[];
  places: (Place | undefined)[];
  /** Where the next word starts behind each character. */
  next: Uint32Array;
}

interface Item {
  kind: WordKind | 'figure';
  text: string;
  /** As printed, where `text` is unclear. */
  raw?: string;
  line: number;
  place: Place | undefined;
  /** True where the next item follows without anything foreign in between. */
  chained: boolean;
  /** True where a figure behind it was left out, since words go on with it. */
  cut?: true;
}

const LEAST_WORDS = 4;
/** `- 3 -`, `第3页`, `3/12`: what a page's foot leaves in a text dump. */
const PAGE_NUMBER = /^(?:[-—–]+\s*\d{1,3}\s*[-—–]+|第\s*\d{1,3}\s*页.{0,12}|\d{1,3}\s*\/\s*\d{1,3})$/;
/** Marks of footnotes behind a figure, which NFKC would turn into digits of it. */
const FOOTNOTE = /(?<=[\d０-９])[\u2460-\u24ff\u2776-\u2793\u00b9\u00b2\u00b3\u2070-\u2079]+/gu;
const FIGURE = /[-+]?\d[\d,]*(?:\.\d+)?|[-+↑↓增减]{1,2}\d+/y;
/** The head of a province's table (指标名称 计量单位 2018年度 历年累计). */
const VARIANT_HEAD = /指标名称|计量单位|20\d\d年度?(?=历年累计)|(?<=单位)20\d\d年度?|历年累计|年末统计/y;
/** A row of statistics that no form has, or whose label has a slip of the pen: with its unit and a figure behind it, it does not end the table. */
const UNKNOWN_ROW = /(?:其中:)?(?:\d[.、][\u4e00-\u9fff、]{3,16}?|[\u4e00-\u9fff、]{3,16}?数)(?=[条件次人元]\d)/y;
/** The unit behind a figure, in its own cell (26件). */
const OWN_UNIT = /人次|万元|[条件次篇个人元项笔]/y;
/** What begins anew behind a figure without a gap: a numbered heading (`5949.09(二)主动公开…`), a sentence of the body, a note. */
const NEW_BEGINNING =
  /\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,2}、|我[局委办厅院镇乡区县市]|本(?:局|机关|单位|部门|年)|(?:备注|说明|注):/y;
/** A word by itself that stands for a blank. */
const MARK = /^(?:[-/\\]{1,6}|无|暂无|不涉及|不适用)$/;

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

function streamOf(document: Document): Stream {
  const stream: Stream = { text: '', starts: [], line: [], places: [], next: new Uint32Array() };
  const parts: string[] = [];
  for (const [index, block] of document.blocks.entries()) {
    if (block.t !== 'p') {
      if (block.t === 'grid') {
        parts.push('\u0000');
        stream.starts.push(true);
        stream.line.push(index);
        stream.places.push(undefined);
      }
      continue;
    }
    if (PAGE_NUMBER.test(block.text.trim())) continue;
    for (const word of simplify(
      block.text
        .replace(FOOTNOTE, '')
        .normalize('NFKC')
        .replace(/[\u2010-\u2015\u2212\u2500]/g, '-')
        .replace(/其(\s*)它/g, '其$1他'),
    ).split(/\s+/)) {
      parts.push(word);
      for (let i = 0; i < word.length; i++) {
        stream.starts.push(i === 0);
        stream.line.push(index);
        stream.places.push(block.places[0]);
      }
    }
  }
  stream.text = parts.join('');
  stream.next = nextStarts(stream.starts);
  return stream;
}

function runsOf(stream: Stream): Item[][] {
  const runs: Item[][] = [];
  let run: Item[] = [];
  const close = () => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (let at = 0; at < stream.text.length; ) {
    const found = itemAt(stream, at, isStatistics(run));
    if (found) {
      const numbering = found.item.kind === 'figure' ? endOfNumbering(stream, at, found.end) : null;
      if (numbering === null || run.at(-1)?.kind !== 'figure') {
        if (run.length > 0) run.at(-1)!.chained = true;
        run.push(numbering === null ? found.item : { ...found.item, text: UNREAD });
      }
      at = numbering ?? found.end;
      continue;
    }
    if (!stream.starts[at] && run.at(-1)?.kind === 'figure' && !sticky(NEW_BEGINNING, stream.text, at)) {
      const figure = run.pop()!;
      // What stood there is no blank cell.
      if (run.length > 0) Object.assign(run.at(-1)!, { chained: false, cut: true });
      if (run.length > 0 && run.at(-1)!.kind !== 'figure') run.push({ ...figure, text: UNREAD, raw: figure.text });
    }
    close();
    at++;
    while (at < stream.text.length && !stream.starts[at] && wordStart(stream, at) === null) at++;
  }
  close();
  return runs;
}

const FORM_BEGINS = /第二十条第|信息内容|统计指标|指标名称|本列数据的勾稽|行政复议行政诉讼(?=结果维持|未经)/y;

/** Behind a row of statistics: they name their units before one or two figures. */
function isStatistics(run: readonly Item[]): boolean {
  const [before, last] = [run.at(-2)?.kind, run.at(-1)?.kind];
  return last === 'figure' && (before === 'unit' || (before === 'figure' && run.at(-3)?.kind === 'unit'));
}

/** Inside a long unbroken text a table may only begin where the form begins: 第二十条第（一）项, 信息内容, 统计指标. */
function wordStart(stream: Stream, at: number): number | null {
  return sticky(FORM_BEGINS, stream.text, at) ? at : null;
}

function itemAt(stream: Stream, at: number, inStatistics: boolean): { item: Item; end: number } | null {
  const { text } = stream;
  const make = (kind: Item['kind'], end: number) => ({
    item: { kind, text: text.slice(at, end), line: stream.line[at]!, place: stream.places[at], chained: false },
    end,
  });
  const head = sticky(VARIANT_HEAD, text, at);
  if (head) return make('group', at + head.length);
  const word = wordAt(text, at, stream.starts, stream.line);
  const unknown = inStatistics ? sticky(UNKNOWN_ROW, text, at) : null;
  if (unknown && at + unknown.length > (word?.end ?? 0)) return make('row', at + unknown.length);
  if (word) {
    const kind = (['row', 'column', 'group', 'unit'] as const).find((candidate) => word.kinds.has(candidate))!;
    return make(word.kinds.has('row') && word.kinds.has('column') ? 'row' : kind, word.end);
  }
  const limit = stream.next[at]!;
  const figure = sticky(FIGURE, text.slice(at, limit + 2), 0);
  if (figure) {
    const end = endOfFigure(stream, at, Math.min(at + figure.length, limit), limit);
    return make('figure', endOfUnit(stream, end, limit));
  }
  const isMark = stream.starts[at] && limit - at <= 6 && MARK.test(text.slice(at, limit));
  return isMark ? make('figure', limit) : null;
}

/** `00000002.其他…` are seven zeros and the numbering of the next label. */
function endOfFigure({ text, starts, line }: Stream, at: number, end: number, limit: number): number {
  for (const digits of [1, 2]) {
    const cut = end - digits;
    if (cut > at && end < limit && /[.、,]/.test(text[end]!) && wordAt(text, cut, starts, line)?.kinds.has('row'))
      return cut;
  }
  return end;
}

/** Behind the unit of a figure where the word ends with it, or the next one of the table begins there (`251000元三、收到和处理…`). */
function endOfUnit({ text, starts, line }: Stream, end: number, limit: number): number {
  const unit = end < limit ? sticky(OWN_UNIT, text, end) : null;
  const behind = end + (unit?.length ?? 0);
  // 1个246900元 are two cells.
  return unit && (behind === limit || /\d/.test(text[behind]!) || wordAt(text, behind, starts, line)) ? behind : end;
}

/**
 * `3` at the end of a line and `.网络申请数` on the next: the number of that label rather than the figure of the row before, whose cell may
 * be blank or lost. Where the mark ends; null for any other figure.
 */
function endOfNumbering({ text, starts, line, next }: Stream, at: number, end: number): number | null {
  if (!starts[at] || end !== next[at] || !/^\d{1,2}$/.test(text.slice(at, end))) return null;
  if (!/[.、,]/.test(text[end] ?? '') || line[end] === line[at]) return null;
  return wordAt(text, end + 1, starts, line)?.kinds.has('row') ? end + 1 : null;
}

/** In one pass from the end, because one word may be all of a hostile text. */
function nextStarts(starts: readonly boolean[]): Uint32Array {
  const next = new Uint32Array(starts.length);
  let start = starts.length;
  for (let at = starts.length - 1; at >= 0; at--) {
    next[at] = start;
    if (starts[at]) start = at;
  }
  return next;
}

function sticky(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
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

/** On a page without rules figures of one row that stand in several lines are in no certain order, unless each has its own. */
function isScattered(items: readonly Item[]): boolean {
  const figures = items.filter(({ kind, place }) => kind === 'figure' && place?.page !== undefined);
  const lines = new Set(figures.map(({ line }) => line));
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
