import { childOf, type XmlNode } from '../xml-tree.ts';
import { tooComplex } from '../zip-archive.ts';
import { type ListPlace, listPlace } from './word-numbering.ts';

export interface WordStyle {
  /** 1..6 for headings. */
  level?: number;
  /** True where text of the style is not shown. */
  hidden: boolean;
  /** The list that its paragraphs are numbered in. */
  list: Partial<ListPlace>;
}

/** Style id → what it says, inheritance resolved. */
export type Styles = ReadonlyMap<string, WordStyle>;

const MAX_INHERITANCE = 20;
const MAX_STYLES = 10_000;

/** The styles of `word/styles.xml`; none where the part is not there. Throws FailureError `read.too-complex`. */
export function readStyles(root: XmlNode | undefined): Styles {
  const nodes = new Map<string, XmlNode>();
  for (const node of root?.children ?? [])
    if (node.name === 'w:style' && node.attributes.styleId) nodes.set(node.attributes.styleId, node);
  if (nodes.size > MAX_STYLES) throw tooComplex(`${nodes.size} styles`);
  const styles = new Map<string, WordStyle>();
  for (const id of nodes.keys()) styles.set(id, inherited(id, nodes));
  return styles;
}

function inherited(id: string, nodes: ReadonlyMap<string, XmlNode>): WordStyle {
  let level: number | null | undefined;
  let hidden: boolean | undefined;
  let list: Partial<ListPlace> = {};
  let node = nodes.get(id);
  for (let step = 0; node && step < MAX_INHERITANCE; step++) {
    level ??= outlineLevel(childOf(node, 'w:pPr')) ?? levelByName(childOf(node, 'w:name')?.attributes.val);
    hidden ??= toggle(childOf(node, 'w:rPr'), 'w:vanish');
    list = { ...listPlace(childOf(node, 'w:pPr')), ...list };
    node = nodes.get(childOf(node, 'w:basedOn')?.attributes.val ?? '');
  }
  return { hidden: hidden ?? false, list, ...(level ? { level } : {}) };
}

/** 1..6 by `w:outlineLvl`; 0 where it says body text; undefined where it says nothing. */
export function outlineLevel(properties: XmlNode | undefined): number | undefined {
  const value = Number.parseInt(childOf(properties, 'w:outlineLvl')?.attributes.val ?? '', 10);
  if (!Number.isInteger(value) || value < 0) return undefined;
  return value > 8 ? 0 : Math.min(6, value + 1);
}

function levelByName(name = ''): number | undefined {
  if (/^(?:title|标题)$/i.test(name)) return 1;
  const level = /^(?:heading|标题) ?([1-9])$/i.exec(name)?.[1];
  return level ? Math.min(6, Number(level)) : undefined;
}

/** Whether a property is on, off, or not mentioned. */
export function toggle(properties: XmlNode | undefined, name: string): boolean | undefined {
  const property = childOf(properties, name);
  if (!property) return undefined;
  return !/^(?:0|false|off|none)$/.test(property.attributes.val ?? 'true');
}
