import type { ReadCharacter } from './ctc.ts';

/** Characters that recognition gives for those of figures, where the cell can hold nothing else. */
const MEANT: Readonly<Record<string, string>> = {
  o: '0',
  O: '0',
  〇: '0',
  '○': '0',
  l: '1',
  I: '1',
  '|': '1',
};
const FIGURE_LIKE = /^[\doO〇○lI|.,，。:：%％-]+$/;
const DASH_LIKE = /^[一—－-]{1,2}$/;

/** The characters of a whole cell with letters that stand for figures set right; words are left as they are. */
export function withFigureSigns(characters: readonly ReadCharacter[]): ReadCharacter[] {
  const text = characters.map((character) => character.text).join('');
  if (DASH_LIKE.test(text) && text.includes('一'))
    return characters.map((character) => ({ ...character, text: character.text === '一' ? '—' : character.text }));
  if (!FIGURE_LIKE.test(text)) return [...characters];
  return characters.map((character) => ({ ...character, text: MEANT[character.text] ?? character.text }));
}
