import { fail, type Result } from '../errors/failure.ts';
import type { Document } from '../report/document.ts';
import { READERS } from './readers/index.ts';
import type { ReadInput } from './readers/reader.ts';
import { sniff } from './sniff.ts';

/**
 * Bytes to a document by the reader that knows the content; name and declared type never decide. Failures: `read.empty`,
 * `read.unsupported` (with the sniffed `format` in the context), and what the reader itself says (`read.malformed`,
 * `read.encrypted`, `read.too-complex`).
 */
export async function readDocument(input: ReadInput): Promise<Result<Document>> {
  const format = sniff(input.bytes);
  if (format === 'empty') return fail('read.empty', 'no text in the file', { size: input.bytes.length });
  const reader = READERS.find((candidate) => candidate.accepts(input));
  if (!reader) return fail('read.unsupported', `no reader for ${format}`, { format });
  return reader.read(input);
}
