import { fail, isFailureError, ok, type Result } from '../../errors/failure.ts';
import type { Document } from '../../report/document.ts';
import { zippedParts } from '../ooxml/package-parts.ts';
import { chunkOf } from '../ooxml/word-chunk.ts';
import { wordDocument } from '../ooxml/word-document.ts';
import { openWordPackage } from '../ooxml/word-package.ts';
import { sniff } from '../sniff.ts';
import { htmlReader } from './html.ts';
import { mhtmlReader } from './mhtml.ts';
import type { Reader, ReadInput } from './reader.ts';
import { rtfReader } from './rtf.ts';

const VERSION = '5';
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
      const word = await openWordPackage(parts);
      const chunk = await chunkOf(word.document, word.chunks ?? new Map());
      if (chunk !== null) return await readChunk(chunk, input);
      return await wordDocument(word, { name: 'docx', version: VERSION }, input);
    } catch (error) {
      if (isFailureError(error)) return { ok: false, failure: error.failure };
      throw error;
    }
  },
};

const INSIDE = [htmlReader, mhtmlReader, rtfReader];

/** A frame around a document of another format. */
async function readChunk(bytes: Uint8Array, input: ReadInput): Promise<Result<Document>> {
  const inner = { ...input, bytes };
  const read = await INSIDE.find((reader) => reader.accepts(inner))?.read(inner);
  if (read === undefined)
    return fail('read.unsupported', 'the text is another document inside the file', { format: 'docx' });
  return read.ok ? ok({ ...read.value, format: 'docx', reader: { name: 'docx', version: VERSION } }) : read;
}
