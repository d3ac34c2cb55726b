import { fail, isFailureError, ok, type Result } from '../../errors/failure.ts';
import type { Document } from '../../report/document.ts';
import { type MimeMessage, type MimePart, mimeMessage } from '../mhtml/mime-parts.ts';
import { sniff } from '../sniff.ts';
import { htmlReader } from './html.ts';
import type { Reader, ReadInput } from './reader.ts';

const MAX_BYTES = 40_000_000;
const MAX_PAGES = 50;
const VERSION = '3';

/**
 * Web pages saved as one file (MHTML, RFC 2557), as Word, Excel and browsers write them, often under the name `.doc`: the page by the HTML
 * reader, and where it is but a frame the pages in it one after another.
 */
export const mhtmlReader: Reader = {
  format: 'mhtml',
  version: VERSION,
  accepts: (input) => sniff(input.bytes) === 'mhtml',
  async read(input) {
    if (input.bytes.length > MAX_BYTES) return fail('read.too-complex', `${input.bytes.length} bytes`);
    try {
      const message = mimeMessage(input.bytes);
      return await readPages(message, { ...input, pictures: picturesOf(message.parts) });
    } catch (error) {
      if (isFailureError(error)) return { ok: false, failure: error.failure };
      throw error;
    }
  },
};

async function readPages({ parts, start }: MimeMessage, input: ReadInput): Promise<Result<Document>> {
  const pages = parts.filter(({ type }) => type === 'text/html' || type === 'application/xhtml+xml');
  const first = pages.find(({ id }) => id !== null && id === start) ?? pages[0];
  if (!first) return fail('read.empty', 'no page among the parts', { parts: parts.length });
  if (pages.length > MAX_PAGES) return fail('read.too-complex', `${pages.length} pages in one file`);
  const read = await readPage(first, input);
  if (!read.ok || read.value.blocks.some((block) => block.t === 'grid')) return named(read);
  const inner: Document[] = [read.value];
  for (const page of pages) {
    if (page === first) continue;
    const one = await readPage(page, input);
    if (one.ok) inner.push(one.value);
    else if (one.failure.code === 'read.too-complex') return one;
  }
  return named(ok({ ...read.value, blocks: inner.flatMap(({ blocks }) => blocks) }));
}

/** By the names under which pages ask for them: an address, its last part, or the id. */
function picturesOf(parts: readonly MimePart[]): Map<string, Uint8Array> {
  const pictures = new Map<string, Uint8Array>();
  for (const { type, id, location, bytes } of parts) {
    if (!type.startsWith('image/')) continue;
    if (id !== null) pictures.set(`cid:${id}`, bytes);
    for (const name of location === null ? [] : [location, location.split(/[\\/]/).at(-1)!]) pictures.set(name, bytes);
  }
  return pictures;
}

function readPage({ bytes, contentType }: MimePart, input: ReadInput): Promise<Result<Document>> {
  return htmlReader.read({ ...input, bytes, contentType });
}

function named(read: Result<Document>): Result<Document> {
  if (!read.ok) return read;
  if (read.value.blocks.length === 0) return fail('read.empty', 'no text in the file');
  return ok({ ...read.value, format: 'mhtml', reader: { name: 'mhtml', version: VERSION } });
}
