import type { PictureBytes } from '../pictures/with-pictures.ts';
import { childOf, descendants, type XmlNode } from '../xml-tree.ts';

const WORDS = new Set(['w:t', 'w:tbl', 'w:drawing', 'w:pict', 'w:object']);

/**
 * The document that a file is only a frame around (`w:altChunk`: programs that make "Word" of a page write the page so, and Word takes it in
 * when it saves); null where there is none or more than one, it is not there, or the frame has words of its own.
 */
export async function chunkOf(
  document: XmlNode,
  chunks: ReadonlyMap<string, PictureBytes>,
): Promise<Uint8Array | null> {
  const body = childOf(document, 'w:body');
  const [named, more] = (body?.children ?? []).filter(({ name }) => name === 'w:altChunk');
  if (body === undefined || named === undefined || more !== undefined) return null;
  if (!descendants(body, WORDS).next().done) return null;
  return (await chunks.get(named.attributes['r:id'] ?? '')?.()) ?? null;
}
