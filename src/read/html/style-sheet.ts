import { FailureError, failure } from '../../errors/failure.ts';
import { attribute, type MarkupNode } from './tree.ts';

/** What an element is drawn as, by the style sheets in the page itself. */
const TELLING = /^(?:display|grid-template-columns|grid-column|grid-row)$/;
/** Characters of all style sheets of a page, rules of them that tell something, and comparisons of rules with elements. */
const MOST = { characters: 400_000, rules: 1_000, steps: 5_000_000 } as const;
/** Elements around one that are compared with a selector. */
const AROUND = 60;
/** A part of a selector between blanks: an element's name, its id and its classes. */
const COMPOUND = /^(\*|[a-z][a-z0-9]*)?((?:[.#][\w\u0080-\uffff-]+)*)$/i;

interface Compound {
  name: string | null;
  id: string | null;
  classes: readonly string[];
}

interface Rule {
  /** From the outermost to the element itself. */
  path: readonly Compound[];
  weight: number;
  declared: ReadonlyMap<string, string>;
}

/**
 * Writes what the page's own style sheets say of display and of grids into the style of each element that they mean, where its own
 * style says nothing of it. Media queries and selectors beyond names, ids and classes are passed over: they tell of other screens and of
 * moments after a click.
 */
export function applyStyleSheets(root: MarkupNode, sheets: readonly string[]): void {
  const rules = rulesOf(sheets.join('\n'));
  if (rules.length === 0) return;
  const byKey = new Map<string, Rule[]>();
  for (const rule of rules) {
    const key = keyOf(rule.path.at(-1)!);
    byKey.set(key, [...(byKey.get(key) ?? []), rule]);
  }
  let steps = 0;
  const visit = (node: MarkupNode): void => {
    const meant = keysOf(node).flatMap((key) => byKey.get(key) ?? []);
    steps += meant.reduce((sum, { path }) => sum + (path.length === 1 ? 1 : AROUND), 1);
    if (steps > MOST.steps) throw tooComplex();
    const fitting = meant.filter((rule) => fits(node, rule.path)).sort((a, b) => a.weight - b.weight);
    if (fitting.length > 0) declare(node, new Map(fitting.flatMap((rule) => [...rule.declared])));
    for (const child of node.children ?? []) if (child.type === 'tag') visit(child);
  };
  visit(root);
}

function tooComplex(): FailureError {
  return new FailureError(failure('read.too-complex', 'style sheets that mean too many elements'));
}

function declare(node: MarkupNode, declared: ReadonlyMap<string, string>): void {
  const own = attribute(node, 'style') ?? '';
  const missing = [...declared].filter(
    ([property, value]) => value.includes('!important') || !new RegExp(`(?:^|[;\\s])${property}\\s*:`, 'i').test(own),
  );
  const added = missing.map(([property, value]) => `${property}:${value.replace('!important', '')}`).join(';');
  if (added !== '') node.attribs = { ...node.attribs, style: own === '' ? added : `${own};${added}` };
}

function rulesOf(sheet: string): Rule[] {
  const rules: Rule[] = [];
  for (const [selectors, body] of plainBlocks(sheet.slice(0, MOST.characters))) {
    const declared = declarations(body);
    if (declared.size === 0) continue;
    for (const selector of selectors.split(',')) {
      const path = pathOf(selector.trim());
      if (path && rules.length < MOST.rules) rules.push({ path, weight: weightOf(path), declared });
    }
  }
  return rules;
}

/** Selectors and declarations of rules outside at-rules. */
function plainBlocks(sheet: string): [string, string][] {
  const text = withoutComments(sheet);
  const blocks: [string, string][] = [];
  let from = 0;
  for (let open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
    const head = text.slice(from, open).split(';').at(-1)!.trim();
    const end = head.startsWith('@') ? endOfBlock(text, open) : text.indexOf('}', open);
    if (end < 0) break;
    if (!head.startsWith('@')) blocks.push([head, text.slice(open + 1, end)]);
    from = end + 1;
  }
  return blocks;
}

function withoutComments(sheet: string): string {
  return sheet
    .split('/*')
    .map((part, i) => (i === 0 ? part : part.includes('*/') ? part.slice(part.indexOf('*/') + 2) : ''))
    .join(' ')
    .replace(/<!--|-->/g, ' ');
}

function endOfBlock(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i;
  }
  return -1;
}

function declarations(body: string): Map<string, string> {
  const declared = new Map<string, string>();
  for (const part of body.split(';')) {
    const colon = part.indexOf(':');
    const property = part.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    const value = part
      .slice(colon + 1)
      .trim()
      .toLowerCase();
    if (TELLING.test(property) && value.length <= 200) declared.set(property, value);
  }
  return declared;
}

function pathOf(selector: string): Compound[] | null {
  const parts = selector.split(/[\s>]+/).filter((part) => part !== '');
  const path = parts.map((part): Compound | null => {
    const match = COMPOUND.exec(part);
    if (!match) return null;
    const marks = match[2]!.match(/[.#][^.#]+/g) ?? [];
    const name = match[1] === undefined || match[1] === '*' ? null : match[1].toLowerCase();
    const id = marks.find((mark) => mark.startsWith('#'))?.slice(1) ?? null;
    return { name, id, classes: marks.filter((mark) => mark.startsWith('.')).map((mark) => mark.slice(1)) };
  });
  const known = path.filter((compound) => compound !== null);
  return known.length === parts.length && known.length > 0 && keyOf(known.at(-1)!) !== '*' ? known : null;
}

function weightOf(path: readonly Compound[]): number {
  return path.reduce((sum, { name, id, classes }) => sum + (id ? 100 : 0) + 10 * classes.length + (name ? 1 : 0), 0);
}

function keyOf({ name, id, classes }: Compound): string {
  return id ? `#${id}` : classes[0] ? `.${classes[0]}` : (name ?? '*');
}

function keysOf(node: MarkupNode): string[] {
  const id = attribute(node, 'id');
  return [node.name ?? '', ...[...classesOf(node)].map((name) => `.${name}`), ...(id ? [`#${id}`] : [])];
}

const known = new WeakMap<MarkupNode, ReadonlySet<string>>();

function classesOf(node: MarkupNode): ReadonlySet<string> {
  const classes = known.get(node) ?? new Set((attribute(node, 'class') ?? '').split(/\s+/, 30));
  known.set(node, classes);
  return classes;
}

function fits(node: MarkupNode, path: readonly Compound[]): boolean {
  if (!isMeant(node, path.at(-1)!)) return false;
  let left = path.length - 2;
  let around = 0;
  for (let at = node.parent; at && left >= 0 && around < AROUND; at = at.parent, around++)
    if (isMeant(at, path[left]!)) left--;
  return left < 0;
}

function isMeant(node: MarkupNode, { name, id, classes }: Compound): boolean {
  if (name !== null && node.name !== name) return false;
  if (id !== null && attribute(node, 'id') !== id) return false;
  return classes.length === 0 || classes.every((one) => classesOf(node).has(one));
}
