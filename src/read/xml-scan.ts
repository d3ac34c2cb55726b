import { SaxesParser } from 'saxes';
import { decodeText } from './decode-text.ts';
import { malformed, tooComplex } from './zip-archive.ts';

/** What the parts of a document listen to; names come without their prefix. */
export interface XmlListener {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  /** Character data as it stands, possibly in several pieces. */
  text?(text: string): void;
}

const MAX_DEPTH = 200;

/**
 * Reads one XML part from start to end. Strict: throws FailureError `read.malformed` for anything that is not well-formed, cut off
 * or carries a document type (no office format does), `read.too-complex` for elements nested deeper than 200. White space before the
 * declaration is passed over, as pages that programs write begin.
 */
export function scanXml(part: string, bytes: Uint8Array, listener: XmlListener): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on('error', (error) => {
    throw malformed(`${part}: ${error.message}`);
  });
  parser.on('doctype', () => {
    throw malformed(`${part}: a document type`);
  });
  parser.on('opentag', (tag) => {
    if (++depth > MAX_DEPTH) throw tooComplex(`${part}: nested deeper than ${MAX_DEPTH}`);
    listener.open(localName(tag.name), tag.attributes as Record<string, string>);
  });
  parser.on('closetag', (tag) => {
    depth--;
    listener.close?.(localName(tag.name));
  });
  const take = (text: string) => listener.text?.(text);
  parser.on('text', take);
  parser.on('cdata', take);
  const { text, replacements } = decodeText(bytes, undefined);
  if (replacements > 0) throw malformed(`${part}: ${replacements} characters cannot be decoded`);
  parser.write(text.trimStart()).close();
}

/** An attribute by its local name; the prefix is the file's own choice. */
export function local(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  const key = Object.keys(attributes).find((one) => one === name || one.endsWith(`:${name}`));
  return key === undefined ? undefined : attributes[key];
}

/** The name without its prefix. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
