import type { Blob } from './ink.ts';

/** Blobs that stand on one line, left to right. */
export interface InkLine {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  blobs: Blob[];
}

/** In parts of the characters' height: dust; what is no writing (stamps, pictures); lines as high as that are two; parts of one line. */
const DUST = 0.09;
const NO_WRITING = 4;
const TWO_LINES = 1.75;
const ONE_LINE = 1.15;
/** Gaps within a line at which it is parted, and the longest part. */
const WIDE_GAP = 1.6;
const LONGEST = 22;

/** True where a blob is too large for dust. A cell in which all is dust is blank. */
export function isInk(blob: Blob, em: number): boolean {
  return Math.max(blob.x1 - blob.x0, blob.y1 - blob.y0) >= Math.max(4, 0.2 * em);
}

/** Blobs to lines, top to bottom. `em` is the height of the characters in pixels. */
export function inkLines(blobs: readonly Blob[], em: number): InkLine[] {
  const size = (blob: Blob) => Math.max(blob.x1 - blob.x0, blob.y1 - blob.y0);
  const writing = blobs.filter((blob) => size(blob) >= Math.max(2, DUST * em) && blob.y1 - blob.y0 <= NO_WRITING * em);
  const bands = merged(bandsOf(writing), em);
  const cut = bands.flatMap((band) => (height(band) > TWO_LINES * em ? parted(band, em) : [band]));
  return cut.filter((line) => line.blobs.some((blob) => isInk(blob, em)));
}

/** A line in parts that recognition can take: parted at wide gaps, and where it is very long at the widest gap near the end. */
export function lineParts(line: InkLine, em: number): InkLine[] {
  const blobs = [...line.blobs].sort((a, b) => a.x0 - b.x0);
  const size = Math.max(em, line.y1 - line.y0);
  const parts: InkLine[] = [];
  let part: Blob[] = [];
  let end = 0;
  const close = (kept: Blob[], rest: Blob[]) => {
    if (kept.length > 0) parts.push({ ...lineOf(kept), y0: line.y0, y1: line.y1 });
    part = rest;
    end = Math.max(0, ...rest.map((blob) => blob.x1));
  };
  for (const blob of blobs) {
    if (part.length > 0 && blob.x0 - end > WIDE_GAP * size) close(part, []);
    if (part.length > 0 && blob.x1 - part[0]!.x0 > LONGEST * size) close(...atWidestGap(part));
    part.push(blob);
    end = Math.max(end, blob.x1);
  }
  close(part, []);
  return parts;
}

/** The last third of a part is searched for its widest gap. */
function atWidestGap(part: readonly Blob[]): [Blob[], Blob[]] {
  let [best, widest, end] = [part.length, 0, 0];
  const from = Math.floor((part.length * 2) / 3);
  for (const [i, blob] of part.entries()) {
    if (i >= from && blob.x0 - end > widest) [best, widest] = [i, blob.x0 - end];
    end = Math.max(end, blob.x1);
  }
  return [part.slice(0, best), part.slice(best)];
}

function lineOf(blobs: Blob[]): InkLine {
  const line = { x0: Number.POSITIVE_INFINITY, y0: Number.POSITIVE_INFINITY, x1: 0, y1: 0, blobs };
  for (const { x0, y0, x1, y1 } of blobs) {
    line.x0 = Math.min(line.x0, x0);
    line.y0 = Math.min(line.y0, y0);
    line.x1 = Math.max(line.x1, x1);
    line.y1 = Math.max(line.y1, y1);
  }
  return line;
}

function height(line: InkLine): number {
  return line.y1 - line.y0;
}

/** Blobs that overlap in height, in any chain, are one band. */
function bandsOf(blobs: readonly Blob[]): InkLine[] {
  const bands: Blob[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const blob of [...blobs].sort((a, b) => a.y0 - b.y0)) {
    if (blob.y0 < end) bands.at(-1)!.push(blob);
    else bands.push([blob]);
    end = Math.max(end, blob.y1);
  }
  return bands.map(lineOf);
}

/** Strokes of 二 or 三 and dots are parts of a line, not lines. */
function merged(bands: readonly InkLine[], em: number): InkLine[] {
  const lines: InkLine[] = [];
  for (const band of bands) {
    const last = lines.at(-1);
    if (last && band.y1 - last.y0 <= ONE_LINE * em) lines[lines.length - 1] = lineOf([...last.blobs, ...band.blobs]);
    else lines.push(band);
  }
  return lines;
}

/** A band of several lines whose strokes touch: each blob goes to the line at whose height most ink lies near its middle. */
function parted(band: InkLine, em: number): InkLine[] {
  const rows = new Float64Array(height(band) + 1);
  for (const blob of band.blobs)
    for (let y = blob.y0; y < blob.y1; y++) rows[y - band.y0] = rows[y - band.y0]! + blob.area / (blob.y1 - blob.y0);
  const cuts = valleys(rows, em).map((y) => y + band.y0);
  if (cuts.length === 0) return [band];
  const groups = new Map<number, Blob[]>();
  for (const blob of band.blobs) {
    const group = cuts.filter((cut) => cut <= (blob.y0 + blob.y1) / 2).length;
    const own = groups.get(group);
    if (own) own.push(blob);
    else groups.set(group, [blob]);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, blobs]) => lineOf(blobs));
}

/** Rows with far less ink than those about half a line above and below. */
function valleys(rows: Float64Array, em: number): number[] {
  const mean = rows.reduce((sum, ink) => sum + ink, 0) / rows.length;
  const cuts: number[] = [];
  let y = Math.round(0.6 * em);
  while (y < rows.length - 0.4 * em) {
    const end = Math.min(rows.length, y + Math.round(0.9 * em));
    let lowest = y;
    for (let k = y; k < end; k++) if (rows[k]! < rows[lowest]!) lowest = k;
    if (rows[lowest]! < 0.3 * mean) {
      cuts.push(lowest);
      y = lowest + Math.round(0.7 * em);
    } else y += Math.round(0.3 * em) + 1;
  }
  return cuts;
}
