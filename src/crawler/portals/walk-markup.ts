import { type Click, clickAround, clickOf, goesOn, isPageNumber, isPagerPlace } from './clicked.ts';
import { DATE_MARKS, dateIn } from './date-in.ts';
import { isHidden, isListPlace, saysEmpty, saysFailure } from './empty-list.ts';
import { isBlind, scriptTargetOf, targetOf } from './link-target.ts';
import { isHeading, type LinkWords, mayBeTitle } from './link-title.ts';
import { type Chooser, chooserOf, type Openers } from './openers.ts';
import { addPiece, ROWS, type RowContext } from './row-context.ts';

/** Links that are read of a page at most. */
export const MAX_ANCHORS = 5_000;

/** An element or text of a page, in document order. */
export interface Seen {
  parent: number;
  name: string;
  /** Links in its subtree, and the first date in it. */
  links: number;
  date: string | null;
  /** Index of the link around it, -1 for none. */
  link: number;
  /** The row of a list or table around it, and the number of its cell there. */
  row: RowContext | null;
  cell: number;
  click: Click;
  /** True in a heading, and in what its class calls a title. */
  inHeading: boolean;
  /** True where a reader does not see it. */
  isHidden: boolean;
  /** Of the choice that it is, or stands in. */
  choose: Chooser | null;
}

/** A link as it is found, with what its words and its row gather around it. */
export interface Draft extends LinkWords {
  /** Null where only a script knows it. */
  href: string | null;
  /** False for an element that is made a link by a script; it counts as one where no anchor is in it. */
  isAnchor: boolean;
  pieces: string[];
  at: number;
  row: RowContext | null;
  cell: number;
}

/** A node of the parser, as far as it is read here. */
export type Node = { type: string; name?: string; data?: string; attribs?: Record<string, string>; children?: Node[] };

/** What one walk over a page gathers; texts are cut, not folded. */
export interface Walk {
  seen: Seen[];
  drafts: Draft[];
  /** The row of each table that stands first, by the node of the table. */
  heads: Map<number, RowContext>;
  /** Cells of each row so far. */
  cells: Map<RowContext, number>;
  heading: string;
  names: string[];
  sites: string[];
  openers: Openers;
  frames: string[];
  scriptFiles: string[];
  clicked: string[];
  options: string[];
  unlinked: string[];
  resting: boolean;
  ended: boolean;
  saysEmpty: boolean;
  saysFailure: boolean;
  /** A place for rows stands empty. */
  waits: boolean;
  refresh: string;
  base: string;
  script: string;
  text: string;
}

/** Document order with an own stack, because pages may nest deeper than the call stack. */
export function walkMarkup(root: Node, openers: Openers): Walk {
  const walk: Walk = {
    ...{ seen: [], drafts: [], heads: new Map(), cells: new Map(), heading: '', names: [], sites: [], openers },
    ...{
      frames: [],
      scriptFiles: [],
      clicked: [],
      options: [],
      unlinked: [],
      resting: false,
      ended: false,
      saysEmpty: false,
      saysFailure: false,
      waits: false,
      refresh: '',
      base: '',
      script: '',
      text: '',
    },
  };
  const stack: { node: Node; parent: number; table: number }[] = [{ node: root, parent: -1, table: -1 }];
  while (stack.length > 0) {
    const { node, parent, table } = stack.pop()!;
    const at = walk.seen.length;
    const link = walk.seen[parent]?.link ?? -1;
    const place = placeOf(walk, node.name ?? '', parent, table);
    const inHeading = walk.seen[parent]?.inHeading || isHeading(node.name ?? '', node.attribs);
    const unseen = walk.seen[parent]?.isHidden || isHidden(node.name ?? '', node.attribs);
    walk.seen.push({
      parent,
      name: node.name ?? '',
      links: 0,
      date: null,
      link,
      click: null,
      inHeading,
      isHidden: unseen,
      choose:
        node.name === 'select' ? chooserOf(node.attribs?.onchange ?? '', openers) : (walk.seen[parent]?.choose ?? null),
      ...place,
    });
    visit(walk, node, at);
    const inside = node.name === 'table' ? at : table;
    const children = node.children ?? [];
    for (let i = children.length - 1; i >= 0; i--) stack.push({ node: children[i]!, parent: at, table: inside });
  }
  gather(walk);
  return walk;
}

/** The row that a node opens or stands in, and its cell there. */
function placeOf(walk: Walk, name: string, parent: number, table: number): Pick<Seen, 'row' | 'cell'> {
  const around = walk.seen[parent];
  const row = around?.row ?? null;
  if (ROWS.includes(name)) {
    const head = name === 'tr' ? (walk.heads.get(table) ?? null) : null;
    const opened: RowContext = { pieces: [], titled: 0, head };
    if (name === 'tr' && head === null) walk.heads.set(table, opened);
    return { row: opened, cell: -1 };
  }
  if (row === null || (name !== 'td' && name !== 'th')) return { row, cell: around?.cell ?? -1 };
  const cell = walk.cells.get(row) ?? 0;
  walk.cells.set(row, cell + 1);
  return { row, cell };
}

function visit(walk: Walk, node: Node, at: number): void {
  const inside = walk.seen[walk.seen[at]!.parent];
  if (node.type === 'text') visitText(walk, node.data ?? '', at, inside?.name ?? '');
  const attributes = node.attribs;
  if (!attributes) return;
  const draft = draftOf(node.name ?? '', attributes, { ...walk.seen[at]!, at, openers: walk.openers });
  if (isPagerPlace(attributes) && isBare(node)) walk.resting = true;
  else if (isListPlace(node.name ?? '', attributes) && isBare(node)) walk.waits = true;
  if (draft === null)
    walk.seen[at]!.click = clickOf(node.name ?? '', attributes, isBlind({ onclick: attributes.onclick ?? '' }));
  if (draft === null && node.name === 'input') addClicked(walk, at, attributes.value ?? '');
  if (isPageNumber(node.name ?? '', attributes)) walk.resting = true;
  if (draft && walk.drafts.length < MAX_ANCHORS) {
    walk.seen[at]!.link = walk.drafts.length;
    walk.drafts.push(draft);
  } else if (node.name === 'img' && walk.seen[at]!.link >= 0) addText(walk, walk.seen[at]!.link, attributes.alt ?? '');
  else if ((node.name === 'iframe' || node.name === 'frame') && attributes.src) walk.frames.push(attributes.src);
  else if (node.name === 'script' && attributes.src && walk.scriptFiles.length < 100)
    walk.scriptFiles.push(attributes.src);
  else if (node.name === 'body' && attributes.onload) walk.script += `${attributes.onload.slice(0, 2_000)}\n`;
  else if (node.name === 'base' && attributes.href) walk.base = attributes.href;
  else if (node.name === 'meta') visitMeta(walk, attributes);
}

/** Nothing in it that a reader sees; a script may write there. */
function isBare({ children = [] }: Node): boolean {
  return children.every(
    ({ type, name, data = '' }) => type === 'comment' || name === 'script' || (type === 'text' && data.trim() === ''),
  );
}

/** Anchors, areas of a map, choices whose value is an address, and whatever a click on it leads somewhere. */
function draftOf(
  name: string,
  attributes: Record<string, string>,
  { row, cell, choose, at, openers }: Pick<Seen, 'row' | 'cell' | 'choose'> & Pick<Draft, 'at'> & Pick<Walk, 'openers'>,
): Draft | null {
  const attribute = attributes.title ?? (name === 'area' ? (attributes.alt ?? '') : '');
  if (name === 'a' || name === 'area') {
    const href = targetOf(attributes, openers);
    if (href === null && !isBlind(attributes)) return null;
    return { href, isAnchor: href !== null, attribute, text: '', heading: '', pieces: [], at, row, cell };
  }
  const value = attributes.value ?? '';
  const href =
    name === 'option'
      ? (targetOf({ 'data-url': value }) ?? choose?.(value) ?? null)
      : scriptTargetOf(attributes, openers);
  const isOther = href === null || ['img', 'iframe', 'script', 'form', 'body', 'video'].includes(name);
  const text = name === 'input' ? (attributes.value ?? '') : '';
  return isOther ? null : { href, isAnchor: false, attribute, text, heading: '', pieces: [], at, row, cell };
}

function visitMeta(walk: Walk, attributes: Record<string, string>): void {
  if (/^columnname$/i.test(attributes.name ?? '')) walk.names.push(attributes.content ?? '');
  if (/^sitename$/i.test(attributes.name ?? '')) walk.sites.push(attributes.content ?? '');
  if (/^articletitle$/i.test(attributes.name ?? '')) walk.heading = attributes.content ?? '';
  if (/^refresh$/i.test(attributes['http-equiv'] ?? '')) walk.refresh = attributes.content ?? '';
}

function visitText(walk: Walk, data: string, at: number, element: string): void {
  if (element === 'script') {
    if (walk.script.length < 500_000) walk.script += `${data}\n`;
    return;
  }
  if (element === 'style' || element === 'textarea') return;
  if (element === 'title') {
    const [name, ...sites] = data.slice(0, 300).split(/[_|—\-–>]/);
    walk.names.push(name!.slice(0, 100));
    walk.sites.push(...sites);
  }
  if (/^h[1-4]$/.test(element)) {
    walk.names.push(data.slice(0, 100));
    walk.heading ||= data.slice(0, 300).trim();
  }
  if (walk.text.length < 60_000) walk.text += data;
  if (!walk.seen[at]!.isHidden) {
    if (saysEmpty(data)) walk.saysEmpty = true;
    if (saysFailure(data.slice(0, 300))) walk.saysFailure = true;
  }
  const words = fold(data);
  const { link, row, cell } = walk.seen[at]!;
  const date = words.length <= 40 ? dateIn(words) : null;
  const isDateOnly = date !== null && words.replace(DATE_MARKS, '') === '';
  if (date && (link < 0 || isDateOnly)) walk.seen[at]!.date = date;
  if (link < 0 && words !== '') addClicked(walk, walk.seen[at]!.parent, words);
  if (link < 0 && element === 'option' && walk.options.length < 500) walk.options.push(words);
  const isInList = link < 0 && element !== 'title' && element !== 'option';
  if (isInList && mayBeTitle(words) && walk.unlinked.length < 500) walk.unlinked.push(words);
  if (link >= 0 && !isDateOnly) addText(walk, link, words, walk.seen[at]!.inHeading);
  else if (row && link < 0) addPiece(row, cell, words);
}

/** Words, in the element `at`, that lead somewhere by script alone. */
function addClicked(walk: Walk, at: number, words: string): void {
  const around: Click[] = [];
  for (let i = at; i > 0 && around.length < 3; i = walk.seen[i]!.parent) around.push(walk.seen[i]!.click);
  const click = clickAround(around);
  if (click === 'somewhere' && walk.clicked.length < 500) walk.clicked.push(words.slice(0, 300));
  else if (click === 'nowhere' && goesOn(words)) walk.ended = true;
  else if (click === null && goesOn(words)) walk.resting = true;
}

const MAX_PIECES = 12;

function addText(walk: Walk, link: number, words: string, inHeading = false): void {
  const draft = walk.drafts[link]!;
  // An index number before the title must not run into its year.
  const isApart = draft.text.length < 60 && /^[A-Z\d]{4,}[\w/-]*[/-]\d{3,}$/i.test(draft.text);
  if (draft.text.length < 300) draft.text += isApart ? ` · ${words}` : words;
  if (inHeading && draft.heading.length < 300) draft.heading += words;
  if (words !== '' && draft.pieces.length < MAX_PIECES) draft.pieces.push(words);
}

/** Adds up from the leaves: children come after their parents, so that one pass backwards suffices. */
function gather({ seen, drafts }: Walk): void {
  for (let i = seen.length - 1; i > 0; i--) {
    const draft = drafts[seen[i]!.link];
    if (draft?.at === i && draft.href !== null) {
      if (draft.isAnchor || seen[i]!.links === 0) seen[i]!.links = 1;
      else draft.href = '';
    }
    const parent = seen[seen[i]!.parent]!;
    parent.links += seen[i]!.links;
    if (seen[i]!.date) parent.date = seen[i]!.date;
  }
}

/** White space folded. */
export function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
