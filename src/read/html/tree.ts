import { UNREAD } from '../../report/document.ts';

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
const DRAWN = new Set('img svg canvas object embed applet iframe math video progress meter select'.split(' '));
/** Struck out: drawn behind every digit, so that it is no part of a figure. */
const STROKE = '\u0336';
/** What follows is shown from right to left, digits as well. */
const RIGHT_TO_LEFT = '\u202e';
/** Attributes by which a script of the page puts text into an element, whatever it holds before. */
const BOUND = /^(?:v-(?:text|html)|ng-bind(?:-html)?|x-(?:text|html)|:(?:text|inner-?html)|data-bind|wx:text)$/;
/** The same for elements that hold nothing: counters, and styles that draw what an attribute says. */
const HELD = /^data-(?:value|val|num|number|count|total|to|text|content|field|key)$/;

export function attribute(node: MarkupNode, name: string): string | undefined {
  return node.attribs?.[name];
}

export function isBlock(node: MarkupNode): boolean {
  return BLOCKS.has(node.name ?? '');
}

const HIDDEN =
  /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|(?:^|[;\s])(?:opacity|font-size)\s*:\s*0+(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:;|$|!)/i;

/** True for what a browser does not show: scripts, `hidden`, `display:none`, Word's `mso-hide:all`. */
export function isHidden(node: MarkupNode): boolean {
  if (node.type === 'comment' || node.type === 'directive' || node.type === 'script' || node.type === 'style')
    return true;
  if (node.type !== 'tag') return false;
  if (isUnseen(node)) return true;
  if (attribute(node, 'hidden') !== undefined) return true;
  const style = attribute(node, 'style');
  return style !== undefined && HIDDEN.test(style);
}

/** True for elements that show nothing of what is written in them: scripts, forms' lists, drawings, frames. */
export function isUnseen(node: MarkupNode): boolean {
  return UNSEEN.has(node.name ?? '');
}

/** Every shown element below a node, in document order. */
export function* elements(node: MarkupNode): Generator<MarkupNode> {
  for (const child of node.children ?? []) {
    if (isHidden(child)) continue;
    if (child.type === 'tag') yield child;
    yield* elements(child);
  }
}

/** What a text node shows; a fixed blank that was escaped twice stands for a blank all the same. */
export function textOf(node: MarkupNode): string {
  return (node.data ?? '').replace(/(?:[ \t\n\r\f]|&nbsp;)+/g, ' ');
}

/**
 * Shown text: blocks and `<br>` break lines, source line breaks do not, digits in `<sup>` become superscripts (`5¹` is not 51), those
 * struck out are marked. `cell` = what a cell of a table holds beside text is told too: entries of forms by their values, pictures and
 * drawings by a sign that nobody reads a figure from.
 */
export function shownText(node: MarkupNode, cell = false): string {
  const parts: string[] = [];
  collect(node, parts, (text) => text, cell);
  return parts.join('');
}

type Dress = (text: string) => string;

function collect(node: MarkupNode, parts: string[], dress: Dress, cell: boolean): void {
  if (node.type === 'text') {
    parts.push(dress(textOf(node)));
    return;
  }
  if (cell) parts.push(besideText(node));
  if (isHidden(node)) return;
  if (node.name === 'br') parts.push('\n');
  const block = isBlock(node);
  if (block) parts.push('\n');
  const own = dressOf(node) ?? dress;
  for (const child of node.children ?? []) collect(child, parts, own, cell);
  if (block) parts.push('\n');
  else if (node.name === 'td' || node.name === 'th') parts.push(' ');
}

/** How an element draws the digits in it: raised and lowered ones are no part of a figure, struck-out ones neither. */
function dressOf(node: MarkupNode): Dress | null {
  const style = attribute(node, 'style') ?? '';
  if (/^(?:sup|sub|rt)$/.test(node.name ?? '') || /vertical-align\s*:\s*(?:super|sub)\b/i.test(style))
    return (text) =>
      text
        .replace(/[[［【〔(（]\s?(\d{1,2})\s?[\]］】〕)）]/g, '$1')
        .replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)]!);
  if (/^(?:s|del|strike)$/.test(node.name ?? '') || /text-decoration[^;]{0,200}line-through/i.test(style))
    return (text) => text.replace(/[\d０-９]/g, `$&${STROKE}`);
  if (isReversed(node, style)) return (text) => RIGHT_TO_LEFT + text;
  return null;
}

function isReversed(node: MarkupNode, style: string): boolean {
  if (node.name === 'bdo' && /^rtl$/i.test(attribute(node, 'dir') ?? '')) return true;
  return /unicode-bidi\s*:\s*(?:isolate-|bidi-)override/i.test(style) && /direction\s*:\s*rtl/i.test(style);
}

/** True where a script or a style of the page puts something into an element that the markup does not show. */
function isFilledLater(node: MarkupNode): boolean {
  const { name = '', attribs = {} } = node;
  const given = Object.keys(attribs).filter((key) => attribs[key]!.trim() !== '');
  if (name === 'script') return /\S/.test((node.children ?? []).map((child) => child.data ?? '').join(''));
  if (given.some((key) => BOUND.test(key))) return true;
  const isDrawn = given.some((key) => HELD.test(key)) || (/^(?:i|em)$/.test(name) && given.includes('class'));
  return isDrawn && shownText(node).trim() === '' && !(node.children ?? []).some((child) => child.type === 'tag');
}

function besideText(node: MarkupNode): string {
  if (isFilledLater(node)) return UNREAD;
  // A field has its own frame: what stands in the next one is another figure.
  if (node.name === 'input') return ` ${entryOf(node)} `;
  if (node.name === 'textarea') return ` ${(node.children ?? []).map((child) => child.data ?? '').join('')} `;
  return DRAWN.has(node.name ?? '') && !isSpacer(node) ? UNREAD : '';
}

/** What a field for text shows; ticks and other fields show nothing that could be read here. */
function entryOf(node: MarkupNode): string {
  const type = (attribute(node, 'type') ?? 'text').toLowerCase();
  const style = attribute(node, 'style') ?? '';
  if (type === 'hidden' || attribute(node, 'hidden') !== undefined || HIDDEN.test(style)) return '';
  if (!/^(?:text|number|tel|search|button)$/.test(type)) return UNREAD;
  const value = attribute(node, 'value') ?? '';
  return value === '' && (attribute(node, 'placeholder') ?? '').trim() !== '' ? UNREAD : value;
}

/** Pictures and drawings that are not shown, or too small to show a figure. */
function isSpacer(node: MarkupNode): boolean {
  const style = attribute(node, 'style') ?? '';
  if (attribute(node, 'hidden') !== undefined || HIDDEN.test(style)) return true;
  const sizes = [attribute(node, 'width'), attribute(node, 'height')];
  if (sizes.some((size) => size !== undefined && /^[0-3](?:px)?$/.test(size.trim()))) return true;
  return node.name === 'img' && !attribute(node, 'src');
}
