/** Grey pixels, row by row: 0 is black, 255 is white. */
export interface GreyImage {
  width: number;
  height: number;
  data: Uint8Array;
}

const WHITE = 255;

/** A part of an image: left, top, right and bottom in pixels; what lies outside is left out. */
export function part(image: GreyImage, [x0, y0, x1, y1]: readonly [number, number, number, number]): GreyImage {
  const [left, top] = [Math.max(0, Math.round(x0)), Math.max(0, Math.round(y0))];
  const width = Math.max(1, Math.min(image.width, Math.round(x1)) - left);
  const height = Math.max(1, Math.min(image.height, Math.round(y1)) - top);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * image.width + left;
    data.set(image.data.subarray(from, from + width), y * width);
  }
  return { width, height, data };
}

/** Turned by quarters clockwise. */
export function quarterTurn(image: GreyImage, quarters: number): GreyImage {
  const turns = ((quarters % 4) + 4) % 4;
  if (turns === 0) return image;
  const { width, height, data } = image;
  const out = new Uint8Array(data.length);
  const wide = turns === 2 ? width : height;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = data[y * width + x]!;
      if (turns === 1) out[x * wide + (height - 1 - y)] = value;
      else if (turns === 2) out[(height - 1 - y) * wide + (width - 1 - x)] = value;
      else out[(width - 1 - x) * wide + y] = value;
    }
  }
  return { width: wide, height: turns === 2 ? height : width, data: out };
}

/** Turned about its middle by a small angle (radians; positive turns anticlockwise), between the pixels; what comes in is white. */
export function rotated(image: GreyImage, angle: number): GreyImage {
  const { width, height, data } = image;
  const out = new Uint8Array(data.length).fill(WHITE);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [cx, cy] = [(width - 1) / 2, (height - 1) / 2];
  for (let y = 0; y < height; y++) {
    let sx = cx - cos * cx - sin * (y - cy);
    let sy = cy - sin * cx + cos * (y - cy);
    for (let x = 0; x < width; x++, sx += cos, sy += sin) {
      const x0 = Math.floor(sx);
      const y0 = Math.floor(sy);
      if (x0 < 0 || y0 < 0 || x0 >= width - 1 || y0 >= height - 1) continue;
      const at = y0 * width + x0;
      const [fx, fy] = [sx - x0, sy - y0];
      const above = data[at]! * (1 - fx) + data[at + 1]! * fx;
      const below = data[at + width]! * (1 - fx) + data[at + width + 1]! * fx;
      out[y * width + x] = above * (1 - fy) + below * fy + 0.5;
    }
  }
  return { width, height, data: out };
}

/** Scaled by a factor: means of pixels where it gets smaller, between the pixels where it gets larger. */
export function resized(image: GreyImage, factor: number): GreyImage {
  const width = Math.max(1, Math.round(image.width * factor));
  const height = Math.max(1, Math.round(image.height * factor));
  const out = new Uint8Array(width * height);
  const step = 1 / factor;
  const at = (x: number, y: number) =>
    image.data[Math.min(Math.max(y, 0), image.height - 1) * image.width + Math.min(Math.max(x, 0), image.width - 1)]!;
  const samples = Math.max(1, Math.round(step));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let i = 0; i < samples * samples; i++) {
        const sx = (x + ((i % samples) + 0.5) / samples) * step - 0.5;
        const sy = (y + (Math.floor(i / samples) + 0.5) / samples) * step - 0.5;
        const [x0, y0] = [Math.floor(sx), Math.floor(sy)];
        const [fx, fy] = [sx - x0, sy - y0];
        sum +=
          (at(x0, y0) * (1 - fx) + at(x0 + 1, y0) * fx) * (1 - fy) +
          (at(x0, y0 + 1) * (1 - fx) + at(x0 + 1, y0 + 1) * fx) * fy;
      }
      out[y * width + x] = sum / (samples * samples) + 0.5;
    }
  }
  return { width, height, data: out };
}

/** Size of the squares over which the paper's brightness is taken. */
const SQUARE = 32;
/** Share of a square's pixels that are darker than its paper. */
const PAPER = 0.8;

/**
 * The same with even light: each pixel in parts of the brightness of the paper around it, so that shadows and a grey ground go and one
 * threshold holds for the whole page.
 */
export function withEvenLight(image: GreyImage): GreyImage {
  const { width, height, data } = image;
  const across = Math.ceil(width / SQUARE);
  const down = Math.ceil(height / SQUARE);
  const paper = smooth(paperOf(image, across, down), across, down);
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    const gy = Math.min(Math.max(y / SQUARE - 0.5, 0), down - 1);
    const y0 = Math.min(Math.floor(gy), down - 1);
    const y1 = Math.min(y0 + 1, down - 1);
    const fy = gy - y0;
    for (let x = 0; x < width; x++) {
      const gx = Math.min(Math.max(x / SQUARE - 0.5, 0), across - 1);
      const x0 = Math.floor(gx);
      const x1 = Math.min(x0 + 1, across - 1);
      const fx = gx - x0;
      const above = paper[y0 * across + x0]! * (1 - fx) + paper[y0 * across + x1]! * fx;
      const below = paper[y1 * across + x0]! * (1 - fx) + paper[y1 * across + x1]! * fx;
      const light = above * (1 - fy) + below * fy;
      out[y * width + x] = Math.min(WHITE, (data[y * width + x]! * WHITE) / light);
    }
  }
  return { width, height, data: out };
}

function paperOf({ width, height, data }: GreyImage, across: number, down: number): Float32Array {
  const paper = new Float32Array(across * down);
  const counts = new Uint32Array(256);
  for (let gy = 0; gy < down; gy++) {
    for (let gx = 0; gx < across; gx++) {
      counts.fill(0);
      let total = 0;
      for (let y = gy * SQUARE; y < Math.min(height, (gy + 1) * SQUARE); y++) {
        for (let x = gx * SQUARE; x < Math.min(width, (gx + 1) * SQUARE); x++, total++) {
          const value = data[y * width + x]!;
          counts[value] = counts[value]! + 1;
        }
      }
      let level = 0;
      for (let seen = counts[0]!; seen < PAPER * total && level < WHITE; ) seen += counts[++level]!;
      paper[gy * across + gx] = Math.max(level, 1);
    }
  }
  return paper;
}

/** A square that is dark throughout (a thick letter, a black edge) takes the light of the brightest of its neighbours. */
function smooth(paper: Float32Array, across: number, down: number): Float32Array {
  return paper.map((_, i) => {
    const [gx, gy] = [i % across, Math.floor(i / across)];
    let best = 0;
    for (let y = Math.max(0, gy - 1); y <= Math.min(down - 1, gy + 1); y++)
      for (let x = Math.max(0, gx - 1); x <= Math.min(across - 1, gx + 1); x++)
        best = Math.max(best, paper[y * across + x]!);
    return best;
  });
}
