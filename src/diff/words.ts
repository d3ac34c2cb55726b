import { diffArrays } from 'diff';

/** A run of words that stayed, went or came. */
export interface WordPiece {
  op: 'same' | 'removed' | 'added';
  text: string;
}

/** More words changed than this are shown as one text for another. */
const MAX_EDITS = 3_000;
/** A word that stays between two changes and is no figure reads better as a part of the change. */
const LONE = /^[^\d]$/;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The words of a Chinese text; figures stay whole, with their decimals and thousands. */
export function wordsOf(text: string): string[] {
  return text.split(/(\d[\d,.]*\d|\d)/).flatMap((part, i) => (i % 2 === 1 ? [part] : segmented(part)));
}

function segmented(text: string): string[] {
  return text === '' ? [] : [...segmenter.segment(text)].map(({ segment }) => segment);
}

/** What of one text became what of the other, word by word, in reading order: what went stands before what came. */
export function diffWords(before: string, after: string): WordPiece[] {
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MAX_EDITS });
  if (changes === undefined)
    return [
      { op: 'removed', text: before },
      { op: 'added', text: after },
    ];
  const pieces = changes.map(({ added, removed, value }): WordPiece => {
    return { op: added ? 'added' : removed ? 'removed' : 'same', text: value.join('') };
  });
  return merged(pieces);
}

/** Changes with nothing but a lone character between them are one change. */
function merged(pieces: readonly WordPiece[]): WordPiece[] {
  const found: WordPiece[] = [];
  let [removed, added] = ['', ''];
  const flush = () => {
    if (removed !== '') found.push({ op: 'removed', text: removed });
    if (added !== '') found.push({ op: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const [i, { op, text }] of pieces.entries()) {
    const between = removed + added !== '' && LONE.test(text) && pieces[i + 1] !== undefined;
    if (op === 'removed' || (op === 'same' && between)) removed += text;
    if (op === 'added' || (op === 'same' && between)) added += text;
    if (op === 'same' && !between) {
      flush();
      found.push({ op, text });
    }
  }
  flush();
  return found;
}
