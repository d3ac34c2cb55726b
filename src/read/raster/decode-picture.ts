import { FailureError, failure } from '../../errors/failure.ts';
import type { GreyImage } from './grey-image.ts';
import { requireOcr } from './ocr-place.ts';

/** What is used of sharp; its own types are not installed with the project. */
interface Sharp {
  metadata(): Promise<{ format?: string; pages?: number; width?: number; height?: number }>;
  rotate(): Sharp;
  flatten(options: { background: string }): Sharp;
  resize(options: { width: number; height: number; fit: 'inside'; withoutEnlargement: boolean }): Sharp;
  greyscale(): Sharp;
  raw(): Sharp;
  toBuffer(options: {
    resolveWithObject: true;
  }): Promise<{ data: Buffer; info: { width: number; height: number; channels: number } }>;
}
type MakeSharp = ((bytes: Uint8Array, options: object) => Sharp) & {
  cache(on: boolean): void;
  concurrency(threads: number): void;
};

/** A photograph of a page by a telephone has 12 to 50 million pixels. */
const MOST_PIXELS = 100_000_000;
/** Pixels that are worked with: a whole report in one long picture has as many, and a finer page gains nothing. */
const WORKED_WITH = 12_000_000;

/** A picture file: how many pages it has (TIFF may have several), and each (0-based) in grey, upright as its own data say. */
export interface Picture {
  pages: number;
  page(index: number): Promise<GreyImage>;
}

/**
 * Opens a picture. Throws FailureError `read.malformed` where it is damaged or cut off, `read.unsupported` where it is of a kind that
 * sharp does not know, `read.too-complex` where it has too many pixels.
 */
export async function openPicture(bytes: Uint8Array): Promise<Picture> {
  const make = requireOcr('sharp') as MakeSharp;
  make.cache(false);
  make.concurrency(2);
  const options = { limitInputPixels: MOST_PIXELS, failOn: 'truncated', sequentialRead: true };
  const { pages = 1, format, width = 1, height = 1 } = await tried(() => make(bytes, options).metadata());
  if (width * height > MOST_PIXELS) throw new FailureError(failure('read.too-complex', `${width} x ${height} pixels`));
  const longest = Math.ceil(Math.max(width, height) * Math.min(1, Math.sqrt(WORKED_WITH / (width * height))));
  return {
    // The frames of a moving picture are no pages.
    pages: format === 'tiff' ? pages : 1,
    page: (index) =>
      tried(async () => {
        const { data, info } = await make(bytes, { ...options, page: index })
          .rotate()
          .flatten({ background: '#ffffff' })
          .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
          .greyscale()
          .raw()
          .toBuffer({ resolveWithObject: true });
        const { width, height, channels } = info;
        const grey = new Uint8Array(width * height);
        for (let i = 0; i < grey.length; i++) grey[i] = data[i * channels]!;
        return { width, height, data: grey };
      }),
  };
}

async function tried<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const why = (error as Error).message.split('\n')[0]!.slice(0, 200);
    if (/unsupported image format/i.test(why))
      throw new FailureError(failure('read.unsupported', why, { format: 'image' }));
    if (/pixel limit/i.test(why)) throw new FailureError(failure('read.too-complex', why));
    throw new FailureError(failure('read.malformed', why));
  }
}
