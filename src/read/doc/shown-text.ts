import { UNREAD } from '../../report/document.ts';
import { TextBuffer } from '../rtf/text-buffer.ts';
import type { CharacterProperties } from './properties.ts';

const FIELD_BEGIN = 0x13;
const FIELD_RESULT = 0x14;
const FIELD_END = 0x15;
/** What the characters that Word gives a meaning of its own are shown as; marks of notes and of drawings are not shown. */
const SHOWN: Readonly<Record<number, string>> = { 11: '\n', 14: '\n', 30: '-', 31: '', 9: '\t' };

/** A picture in the line, by where its description begins (null where nothing says it), or a drawing anchored there. */
export interface ShownPicture {
  at: number | null | 'floats';
}

/** Collects the text of a paragraph or cell as Word shows it: results of fields and not their instructions, nothing hidden or deleted. */
export class ShownText {
  readonly #text = new TextBuffer();
  /** For each open field, whether its result has begun. */
  #fields: boolean[] = [];
  #fresh: ShownPicture[] = [];

  /** Takes characters of one formatting, none of which ends a paragraph, cell or row. */
  take(text: string, style: CharacterProperties): void {
    const look = { hidden: style.hidden || style.deleted, raised: style.raised, struck: style.struck };
    let from = 0;
    for (let i = 0; i <= text.length; i++) {
      const code = i < text.length ? text.charCodeAt(i) : 0;
      const plain = code >= 0x20 && !(code === 0x28 && (style.special || style.symbol));
      if (i < text.length && plain) continue;
      if (i > from) this.#put(text.slice(from, i), look);
      if (i < text.length) this.#sign(code, style, look);
      from = i + 1;
    }
  }

  lineBreak(): void {
    this.#text.text('\n', { hidden: false, raised: false, struck: false });
  }

  /**
   * The text so far and the pictures in it; a field that never came to its result leaves a mark that nobody reads a figure from.
   */
  finish(): { text: string; pictures: ShownPicture[] } {
    if (this.#fields.includes(false)) this.#text.text(UNREAD, { hidden: false, raised: false, struck: false });
    this.#fields = [];
    const pictures = this.#fresh;
    this.#fresh = [];
    return { text: this.#text.take(), pictures };
  }

  #picture(picture: ShownPicture, hidden: boolean): void {
    if (!hidden && !this.#fields.includes(false)) this.#fresh.push(picture);
  }

  #put(text: string, look: { hidden: boolean; raised: boolean; struck: boolean }): void {
    if (!this.#fields.includes(false)) this.#text.text(text, look);
  }

  #sign(code: number, style: CharacterProperties, look: { hidden: boolean; raised: boolean; struck: boolean }): void {
    if (code === FIELD_BEGIN) this.#fields.push(false);
    else if (code === FIELD_RESULT && this.#fields.length > 0) this.#fields[this.#fields.length - 1] = true;
    else if (code === FIELD_END) this.#fields.pop();
    else if (code === 0x28) this.#put(symbolOf(style), look);
    else if (code === 1) this.#picture({ at: style.picture }, look.hidden);
    else if (code === 8) this.#picture({ at: 'floats' }, look.hidden);
    else if (SHOWN[code] !== undefined) this.#put(SHOWN[code], look);
  }
}

/** Fonts of symbols have signs at U+F000 and above that only the font knows. */
function symbolOf({ symbol }: CharacterProperties): string {
  if (!symbol || symbol.character >= 0xf000 || symbol.character < 0x20) return UNREAD;
  return String.fromCharCode(symbol.character);
}
