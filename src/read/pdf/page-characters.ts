import { type Rect, UNREAD } from '../../report/document.ts';
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
/** Marked content within one another. */
const MOST_MARKS = 20;
/** Figures, their signs and marks of blanks. */
const FIGURES = /^[\p{N}\p{Pd}.,%/\\+\s]+$/u;
const QUARTER = Math.PI / 2;
/** Radians by which a character may lie off a quarter turn. */
const SLANT = 0.06;
/** Area of a text matrix, in parts of its squares' sum, below which it shows lines instead of characters. */
const FLAT = 1e-4;
const HAN = /^\p{Script=Han}$/u;
/** Heights of characters' boxes in parts of their size: those that can be, and differences that are none. */
const LEAST_HEIGHT = 0.8;
const MOST_HEIGHT = 2;
const ROUNDING = 0.02;
/** PDFium puts this in place of a hyphen at the end of a line. */
const LINE_END_HYPHEN = new Set([0x02, 0xfffe]);

/** What all characters of one show-text operation share. */
interface Run {
  run: number;
  hidden: boolean;
  /** Height of a character in points, by font size and text matrix. */
  size: number;
  /** True where the text matrix has no area: nothing is seen, and the characters are in no order. */
  flat: boolean;
  /** True where a size below zero turns its characters about. */
  about: boolean;
  /** True where the file gives another text in the place of what it draws. */
  replaced: boolean;
}

/** Every character of a page that was loaded, in the order of the page's content; blanks that PDFium made up are left out. */
export function pageCharacters(pdfium: Pdfium, page: number, budget: Budget): PageCharacter[] {
  const { api } = pdfium;
  const text = api.FPDFText_LoadPage(page);
  if (text === 0) return [];
  const scratch = pdfium.allocate(32);
  try {
    const count = api.FPDFText_CountChars(text);
    budget.spend('glyphs', Math.max(0, count));
    const runs = new Map<number, Run>();
    const characters: PageCharacter[] = [];
    const sizes = new Map<number, number>();
    for (let i = 0; i < count; i++) {
      if (api.FPDFText_IsGenerated(text, i) === 1) continue;
      const object = api.FPDFText_GetTextObject(text, i);
      const drawn = runs.get(object) ?? runOf(pdfium, text, i, object, runs.size + 1, scratch);
      runs.set(object, drawn);
      sizes.set(drawn.run, drawn.size);
      const angle = turnOf(api.FPDFText_GetCharAngle(text, i));
      const turn = angle !== null && drawn.about ? (angle + 2) % 4 : angle;
      const box = boxOf(pdfium, text, i, drawn.size, turn === 0, scratch);
      if (!box) continue;
      add(characters, {
        text: drawn.flat ? UNREAD : characterOf(api.FPDFText_GetUnicode(text, i)),
        box,
        object,
        run: drawn.run,
        hidden: drawn.hidden,
        turn,
        unknown: api.FPDFText_HasUnicodeMapError(text, i) === 1,
      });
    }
    const replaced = new Set([...runs.values()].flatMap((drawn) => (drawn.replaced ? [drawn.run] : [])));
    return withEvenHeights(withoutReplaced(characters, replaced), sizes);
  } finally {
    pdfium.free(scratch);
    api.FPDFText_ClosePage(text);
  }
}

function runOf(pdfium: Pdfium, text: number, i: number, object: number, run: number, scratch: number): Run {
  const { api, floats } = pdfium;
  const hidden = INVISIBLE_MODES.has(api.FPDFTextObj_GetTextRenderMode(object));
  const known = api.FPDFText_GetMatrix(text, i, scratch);
  const [a = 1, b = 0, c = 0, d = 1] = known ? floats().subarray(scratch >> 2, (scratch >> 2) + 4) : [];
  const area = Math.abs(a * d - b * c);
  const flat = area < FLAT * (a * a + b * b + c * c + d * d) || area === 0;
  const size = api.FPDFText_GetFontSize(text, i);
  const replaced = isReplaced(pdfium, object);
  return { run, hidden, size: Math.abs(size) * Math.sqrt(area), flat, about: size < 0, replaced };
}

/** PDFium gives the `ActualText` of marked content in the place of what is drawn. */
function isReplaced({ api, ints, allocate, free }: Pdfium, object: number): boolean {
  const marks = Math.min(api.FPDFPageObj_CountMarks(object), MOST_MARKS);
  if (marks <= 0) return false;
  const length = allocate(4);
  try {
    for (let i = 0; i < marks; i++) {
      const mark = api.FPDFPageObj_GetMark(object, i);
      if (api.FPDFPageObjMark_GetParamStringValue(mark, 'ActualText', 0, 0, length) && ints()[length >> 2]! > 2)
        return true;
    }
    return false;
  } finally {
    free(length);
  }
}

/**
 * Figures that the file gives in the place of what it draws are unreadable: which of the two is seen, nobody says. Words are what they say: a
 * ligature, a hyphenated word, 人 where LibreOffice draws it by the glyph of a radical.
 */
function withoutReplaced(characters: readonly PageCharacter[], replaced: ReadonlySet<number>): PageCharacter[] {
  if (replaced.size === 0) return [...characters];
  const texts = new Map<number, string>();
  for (const { run, text } of characters) if (replaced.has(run)) texts.set(run, (texts.get(run) ?? '') + text);
  const isFigure = (run: number) => FIGURES.test((texts.get(run) ?? '').normalize('NFKC').trim());
  return characters.map((one) => (replaced.has(one.run) && isFigure(one.run) ? { ...one, text: UNREAD } : one));
}

/**
 * The box that a character takes up, its advance included. PDFium leaves the text matrix out for fonts that write downwards, and
 * some fonts give no height: then the box is made from the origin and the size.
 */
function boxOf(pdfium: Pdfium, text: number, i: number, size: number, upright: boolean, scratch: number): Rect | null {
  const { api } = pdfium;
  if (!api.FPDFText_GetLooseCharBox(text, i, scratch)) return null;
  // FS_RECTF: left, top, right, bottom.
  const [left = 0, top = 0, right = 0, bottom = 0] = pdfium.floats().subarray(scratch >> 2, (scratch >> 2) + 4);
  const box: Rect = [Math.min(left, right), Math.min(top, bottom), Math.max(left, right), Math.max(top, bottom)];
  const height = box[3] - box[1];
  if (!upright || size <= 0 || (height > 0.3 * size && height < 2.5 * size)) return box;
  if (!api.FPDFText_GetCharOrigin(text, i, scratch, scratch + 8)) return box;
  const [x = 0, y = 0] = pdfium.doubles().subarray(scratch >> 3, (scratch >> 3) + 2);
  const width = Math.min(Math.max(box[2] - box[0], 0.25 * size), size);
  return [x, y - 0.12 * size, x + width, y + 0.88 * size];
}

/**
 * Fonts differ by half in the height that they claim for characters of one size: all upright ones get the height that Chinese characters of
 * the page have for their size, about the same middle.
 */
function withEvenHeights(characters: PageCharacter[], sizes: ReadonlyMap<number, number>): PageCharacter[] {
  const shares = characters
    .filter(({ text, turn }) => turn === 0 && HAN.test(text))
    .map(({ box, run }) => (box[3] - box[1]) / sizes.get(run)!)
    .sort((a, b) => a - b);
  const usual = shares[shares.length >> 1];
  if (usual === undefined || !(usual > LEAST_HEIGHT && usual < MOST_HEIGHT)) return characters;
  return characters.map((character): PageCharacter => {
    const size = sizes.get(character.run)!;
    const [x0, y0, x1, y1] = character.box;
    if (character.turn !== 0 || size <= 0 || Math.abs((y1 - y0) / size - usual) < ROUNDING) return character;
    const half = (usual * size) / 2;
    return { ...character, box: [x0, (y0 + y1) / 2 - half, x1, (y0 + y1) / 2 + half] };
  });
}

function characterOf(code: number): string {
  if (LINE_END_HYPHEN.has(code)) return '-';
  if (code === 0 || code > 0x10ffff) return UNREAD;
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
