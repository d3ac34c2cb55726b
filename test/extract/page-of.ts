import type { Document } from '../../src/report/document.ts';

/** A document of paragraphs only, as a reader yields it; each stands in a line of its own. */
export function pageOf(lines: readonly string[], meta: Record<string, string> = {}): Document {
  return {
    irVersion: 1,
    format: 'html',
    reader: { name: 'x', version: '1' },
    meta,
    blocks: lines.map((text, i) => ({ t: 'p', text, places: [{ path: `line ${i + 1}` }] })),
    links: [],
    warnings: [],
  };
}
