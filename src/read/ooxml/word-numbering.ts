import { childOf, type XmlNode } from '../xml-tree.ts';

/** The list that a paragraph belongs to: `w:numPr`. */
export interface ListPlace {
  id: string;
  /** 0-based; undefined where the list itself says which level the paragraph's style has. */
  level?: number;
}

interface Level {
  start: number;
  /** `w:numFmt`: `decimal`, `chineseCounting` … */
  format: string;
  /** `%1、`, `（%2）`. */
  text: string;
  style: string | undefined;
  /** False where it counts on over headings of higher levels. */
  restarts: boolean;
}

interface List {
  /** Lists of one abstract definition count on together. */
  abstract: string;
  levels: readonly (Level | undefined)[];
  /** Level → number to begin anew with. */
  starts: ReadonlyMap<number, number>;
}

/** The lists of `word/numbering.xml` by their id. */
export type Lists = ReadonlyMap<string, List>;

const MAX_LEVEL = 8;
const CHINESE = /^(?:chineseCounting|chineseCountingThousand|japaneseCounting|taiwaneseCounting(?:Thousand)?)$/;
const NUMERALS = '〇一二三四五六七八九';

/** None where the part is not there. */
export function readLists(root: XmlNode | undefined): Lists {
  const abstracts = new Map<string, (Level | undefined)[]>();
  for (const node of root?.children ?? [])
    if (node.name === 'w:abstractNum') abstracts.set(node.attributes.abstractNumId ?? '', levelsOf(node));
  const lists = new Map<string, List>();
  for (const node of root?.children ?? []) {
    if (node.name !== 'w:num') continue;
    const abstract = childOf(node, 'w:abstractNumId')?.attributes.val ?? '';
    const starts = node.children.flatMap((change): [number, number][] => {
      const start = whole(childOf(change, 'w:startOverride')?.attributes.val);
      return start === undefined ? [] : [[whole(change.attributes.ilvl) ?? 0, start]];
    });
    const levels = abstracts.get(abstract) ?? [];
    lists.set(node.attributes.numId ?? '', { abstract, levels, starts: new Map(starts) });
  }
  return lists;
}

function levelsOf(abstract: XmlNode): (Level | undefined)[] {
  const levels: (Level | undefined)[] = [];
  for (const node of abstract.children) {
    const at = whole(node.attributes.ilvl);
    if (node.name !== 'w:lvl' || at === undefined || at > MAX_LEVEL) continue;
    levels[at] = {
      start: whole(childOf(node, 'w:start')?.attributes.val) ?? 0,
      format: childOf(node, 'w:numFmt')?.attributes.val ?? 'decimal',
      text: (childOf(node, 'w:lvlText')?.attributes.val ?? '').slice(0, 50),
      style: childOf(node, 'w:pStyle')?.attributes.val,
      restarts: childOf(node, 'w:lvlRestart')?.attributes.val !== '0',
    };
  }
  return levels;
}

/** `w:numPr` of paragraph or style properties: what it says of list and level. */
export function listPlace(properties: XmlNode | undefined): Partial<ListPlace> {
  const place = childOf(properties, 'w:numPr');
  const id = childOf(place, 'w:numId')?.attributes.val;
  const level = whole(childOf(place, 'w:ilvl')?.attributes.val);
  return { ...(id === undefined ? {} : { id }), ...(level === undefined ? {} : { level }) };
}

/** Counts the paragraphs of lists in reading order, as Word does, and gives the number that it prints before each. */
export class ListCounter {
  readonly #lists: Lists;
  readonly #inTables: ReadonlySet<string>;
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  /** Lists that reach into tables are not counted: their cells are read in another order. */
  constructor(lists: Lists, inTables: Iterable<string>) {
    this.#lists = lists;
    this.#inTables = new Set([...inTables].map((id) => lists.get(id)?.abstract ?? ''));
  }

  /** `一、`, `（二）`, `3.`; empty for bullets, for other ways of counting, and where the paragraph is in no list. */
  next({ id, level }: Partial<ListPlace>, style: string | undefined): string {
    const list = this.#lists.get(id ?? '');
    if (!list || this.#inTables.has(list.abstract)) return '';
    const styled = list.levels.findIndex((one) => one?.style !== undefined && one.style === style);
    const at = level ?? Math.max(0, styled);
    const own = list.levels[at];
    if (!own) return '';
    const counts = this.#counted(list, `${id} ${at}`, at);
    let known = true;
    const label = own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const shown = numeral(counts[Number(digit) - 1], list.levels[Number(digit) - 1]?.format);
      known &&= shown !== null;
      return shown ?? '';
    });
    return known && own.format !== 'bullet' && own.format !== 'none' ? label : '';
  }

  #counted(list: List, key: string, at: number): (number | undefined)[] {
    const counts = this.#counts.get(list.abstract) ?? [];
    this.#counts.set(list.abstract, counts);
    for (let i = 0; i < at; i++) counts[i] ??= list.levels[i]?.start;
    const anew = this.#begun.has(key) ? undefined : list.starts.get(at);
    this.#begun.add(key);
    const count = counts[at];
    counts[at] = anew ?? (count === undefined ? list.levels[at]!.start : count + 1);
    for (let i = at + 1; i <= MAX_LEVEL; i++) if (list.levels[i]?.restarts !== false) counts[i] = undefined;
    return counts;
  }
}

/** Null where the way of counting is not known. */
function numeral(count: number | undefined, format = ''): string | null {
  if (count === undefined || count < 1 || count > 99) return null;
  if (format === 'decimal' || format === 'decimalFullWidth') return String(count);
  if (!CHINESE.test(format)) return null;
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  return `${tens > 1 ? NUMERALS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? NUMERALS[ones] : ''}`;
}

function whole(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,4}$/.test(value) ? Number(value) : undefined;
}
