import { type Place, UNREAD } from '../report/document.ts';
import { type Stream, sticky } from './text-stream.ts';
import { type WordKind, wordAt } from './vocabulary.ts';

/** A word of the prescribed tables or a figure between them; `line` = the number of its paragraph. */
export interface Item {
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

const FIGURE = /[-+]?\d[\d,]*(?:\.\d+)?|[-+↑↓增减]{1,2}\d+/y;
const FORM_BEGINS = /第二十条第|信息内容|统计指标|指标名称|本列数据的勾稽|行政复议行政诉讼(?=结果维持|未经)/y;
/** The head of a province's table (指标名称 计量单位 2018年度 历年累计). */
const VARIANT_HEAD = /指标名称|计量单位|20\d\d年度?(?=历年累计)|(?<=单位)20\d\d年度?|历年累计|年末统计/y;
/** A row of statistics that no form has, or whose label has a slip of the pen: with its unit and a figure behind it, it does not end the table. */
const UNKNOWN_ROW = /(?:其中:)?(?:\d[.、][\u4e00-\u9fff、]{3,16}?|[\u4e00-\u9fff、]{3,16}?数)(?=[条件次人元]\d)/y;
/** The unit behind a figure, in its own cell (26件). */
const OWN_UNIT = /人次|万元|[条件次篇个人元项笔]/y;
/** What begins anew behind a figure without a gap: a numbered heading (`5949.09(二)主动公开…`), a sentence of the body, a note. */
const NEW_BEGINNING =
  /\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,2}、|我[局委办厅院镇乡区县市]|本(?:局|机关|单位|部门|年)|(?:备注|说明|注):/y;
/** What a line's end cut off a figure: nobody says whether it is the rest of it. */
const DECIMALS = /\.\d{1,9}(?!\d|[.、])/y;
/** The names of groups that stand beside rows of requests, cut at any place. */
const PIECES_OF_GROUPS: ReadonlySet<string> = new Set(
  ['(三)不予公开', '(四)无法提供', '(五)不予处理', '(六)其他处理'].flatMap((name) =>
    Array.from({ length: name.length - 1 }, (_, i) => [name.slice(0, i + 1), name.slice(i + 1)]).flat(),
  ),
);
/** A word by itself that stands for a blank. */
const MARK = /^(?:[-/\\]{1,6}|无|暂无|不涉及|不适用)$/;

/** What follows on one another in a text with nothing foreign between: words of the prescribed tables and figures. */
export function runsOf(stream: Stream): Item[][] {
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
    const decimals = stream.starts[at] ? sticky(DECIMALS, stream.text, at) : null;
    if (decimals && run.at(-1)?.kind === 'figure') {
      const figure = run.pop()!;
      run.push({ ...figure, text: UNREAD, raw: `${figure.text}${decimals}` });
      at += decimals.length;
      continue;
    }
    if (isPieceOfGroup(stream, at)) {
      at = stream.next[at]!;
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

/** A part of the name of a group that stands beside several rows (（四）无 above, 法提供 below), before the label of one of them. */
function isPieceOfGroup({ text, starts, line, next }: Stream, at: number): boolean {
  const end = next[at]!;
  if (!starts[at] || !PIECES_OF_GROUPS.has(text.slice(at, end))) return false;
  return wordAt(text, end, starts, line)?.kinds.has('row') ?? false;
}

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
