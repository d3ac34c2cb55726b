import { parseBounded } from './bounded-tree.ts';
import { guardNesting } from './guard.ts';
import { SCRIPT_ARTICLE } from './script-article.ts';
import { scriptStrings } from './script-strings.ts';
import { attribute, isHidden, isUnseen, type MarkupNode, shownText } from './tree.ts';

/** By what the prescribed tables are told, each kind by words that only it has. */
const TABLES = [/第二十条第/, /新收政府信息公开申请|申请人情况/, /结果维持/, /统计指标|指标名称/];
/** Sections of words. */
const SECTIONS = [/总体情况/, /主要问题(?:及|和)改进/, /其他需要报告的事项/];
const LEAST_STRING = 200;
/** Articles in a script that are laid before the reader; and how often what is shown may itself hide something. */
const MOST_ARTICLES = 8;
const PASSES = 3;
/** More hidden parts of reports than this are a page of something else. */
const MOST_PARTS = 60;
const OF_TABLES = /^(?:tr|td|th|tbody|thead|tfoot)$/;
const TEMPLATE = /^text\/(?:html|template|x-template|x-handlebars|ng-template|plain)/i;

/** Something that holds parts of a report and is not shown by the markup alone. */
interface Hiding {
  /** Without white space. */
  text: string;
  kinds: readonly RegExp[];
  show(): void;
}

/**
 * Shows what the page itself shows only by a script: an article or a panel that begins hidden, a template, and markup in strings of
 * scripts, in a field or in a frame's own attribute. Only parts of a report are shown that the page does not show without: hidden
 * copies stay hidden. Where two hidden parts hold the same table differently, nobody knows which is meant, and none is shown.
 */
export function showLateArticle(root: MarkupNode, body: MarkupNode): void {
  for (let pass = 0; pass < PASSES; pass++) if (!showAll(hiddenParts(body), kindsOf(shownText(body)))) break;
  const shown = kindsOf(shownText(body));
  if (shown.size < TABLES.length + SECTIONS.length) showAll(packedArticles(root, body, shown), shown);
}

function showAll(parts: readonly Hiding[], shown: ReadonlySet<RegExp>): boolean {
  const isCopy = ({ kinds }: Hiding) => kinds.some((kind) => TABLES.includes(kind) && shown.has(kind));
  const useful = parts.filter((part) => part.kinds.some((kind) => !shown.has(kind)) && !isCopy(part));
  const seen = new Set<string>();
  for (const part of useful.slice(0, MOST_PARTS).filter((one) => !hasRival(one, useful))) {
    if (seen.has(part.text) || seen.size >= MOST_ARTICLES) continue;
    seen.add(part.text);
    part.show();
  }
  return seen.size > 0;
}

function kindsOf(text: string): Set<RegExp> {
  const words = text.replace(/\s+/g, '');
  return new Set([...TABLES, ...SECTIONS].filter((kind) => kind.test(words)));
}

function hasRival({ text, kinds }: Hiding, all: readonly Hiding[]): boolean {
  const tables = kinds.filter((kind) => TABLES.includes(kind));
  return all.some((other) => other.text !== text && tables.some((kind) => other.kinds.includes(kind)));
}

function hiding(nodes: readonly MarkupNode[], show: () => void): Hiding {
  const text = nodes
    .map((node) => shownText(node))
    .join('')
    .replace(/\s+/g, '');
  return { text, kinds: [...kindsOf(text)], show };
}

/**
 * Elements that are hidden by their style or are templates, the outermost that hold something without what is hidden in them again; rows
 * and cells of tables stay as they are.
 */
function hiddenParts(body: MarkupNode): Hiding[] {
  const parts: Hiding[] = [];
  const visit = (node: MarkupNode, around: readonly MarkupNode[]): void => {
    let hidden = around;
    if (node.type === 'tag' && isHidden(node)) {
      if ((isUnseen(node) && node.name !== 'template') || OF_TABLES.test(node.name ?? '')) return;
      hidden = [...around, node];
      const part = hiding(node.children ?? [], () => hidden.forEach(reveal));
      if (part.kinds.length > 0) {
        parts.push(part);
        return;
      }
    }
    for (const child of node.children ?? []) visit(child, hidden);
  };
  visit(body, []);
  return parts;
}

function reveal(node: MarkupNode): void {
  const { style: _style, hidden: _hidden, ...attribs } = node.attribs ?? {};
  node.attribs = attribs;
  if (node.name === 'template') node.name = 'div';
}

/** Markup that stands in the page as text: a table that is lacking, or several sections of a report of which nothing is shown. */
function packedArticles(root: MarkupNode, body: MarkupNode, shown: ReadonlySet<RegExp>): Hiding[] {
  const parts: Hiding[] = [];
  for (const markup of packedMarkup(root)) {
    if (parts.length > MOST_PARTS || !/<[a-z]/i.test(markup) || kindsOf(markup).size === 0) continue;
    const inner = parsed(markup);
    const part = hiding(inner ? [inner] : [], () => inner && append(body, inner));
    const hasTable = part.kinds.some((kind) => TABLES.includes(kind) && !shown.has(kind));
    if (hasTable || (shown.size === 0 && part.kinds.length > 1)) parts.push(part);
  }
  return parts;
}

function packedMarkup(root: MarkupNode): string[] {
  const found: string[] = [];
  const visit = (node: MarkupNode): void => {
    const text = () => (node.children ?? []).map((child) => child.data ?? '').join('');
    if (node.name === 'script') {
      if (TEMPLATE.test(attribute(node, 'type') ?? '')) found.push(text());
      else found.push(...stringsOf(text(), 2));
    } else if (node.name === 'textarea') found.push(text());
    else if (node.name === 'input') found.push(attribute(node, 'value') ?? '');
    else if (node.name === 'iframe') found.push(attribute(node, 'srcdoc') ?? '');
    for (const child of node.children ?? []) visit(child);
  };
  visit(root);
  return found;
}

/** Strings of a script; one that is JSON itself is opened as often as `depth` says. */
function stringsOf(script: string, depth: number): string[] {
  return scriptStrings(script, LEAST_STRING).flatMap((text) => {
    const isJson = /^\s*(?:\{\s*"|\[\s*[{["])/.test(text);
    if (!isJson) return [text];
    return depth > 0 ? stringsOf(text, depth - 1) : [];
  });
}

function parsed(markup: string): MarkupNode | null {
  const guarded = guardNesting(markup);
  if (guarded.cut) return null;
  const html = parseBounded(guarded.markup).children?.find((node) => node.name === 'html');
  return html?.children?.find((node) => node.name === 'body') ?? null;
}

function append(body: MarkupNode, inner: MarkupNode): void {
  const article: MarkupNode = {
    type: 'tag',
    name: 'div',
    attribs: { class: SCRIPT_ARTICLE },
    children: inner.children ?? [],
    parent: body,
  };
  for (const child of article.children!) child.parent = article;
  body.children = [...(body.children ?? []), article];
}
