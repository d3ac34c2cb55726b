import type { Rect } from '../../report/document.ts';
import type { Budget } from './budget.ts';
import type { Pdfium } from './pdfium.ts';

/** A character in the user space of its page. */
export interface PageCharacter {
  text: string;
  /** Left, bottom, right, top. */
  box: Rect;
  /** Number of the show-text operation that drew it, and its address in PDFium. */
  run: number;
  object: number;
  /** Quarters clockwise by which it lies turned, or null where it is slanted (a watermark). */
  turn: number | null;
  /** True where the font does not say which character it is. */
  unknown: boolean;
  /** Drawn invisibly, as the text layer of a scan is. */
  hidden: boolean;
}

const INVISIBLE_MODES: ReadonlySet<number> = new Set([3, 7]);
const QUARTER = Math.PI / 2;
/** Radians by which a character may lie off a quarter turn. */
const SLANT = 0.06;
/** PDFium puts this in place of a hyphen at the end of a line. */
const LINE_END_HYPHEN = new Set([0x02, 0xfffe]);

/** Every character of a page that was loaded, in the order of the page's content; blanks that PDFium made up are left out. */
export function pageCharacters(pdfium: Pdfium, page: number, budget: Budget): PageCharacter[] {
  const { api } = pdfium;
  const text = api.FPDFText_LoadPage(page);
  if (text === 0) return [];
  const rect = pdfium.allocate(16);
  try {
    const count = api.FPDFText_CountChars(text);
    budget.spend('glyphs', Math.max(0, count));
    const runs = new Map<number, { run: number; hidden: boolean }>();
    const characters: PageCharacter[] = [];
    for (let i = 0; i < count; i++) {
      if (api.FPDFText_IsGenerated(text, i) === 1) continue;
      const object = api.FPDFText_GetTextObject(text, i);
      let drawn = runs.get(object);
      if (!drawn) {
        drawn = { run: runs.size + 1, hidden: INVISIBLE_MODES.has(api.FPDFTextObj_GetTextRenderMode(object)) };
        runs.set(object, drawn);
      }
      if (!api.FPDFText_GetLooseCharBox(text, i, rect)) continue;
      // FS_RECTF: left, top, right, bottom.
      const [left = 0, top = 0, right = 0, bottom = 0] = pdfium.floats().subarray(rect >> 2, (rect >> 2) + 4);
      add(characters, {
        text: characterOf(api.FPDFText_GetUnicode(text, i)),
        box: [Math.min(left, right), Math.min(top, bottom), Math.max(left, right), Math.max(top, bottom)],
        object,
        ...drawn,
        turn: turnOf(api.FPDFText_GetCharAngle(text, i)),
        unknown: api.FPDFText_HasUnicodeMapError(text, i) === 1,
      });
    }
    return characters;
  } finally {
    pdfium.free(rect);
    api.FPDFText_ClosePage(text);
  }
}

function characterOf(code: number): string {
  if (LINE_END_HYPHEN.has(code)) return '-';
  if (code === 0 || code > 0x10ffff) return '\ufffd';
  return String.fromCodePoint(code);
}

function turnOf(angle: number): number | null {
  const quarters = Math.round(angle / QUARTER);
  return Math.abs(angle - quarters * QUARTER) > SLANT ? null : ((quarters % 4) + 4) % 4;
}

/** A glyph that stands for several characters, or for one outside the basic plane, comes as several at one place. */
function add(characters: PageCharacter[], next: PageCharacter): void {
  const last = characters.at(-1);
  const onePlace = last && last.object === next.object && last.box.every((value, i) => value === next.box[i]);
  if (onePlace && next.box[2] > next.box[0] && last.text !== next.text) last.text += next.text;
  else characters.push(next);
}
