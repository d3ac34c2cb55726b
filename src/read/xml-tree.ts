import { SaxesParser, type SaxesTagNS } from 'saxes';
import { isFailureError } from '../errors/failure.ts';
import { decodeText } from './decode-text.ts';
import { malformed, tooComplex } from './zip-archive.ts';

/** An element. `name` carries the prefix of the caller's vocabulary, whatever prefix the file uses: `w:tbl`. */
export interface XmlNode {
  name: string;
  /** By local name; attributes of the namespace `r` as `r:id`. */
  attributes: Readonly<Record<string, string>>;
  children: XmlNode[];
  /** Character data directly inside, joined. */
  text: string;
}

export interface XmlVocabulary {
  /** Namespace → prefix. Elements of other namespaces get the prefix `?`. */
  prefixes: Readonly<Record<string, string>>;
  /** Elements that nobody looks at: they are not kept, with all that is in them. */
  unused: ReadonlySet<string>;
  /** Elements that hold a file in base64: the size of the whole is the bound of their text. */
  files?: ReadonlySet<string>;
}

/** Ten times what a long report has, with every run of it formatted by itself. */
const MAX_ELEMENTS = 400_000;
const MAX_TEXT = 2_000_000;
const MAX_DEPTH = 250;
const NONE: Readonly<Record<string, string>> = Object.freeze({});

/**
 * A whole XML file as a tree. No entity but the five of XML is known, and a document type is refused: no office format has one. White
 * space before the declaration is passed over, as pages that programs write begin. Throws FailureError `read.malformed` or `read.too-complex`.
 */
export function parseXml(bytes: Uint8Array, vocabulary: XmlVocabulary): XmlNode {
  const parser = new SaxesParser({ xmlns: true });
  const builder = new TreeBuilder(vocabulary);
  parser.on('opentag', (tag) => builder.open(tag));
  parser.on('closetag', () => builder.close());
  parser.on('text', (text) => builder.take(text));
  parser.on('cdata', (text) => builder.take(text));
  parser.on('doctype', () => {
    throw malformed('XML: a document type');
  });
  try {
    parser.write(decodeText(bytes).text.trimStart()).close();
  } catch (error) {
    if (isFailureError(error) || !(error instanceof Error)) throw error;
    throw malformed(`XML: ${error.message.slice(0, 200)}`);
  }
  if (!builder.root) throw malformed('XML without an element');
  return builder.root;
}

class TreeBuilder {
  root: XmlNode | null = null;
  readonly #vocabulary: XmlVocabulary;
  readonly #path: XmlNode[] = [];
  #elements = 0;
  #unused = 0;
  #characters = 0;

  constructor(vocabulary: XmlVocabulary) {
    this.#vocabulary = vocabulary;
  }

  open(tag: SaxesTagNS): void {
    if (++this.#elements > MAX_ELEMENTS) throw tooComplex(`more than ${MAX_ELEMENTS} XML elements`);
    if (this.#path.length + this.#unused >= MAX_DEPTH) throw tooComplex('XML elements nested too deeply');
    const name = `${this.#vocabulary.prefixes[tag.uri] ?? '?'}:${tag.local}`;
    if (this.#unused > 0 || this.#vocabulary.unused.has(name)) {
      this.#unused++;
      return;
    }
    const node: XmlNode = { name, attributes: this.#attributes(tag), children: [], text: '' };
    const parent = this.#path.at(-1);
    if (parent) parent.children.push(node);
    else this.root ??= node;
    this.#path.push(node);
  }

  close(): void {
    if (this.#unused > 0) this.#unused--;
    else this.#path.pop();
  }

  take(text: string): void {
    const node = this.#path.at(-1);
    if (!node || this.#unused > 0) return;
    if (!this.#vocabulary.files?.has(node.name)) this.#characters += text.length;
    if (this.#characters > MAX_TEXT) throw tooComplex(`more than ${MAX_TEXT} characters of text`);
    node.text += text;
  }

  #attributes(tag: SaxesTagNS): XmlNode['attributes'] {
    let attributes: Record<string, string> | null = null;
    for (const { uri, local, prefix, value } of Object.values(tag.attributes)) {
      if (prefix === 'xmlns' || local === 'xmlns') continue;
      attributes ??= Object.create(null) as Record<string, string>;
      attributes[this.#vocabulary.prefixes[uri] === 'r' ? `r:${local}` : local] = value;
    }
    return attributes ?? NONE;
  }
}

export function childOf(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((child) => child.name === name);
}

/** Every element below a node that has the name, in document order; not searched further inside one that was found. */
export function* descendants(node: XmlNode, names: ReadonlySet<string>): Generator<XmlNode> {
  for (const child of node.children) {
    if (names.has(child.name)) yield child;
    else yield* descendants(child, names);
  }
}
