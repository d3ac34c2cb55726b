import type { ShownPage } from '../../report/shown-original.ts';
import { openPicture } from './decode-picture.ts';
import type { GreyImage } from './grey-image.ts';
import { straightened } from './page-layout.ts';

/** Pages of one file that are shown at most. */
const MOST_PAGES = 30;

/** The pages of a picture file with the sizes in which the boxes of cells are counted. Throws as `openPicture` does. */
export async function picturePages(bytes: Uint8Array): Promise<ShownPage[]> {
  const picture = await openPicture(bytes);
  const pages: ShownPage[] = [];
  for (let n = 1; n <= Math.min(MOST_PAGES, picture.pages); n++) {
    const { grey, scale } = straight(await picture.page(n - 1));
    pages.push({ n, width: grey.width * scale, height: grey.height * scale });
  }
  return pages;
}

/** A page (1-based) of a picture file as it was straightened for reading; null where there is none. Throws as `openPicture` does. */
export async function pagePicture(bytes: Uint8Array, n: number): Promise<GreyImage | null> {
  const picture = await openPicture(bytes);
  return n < 1 || n > picture.pages ? null : straight(await picture.page(n - 1)).grey;
}

function straight(image: GreyImage): { grey: GreyImage; scale: number } {
  return straightened(image, null) ?? { grey: image, scale: 1 };
}
