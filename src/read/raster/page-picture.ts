import type { ReadCharacter } from './ctc.ts';
import type { GreyImage } from './grey-image.ts';
import type { LineCrop } from './line-crop.ts';

/** A picture of a page; `dpi` null where nobody knows how large the page was. */
export interface PagePicture {
  /** 1-based. */
  n: number;
  image: GreyImage;
  dpi: number | null;
}

/** Reads lines of characters from their pictures; one list of characters for each, in the order given. */
export type Recognise = (crops: readonly LineCrop[]) => Promise<ReadCharacter[][]>;
