import { tidyText } from '../normalise.ts';
import type { PictureBytes } from '../pictures/with-pictures.ts';
import { childOf, descendants, type XmlNode } from '../xml-tree.ts';
import { malformed } from '../zip-archive.ts';
import { fromBase64 } from './flat-package.ts';
import { readLists } from './word-numbering.ts';
import type { WordPackage } from './word-package.ts';
import { readStyles } from './word-styles.ts';

/** Elements that only have another name in Office Open XML. */
const RENAMED: Readonly<Record<string, string>> = {
  'w:vmerge': 'w:vMerge',
  'w:hmerge': 'w:hMerge',
  'w:hlink': 'w:hyperlink',
  'w:listDef': 'w:abstractNum',
  'w:list': 'w:num',
  'w:ilst': 'w:abstractNumId',
  'w:nfc': 'w:numFmt',
  'w:listPr': 'w:numPr',
  'w:ilfo': 'w:numId',
};
/** The ways of counting, which have numbers here (MSONFC) and names there. */
const COUNTED: Readonly<Record<string, string>> = {
  0: 'decimal',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  23: 'bullet',
  33: 'taiwaneseCounting',
  35: 'taiwaneseCountingThousand',
  37: 'chineseCounting',
  39: 'chineseCountingThousand',
  255: 'none',
};
const META: Readonly<Record<string, string>> = {
  'o:Title': 'dc:title',
  'o:Author': 'dc:creator',
  'o:LastSaved': 'dcterms:modified',
};
const PICTURES = new Set(['w:binData']);
const ADDRESSES = new Set(['w:hlink']);

/**
 * A `w:wordDocument` (WordprocessingML of Word 2003), read with the vocabulary WORD_XML, as the package that Word would save it in: what
 * it has under other names gets those of Office Open XML, so that one reader reads both. Throws FailureError `read.malformed` where it has
 * no body, `read.too-complex` for too many styles.
 */
export function word2003Package(root: XmlNode): WordPackage {
  if (!childOf(root, 'w:body')) throw malformed('no body in the document');
  const links = [...descendants(root, ADDRESSES)].flatMap(({ attributes: { dest } }) => dest ?? []);
  const media = new Map(
    [...descendants(root, PICTURES)].map(({ attributes, text }): [string, PictureBytes] => [
      attributes.name ?? '',
      async () => fromBase64(text),
    ]),
  );
  const { children } = modern(root);
  const document: XmlNode = { name: 'w:document', attributes: {}, children, text: '' };
  return {
    document,
    styles: readStyles(childOf(document, 'w:styles')),
    lists: readLists(childOf(document, 'w:lists')),
    addresses: new Map(links.map((link) => [link, link])),
    media,
    meta: metaOf(childOf(document, 'o:DocumentProperties')),
  };
}

function modern(node: XmlNode): XmlNode {
  const children = node.children.flatMap((child) =>
    child.name === 'aml:annotation' ? annotated(child) : modern(child),
  );
  return { name: nameOf(node.name), attributes: attributesOf(node), children, text: node.text };
}

/** What is in another vocabulary stands around text as custom XML does: hints on sections, smart tags, elements of forms. */
function nameOf(name: string): string {
  return name.startsWith('?:') ? 'w:customXml' : (RENAMED[name] ?? name);
}

function attributesOf({ name, attributes }: XmlNode): XmlNode['attributes'] {
  if (name === 'w:listDef') return { ...attributes, abstractNumId: attributes.listDefId ?? '' };
  if (name === 'w:list') return { ...attributes, numId: attributes.ilfo ?? '' };
  if (name === 'w:nfc') return { val: COUNTED[attributes.val ?? ''] ?? 'unknown' };
  if (name === 'w:hlink') return { ...attributes, 'r:id': attributes.dest ?? '' };
  if (name === 'v:imagedata') return { ...attributes, 'r:id': attributes.src ?? '' };
  return attributes;
}

/** Tracked changes are annotations here, and so are remarks and former formats, which the text does not show. */
function annotated(node: XmlNode): XmlNode[] {
  const kind = node.attributes.type ?? '';
  if (/^Word\.(?:Comment|Bookmark|Formatting|Numbering)/.test(kind)) return [];
  const name = /Delet|MoveFrom/i.test(kind) ? 'w:del' : /Insert|MoveTo/i.test(kind) ? 'w:ins' : 'w:customXml';
  const content = node.children.flatMap((child) =>
    child.name === 'aml:content' ? modern(child).children : modern(child),
  );
  return [{ name, attributes: {}, children: content, text: '' }];
}

function metaOf(properties: XmlNode | undefined): Record<string, string> {
  const said = (properties?.children ?? []).filter(({ name, text }) => META[name] && tidyText(text) !== '');
  return Object.fromEntries(said.map(({ name, text }) => [META[name]!, tidyText(text).slice(0, 500)]));
}
