import type { Rect } from '../../report/document.ts';
import type { PageCharacter } from './page-characters.ts';
import type { PageDrawings } from './page-drawings.ts';

/** `text`: characters that the page draws. `ocr-layer`: a machine's reading behind a picture of the page. `none`: nothing to read. */
export type TextSource = 'text' | 'ocr-layer' | 'none';

/** Any Chinese text of some length has several of these; text whose fonts lie about their characters has none. */
const COMMON = /[的年政府信息公开一二三四五六七八九十机关行件数不本和法总计其他]/;
const LETTER = /\p{L}/u;
/** Letters from which a text without common characters is taken for scrambled. */
const ENOUGH = 60;
const MANY_UNKNOWN = 0.1;
/** Fewer characters over a picture of the page are a stamp or a page number. */
const STAMP = 20;
const COVERS = 0.6;

/** Where the text of a page comes from, judged by pictures over the page, invisible text and fonts that name no characters. */
export function textSource(
  box: Rect,
  drawings: Pick<PageDrawings, 'images' | 'textOrder' | 'paths'>,
  characters: readonly PageCharacter[],
): TextSource {
  const drawn = characters.filter((character) => character.text.trim() !== '');
  const visible = drawn.filter((character) => !character.hidden);
  const pictured = coverage(box, drawings) >= COVERS;
  if (visible.length < drawn.length / 2) return pictured ? 'ocr-layer' : 'none';
  if (visible.length === 0) return pictured || drawings.paths > 50 || drawings.images.length > 0 ? 'none' : 'text';
  if (pictured && visible.length < STAMP) return 'none';
  if (isUnderPicture(box, drawings, visible)) return 'ocr-layer';
  const unknown = visible.filter((character) => character.unknown).length;
  if (unknown > MANY_UNKNOWN * visible.length) return 'none';
  const letters = visible.filter((character) => LETTER.test(character.text));
  return letters.length >= ENOUGH && !letters.some((letter) => COMMON.test(letter.text)) ? 'none' : 'text';
}

/** Share of the page under pictures; strips of one scan add up. */
function coverage(box: Rect, drawings: Pick<PageDrawings, 'images'>): number {
  let covered = 0;
  for (const image of drawings.images) covered += sharedArea(box, image.box);
  return covered / Math.max(1, (box[2] - box[0]) * (box[3] - box[1]));
}

/** Some scanners draw their reading visibly and the picture of the page over it. */
function isUnderPicture(
  box: Rect,
  drawings: Pick<PageDrawings, 'images' | 'textOrder'>,
  visible: readonly PageCharacter[],
): boolean {
  const over = drawings.images.filter((image) => coverage(box, { images: [image] }) >= COVERS);
  const last = Math.max(-1, ...over.map((image) => image.order));
  if (last < 0) return false;
  const under = visible.filter(({ object }) => (drawings.textOrder.get(object) ?? Number.POSITIVE_INFINITY) < last);
  return under.length > visible.length / 2;
}

function sharedArea(a: Rect, b: Rect): number {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return width > 0 && height > 0 ? width * height : 0;
}
