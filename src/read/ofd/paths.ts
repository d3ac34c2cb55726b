import type { Rect } from '../../report/document.ts';
import type { SubPath } from '../pdf/drawn-lines.ts';
import { type Matrix, transform } from '../pdf/matrix.ts';
import { numbers } from './numbers.ts';

/** How many numbers follow each operator of `AbbreviatedData` (GB/T 33190, 9.1): start, move, line, curves, arc, close. */
const OPERANDS: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };

/** The strokes of a path, transformed. Operators that are not known end it. */
export function subPaths(data: string, matrix: Matrix): SubPath[] {
  const paths: SubPath[] = [];
  for (const [, operator = '', operands = ''] of data.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const wanted = OPERANDS[operator];
    const given = numbers(operands.replaceAll(',', ' '));
    if (wanted === undefined || given.length !== wanted) break;
    const path = paths.at(-1);
    if (operator === 'C') {
      if (path) path.closed = true;
      continue;
    }
    const point = transform(matrix, given.at(-2)!, given.at(-1)!);
    if (operator === 'S' || operator === 'M' || !path) paths.push({ points: [point], closed: false, curved: false });
    else {
      path.points.push(point);
      if (operator !== 'L') path.curved = true;
    }
  }
  return paths;
}

/** What points go around: left, bottom, right, top. */
export function boxOf(points: SubPath['points']): Rect {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)];
  return [x0, y0, x1, y1];
}
