import { type CheerioOptions, load } from 'cheerio';
import { FailureError, failure } from '../../errors/failure.ts';
import { isHidden, type MarkupNode } from './tree.ts';

type Adapter = NonNullable<CheerioOptions['treeAdapter']>;

/** Largest page that is read: elements, their nesting, shown characters, tables and cells. No real report has a tenth of it. */
const MOST = { elements: 120_000, depth: 400, characters: 500_000, tables: 1_000, cells: 20_000 } as const;

/**
 * Parses a page as a browser does. Throws FailureError `read.too-complex` as soon as the tree outgrows its bounds: parsers open
 * unclosed formatting again in every block, so that a few kilobytes may ask for millions of elements.
 */
export function parseBounded(markup: string): MarkupNode {
  const root = load(markup, { treeAdapter: boundedAdapter() }).root()[0] as unknown as MarkupNode;
  measure(root);
  return root;
}

/** cheerio's own adapter with counters; it is not exported, but stands in the options of a parse. */
function boundedAdapter(): Adapter {
  const standard = load('')._options.treeAdapter as Adapter;
  const depth = new WeakMap<object, number>();
  let elements = 0;
  const enter = (parent: Parent, node: Child) => {
    const level = (depth.get(parent) ?? 0) + 1;
    if (level > MOST.depth) throw tooComplex(`nested deeper than ${MOST.depth}`);
    depth.set(node, level);
    // A template gets its content before it gets its own place.
    if ('attribs' in node && node.name === 'template' && node.children[0]) depth.set(node.children[0], level + 1);
  };
  return {
    ...standard,
    createElement(...given) {
      if (++elements > MOST.elements) throw tooComplex(`more than ${MOST.elements} elements`);
      return standard.createElement(...given);
    },
    appendChild(parent, node) {
      enter(parent, node);
      standard.appendChild(parent, node);
    },
    insertBefore(parent, node, reference) {
      enter(parent, node);
      insertBefore(parent, node, reference);
    },
    insertTextBefore(parent, text, reference) {
      const { prev } = reference;
      if (prev?.type === 'text') prev.data += text;
      else insertBefore(parent, standard.createTextNode(text), reference);
    },
  };
}

type Parent = Parameters<Adapter['insertBefore']>[0];
type Child = Parameters<Adapter['insertBefore']>[1];

/** Searches from the end, where the reference is: what stands wrongly in a table moves before it, a hundred thousand times. */
function insertBefore(parent: Parent, node: Child, reference: Child): void {
  const { prev } = reference;
  if (prev) prev.next = node;
  node.prev = prev;
  node.next = reference;
  node.parent = parent;
  reference.prev = node;
  parent.children.splice(parent.children.lastIndexOf(reference), 0, node);
}

/** Without recursion, because this is what makes recursion over the tree safe. */
function measure(root: MarkupNode): void {
  const found = { depth: 0, characters: 0, tables: 0, cells: 0 };
  const stack = [{ node: root, depth: 0, shown: true }];
  for (let at = stack.pop(); at; at = stack.pop()) {
    const { node, depth } = at;
    const shown = at.shown && !isHidden(node);
    found.depth = Math.max(found.depth, depth);
    if (shown && node.type === 'text') found.characters += node.data?.length ?? 0;
    if (shown && node.name === 'table') found.tables++;
    if (shown && (node.name === 'td' || node.name === 'th')) found.cells++;
    for (const child of node.children ?? []) stack.push({ node: child, depth: depth + 1, shown });
  }
  for (const name of ['depth', 'characters', 'tables', 'cells'] as const) {
    if (found[name] > MOST[name]) throw tooComplex(`${found[name]} ${name}, more than ${MOST[name]}`);
  }
}

function tooComplex(cause: string): FailureError {
  return new FailureError(failure('read.too-complex', cause));
}
