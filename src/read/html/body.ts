import { attribute, elements, type MarkupNode, shownText } from './tree.ts';

/** Containers in which the portals' publishing systems put the article, best first (element name, id or class, lower case). */
const CONTAINERS = [
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
const FURNITURE =
  /(?:^|[\s_-])(?:nav|menu|foot|footer|header|breadcrumb|crumb|sidebar|copyright|share|pagination|banner)/i;

/**
 * The element that holds the article, so that menus, footers and lists of other reports do not count as its text: a known
 * container that holds every report table of the page, else the densest block. Yields the body itself where nothing is better.
 */
export function articleBody(body: MarkupNode): MarkupNode {
  const all = [...elements(body)];
  const tables = all.filter(
    (node) => node.name === 'table' && !hasInner(node, 'table') && REPORT_TABLE.test(squeezed(node)),
  );
  for (const wanted of CONTAINERS) {
    const found = all.filter((node) => isNamed(node, wanted) && holdsAll(node, tables));
    const best = found.map((node) => ({ node, size: squeezed(node).length })).sort((a, b) => b.size - a.size)[0];
    if (best && (best.size >= 100 || tables.length > 0)) return best.node;
  }
  return densest(body, tables);
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

export function hasInner(node: MarkupNode, name: string): boolean {
  for (const inner of elements(node)) if (inner.name === name) return true;
  return false;
}

/** Goes down as long as one child holds four fifths of the text outside links, and all report tables. */
function densest(body: MarkupNode, tables: readonly MarkupNode[]): MarkupNode {
  const weight = weights(body);
  let at = body;
  for (;;) {
    const heavy = (at.children ?? []).find(
      (child) => child.type === 'tag' && (weight.get(child) ?? 0) >= 0.8 * (weight.get(at) ?? 0),
    );
    if (
      !heavy ||
      heavy.name === 'table' ||
      heavy.name === 'p' ||
      (weight.get(heavy) ?? 0) === 0 ||
      !holdsAll(heavy, tables)
    )
      return at;
    at = heavy;
  }
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

function isNamed(node: MarkupNode, wanted: string): boolean {
  if (node.name === wanted || attribute(node, 'id')?.toLowerCase() === wanted) return true;
  return (attribute(node, 'class') ?? '').toLowerCase().split(/\s+/).includes(wanted);
}

function holdsAll(node: MarkupNode, tables: readonly MarkupNode[]): boolean {
  return tables.every((table) => contains(node, table));
}

function squeezed(node: MarkupNode): string {
  return shownText(node).replace(/\s+/g, '');
}
