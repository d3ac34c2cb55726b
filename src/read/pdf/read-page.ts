import { type DocumentWarning, type Rect, UNREAD } from '../../report/document.ts';
import type { PositionedPage } from '../positioned-page.ts';
import type { Glyph } from '../ruled-grid.ts';
import type { Budget } from './budget.ts';
import { loadWithNotes } from './load-with-notes.ts';
import { type PageCharacter, pageCharacters } from './page-characters.ts';
import { type PageDrawings, pageDrawings } from './page-drawings.ts';
import { type PageSpace, pageSpace } from './page-space.ts';
import type { Pdfium } from './pdfium.ts';
import { renderLoaded } from './render-page.ts';
import { INK_DPI, marksOn, type Painted, seenCharacters } from './shown-ink.ts';
import { struckOut } from './struck-out.ts';
import { type TextSource, textSource } from './text-source.ts';

export interface ReadPage {
  page: PositionedPage;
  source: TextSource;
  warnings: DocumentWarning[];
}

/** A page with the quarters clockwise by which it is turned beyond what it says itself, so that its writing stands upright. */
export interface TurnedPage extends ReadPage {
  turn: number;
}

/** Pages with pictures of more pixels than this are not drawn to see whether their characters show: that could end in want of memory. */
const MOST_PIXELS = 40_000_000;
const WHITE = 250;
/** Share of the page from which a picture is worth a mention. */
const PICTURE = 0.15;
/** The same for one as broad as a table, beside the margins in which banners stand: a table of few rows is no higher. Of a larger sheet only as much as an A4 page counts. */
const LOW_TABLE = { area: 0.03, width: 0.4, margin: 0.12 } as const;
const A4 = { width: 595, area: 595 * 842 } as const;
/** Share of the characters that must lie one way for the page to be turned that way, whatever its /Rotate says. */
const ONE_WAY = 2 / 3;
/**
 * Share of figures from which they tell the way alone: the headers of a table's columns may be written along the other way, and on a page
 * with little else they are most characters; the number of a page is too little.
 */
const FIGURES = 0.1;

/** One page (0-based index) as positioned characters and lines; a page that PDFium cannot load yields none, with a warning. */
export function readPage(pdfium: Pdfium, document: number, index: number, budget: Budget): TurnedPage {
  const n = index + 1;
  const { api } = pdfium;
  budget.checkTime();
  const { page: handle, unshown } = loadWithNotes(pdfium, document, index);
  if (handle === 0) {
    const page = { n, width: 0, height: 0, glyphs: [], segments: [], pictures: [] };
    return { page, source: 'none', turn: 0, warnings: [{ code: 'page-unreadable', place: { page: n } }] };
  }
  try {
    const drawings = pageDrawings(pdfium, handle, budget);
    const painted = pageCharacters(pdfium, handle, budget);
    const box = visibleBox(pdfium, handle);
    const rotation = api.FPDFPage_GetRotation(handle);
    const space = pageSpace(box, orientation(painted, rotation));
    const characters = [...painted, ...unshown.map((rect, i) => unknownAt(rect, -1 - i, (4 - space.quarters) % 4))];
    const turn = (space.quarters - rotation + 4) % 4;
    if (drawings.pixels > MOST_PIXELS || textSource(box, drawings, characters) !== 'text')
      return { ...positioned(n, box, space, drawings, characters), turn };
    if (drawings.plain && unshown.length === 0) {
      const seen = struckOut(characters, drawings.segments);
      return { ...positioned(n, box, space, drawings, seen), turn };
    }
    const drawn = { ...renderLoaded(pdfium, handle, { dpi: INK_DPI, turn }), space };
    const seen = struckOut(seenCharacters(characters, drawn, inkOf(pdfium)), drawings.segments);
    const found = positioned(n, box, space, drawings, seen);
    return { ...found, page: { ...found.page, marks: marksOn(drawn, seen, drawings) }, turn };
  } finally {
    api.FPDF_ClosePage(handle);
  }
}

/** A character at the place of a text that some programs show and others do not. */
function unknownAt([x0, y0, x1, y1]: Rect, run: number, turn: number): PageCharacter {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return { text: UNREAD, box: [x - 2, y - 2, x + 2, y + 2], run, object: run, turn, unknown: false, hidden: false };
}

/** What of fonts and colours of show-text operations is asked for, each once. */
function inkOf({ api, allocate, free, ints }: Pdfium): Painted {
  const fonts = new Map<number, { font: number; embedded: boolean }>();
  return {
    fontOf(object) {
      const font = api.FPDFTextObj_GetFont(object);
      const known = fonts.get(font) ?? { font, embedded: api.FPDFFont_GetIsEmbedded(font) === 1 };
      fonts.set(font, known);
      return known;
    },
    isColourless(object) {
      const at = allocate(16);
      try {
        if (!api.FPDFPageObj_GetFillColor(object, at, at + 4, at + 8, at + 12)) return false;
        const [r = 0, g = 0, b = 0, alpha = 255] = ints().subarray(at >> 2, (at >> 2) + 4);
        return alpha === 0 || Math.min(r, g, b) >= WHITE;
      } finally {
        free(at);
      }
    },
  };
}

/** A page from what was found on it, in points of its user space (origin bottom left); `box` is its visible part. */
export function positioned(
  n: number,
  box: Rect,
  space: PageSpace,
  drawings: PageDrawings,
  characters: readonly PageCharacter[],
): ReadPage {
  const source = textSource(box, drawings, characters);
  const slanted = characters.filter((character) => character.turn === null).length;
  const warnings: DocumentWarning[] = [];
  if (source !== 'text') warnings.push({ code: source === 'none' ? 'no-text' : 'ocr-layer', place: { page: n } });
  if (slanted > 0 && source === 'text')
    warnings.push({ code: 'slanted-text', detail: String(slanted), place: { page: n } });
  const whole: Rect = [0, 0, space.width, space.height];
  const page: PositionedPage = {
    n,
    width: space.width,
    height: space.height,
    glyphs: source === 'text' ? glyphsOf(characters, space) : [],
    segments: source === 'text' ? segmentsOf(drawings, space) : [],
    pictures: source === 'text' ? picturesOf(drawings, box, space) : [whole],
  };
  return { page, source, warnings };
}

/** The part of the page that is shown: left, bottom, right, top. */
function visibleBox(pdfium: Pdfium, page: number): Rect {
  const rect = pdfium.allocate(16);
  try {
    if (!pdfium.api.FPDF_GetPageBoundingBox(page, rect)) return [0, 0, 595, 842];
    const [left = 0, top = 842, right = 595, bottom = 0] = pdfium.floats().subarray(rect >> 2, (rect >> 2) + 4);
    return [left, bottom, right, top];
  } finally {
    pdfium.free(rect);
  }
}

/**
 * Quarters clockwise for showing: as nearly all figures lie, else as nearly all characters do, else as the page says. Some pages were left
 * sideways.
 */
export function orientation(characters: readonly Pick<PageCharacter, 'turn' | 'text'>[], rotation: number): number {
  const seen = characters.flatMap(({ turn, text }) => (turn === null || text.trim() === '' ? [] : [{ turn, text }]));
  const figures = seen.filter(({ text }) => /\d/.test(text));
  const turn = (figures.length >= FIGURES * seen.length ? oneWay(figures) : null) ?? oneWay(seen);
  return turn === null ? ((rotation % 4) + 4) % 4 : (4 - turn) % 4;
}

function oneWay(characters: readonly { turn: number }[]): number | null {
  const counts = [0, 0, 0, 0];
  for (const { turn } of characters) counts[turn]!++;
  const most = Math.max(...counts);
  return most > 0 && most >= ONE_WAY * characters.length ? counts.indexOf(most) : null;
}

function glyphsOf(characters: readonly PageCharacter[], space: PageSpace): Glyph[] {
  return characters.flatMap(({ text, box, run, turn, unknown, hidden }): Glyph[] => {
    if (hidden || turn === null) return [];
    const [x0, y0, x1, y1] = space.rect(...box);
    if (x1 <= 0 || y1 <= 0 || x0 >= space.width || y0 >= space.height) return [];
    const lies = (turn + space.quarters) % 4;
    return [{ text: unknown ? UNREAD : text, x0, y0, x1, y1, run, ...(lies === 0 ? {} : { turn: lies }) }];
  });
}

function segmentsOf(drawings: PageDrawings, space: PageSpace) {
  return drawings.segments.map((segment) => {
    const [x0, y0] = space.point(segment.x0, segment.y0);
    const [x1, y1] = space.point(segment.x1, segment.y1);
    return { x0, y0, x1, y1 };
  });
}

function picturesOf(drawings: PageDrawings, box: Rect, space: PageSpace): Rect[] {
  return drawings.images
    .map((image) => space.rect(...image.box))
    .filter((rect) => area(rect) >= PICTURE * area(box) || mayBeLowTable(rect, space));
}

function mayBeLowTable(rect: Rect, { width, height }: PageSpace): boolean {
  const sheet = { width: Math.min(width, A4.width), area: Math.min(width * height, A4.area) };
  const broad = rect[2] - rect[0] >= LOW_TABLE.width * sheet.width && area(rect) >= LOW_TABLE.area * sheet.area;
  return broad && rect[3] > LOW_TABLE.margin * height && rect[1] < (1 - LOW_TABLE.margin) * height;
}

function area(rect: Rect): number {
  return (rect[2] - rect[0]) * (rect[3] - rect[1]);
}
