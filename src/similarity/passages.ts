/** A sentence of a report's prose, with what is compared of it. */
export interface Passage {
  section: number;
  /** As printed, white space squeezed. */
  text: string;
  /** Without white space and marks; years and figures replaced, the body's own names too. */
  bare: string;
  /** 32-bit hash of `bare`. */
  hash: number;
}

/** Shorter ones (headings, 一是) say nothing of where a text comes from. */
const LEAST = 8;

/**
 * The sentences of a report, in a form in which last year's text with the years and figures replaced, and a neighbour's with the name
 * replaced, are the same.
 */
export function passagesOf(
  prose: readonly { section: number; text: string }[],
  names: readonly string[] = [],
): Passage[] {
  const own = names.filter((name) => name.length > 2).sort((a, b) => b.length - a.length);
  return prose.flatMap(({ section, text }) =>
    text
      .split(/[。；;！？!?\n]+/)
      .map((part) => part.replace(/\s+/g, ' ').trim())
      .flatMap((part): Passage[] => {
        const bare = bareOf(part, own);
        return bare.length < LEAST ? [] : [{ section, text: part, bare, hash: hash32(bare) }];
      }),
  );
}

function bareOf(text: string, names: readonly string[]): string {
  let out = text.normalize('NFKC').replace(/\s+/g, '');
  for (const name of names) out = out.replaceAll(name, '某');
  return out
    .replace(/\d+(?:[.,]\d+)*/g, '0')
    .replace(/[^\p{Script=Han}\p{L}0]/gu, '')
    .replace(/(?:我|本)(?=[局委办厅院镇乡县区市州旗])/g, '某');
}

/** FNV-1a over UTF-16 units, with a last mix; the same on every machine. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 16)) >>> 0;
}
