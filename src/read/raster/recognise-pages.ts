import { FailureError, failure } from '../../errors/failure.ts';
import type { PositionedPage } from '../positioned-page.ts';
import { isOcrInstalled } from './ocr-place.ts';
import type { PagePicture } from './page-picture.ts';
import { readRaster } from './raster-page.ts';
import { loadRecogniser } from './recogniser.ts';

/** Far more than the longest annual report has. */
const MOST_PAGES = 60;
const MOST_MS = 900_000;

/** Told before pictures of pages are read, which takes seconds a page: whoever limits the time can allow for it. */
export type Announce = (pages: number) => void;

/**
 * The pages of these numbers (1-based) from their pictures, which are asked for one after the other; a page without a picture, and
 * one with more on it than a page of a report, is left out. Throws FailureError `read.needs-ocr` where recognition is not installed or cannot be loaded, `read.too-complex`
 * beyond the budget and where all are such pictures.
 */
export async function recognisePages(
  numbers: readonly number[],
  pictureOf: (n: number) => Promise<Omit<PagePicture, 'n'> | null>,
  announce: Announce = () => undefined,
): Promise<Map<number, PositionedPage>> {
  const pages = new Map<number, PositionedPage>();
  if (numbers.length === 0) return pages;
  if (numbers.length > MOST_PAGES)
    throw new FailureError(failure('read.too-complex', `${numbers.length} scanned pages`));
  if (!isOcrInstalled()) throw needsOcr('not installed', numbers.length);
  const recognise = await loadRecogniser().catch((error: Error) => {
    throw needsOcr(error.message, numbers.length);
  });
  announce(numbers.length);
  const started = performance.now();
  const tooFull: number[] = [];
  for (const n of numbers) {
    const picture = await pictureOf(n);
    const page = picture && (await readRaster({ n, ...picture }, recognise));
    if (page) pages.set(n, page);
    else if (picture) tooFull.push(n);
    if (performance.now() - started > MOST_MS)
      throw new FailureError(failure('read.too-complex', `recognition took more than ${MOST_MS} ms`));
  }
  if (pages.size === 0 && tooFull.length > 0)
    throw new FailureError(failure('read.too-complex', 'a picture with more on it than a page of a report'));
  return pages;
}

function needsOcr(why: string, pages: number): FailureError {
  return new FailureError(
    failure('read.needs-ocr', `scanned, ${pages} pages; recognition: ${why}`, { scanned: true, pages }),
  );
}
