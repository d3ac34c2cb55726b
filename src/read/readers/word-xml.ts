import { fail, isFailureError } from '../../errors/failure.ts';
import { flatParts } from '../ooxml/flat-package.ts';
import { WORD_XML } from '../ooxml/vocabulary.ts';
import { word2003Package } from '../ooxml/word-2003.ts';
import { wordDocument } from '../ooxml/word-document.ts';
import { openWordPackage, type WordPackage } from '../ooxml/word-package.ts';
import { sniff } from '../sniff.ts';
import { parseXml } from '../xml-tree.ts';
import type { Reader } from './reader.ts';

const MAX_BYTES = 40_000_000;
const VERSION = '3';

/**
 * Word documents as one XML file, often under the name `.doc`: packages with all their parts in it (Flat OPC, `pkg:package`), and those of
 * Word 2003 (`w:wordDocument`). Otherwise as `docx`, by the same code.
 */
export const wordXmlReader: Reader = {
  format: 'word-xml',
  version: VERSION,
  accepts: (input) => sniff(input.bytes) === 'word-xml',
  async read(input) {
    if (input.bytes.length > MAX_BYTES) return fail('read.too-complex', `${input.bytes.length} bytes`);
    try {
      return await wordDocument(await opened(input.bytes), { name: 'word-xml', version: VERSION }, input);
    } catch (error) {
      if (isFailureError(error)) return { ok: false, failure: error.failure };
      throw error;
    }
  },
};

async function opened(bytes: Uint8Array): Promise<WordPackage> {
  const root = parseXml(bytes, WORD_XML);
  return root.name === 'pkg:package' ? openWordPackage(flatParts(root)) : word2003Package(root);
}
