import type { Segment } from '../merge-rules.ts';

/** One stroke of a path without a lift of the pen. */
export interface SubPath {
  points: [x: number, y: number][];
  closed: boolean;
  curved: boolean;
}

/** Filled shapes thinner than this are drawn lines; thicker ones are backgrounds. */
const THIN = 3.2;

/** The straight lines that a path shows: the edges of what is stroked, the centre lines of thin filled shapes. Curves show none. */
export function drawnLines(paths: readonly SubPath[], filled: boolean, stroked: boolean): Segment[] {
  return paths.flatMap((path) => [
    ...(stroked && !path.curved ? edges(path) : []),
    ...(filled && !path.curved ? centreLines(path) : []),
  ]);
}

function edges({ points, closed }: SubPath): Segment[] {
  const ends = closed ? [...points, points[0]!] : points;
  return ends.slice(1).map((to, i) => ({ x0: ends[i]![0], y0: ends[i]![1], x1: to[0], y1: to[1] }));
}

function centreLines({ points }: SubPath): Segment[] {
  if (points.length < 2 || points.length > 8) return [];
  const xs = points.map((point) => point[0]);
  const ys = points.map((point) => point[1]);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const x = (x0 + x1) / 2;
  const y = (y0 + y1) / 2;
  return [
    ...(y1 - y0 < THIN && x1 > x0 ? [{ x0, y0: y, x1, y1: y }] : []),
    ...(x1 - x0 < THIN && y1 > y0 ? [{ x0: x, y0, x1: x, y1 }] : []),
  ];
}
