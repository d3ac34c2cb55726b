import { fail, type Result } from '../errors/failure.ts';
import type { Document } from '../report/document.ts';
import { READERS } from './readers/index.ts';
import type { ReadInput } from './readers/reader.ts';
import { type SniffedFormat, sniff } from './sniff.ts';

/**
 * Bytes to a document by the reader that knows the content; name and declared type never decide. Failures: `read.empty`,
 * `read.unsupported` (with the sniffed `format` in the context), and what the reader itself says (`read.malformed`,
 * `read.encrypted`, `read.too-complex`).
 */
export async function readDocument(input: ReadInput): Promise<Result<Document>> {
  const format = sniff(input.bytes);
  if (format === 'empty') return fail('read.empty', 'no text in the file', { size: input.bytes.length });
  if (format === 'encrypted') return fail('read.encrypted', 'an Office file with a password', { format });
  const reader = READERS.find((candidate) => candidate.accepts(input));
  if (!reader) return unsupported(format, input);
  const read = await reader.read(input);
  const excess = read.ok ? excessOf(read.value) : null;
  return excess === null ? read : fail('read.too-complex', excess);
}

/** What has no signature that is known is named as its address names it: `ceb`. */
function unsupported(format: SniffedFormat, { fileName, url }: ReadInput): Result<Document> {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName ?? url?.split(/[?#]/)[0] ?? '')?.[1]?.toLowerCase();
  const named = ['unknown', 'ole'].includes(format) ? ending : undefined;
  if (named === undefined) return fail('read.unsupported', `no reader for ${format}`, { format });
  return fail('read.unsupported', `no reader for ${format}, named .${named}`, { format, named });
}

/** Largest document that goes on to extraction, fifty times what the longest report has; what follows is done in one go. */
const MOST = { blocks: 20_000, cells: 20_000, characters: 600_000 } as const;

function excessOf(document: Document): string | null {
  const found = { blocks: document.blocks.length, cells: 0, characters: 0 };
  for (const block of document.blocks) {
    if (block.t === 'p') found.characters += block.text.length;
    if (block.t !== 'grid') continue;
    found.cells += block.cells.length;
    for (const cell of block.cells) found.characters += cell.raw.length;
  }
  for (const name of ['blocks', 'cells', 'characters'] as const)
    if (found[name] > MOST[name]) return `${found[name]} ${name}, more than ${MOST[name]}`;
  return null;
}
