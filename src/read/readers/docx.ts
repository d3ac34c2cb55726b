import { fail, isFailureError, ok, type Result } from '../../errors/failure.ts';
import type { Document } from '../../report/document.ts';
import { wordContent } from '../ooxml/word-body.ts';
import { openWordPackage } from '../ooxml/word-package.ts';
import { withPictures } from '../pictures/with-pictures.ts';
import { sniff } from '../sniff.ts';
import type { Reader, ReadInput } from './reader.ts';

const VERSION = '2';
const MAX_ENTRIES = 2_000;
const MAX_UNPACKED = 64_000_000;

/**
 * Word documents (Office Open XML), as Word shows them when every tracked change is accepted. Tables without inner tables become
 * `markup` grids. Numbers that Word counts itself are given before headings and paragraphs, but not inside tables: `1.` before a label
 * may be missing there.
 */
export const docxReader: Reader = {
  format: 'docx',
  version: VERSION,
  accepts: (input) => sniff(input.bytes) === 'docx',
  async read(input) {
    try {
      return await readWord(input);
    } catch (error) {
      if (isFailureError(error)) return { ok: false, failure: error.failure };
      throw error;
    }
  },
};

/** Throws FailureError where the package is damaged, encrypted, too large, or only a frame around another document. */
async function readWord(input: ReadInput): Promise<Result<Document>> {
  const word = await openWordPackage(input.bytes, { entries: MAX_ENTRIES, bytes: MAX_UNPACKED });
  const { blocks, links, warnings, files } = wordContent(word);
  if (blocks.length === 0) return fail('read.empty', 'no text in the file');
  if (blocks.every((block) => block.t === 'img'))
    warnings.unshift({ code: 'only-pictures', detail: String(blocks.length) });
  const document: Document = {
    irVersion: 1,
    format: 'docx',
    reader: { name: 'docx', version: VERSION },
    meta: word.meta,
    blocks,
    links,
    warnings,
  };
  return ok(await withPictures(document, files, input));
}
