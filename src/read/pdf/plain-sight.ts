import type { Rect } from '../../report/document.ts';
import type { SubPath } from './drawn-lines.ts';
import type { Pdfium } from './pdfium.ts';

/** What a path object shows: its strokes in the user space of its page, and whether they are filled. */
export interface DrawnPath {
  paths: readonly SubPath[];
  filled: boolean;
}

/** Filled shapes thinner than this are lines. */
const THIN = 3.2;
/** Brightness (0..255) from which a character, and below which a ground, is not plainly seen. */
const LIGHT = 150;
const DIM = 200;
/** Points of a rectangle and of the clip that it makes, its end repeated. */
const CORNERS = 5;
const CLIP_POINTS = 6;
/** Points by which a character may reach over the edge of its clip: its box holds the space about it. */
const OVER = 1;
const FILLED = 0;
const INVISIBLE = 3;
/** Marked content of a layer. */
const LAYER = 'OC';
const MOST_MARKS = 20;
/** Pairs of a character's run and a shape above it that are compared one by one. */
const MOST_PAIRS = 200_000;

interface Drawn {
  order: number;
  box: Rect;
}

/**
 * Tells pages of which every character is plainly seen and on which nothing else could be a digit, from their objects alone: black on white,
 * in no layer, saying what is drawn, within their clips, under nothing. Only the others are drawn to see what they show, which takes longer than reading them.
 */
export class PlainSight {
  readonly #pdfium: Pdfium;
  readonly #scratch: number;
  readonly #clips = new Map<number, Rect | null>();
  readonly #marked = new Map<number, boolean>();
  readonly #texts: Drawn[] = [];
  readonly #grounds: Drawn[] = [];
  #doubted = false;

  constructor(pdfium: Pdfium) {
    this.#pdfium = pdfium;
    this.#scratch = pdfium.allocate(32);
  }

  /** Something is drawn of which nobody knows what it shows. */
  doubt(): void {
    this.#doubted = true;
  }

  /** A text object, the `order`th of its page, within `depth` forms. */
  takeText(object: number, order: number, depth: number): void {
    if (this.#doubted) return;
    const { api } = this.#pdfium;
    const mode = api.FPDFTextObj_GetTextRenderMode(object);
    if (mode === INVISIBLE) return;
    const box = this.#boxOf(object);
    if (
      depth > 0 ||
      mode !== FILLED ||
      box === null ||
      api.FPDFPageObj_HasTransparency(object) ||
      this.#brightness(object) >= LIGHT ||
      this.#isMarked(object) ||
      this.#isClipped(object, box)
    )
      this.doubt();
    else this.#texts.push({ order, box });
  }

  /** A path object, the `order`th of its page: straight lines and light rectangles are seen for what they are. */
  takePath(object: number, order: number, { paths, filled }: DrawnPath): void {
    if (this.#doubted) return;
    for (const { points, curved } of paths) {
      const xs = points.map(([x]) => x);
      const ys = points.map(([, y]) => y);
      const box: Rect = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
      if (curved) this.doubt();
      else if (!filled || box[2] - box[0] <= THIN || box[3] - box[1] <= THIN) continue;
      else if (!isRectangle(points, box) || this.#brightness(object) < DIM) this.doubt();
      else this.#grounds.push({ order, box });
    }
  }

  /** To be asked when all objects were taken. */
  isPlain(): boolean {
    if (this.#doubted || this.#texts.length * this.#grounds.length > MOST_PAIRS) return false;
    return !this.#grounds.some((ground) => this.#texts.some((text) => text.order < ground.order && meet(text, ground)));
  }

  /** Gives back what it took of PDFium's memory. */
  end(): void {
    this.#pdfium.free(this.#scratch);
  }

  #boxOf(object: number): Rect | null {
    const at = this.#scratch;
    if (!this.#pdfium.api.FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12)) return null;
    return Array.from(this.#pdfium.floats().subarray(at >> 2, (at >> 2) + 4)) as unknown as Rect;
  }

  /** Of what fills an object, 0 for black; as bright as paper where PDFium does not know. */
  #brightness(object: number): number {
    const at = this.#scratch;
    if (!this.#pdfium.api.FPDFPageObj_GetFillColor(object, at, at + 4, at + 8, at + 12)) return 255;
    const [red = 255, green = 255, blue = 255] = this.#pdfium.ints().subarray(at >> 2, (at >> 2) + 3);
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  }

  /** In a layer, which may be off, or with another text than the one that is drawn. */
  #isMarked(object: number): boolean {
    const { api } = this.#pdfium;
    const count = api.FPDFPageObj_CountMarks(object);
    if (count > MOST_MARKS) return true;
    for (let i = 0; i < count; i++) {
      const mark = api.FPDFPageObj_GetMark(object, i);
      const known = this.#marked.get(mark) ?? (this.#nameOf(mark) === LAYER || this.#isReplaced(mark));
      this.#marked.set(mark, known);
      if (known) return true;
    }
    return false;
  }

  /** Name of marked content as far as it is short. */
  #nameOf(mark: number): string {
    const { api, bytes, ints } = this.#pdfium;
    const [length, name] = [this.#scratch, this.#scratch + 4];
    if (!api.FPDFPageObjMark_GetName(mark, name, 28, length)) return '';
    const size = ints()[length >> 2]!;
    return size > 28 ? '' : new TextDecoder('utf-16le').decode(bytes().slice(name, name + Math.max(0, size - 2)));
  }

  /** The file gives another text than the one that is drawn. */
  #isReplaced(mark: number): boolean {
    return this.#pdfium.api.FPDFPageObjMark_GetParamStringValue(mark, 'ActualText', 0, 0, this.#scratch);
  }

  #isClipped(object: number, [x0, y0, x1, y1]: Rect): boolean {
    const { api } = this.#pdfium;
    const clip = api.FPDFPageObj_GetClipPath(object);
    if (clip === 0) return false;
    const count = api.FPDFClipPath_CountPaths(clip);
    for (let i = 0; i < count; i++) {
      const box = this.#clipBox(clip, i);
      const y = (y0 + y1) / 2;
      if (box === null || x0 < box[0] - OVER || x1 > box[2] + OVER || y < box[1] || y > box[3]) return true;
    }
    return false;
  }

  /** The rectangle of a clip; null where it is another shape. Objects under one clip share its points. */
  #clipBox(clip: number, path: number): Rect | null {
    const { api } = this.#pdfium;
    const first = api.FPDFClipPath_GetPathSegment(clip, path, 0);
    const known = this.#clips.get(first);
    if (known !== undefined) return known;
    const box = this.#newClipBox(clip, path);
    if (first !== 0) this.#clips.set(first, box);
    return box;
  }

  #newClipBox(clip: number, path: number): Rect | null {
    const { api } = this.#pdfium;
    const count = api.FPDFClipPath_CountPathSegments(clip, path);
    if (count < CORNERS - 1 || count > CLIP_POINTS) return null;
    const points: [number, number][] = [];
    for (let i = 0; i < count; i++) {
      const segment = api.FPDFClipPath_GetPathSegment(clip, path, i);
      if (!api.FPDFPathSegment_GetPoint(segment, this.#scratch, this.#scratch + 4)) return null;
      const at = this.#scratch >> 2;
      points.push([this.#pdfium.floats()[at]!, this.#pdfium.floats()[at + 1]!]);
    }
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const box: Rect = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    return isRectangle(points, box) ? box : null;
  }
}

/** Every corner stands in a corner of the box. */
function isRectangle(points: readonly (readonly [number, number])[], [x0, y0, x1, y1]: Rect): boolean {
  const isEdge = (at: number, low: number, high: number) => Math.min(Math.abs(at - low), Math.abs(at - high)) < 0.01;
  return points.length <= CLIP_POINTS && points.every(([x, y]) => isEdge(x, x0, x1) && isEdge(y, y0, y1));
}

function meet({ box: a }: Drawn, { box: b }: Drawn): boolean {
  return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
}
