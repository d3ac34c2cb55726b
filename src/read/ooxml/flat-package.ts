import { FailureError, failure } from '../../errors/failure.ts';
import { childOf, type XmlNode } from '../xml-tree.ts';
import { type PackageParts, partsByName } from './package-parts.ts';

/**
 * The parts of a `pkg:package` (Flat OPC): a package in one XML file, its parts as they are, pictures in base64. The tree was read with the
 * vocabulary WORD_XML, so that whoever asks for a part gets it in that. Throws FailureError `read.malformed` where two parts have one
 * name, `read.unsupported` where the package is no Word document (Word, PowerPoint and add-ins write such files).
 */
export function flatParts(root: XmlNode): PackageParts {
  const parts = partsByName(
    root.children
      .filter((node) => node.name === 'pkg:part')
      .map((node) => ({ name: (node.attributes.name ?? '').replace(/^\/+/, ''), node })),
  );
  const held = [...parts.keys()].find((name) => /^(?:xl|ppt|visio)\//.test(name));
  if (held !== undefined && !parts.has('word/document.xml'))
    throw new FailureError(failure('read.unsupported', `a package with ${held.slice(0, 100)}`, { format: 'word-xml' }));
  return {
    tree: async (name) => childOf(parts.get(name.toLowerCase())?.node, 'pkg:xmlData')?.children[0],
    picture(name) {
      const data = childOf(parts.get(name.toLowerCase())?.node, 'pkg:binaryData');
      return data && (async () => fromBase64(data.text));
    },
  };
}

/** The bytes of a file in base64, line breaks between its characters or not. */
export function fromBase64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'));
}
