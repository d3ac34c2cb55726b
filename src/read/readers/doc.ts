import { CFB } from '@e965/xlsx';
import { fail, isFailureError, ok, type Result } from '../../errors/failure.ts';
import type { Document } from '../../report/document.ts';
import { readWordBinary } from '../doc/word-binary.ts';
import { convertToDocx } from '../office/libreoffice.ts';
import { withPictures } from '../pictures/with-pictures.ts';
import { sniff } from '../sniff.ts';
import { isCutOff } from '../xls/compound-file.ts';
import { docxReader } from './docx.ts';
import type { Reader, ReadInput } from './reader.ts';

const MAX_BYTES = 40_000_000;
const VERSION = '2';

/**
 * Documents of Word 97–2003 and WPS (a compound file with the stream `WordDocument`): paragraphs, and tables as `markup` grids by the edges
 * that their rows define. Headers, notes and automatic numbers are left out. What Word 95 and older wrote is converted by LibreOffice where
 * that is installed (`read.needs-libreoffice` where not).
 */
export const docReader: Reader = {
  format: 'doc',
  version: VERSION,
  accepts: (input) => sniff(input.bytes) === 'doc',
  async read(input) {
    const { bytes } = input;
    if (bytes.length > MAX_BYTES) return fail('read.too-complex', `${bytes.length} bytes`);
    if (isCutOff(bytes, ['/WordDocument'])) return fail('read.malformed', 'the file is cut off');
    try {
      return await readOwn(input);
    } catch (error) {
      if (!isFailureError(error)) throw error;
      const { failure } = error;
      return failure.code === 'read.needs-libreoffice' ? readConverted(input) : { ok: false, failure };
    }
  },
};

async function readOwn(input: ReadInput): Promise<Result<Document>> {
  const { blocks, files, warnings } = readWordBinary(streamsOf(input.bytes));
  if (blocks.length > 0 && files.size === 0 && blocks.every(({ t }) => t === 'img'))
    return fail('read.unsupported', 'scanned', { format: 'doc', scanned: true, pages: blocks.length });
  if (blocks.length === 0) return fail('read.empty', 'no text in the file');
  const document: Document = {
    irVersion: 1,
    format: 'doc',
    reader: { name: 'doc', version: VERSION },
    meta: {},
    blocks,
    links: [],
    warnings,
  };
  return ok(await withPictures(document, files, input));
}

/** What only LibreOffice knows, where it is installed. */
async function readConverted(input: ReadInput): Promise<Result<Document>> {
  const converted = await convertToDocx(input.bytes);
  if (!converted.ok) return converted;
  const read = await docxReader.read({ ...input, bytes: converted.value });
  if (!read.ok) return read;
  return ok({ ...read.value, format: 'doc', reader: { name: 'doc-by-libreoffice', version: VERSION } });
}

function streamsOf(bytes: Uint8Array): (name: string) => Uint8Array | null {
  const file = CFB.read(Buffer.from(bytes), { type: 'buffer' });
  return (name) => {
    const content = CFB.find(file, `/${name}`)?.content;
    return content ? Uint8Array.from(content) : null;
  };
}
