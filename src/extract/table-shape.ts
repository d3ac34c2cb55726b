import { UNREAD } from '../report/document.ts';
import { inOrder } from './header-order.ts';
import { editDistance, fullCore, labelCore } from './match-label.ts';
import { hasGeometry, type RowCell, type RowView } from './row-view.ts';
import type { TemplateColumn } from './templates/schema.ts';

/**
 * A lowest header cell with its grid columns: a column of the form by its index, one that the form does not have, or nobody knows;
 * `nameless` = no header word stands above it at all.
 */
export interface Leaf {
  from: number;
  to: number;
  meaning: number | 'foreign' | 'unclear' | 'nameless';
}

/**
 * What a header says about the columns below it. `leaves` where its cells stand above those of the rows; `order` = the columns from
 * left to right, null for one that the form does not have; no `order` where the header does not name them all. `contrary` = what it
 * names is not the form's order, so that without its `leaves` no cell can be given to a column by counting. `inLines` = the leaves are
 * places in lines of text; `carried` = from the header of a piece before.
 */
export interface TableShape {
  leaves: readonly Leaf[] | null;
  order: readonly (number | null)[] | null;
  contrary: boolean;
  inLines?: true;
  carried?: true;
}

/** Words above labels, numbering and units: they never stand above figures. */
const LABEL_HEAD = /^(?:勾稽关系|信息内容|统计指标|指标名称|指标|序号|编号|类别|类型|项目|内容|名称|单位|计量单位)?$/;
/** What stands above the labels of requests, or the rest of it behind a page break. */
const RELATION = /勾稽关系|第[一二三四]项|之和/;
const LABELS = /^(?:勾稽关系|信息内容|统计指标|指标名称|序号|编号)$/;
/** What stands above labels alone: a figure there has slipped. */
const OF_LABELS = /^(?:勾稽关系|信息内容|统计指标)$/;
const GROUP = /^(?:申请人情况|法人或其他组织|行政复议|行政诉讼|未经复议直接起诉|复议后起诉)$/;

/** What is left of a name that was cut (现行有效件), or the unit beside it: no column by itself. */
const UNIT = /^(?:条|件|次|篇|个|人|人次|万元|元|项)$/;

const NO_COLUMN = [GROUP, UNIT, LABELS];

/** The words of each column of the templates, made once. */
const NAMES = new WeakMap<TemplateColumn, { cores: readonly string[]; all: ReadonlySet<string>; group: string }>();

function namesOf(column: TemplateColumn) {
  const known = NAMES.get(column);
  if (known) return known;
  const labels = [column.label, ...column.aliases];
  const cores = labels.map(labelCore);
  const group = labelCore((column.group ?? '').split('/').at(-1)!);
  const made = { cores, all: new Set([...cores, ...labels.map(fullCore)]), group };
  NAMES.set(column, made);
  return made;
}

/** True where a header word names a column of the template. */
export function namesColumn(core: string, column: TemplateColumn): boolean {
  return namesOf(column).all.has(core);
}

/** What another figure than the column's is called by: of another year, a change, things instead of decisions. */
const OTHER_FIGURE = /上一?年|[去前]年|历年|累计|[增减]|项目|事项|计划|占/;

/**
 * The name of a table's only column with a slip: the year in figures, words left out, one character or one word of two wrong
 * (本年度处理决定数量, 处理数量, 本年处理绝对数量). Among several columns a name like another's may be the other's.
 */
export function slipsOnlyColumn(core: string, columns: readonly TemplateColumn[]): boolean {
  if (columns.length !== 1 || OTHER_FIGURE.test(core)) return false;
  const word = core.replace(/^20\d\d年度?/, '本年');
  return namesOf(columns[0]!).cores.some(
    (known) =>
      known.length >= 6 &&
      ((word.length * 2 > known.length && isLeftOver(word, known)) ||
        editDistance(word, known, 1) <= 1 ||
        (known.length >= 8 && hasOtherWord(word, known))),
  );
}

/** All characters of `part` stand in `whole` in their order. */
function isLeftOver(part: string, whole: string): boolean {
  let at = 0;
  for (const c of whole) if (c === part[at]) at++;
  return at === part.length;
}

/** Two characters beside one another differ, and nothing else. */
function hasOtherWord(word: string, known: string): boolean {
  if (word.length !== known.length) return false;
  const at = [...known].findIndex((c, i) => c !== word[i]);
  return word.slice(at + 2) === known.slice(at + 2);
}

/** The shape of a table according to its header rows (top to bottom); null where they name none of the columns. */
export function shapeOf(rows: readonly RowView[], columns: readonly TemplateColumn[]): TableShape | null {
  const last = rows.at(-1);
  if (!last) return null;
  if (!hasGeometry(last.origin)) return sequenceShape(rows, columns);
  // Header rows that landed in two tables, or that lost their spans in the page, stand above nothing in particular.
  if (!rows.every((row) => isWhole(row) && row.grid?.cols === last.grid?.cols))
    return withAllNames(sequenceShape(rows, columns), columns.length);
  const cells = last.cells;
  const paths = cells.map((cell) => columnPath(rows, cell.from));
  const given = meaningsOf(paths, columns);
  const leaves = cells.map((cell, i): Leaf => ({ from: cell.from, to: cell.to, meaning: given[i]! }));
  const names = paths.map((path) => path.split('/').at(-1)!);
  const order = withOrder(leaves.slice(firstLeaf(names, columns)), columns.length);
  return order && { leaves, ...order };
}

/** Where the words above figures begin: behind those above labels, numbering and units; a word that is neither may be the rest of a name. */
function firstValue(words: readonly string[], columns: readonly TemplateColumn[]): number {
  const known = words.findIndex((word) => GROUP.test(word) || columns.some((column) => namesColumn(word, column)));
  const before = known < 0 ? words.length : known;
  const head = words.slice(0, before).findLastIndex((word) => LABEL_HEAD.test(word));
  return head < 0 ? Math.min(before, 1) : head + 1;
}

/** The same in a row of cells, in which blank ones before it are columns that lost their names, if the form has as many. */
function firstLeaf(names: readonly string[], columns: readonly TemplateColumn[]): number {
  const first = firstValue(names, columns);
  let at = first;
  while (at > 1 && names[at - 1] === '' && names.length - at < columns.length) at--;
  return names.length - at === columns.length ? at : first;
}

/** Of a row of cells that has lost some, a header that names others instead of the form's tells nothing of their order. */
function withAllNames(shape: TableShape | null, n: number): TableShape | null {
  const isMixed = shape?.order?.includes(null) && shape.order.filter((column) => column !== null).length < n;
  return shape && isMixed ? { ...shape, order: null, contrary: true } : shape;
}

/** The word of a header cell for comparison; what cannot be read is no word, but neither is it nothing. */
function headWord(cell: RowCell): string {
  if (cell.text.includes(UNREAD)) return UNREAD;
  return RELATION.test(cell.text) ? '勾稽关系' : labelCore(cell.text) || fullCore(cell.text);
}

/** `leaves` from the first above figures on; `n` = number of the form's columns. */
function withOrder(leaves: readonly Leaf[], n: number): Omit<TableShape, 'leaves'> | null {
  const named = leaves.filter((leaf): leaf is Leaf & { meaning: number } => typeof leaf.meaning === 'number');
  const start = leaves[0]?.from ?? 0;
  // As many columns as the form has, some of them unknown: the known ones tell whether its order is meant. Remarks come behind them.
  const own = leaves.slice(0, leaves.findLastIndex(({ meaning }) => meaning !== 'foreign') + 1);
  const isWide = [leaves, own].some((those) => those.length > 0 && those.at(-1)!.to - start + 1 === n);
  const moved = (isWide && named.some(({ from, meaning }) => from - start !== meaning)) || isMovedBehind(leaves, n);
  if (named.length < Math.min(2, n) && !moved) return null;
  const risen = named.every(({ meaning }, i) => i === 0 || meaning > named[i - 1]!.meaning);
  const meanings = leaves.map(({ meaning }) => meaning);
  const whole = !meanings.includes('unclear') && !meanings.includes('nameless');
  return {
    contrary: !risen || moved || meanings.includes('foreign'),
    order: whole ? meanings.map((meaning) => (typeof meaning === 'number' ? meaning : null)) : null,
  };
}

/** More columns than the form has, the first ones unknown, as above labels: the known ones among the last tell whether its order is meant. */
function isMovedBehind(leaves: readonly Leaf[], n: number): boolean {
  const more = leaves.length - n;
  const isUnknown = ({ meaning }: Leaf) => meaning === 'unclear' || meaning === 'nameless';
  return (
    more > 0 &&
    leaves.slice(0, more).every(isUnknown) &&
    leaves.slice(more).some(({ meaning }, i) => typeof meaning === 'number' && meaning !== i)
  );
}

function meaningsOf(paths: readonly string[], columns: readonly TemplateColumn[]): Leaf['meaning'][] {
  const given: (number | undefined)[] = paths.map(() => undefined);
  const missing: TemplateColumn[] = [];
  for (const [index, column] of columns.entries()) {
    const at = paths.findIndex((path, i) => given[i] === undefined && leadsTo(path, column));
    if (at < 0) missing.push(column);
    else given[at] = index;
  }
  const slips = missing.length === 1 ? paths.flatMap((path, i) => (isSlip(path, columns) ? [i] : [])) : [];
  if (slips.length === 1) given[slips[0]!] = 0;
  // Of two columns with one and the same name nobody knows which is meant.
  const twice = columns.flatMap((column, index) =>
    paths.some((path, i) => given[i] === undefined && leadsTo(path, column)) ? [index] : [],
  );
  return paths.map((path, i) => {
    if (path === '') return 'nameless';
    const index = given[i];
    if (index !== undefined) return twice.includes(index) ? 'unclear' : index;
    const isTwin = twice.some((one) => leadsTo(path, columns[one]!));
    return !isTwin && isForeign(path.split('/').at(-1)!, missing) ? 'foreign' : 'unclear';
  });
}

function isSlip(path: string, columns: readonly TemplateColumn[]): boolean {
  return slipsOnlyColumn(path.split('/').at(-1)!, columns);
}

/** A word that is no group, stands above no labels and is not like a column that was not found: cut or misprinted names are not foreign. */
function isForeign(word: string, missing: readonly TemplateColumn[]): boolean {
  if (word === '' || word === UNREAD || GROUP.test(word) || OF_LABELS.test(word)) return false;
  return !missing.some(({ label, aliases }) =>
    [label, ...aliases].map(labelCore).some((known) => {
      const allowed = Math.floor(Math.max(known.length, word.length) / 3);
      return known.startsWith(word) || known.endsWith(word) || editDistance(known, word, allowed) <= allowed;
    }),
  );
}

function isWhole(row: RowView): boolean {
  if (!row.grid) return true;
  return row.cells.reduce((sum, cell) => sum + cell.to - cell.from + 1, 0) === row.grid.cols;
}

/** The words above a grid column, outermost first, separated by `/`. */
function columnPath(rows: readonly RowView[], c: number): string {
  const words: string[] = [];
  for (const row of rows) {
    const cell = row.cells.find((candidate) => candidate.from <= c && c <= candidate.to);
    if (cell?.own && cell.text !== '') words.push(headWord(cell));
  }
  return words.join('/');
}

function leadsTo(path: string, column: TemplateColumn): boolean {
  const { cores, group } = namesOf(column);
  const words = path.split('/');
  const tail = words.at(-1)!;
  // Names of groups are no part of a column's: 法人或其他组织 ends like 其他组织.
  const leaf = words.filter((word) => !GROUP.test(word)).join('');
  if (tail === '' || (group !== '' && path.includes('/') && !path.includes(group))) return false;
  // A name in two header rows (商业 above 企业), never a longer word that ends like it (上年统计数).
  return cores.some((core) => core === tail || (core.length > tail.length && core.length >= 3 && leaf.endsWith(core)));
}

/**
 * Header rows without geometry: words in order, those of a group's columns in the rows below the group's name. Where these also stand
 * below it in their lines, each column in a place of its own, the lines keep the places of the grid: then there are `leaves` as well.
 */
function sequenceShape(rows: readonly RowView[], columns: readonly TemplateColumn[]): TableShape | null {
  const lines = rows.map((row) => row.cells.filter((cell) => cell.own && cell.text !== ''));
  const ordered = inOrder(lines);
  if (ordered === null) return { leaves: null, order: null, contrary: true };
  const words = ordered.map(headWord);
  const cells = ordered.filter(
    (_, i) => i >= firstValue(words, columns) && !NO_COLUMN.some((kind) => kind.test(words[i]!)),
  );
  const given = meaningsOf(cells.map(headWord), columns);
  // A header that lacks several of its columns broke off at the end of a page and says nothing, unless against the form's order.
  if (columns.length > 1 && given.length < columns.length - 1)
    return isContrary(words, columns) ? { leaves: null, order: null, contrary: true } : null;
  const leaves = cells.map((cell, i): Leaf => ({ from: cell.from, to: cell.from, meaning: given[i]! }));
  const order = withOrder(
    leaves.map(({ meaning }, i) => ({ from: i, to: i, meaning })),
    columns.length,
  );
  return order && (keepsPlaces(rows, leaves) ? { leaves, ...order, inLines: true } : { leaves: null, ...order });
}

/** True where the names that there are, and those of groups, stand in another order than the form's. */
function isContrary(words: readonly string[], columns: readonly TemplateColumn[]): boolean {
  const places = words.flatMap((word) => {
    const at = columns.findIndex((column) => namesColumn(word, column) || isOfGroup(column, word));
    return at < 0 ? [] : [at];
  });
  return places.some((at, i) => i > 0 && at < places[i - 1]!);
}

function isOfGroup({ group }: TemplateColumn, word: string): boolean {
  return GROUP.test(word) && labelCore((group ?? '').split('/').at(-1)!) === word;
}

/** True where each column has its own place in the lines of a header, in their order, and words in more than one line agree on it. */
function keepsPlaces(rows: readonly RowView[], leaves: readonly Leaf[]): boolean {
  const last = rows.at(-1)!;
  if (last.grid === null || rows.some((row) => row.table !== last.table)) return false;
  if (leaves.some((leaf, i) => i > 0 && leaf.from <= leaves[i - 1]!.from)) return false;
  if (rows.length === 1) return true;
  // Lines that hold only their own cells begin anew in each row.
  const first = rows.map((row) => row.cells.find((cell) => cell.text !== '')?.from ?? 0);
  return first.some((from, i) => i > 0 && from > 0);
}
