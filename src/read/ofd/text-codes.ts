import type { Rect } from '../../report/document.ts';
import { type Matrix, transform } from '../pdf/matrix.ts';
import type { PageCharacter } from '../pdf/page-characters.ts';
import { numbers, steps } from './numbers.ts';

/** A text object while its element is open. */
export interface TextObject {
  /** Object space in millimetres to the user space of the page in points. */
  matrix: Matrix;
  size: number;
  /** Horizontal scale of the characters. */
  scale: number;
  hidden: boolean;
  /** Quarters clockwise by which each character is turned in the object. */
  turn: number;
  run: number;
  /** Characters that stand for another number of glyphs, so that nobody knows which step belongs to which. */
  uncertain: boolean;
}

/** One `TextCode`: its text, where it begins, and the steps from character to character. */
export interface TextCode {
  text: string;
  x: number;
  y: number;
  deltaX: string | undefined;
  deltaY: string | undefined;
}

const WIDE =
  /[\u1100-\u11ff\u2014\u2015\u2018-\u201d\u2026\u2030\u2460-\u24ff\u2500-\u33ff\u3400-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;
/** Characters that a font defines for itself; the text does not say what they show. */
const PRIVATE = /[\ue000-\uf8ff\ufffd]|[\u{f0000}-\u{10ffff}]/u;
const SLANT = 0.06;
const ASCENT = 0.86;

/** The characters of one `TextCode` with their boxes. Widths are told from the steps, for the package names none. */
export function textCharacters(object: TextObject, code: TextCode): PageCharacter[] {
  const characters = [...code.text];
  const dx = steps(code.deltaX, characters.length);
  const dy = steps(code.deltaY, characters.length);
  const narrow = narrowWidth(object, characters, dx);
  const stepless = dx.length === 0 && dy.length === 0;
  const turn = turnOf(object);
  let { x, y } = code;
  return characters.map((text, i) => {
    const natural = object.scale * (WIDE.test(text) ? object.size : narrow);
    const step = dx[i] ?? (stepless || (dx.length > 0 && dy.length === 0) ? natural : 0);
    const width = step > 0.2 * object.size ? Math.min(natural, step) : natural;
    const box = boxOf(object, x, y, width);
    x += step;
    y += dy[i] ?? 0;
    const unknown = object.uncertain || PRIVATE.test(text);
    return { text, box, run: object.run, object: object.run, turn, unknown, hidden: object.hidden };
  });
}

/** Where a `TextCode` begins; what it does not say is as in the one before. */
export function codeStart(
  attributes: Readonly<Record<string, string>>,
  before: { x: number; y: number },
): { x: number; y: number } {
  return { x: numbers(attributes.X)[0] ?? before.x, y: numbers(attributes.Y)[0] ?? before.y };
}

/** Width of a digit or letter: the least step between two of them, within what fonts have. */
function narrowWidth({ size, scale }: TextObject, characters: readonly string[], dx: readonly number[]): number {
  const between = dx.filter((step, i) => step > 0 && isNarrow(characters[i]) && isNarrow(characters[i + 1]));
  const least = between.length > 0 ? Math.min(...between) / scale : 0.5 * size;
  return Math.min(0.7 * size, Math.max(0.45 * size, least));
}

function isNarrow(text: string | undefined): boolean {
  return text !== undefined && !WIDE.test(text);
}

function boxOf({ matrix, size }: TextObject, x: number, y: number, width: number): Rect {
  const top = y - ASCENT * size;
  const corners = [
    transform(matrix, x, top),
    transform(matrix, x + width, top),
    transform(matrix, x, top + size),
    transform(matrix, x + width, top + size),
  ];
  const xs = corners.map((corner) => corner[0]);
  const ys = corners.map((corner) => corner[1]);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** In user space y runs upwards, so what turns clockwise there falls. */
function turnOf({ matrix, turn }: TextObject): number | null {
  const angle = Math.atan2(-matrix[1], matrix[0]) / (Math.PI / 2);
  const quarters = Math.round(angle);
  return Math.abs(angle - quarters) * (Math.PI / 2) > SLANT ? null : (((quarters + turn) % 4) + 4) % 4;
}
