import type { Document, Place } from '../report/document.ts';
import { simplify } from '../report/simplify.ts';

/** Text without white space that remembers where there was some, and from which paragraph each character comes. */
export interface Stream {
  text: string;
  starts: boolean[];
  line: number[];
  places: (Place | undefined)[];
  /** Where the next word starts behind each character. */
  next: Uint32Array;
}

/** `- 3 -`, `第3页`, `3/12`: what a page's foot leaves in a text dump. */
const PAGE_NUMBER = /^(?:[-—–]+\s*\d{1,3}\s*[-—–]+|第\s*\d{1,3}\s*页.{0,12}|\d{1,3}\s*\/\s*\d{1,3})$/;
/** Marks of footnotes behind a figure, which NFKC would turn into digits of it. */
const FOOTNOTE = /(?<=[\d０-９])[\u2460-\u24ff\u2776-\u2793\u00b9\u00b2\u00b3\u2070-\u2079]+/gu;

/** The paragraphs of a document, NFKC and simplified; U+0000 stands for a table, page numbers and marks of footnotes are left out. */
export function streamOf(document: Document): Stream {
  const stream: Stream = { text: '', starts: [], line: [], places: [], next: new Uint32Array() };
  const parts: string[] = [];
  const add = (word: string, line: number, place?: Place) => {
    parts.push(word);
    for (let i = 0; i < word.length; i++) {
      stream.starts.push(i === 0);
      stream.line.push(line);
      stream.places.push(place);
    }
  };
  for (const [line, block] of document.blocks.entries()) {
    if (block.t === 'grid') add('\u0000', line);
    if (block.t !== 'p' || PAGE_NUMBER.test(block.text.trim())) continue;
    for (const word of wordsOf(block.text)) add(word, line, block.places[0]);
  }
  stream.text = parts.join('');
  stream.next = nextStarts(stream.starts);
  return stream;
}

function wordsOf(text: string): string[] {
  const plain = text
    .replace(FOOTNOTE, '')
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212\u2500]/g, '-')
    .replace(/其(\s*)它/g, '其$1他');
  return simplify(plain).split(/\s+/);
}

/** In one pass from the end, because one word may be all of a hostile text. */
function nextStarts(starts: readonly boolean[]): Uint32Array {
  const next = new Uint32Array(starts.length);
  let start = starts.length;
  for (let at = starts.length - 1; at >= 0; at--) {
    next[at] = start;
    if (starts[at]) start = at;
  }
  return next;
}

/** What a pattern finds at a position; null where it finds nothing. The pattern must be sticky. */
export function sticky(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
