import type { Rect } from '../../report/document.ts';
import type { Segment } from '../merge-rules.ts';
import type { Budget } from './budget.ts';
import { drawnLines, type SubPath } from './drawn-lines.ts';
import { IDENTITY, type Matrix, multiply, transform } from './matrix.ts';
import type { Pdfium } from './pdfium.ts';
import { type DrawnPath, PlainSight } from './plain-sight.ts';

/** What a page draws besides characters, in its user space. */
export interface PageDrawings {
  segments: Segment[];
  /** Opaque pictures: left, bottom, right, top, how many objects were drawn before, and the name of its file where it has one. */
  images: { box: Rect; order: number; resource?: string }[];
  /** All pictures, transparent ones too. */
  pictures: Rect[];
  /** Pixels of all of them. */
  pixels: number;
  /** How many objects were drawn before a text object, by its address. */
  textOrder: Map<number, number>;
  /** Path objects drawn, ruled or not. */
  paths: number;
  /** True where every character is seen as it is drawn, and nothing but characters and straight lines is drawn. */
  plain: boolean;
}

const TEXT = 1;
const PATH = 2;
const IMAGE = 3;
const FORM = 5;
const MAX_DEPTH = 12;
/** Thinner pictures are lines. */
const THIN = 3.2;

/** Walks the objects of a page and of the form XObjects in it, multiplying their matrices on the way. */
export function pageDrawings(pdfium: Pdfium, page: number, budget: Budget): PageDrawings {
  const { api } = pdfium;
  const found: PageDrawings = {
    ...{ segments: [], images: [], pictures: [], pixels: 0 },
    ...{ textOrder: new Map(), paths: 0, plain: true },
  };
  const sight = new PlainSight(pdfium);
  const scratch = pdfium.allocate(24);
  let order = 0;
  const matrixOf = (object: number): Matrix => {
    if (!api.FPDFPageObj_GetMatrix(object, scratch)) return IDENTITY;
    const at = scratch >> 2;
    return Array.from(pdfium.floats().subarray(at, at + 6)) as unknown as Matrix;
  };
  const visit = (object: number, outer: Matrix, depth: number): void => {
    budget.spend('objects', 1);
    order++;
    const type = api.FPDFPageObj_GetType(object);
    if (type === TEXT) {
      found.textOrder.set(object, order);
      sight.takeText(object, order, depth);
    } else if (type === PATH) {
      found.paths++;
      const matrix = multiply(matrixOf(object), outer);
      const drawn = takePath(pdfium, object, matrix, scratch, budget, found);
      sight.takePath(object, order, drawn);
    } else if (type === IMAGE) takeImage(multiply(matrixOf(object), outer), object, order);
    else if (type === FORM && depth < MAX_DEPTH) {
      if (api.FPDFPageObj_HasTransparency(object)) sight.doubt();
      const inner = multiply(matrixOf(object), outer);
      const count = api.FPDFFormObj_CountObjects(object);
      for (let i = 0; i < count; i++) visit(api.FPDFFormObj_GetObject(object, i), inner, depth + 1);
    } else sight.doubt();
  };
  const takeImage = (matrix: Matrix, object: number, at: number): void => {
    const corners = [
      transform(matrix, 0, 0),
      transform(matrix, 1, 0),
      transform(matrix, 0, 1),
      transform(matrix, 1, 1),
    ];
    const xs = corners.map((corner) => corner[0]);
    const ys = corners.map((corner) => corner[1]);
    const box: Rect = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    if (box[2] - box[0] < THIN || box[3] - box[1] < THIN)
      found.segments.push(...drawnLines([{ points: corners.slice(0, 3), closed: true, curved: false }], true, false));
    else {
      sight.doubt();
      found.pictures.push(box);
      if (api.FPDFImageObj_GetImagePixelSize(object, scratch, scratch + 4))
        found.pixels += pdfium.ints()[scratch >> 2]! * pdfium.ints()[(scratch >> 2) + 1]!;
      if (!api.FPDFPageObj_HasTransparency(object)) found.images.push({ box, order: at });
    }
  };
  try {
    const count = api.FPDFPage_CountObjects(page);
    for (let i = 0; i < count; i++) visit(api.FPDFPage_GetObject(page, i), IDENTITY, 0);
    return { ...found, plain: sight.isPlain() };
  } finally {
    pdfium.free(scratch);
    sight.end();
  }
}

function takePath(
  pdfium: Pdfium,
  object: number,
  matrix: Matrix,
  scratch: number,
  budget: Budget,
  found: PageDrawings,
): DrawnPath {
  const { api } = pdfium;
  if (!api.FPDFPath_GetDrawMode(object, scratch, scratch + 4)) return { paths: [], filled: false };
  const filled = pdfium.ints()[scratch >> 2] !== 0;
  const stroked = pdfium.ints()[(scratch >> 2) + 1] !== 0;
  if (!filled && !stroked) return { paths: [], filled };
  const paths = subPaths(pdfium, object, matrix, scratch, budget);
  found.segments.push(...drawnLines(paths, filled, stroked));
  return { paths, filled };
}

function subPaths(pdfium: Pdfium, object: number, matrix: Matrix, scratch: number, budget: Budget): SubPath[] {
  const { api } = pdfium;
  const paths: SubPath[] = [];
  const count = api.FPDFPath_CountSegments(object);
  budget.spend('points', Math.max(0, count));
  for (let i = 0; i < count; i++) {
    const segment = api.FPDFPath_GetPathSegment(object, i);
    if (segment === 0 || !api.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4)) continue;
    const at = scratch >> 2;
    const point = transform(matrix, pdfium.floats()[at]!, pdfium.floats()[at + 1]!);
    // 0 line, 1 curve, 2 move.
    const type = api.FPDFPathSegment_GetType(segment);
    if (type === 2 || paths.length === 0) paths.push({ points: [point], closed: false, curved: false });
    else {
      const path = paths.at(-1)!;
      path.points.push(point);
      if (type === 1) path.curved = true;
    }
    if (api.FPDFPathSegment_GetClose(segment)) paths.at(-1)!.closed = true;
  }
  return paths;
}
