import type { Rect } from '../report/document.ts';
import type { Segment } from './merge-rules.ts';
import type { Glyph } from './ruled-page.ts';

/** One page as characters, lines and pictures, in points from its top left corner. */
export interface PositionedPage {
  /** 1-based. */
  n: number;
  width: number;
  height: number;
  glyphs: readonly Glyph[];
  segments: readonly Segment[];
  pictures: readonly Rect[];
  /** Where something of a digit's size is drawn that is neither a character nor a line; left out where nobody looked. */
  marks?: readonly Rect[];
  /** True where characters and lines were recognised in a picture of the page. */
  raster?: boolean;
}
