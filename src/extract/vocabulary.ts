import { TEMPLATE_IDS } from '../report/report.ts';
import { fullCore, labelCore } from './match-label.ts';
import { TEMPLATES } from './templates/index.ts';

/** What a word of the prescribed tables is: a row's label, a column's header, the name of a group or part, a unit. */
export type WordKind = 'row' | 'column' | 'group' | 'unit';

interface Node {
  next: Map<string, Node>;
  kinds: Set<WordKind> | null;
}

const GROUPS =
  '信息内容 申请人情况 法人或其他组织 行政复议 行政诉讼 未经复议直接起诉 复议后起诉 本年度办理结果 不予公开 无法提供 不予处理 其他处理 统计指标 统计数 单位 件数 案件数'.split(
    ' ',
  );
const UNITS = '条 件 次 篇 个 人 人次 万元 元 项'.split(' ');
const ORDINAL =
  /(?:其中[:：]?)?(?:[一二三四五六七八九十]{1,2}[、.,]|\([一二三四五六七八九十]{1,2}\)|[1-9]\d?[.、,](?!\d)|\([1-9]\d?\))?/y;
const ARTICLE = /第二十条第?\(?[一二三四五六七八九]\)?项/y;
const CAPTION = /\(?本列数据的勾稽关系[^()]{0,60}\)?/y;
/** Labels that are long enough for one wrong character in them to leave no doubt (属于行政执法案件 for 案卷). */
const LONG_LABELS = new Set<string>();
const LEAST_LONG = 6;

/** A column of section two, whatever slip of the pen is in it (本年废纸件数, 本公开数量). */
const MISPRINT = /(?:本年?|现行)[\u4e00-\u9fff]{2,3}(?:件数|数量)/y;

const root: Node = { next: new Map(), kinds: null };
for (const id of TEMPLATE_IDS) {
  const { tables, sections, variants } = TEMPLATES[id];
  for (const table of tables) {
    for (const row of table.rows)
      for (const label of [row.label, ...row.aliases]) {
        add(label, 'row');
        if (labelCore(label).length >= LEAST_LONG) LONG_LABELS.add(labelCore(label));
      }
    for (const column of table.columns) for (const label of [column.label, ...column.aliases]) add(label, 'column');
  }
  for (const { label, aliases } of variants.flatMap(({ rows }) => rows))
    for (const name of [label, ...aliases]) add(name, 'row');
  for (const section of sections) for (const label of [section.title, ...section.aliases]) add(label, 'group');
}
for (const word of GROUPS) add(word, 'group');
// 行政复议与行政诉讼情况, 行政复议、诉讼情况
for (const joint of ['', '和', '及', '与', '以及'])
  for (const kind of ['行政诉讼', '诉讼']) add(`政府信息公开行政复议${joint}${kind}情况`, 'group');
// No column of the form, but many put it among those of the organisations.
add('小计', 'column');
for (const word of UNITS) add(word, 'unit');

function add(label: string, kind: WordKind): void {
  for (const core of new Set([labelCore(label), fullCore(label)])) {
    if (core === '') continue;
    let node = root;
    for (const c of core) {
      let next = node.next.get(c);
      if (!next) {
        next = { next: new Map(), kinds: null };
        node.next.set(c, next);
      }
      node = next;
    }
    node.kinds = (node.kinds ?? new Set()).add(kind);
  }
}

/** A word of the prescribed tables that begins at the position that was asked for. */
export interface FoundWord {
  kinds: ReadonlySet<WordKind>;
  /** Position after the word, its numbering and its bracketed note included. */
  end: number;
}

const GROUP_ONLY: ReadonlySet<WordKind> = new Set(['group']);
const ROW_ONLY: ReadonlySet<WordKind> = new Set(['row']);
const COLUMN_ONLY: ReadonlySet<WordKind> = new Set(['column']);

/**
 * The longest word of the prescribed tables that starts at a position, with its numbering and its bracketed fill-in note; null where
 * none does. `text` is NFKC, simplified and without white space; `starts` tells where a new word stood in the document, `lines` on
 * which line: digits on the line above a label are a figure, never its numbering.
 */
export function wordAt(
  text: string,
  at: number,
  starts: readonly boolean[],
  lines: readonly number[] = [],
): FoundWord | null {
  for (const pattern of [ARTICLE, CAPTION]) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) return { kinds: GROUP_ONLY, end: at + found[0].length };
  }
  ORDINAL.lastIndex = at;
  const ordinal = ORDINAL.exec(text)?.[0] ?? '';
  // `9` and `3.政务微博…` are a figure and a label, never the label 93.
  if (/^\d/.test(ordinal) && lines[at] !== lines[at + ordinal.length]) return null;
  // `条02、传真…` behind a unit are the figure 0 and the label 2, never the label 02.
  if (/^\d\d/.test(ordinal) && starts.length > 0 && !starts[at]) return null;
  const start = /^\d\d/.test(ordinal) && starts[at + 1] ? at : at + ordinal.length;
  let best: FoundWord | null = null;
  let node: Node | undefined = root;
  let gap = 0;
  for (let i = start; i < text.length && i < start + 80; i++) {
    const c = text[i]!;
    if (!/[\u3400-\u9fff\da-zA-Z]/.test(c)) {
      if (i === start || ++gap > 2) break;
      continue;
    }
    node = node.next.get(c);
    if (!node) break;
    gap = 0;
    if (node.kinds) best = { kinds: node.kinds, end: i + 1 };
  }
  // 其他 is a label by itself, and begins others.
  if (ordinal !== '' && (best === null || best.end - start < LEAST_LONG))
    best = misprinted(text, start, starts) ?? best;
  if (best) return { kinds: best.kinds, end: noteEnd(text, best.end, starts) };
  MISPRINT.lastIndex = at;
  return MISPRINT.test(text) ? { kinds: COLUMN_ONLY, end: MISPRINT.lastIndex } : null;
}

const HAN = /\p{Script=Han}/u;

/** A numbered label with one wrong character, where it can be no other's: a unit in its place stands behind a label cut short. */
function misprinted(text: string, start: number, starts: readonly boolean[]): FoundWord | null {
  const near = [...LONG_LABELS].filter((label) => {
    const wrong: number[] = [];
    for (let i = start; i < start + label.length && wrong.length < 2; i++)
      if (text[i] !== label[i - start]) wrong.push(i);
    return wrong.length === 1 && HAN.test(text[wrong[0]!] ?? '') && !isUnitAt(text, wrong[0]!, starts);
  });
  const [only, another] = near;
  return only && !another ? { kinds: ROW_ONLY, end: start + only.length } : null;
}

function isUnitAt(text: string, at: number, starts: readonly boolean[]): boolean {
  return text.startsWith('万元', at) || (starts[at] === true && UNITS.some((unit) => text.startsWith(unit, at)));
}

/** A note ends with its bracket; where a figure stands alone inside (a row of figures beside a label of two lines) it is no note. */
function noteEnd(text: string, at: number, starts: readonly boolean[]): number {
  const from = /["”’)]/.test(text[at] ?? '') ? at + 1 : at;
  if (text[from] !== '(') return from;
  if (/^\([一二三四五六七八九十\d]{1,2}\)/.test(text.slice(from, from + 5))) return from;
  const close = text.indexOf(')', from);
  if (close < 0 || close - from > 70) return from;
  for (let i = from; i < close; i++) if (starts[i] && /\d/.test(text[i]!) && starts[wordEnd(text, i)]) return from;
  return close + 1;
}

function wordEnd(text: string, at: number): number {
  let end = at + 1;
  while (/[\d.,]/.test(text[end] ?? '')) end++;
  return end;
}
