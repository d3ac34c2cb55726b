import { type Rect, UNREAD } from '../../report/document.ts';
import { IDENTITY, type Matrix, multiply, transform } from './matrix.ts';

/** A glyph as pdf.js hands it to its painter; widths in thousandths of the font size. */
interface PaintedGlyph {
  unicode: string;
  width: number;
  isSpace: boolean;
  /** Advance downwards, and the origin for writing downwards. */
  vmetric?: readonly [number, number, number] | null;
}

export interface PaintedFont {
  vertical?: boolean;
  isType3Font?: boolean;
  fontMatrix?: readonly number[];
}

/** What pdf.js paints on a page, in order; `fontOf` looks a font up by the name that `setFont` gives. */
export interface Painting {
  operators: readonly { name: string; args: readonly unknown[] }[];
  fontOf(name: string): PaintedFont;
}

/** A visible character in the user space of its page: left, bottom, right, top, and quarters clockwise by which it lies turned. */
export interface PaintedCharacter {
  text: string;
  box: Rect;
  turn: number | null;
  run: number;
}

interface TextState {
  matrix: Matrix;
  font: PaintedFont;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  rise: number;
  leading: number;
  mode: number;
}

const INVISIBLE: ReadonlySet<number> = new Set([3, 7]);
const START: TextState = {
  matrix: IDENTITY,
  font: {},
  size: 0,
  charSpacing: 0,
  wordSpacing: 0,
  scale: 1,
  rise: 0,
  leading: 0,
  mode: 0,
};
const MOST_GLYPHS = 100_000;
const DEEPEST = 200;
const QUARTER = Math.PI / 2;
const SLANT = 0.06;

/** Follows the text operators of a page, one advance width after the other, and tells where each character ends up. */
export function operatorGlyphs({ operators, fontOf }: Painting): PaintedCharacter[] {
  const painter = new TextPainter(fontOf);
  for (const { name, args } of operators) painter.paint(name, args);
  return painter.characters;
}

class TextPainter {
  readonly characters: PaintedCharacter[] = [];
  readonly #fontOf: Painting['fontOf'];
  readonly #stack: TextState[] = [];
  #state = START;
  #textMatrix: Matrix = IDENTITY;
  /** Beginning of the line, and where the next glyph goes, in text space. */
  #line: [number, number] = [0, 0];
  #at: [number, number] = [0, 0];
  #runs = 0;

  constructor(fontOf: Painting['fontOf']) {
    this.#fontOf = fontOf;
  }

  paint(name: string, args: readonly unknown[]): void {
    const number = (i: number) => Number(args[i] ?? 0);
    if (name === 'save' || name === 'beginGroup') this.#save();
    else if (name === 'restore' || name === 'endGroup' || name === 'paintFormXObjectEnd') this.#restore();
    else if (name === 'transform') this.#concat(args);
    else if (name === 'paintFormXObjectBegin') {
      this.#save();
      if (args[0]) this.#concat(args[0] as ArrayLike<number>);
    } else if (name === 'beginText') this.#begin(IDENTITY);
    else if (name === 'setTextMatrix') this.#begin(matrixOf((args.length === 1 ? args[0] : args) as ArrayLike<number>));
    else if (name === 'moveText') this.#move(number(0), number(1));
    else if (name === 'setLeadingMoveText') {
      this.#set({ leading: number(1) });
      this.#move(number(0), number(1));
    } else if (name === 'nextLine') this.#move(0, this.#state.leading);
    else if (name === 'setLeading') this.#set({ leading: -number(0) });
    else if (name === 'setCharSpacing') this.#set({ charSpacing: number(0) });
    else if (name === 'setWordSpacing') this.#set({ wordSpacing: number(0) });
    else if (name === 'setHScale') this.#set({ scale: number(0) / 100 });
    else if (name === 'setTextRise') this.#set({ rise: number(0) });
    else if (name === 'setTextRenderingMode') this.#set({ mode: number(0) });
    else if (name === 'setFont') this.#set({ font: this.#fontOf(String(args[0])), size: number(1) });
    else if (name === 'setGState') this.#fontFromState(args[0]);
    else if (name === 'showText') this.#show(args[0] as readonly (PaintedGlyph | number)[]);
  }

  #set(change: Partial<TextState>): void {
    this.#state = { ...this.#state, ...change };
  }

  #save(): void {
    if (this.#stack.length < DEEPEST) this.#stack.push(this.#state);
  }

  #restore(): void {
    this.#state = this.#stack.pop() ?? this.#state;
  }

  #concat(matrix: ArrayLike<unknown>): void {
    this.#set({ matrix: multiply(matrixOf(matrix as ArrayLike<number>), this.#state.matrix) });
  }

  #begin(matrix: Matrix): void {
    this.#textMatrix = matrix;
    this.#line = [0, 0];
    this.#at = [0, 0];
  }

  #move(x: number, y: number): void {
    this.#line = [this.#line[0] + x, this.#line[1] + y];
    this.#at = this.#line;
  }

  #fontFromState(entries: unknown): void {
    if (!Array.isArray(entries)) return;
    for (const entry of entries as [string, unknown][]) {
      if (entry[0] !== 'Font' || !Array.isArray(entry[1])) continue;
      this.#set({ font: this.#fontOf(String(entry[1][0])), size: Number(entry[1][1]) });
    }
  }

  #show(glyphs: readonly (PaintedGlyph | number)[]): void {
    const { font, size, scale, charSpacing, wordSpacing } = this.#state;
    const unit = size * (font.isType3Font ? Math.abs(font.fontMatrix?.[0] ?? 0.001) : 0.001);
    this.#runs++;
    for (const glyph of glyphs) {
      const spacing = typeof glyph === 'number' ? 0 : charSpacing + (glyph.isSpace ? wordSpacing : 0);
      if (typeof glyph === 'number') this.#advance((-glyph * size) / 1000, scale, font.vertical === true);
      else if (font.vertical && glyph.vmetric) {
        const down = glyph.vmetric[0] * unit;
        this.#add(glyph, [-size / 2, down, size / 2, 0]);
        this.#advance(down + spacing, scale, true);
      } else {
        const width = glyph.width * unit;
        this.#add(glyph, [0, -0.12 * size, width * scale, 0.88 * size]);
        this.#advance(width + spacing, scale, false);
      }
    }
  }

  #advance(by: number, scale: number, vertical: boolean): void {
    const [x, y] = this.#at;
    this.#at = vertical ? [x, y + by] : [x + by * scale, y];
  }

  /** `box` in text space, from the place of the next glyph. */
  #add({ unicode }: PaintedGlyph, box: Rect): void {
    const { mode, rise } = this.#state;
    if (INVISIBLE.has(mode) || this.characters.length >= MOST_GLYPHS) return;
    const matrix = multiply(this.#textMatrix, this.#state.matrix);
    const [x, y] = [this.#at[0], this.#at[1] + rise];
    const corners = [
      transform(matrix, x + box[0], y + box[1]),
      transform(matrix, x + box[2], y + box[1]),
      transform(matrix, x + box[0], y + box[3]),
      transform(matrix, x + box[2], y + box[3]),
    ];
    const xs = corners.map((corner) => corner[0]);
    const ys = corners.map((corner) => corner[1]);
    this.characters.push({
      text: /^[\p{Cc}\p{Co}]*$/u.test(unicode) ? UNREAD : unicode,
      box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
      turn: turnOf(matrix),
      run: this.#runs,
    });
  }
}

function turnOf(matrix: Matrix): number | null {
  const angle = Math.atan2(matrix[2], matrix[0]);
  const quarters = Math.round(angle / QUARTER);
  return Math.abs(angle - quarters * QUARTER) > SLANT ? null : ((quarters % 4) + 4) % 4;
}

function matrixOf(values: ArrayLike<number>): Matrix {
  return Array.from({ length: 6 }, (_, i) => Number(values[i] ?? IDENTITY[i])) as unknown as Matrix;
}
