import { isFailureError } from '../../errors/failure.ts';
import { zippedParts } from '../ooxml/package-parts.ts';
import { wordDocument } from '../ooxml/word-document.ts';
import { openWordPackage } from '../ooxml/word-package.ts';
import { sniff } from '../sniff.ts';
import type { Reader } from './reader.ts';

const VERSION = '4';
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
      const parts = await zippedParts(input.bytes, { entries: MAX_ENTRIES, bytes: MAX_UNPACKED });
      return await wordDocument(await openWordPackage(parts), { name: 'docx', version: VERSION }, input);
    } catch (error) {
      if (isFailureError(error)) return { ok: false, failure: error.failure };
      throw error;
    }
  },
};
