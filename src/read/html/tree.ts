/** The part of the parser's tree that the reader looks at. */
export interface MarkupNode {
  type: string;
  name?: string;
  data?: string;
  attribs?: Readonly<Record<string, string>>;
  children?: MarkupNode[];
  parent?: MarkupNode | null;
}

const UNSEEN = new Set(
  'script style noscript template iframe object embed applet svg math head title meta link select textarea audio video canvas map'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'p div li ul ol dl dt dd tr table tbody thead tfoot caption section article header footer main aside nav h1 h2 h3 h4 h5 h6 pre blockquote form center hr address figure figcaption fieldset ucapcontent'.split(
    ' ',
  ),
);
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

export function attribute(node: MarkupNode, name: string): string | undefined {
  return node.attribs?.[name];
}

export function isBlock(node: MarkupNode): boolean {
  return BLOCKS.has(node.name ?? '');
}

/** True for what a browser does not show: scripts, `hidden`, `display:none`, Word's `mso-hide:all`. */
export function isHidden(node: MarkupNode): boolean {
  if (node.type === 'comment' || node.type === 'directive' || node.type === 'script' || node.type === 'style')
    return true;
  if (node.type !== 'tag') return false;
  if (UNSEEN.has(node.name ?? '')) return true;
  if (attribute(node, 'hidden') !== undefined) return true;
  const style = attribute(node, 'style');
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i.test(style);
}

/** Every shown element below a node, in document order. */
export function* elements(node: MarkupNode): Generator<MarkupNode> {
  for (const child of node.children ?? []) {
    if (isHidden(child)) continue;
    if (child.type === 'tag') yield child;
    yield* elements(child);
  }
}

/** Shown text: blocks and `<br>` break lines, source line breaks do not, digits in `<sup>` become superscripts (`5¹` is not 51). */
export function shownText(node: MarkupNode): string {
  const parts: string[] = [];
  collect(node, parts, false);
  return parts.join('');
}

function collect(node: MarkupNode, parts: string[], raised: boolean): void {
  if (node.type === 'text') {
    const text = (node.data ?? '').replace(/[ \t\n\r\f]+/g, ' ');
    parts.push(raised ? text.replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)]!) : text);
    return;
  }
  if (isHidden(node)) return;
  if (node.name === 'br') parts.push('\n');
  const block = isBlock(node);
  if (block) parts.push('\n');
  for (const child of node.children ?? []) collect(child, parts, raised || node.name === 'sup');
  if (block) parts.push('\n');
  else if (node.name === 'td' || node.name === 'th') parts.push(' ');
}
