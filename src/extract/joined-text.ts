import type { Document, Place } from '../report/document.ts';
import { plainLines } from './document-text.ts';

/** All lines as one text without white space, in which sentences are found over line breaks, with the way back to the line. */
export interface JoinedText {
  text: string;
  placeAt(offset: number): Place | null;
  /** Where some words first stand; null where they do not. */
  placeOf(words: string): Place | null;
}

/** The running text of a document, NFKC and simplified, as one line. */
export function joinedText(document: Document): JoinedText {
  const starts: { at: number; place: Place | null }[] = [];
  let text = '';
  for (const line of plainLines(document)) {
    starts.push({ at: text.length, place: line.place });
    text += line.text;
  }
  const placeAt = (offset: number) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]!.at <= offset) low = middle;
      else high = middle - 1;
    }
    return starts[low]?.place ?? null;
  };
  const placeOf = (words: string) => {
    const at = words === '' ? -1 : text.indexOf(words);
    return at < 0 ? null : placeAt(at);
  };
  return { text, placeAt, placeOf };
}
