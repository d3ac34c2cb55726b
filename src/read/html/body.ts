import { tellingPictures } from './page-pictures.ts';
import { SCRIPT_ARTICLE } from './script-article.ts';
import { attribute, elements, isHidden, type MarkupNode, shownText } from './tree.ts';

/** Containers in which the portals' publishing systems put the article, best first (element name, id or class, lower case). */
const CONTAINERS = [
  SCRIPT_ARTICLE,
  'ucapcontent',
  'ucap-content',
  'trs_editor_view',
  'trs_ueditor',
  'trs_editor',
  'zoom',
  'zoomcon',
  'vsb_content',
  'v_news_content',
  'wp_articlecontent',
  'ivs_content',
  'article_content',
  'article-content',
  'content',
];

const REPORT_TABLE = /第二十条|统计指标|申请人情况|结果维持|信息内容|本年新收|指标名称/;
/** Heads of a report's sections: what holds one is a part of it, and no box beside the article. */
const SECTION =
  /[一二三四五六][、.．](?:总体情况|概述|主动公开|收到和处理|政府信息公开行政复议|(?:工作)?存在的?主要问题|其他需要)/;
/** Characters of an article below which its pictures may be more of it than its words. */
const FEW_WORDS = 400;
const FURNITURE =
  /(?:^|[\s_-])(?:nav|menu|foot|footer|header|breadcrumb|crumb|sidebar|copyright|share|pagination|banner)/i;

/**
 * The element that holds the article, so that menus, footers and lists of other reports do not count as its text: a known
 * container that holds every report table of the page, else the densest block. Yields the body itself where nothing is better.
 */
export function articleBody(body: MarkupNode): MarkupNode {
  const article = articleOfWords(body);
  // Where there is hardly a word the article may be its pictures.
  return squeezed(article).length < FEW_WORDS ? withPictures(body, article) : article;
}

/** The least element that holds both the article and the pictures beside it that may be the report. */
function withPictures(body: MarkupNode, article: MarkupNode): MarkupNode {
  const pictures = tellingPictures(body).filter((picture) => !isInFurniture(picture, body));
  let at = article;
  if (pictures.length === 0 || pictures.some((picture) => contains(article, picture))) return article;
  while (at !== body && at.parent && !pictures.some((picture) => contains(at, picture))) at = at.parent;
  return at;
}

function isInFurniture(node: MarkupNode, body: MarkupNode): boolean {
  for (let at: MarkupNode | null | undefined = node; at && at !== body; at = at.parent)
    if (isFurniture(at)) return true;
  return false;
}

function articleOfWords(body: MarkupNode): MarkupNode {
  const all = [...elements(body)];
  const tables = all.filter(
    (node) => node.name === 'table' && !hasInnerTable(node) && REPORT_TABLE.test(squeezed(node)),
  );
  const inside = countInside(tables);
  const holdsAll = (node: MarkupNode) => (inside.get(node) ?? 0) === tables.length;
  const named = byContainer(all);
  const sizes = named.size > 0 ? squeezedSizes(body) : new Map<MarkupNode, number>();
  for (const wanted of CONTAINERS) {
    let best: { node: MarkupNode; size: number } | null = null;
    for (const node of named.get(wanted) ?? []) {
      const size = sizes.get(node) ?? 0;
      if (holdsAll(node) && (best === null || size > best.size)) best = { node, size };
    }
    if (best && (best.size >= 100 || tables.length > 0)) return best.node;
  }
  return densest(body, holdsAll);
}

/** Of how many of the nodes each element is an ancestor, itself included. */
function countInside(nodes: readonly MarkupNode[]): Map<MarkupNode, number> {
  const inside = new Map<MarkupNode, number>();
  for (const node of nodes) {
    for (let at: MarkupNode | null | undefined = node; at; at = at.parent) inside.set(at, (inside.get(at) ?? 0) + 1);
  }
  return inside;
}

/** The elements that bear each of the known containers' names, in document order. */
function byContainer(all: readonly MarkupNode[]): Map<string, MarkupNode[]> {
  const named = new Map<string, MarkupNode[]>();
  const wanted = new Set(CONTAINERS);
  for (const node of all) {
    const classes = (attribute(node, 'class') ?? '').toLowerCase().split(/\s+/);
    for (const name of new Set([node.name, attribute(node, 'id')?.toLowerCase(), ...classes])) {
      if (name === undefined || !wanted.has(name)) continue;
      const known = named.get(name);
      if (known) known.push(node);
      else named.set(name, [node]);
    }
  }
  return named;
}

/** True for an element that is furniture of the page: navigation, header, footer, share buttons. */
export function isFurniture(node: MarkupNode): boolean {
  if (node.name === 'nav' || node.name === 'footer' || node.name === 'aside' || node.name === 'button') return true;
  const names = `${attribute(node, 'id') ?? ''} ${attribute(node, 'class') ?? ''}`;
  return names.length > 1 && FURNITURE.test(names);
}

/** True where `inner` lies in `outer` or is it. */
export function contains(outer: MarkupNode, inner: MarkupNode): boolean {
  for (let node: MarkupNode | null | undefined = inner; node; node = node.parent) if (node === outer) return true;
  return false;
}

/** Characters of a label with all that clerks add to it; an article is longer. */
const BOXED = 200;

/** True where a table stands inside; one of a single cell of a few words is a box around them, not a table. */
export function hasInnerTable(node: MarkupNode): boolean {
  for (const inner of elements(node)) if (inner.name === 'table' && !isBox(inner)) return true;
  return false;
}

function isBox(table: MarkupNode): boolean {
  let cells = 0;
  for (const { name } of elements(table)) if ((name === 'td' || name === 'th') && ++cells > 1) return false;
  return squeezed(table).length <= BOXED;
}

/** Goes down as long as one child holds four fifths of the text outside links, and all report tables. */
function densest(body: MarkupNode, holdsAll: (node: MarkupNode) => boolean): MarkupNode {
  const weight = weights(body);
  let at = body;
  for (;;) {
    const heavy = (at.children ?? []).find(
      (child) => child.type === 'tag' && (weight.get(child) ?? 0) >= 0.8 * (weight.get(at) ?? 0),
    );
    if (!heavy || heavy.name === 'table' || heavy.name === 'p' || (weight.get(heavy) ?? 0) === 0 || !holdsAll(heavy))
      return at;
    const beside = (at.children ?? []).filter((child) => child !== heavy && saysMore(child));
    if (beside.some((child) => !saysMore(heavy) || SECTION.test(squeezed(child)))) return at;
    at = heavy;
  }
}

/** True for what holds a sentence of a report: it may stand beside its tables where these are most of the page. */
function saysMore(node: MarkupNode): boolean {
  if (node.type !== 'tag' || isHidden(node) || isFurniture(node) || node.name === 'a') return false;
  const text = squeezed(node);
  return /[。；]/.test(text) && /政府信息公开|年度报告|本年|主动公开/.test(text);
}

/** Characters of text outside links and furniture below each element. */
function weights(root: MarkupNode): Map<MarkupNode, number> {
  const weight = new Map<MarkupNode, number>();
  const visit = (node: MarkupNode): number => {
    if (node.type === 'text') return (node.data ?? '').replace(/\s+/g, '').length;
    if (
      node.type !== 'tag' ||
      node.name === 'a' ||
      node.name === 'script' ||
      node.name === 'style' ||
      (node !== root && isFurniture(node))
    )
      return 0;
    let sum = 0;
    for (const child of node.children ?? []) sum += visit(child);
    weight.set(node, sum);
    return sum;
  };
  visit(root);
  return weight;
}

/** Characters of shown text below each element, white space not counted. */
function squeezedSizes(root: MarkupNode): Map<MarkupNode, number> {
  const sizes = new Map<MarkupNode, number>();
  const visit = (node: MarkupNode): number => {
    if (node.type === 'text') return (node.data ?? '').replace(/\s+/g, '').length;
    if (isHidden(node)) return 0;
    let sum = 0;
    for (const child of node.children ?? []) sum += visit(child);
    sizes.set(node, sum);
    return sum;
  };
  visit(root);
  return sizes;
}

function squeezed(node: MarkupNode): string {
  return shownText(node).replace(/\s+/g, '');
}
