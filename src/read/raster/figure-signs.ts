import { UNREAD } from '../../report/document.ts';
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
/** Certainty from which a point is one. */
const SURE = 0.9;
const DASH_LIKE = /^[一—－-]{1,2}$/;

/** The characters of a whole cell with letters that stand for figures set right; words are left as they are. */
export function withFigureSigns(characters: readonly ReadCharacter[]): ReadCharacter[] {
  const text = characters.map((character) => character.text).join('');
  if (DASH_LIKE.test(text) && text.includes('一'))
    return characters.map((character) => ({ ...character, text: character.text === '一' ? '—' : character.text }));
  if (!FIGURE_LIKE.test(text)) return [...characters];
  return withoutDust(characters).map(({ text: one, at, conf, asDigit }) => ({
    text: MEANT[one] ?? one,
    at,
    conf: Math.min(1, Math.max(conf, asDigit ?? 0)),
  }));
}

/** Points before and after a figure of which recognition is not sure are dust; the figure is then no more certain than that. */
function withoutDust(characters: readonly ReadCharacter[]): readonly ReadCharacter[] {
  const isDust = (one: ReadCharacter | undefined) => one !== undefined && /[.,，。]/.test(one.text) && one.conf < SURE;
  const from = characters.length > 1 && isDust(characters[0]) ? 1 : 0;
  const to = characters.length > 1 && isDust(characters.at(-1)) ? -1 : undefined;
  const dust = [...characters.slice(0, from), ...(to === undefined ? [] : characters.slice(to))];
  const most = Math.min(1, ...dust.map((one) => one.conf));
  const kept = characters.slice(from, to);
  return dust.length === 0 ? kept : kept.map(({ text, at, conf }) => ({ text, at, conf: Math.min(conf, most) }));
}

/**
 * The characters of a cell of one line, by recognition and by the shape of the ink (`mark`, see mark-shape.ts). A slash by its shape that
 * was read as a 1 may be either: it stays unread.
 */
export function cellCharacters(read: readonly ReadCharacter[], mark: '/' | '—' | null): ReadCharacter[] {
  const meant = withFigureSigns(read);
  if (mark === null) return meant;
  const isOne = mark === '/' && meant.map(({ text }) => text).join('') === '1';
  return [isOne ? { text: UNREAD, at: 0.5, conf: 0 } : { text: mark, at: 0.5, conf: 1 }];
}
