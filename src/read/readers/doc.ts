import { CFB } from '@e965/xlsx';
import { fail, isFailureError, ok, type Result } from '../../errors/failure.ts';
import type { Document } from '../../report/document.ts';
import { readWordBinary } from '../doc/word-binary.ts';
import { sniff } from '../sniff.ts';
import { isCutOff } from '../xls/compound-file.ts';
import type { Reader } from './reader.ts';

const MAX_BYTES = 40_000_000;
const VERSION = '1';

/**
 * Documents of Word 97–2003 and WPS (a compound file with the stream `WordDocument`): paragraphs, and tables as `markup` grids by the edges
 * that their rows define. Headers, notes and automatic numbers are left out.
 */
export const docReader: Reader = {
  format: 'doc',
  version: VERSION,
  accepts: (input) => sniff(input.bytes) === 'doc',
  async read({ bytes }) {
    if (bytes.length > MAX_BYTES) return fail('read.too-complex', `${bytes.length} bytes`);
    if (isCutOff(bytes, ['/WordDocument'])) return fail('read.malformed', 'the file is cut off');
    try {
      return readOwn(bytes);
    } catch (error) {
      if (isFailureError(error)) return { ok: false, failure: error.failure };
      throw error;
    }
  },
};

function readOwn(bytes: Uint8Array): Result<Document> {
  const { blocks, pictures, warnings } = readWordBinary(streamsOf(bytes));
  if (blocks.length === 0 && pictures > 0)
    return fail('read.unsupported', 'scanned', { format: 'doc', scanned: true, pages: pictures });
  if (blocks.length === 0) return fail('read.empty', 'no text in the file');
  return ok({
    irVersion: 1,
    format: 'doc',
    reader: { name: 'doc', version: VERSION },
    meta: {},
    blocks,
    links: [],
    warnings,
  });
}

function streamsOf(bytes: Uint8Array): (name: string) => Uint8Array | null {
  const file = CFB.read(Uint8Array.from(bytes), { type: 'buffer' });
  return (name) => {
    const content = CFB.find(file, `/${name}`)?.content;
    return content ? Uint8Array.from(content) : null;
  };
}
