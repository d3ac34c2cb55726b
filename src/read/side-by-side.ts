import type { Block, DocumentWarning, Grid, Place, Rect } from '../report/document.ts';
import { type GlyphLine, glyphLines, lineText } from './cell-text.ts';
import { isFigure, UNIT } from './cell-words.ts';
import { mergeRules } from './merge-rules.ts';
import { matchingText } from './normalise.ts';
import type { PositionedPage } from './positioned-page.ts';
import { type Glyph, roundRect, type Segment } from './ruled-grid.ts';

/** Points by which a line of a table may lie otherwise on the page beside it, and a character that both pages draw. */
const SAME_LINE = 1;
const SAME_PLACE = 1.5;
/** Points by which a line over the whole of a table may begin and end elsewhere. */
const OUTER = 3;
/** Row lines that a table has at least, and the share of them that both pages show: cells beside several rows hide some. */
const LEAST_LINES = 3;
const SHARED = 0.7;
/** Row lines, all of them on both pages, that prove as much as characters do. */
const MANY_LINES = 10;
/** Share of the rows in which words may hang out of a header. */
const MOST_ASTRAY = 0.2;
/** Pages below one another that a sheet has at most. */
const MOST_DOWN = 12;
/** Part of a page's height at its top and bottom in which running titles and page numbers stand. */
const MARGIN = 0.12;
/** Points of a box on a page, less than which is none. */
const LEAST_WIDTH = 1;

/** What a page put together has from one page of the document: from where on, and by how much it was moved. */
interface Part {
  n: number;
  from: number;
  by: number;
}

interface Sheet {
  page: PositionedPage;
  parts: readonly Part[];
  /** True where both pages draw the same characters over the line at which they were cut, or show many row lines, all of them alike. */
  proven: boolean;
}

/** Where the row lines of a table lie. */
interface Ruled {
  ys: number[];
  left: number;
  right: number;
  /** Where its first column ends. */
  inner: number;
}

/** The tables of a page, and the outer edges of all of them. */
interface Frame {
  tables: Ruled[];
  left: number;
  right: number;
}

/** Pages numbered anew, and what gives blocks and warnings their places in the document again. */
export interface Sheets {
  pages: PositionedPage[];
  ownBlocks: (blocks: readonly Block[]) => Block[];
  ownWarnings: (warnings: readonly DocumentWarning[]) => DocumentWarning[];
}

/**
 * Workbooks print the columns for which a page has no room on further pages: all rows of the first columns and then those of the next, or row
 * by row. Pages that show the same row lines, the later ones with figures beside no labels of their own, are put side by side.
 */
export function sideBySide(pages: readonly PositionedPage[]): Sheets {
  const frames = new Map(pages.map((page) => [page, frameOf(page)]));
  const sheets = pages.map(
    (page): Sheet => ({ page, parts: [{ n: page.n, from: Number.NEGATIVE_INFINITY, by: 0 }], proven: true }),
  );
  for (let i = 0; i < sheets.length; i++) {
    const down = rowsOfPages(sheets, i, frames);
    if (down === 0) continue;
    const joined = sheets.slice(i, i + down).map((left, k) => beside(left, sheets[i + down + k]!, frames));
    sheets.splice(i, 2 * down, ...joined);
    for (const { page } of joined) frames.set(page, frameOf(page));
    i--;
  }
  if (sheets.length === pages.length)
    return { pages: [...pages], ownBlocks: (blocks) => [...blocks], ownWarnings: (warnings) => [...warnings] };
  return {
    pages: sheets.map(({ page }, i) => ({ ...page, n: i + 1 })),
    ownBlocks: (blocks) => blocks.map((block) => ownBlock(block, sheets)),
    ownWarnings: (warnings) =>
      warnings.map((one) => (one.place ? { ...one, place: ownPlaces(one.place, sheets)[0]! } : one)),
  };
}

/** How many pages from the `i`th on, one below the other, go on to the right on as many that follow; 0 = none does. */
function rowsOfPages(sheets: readonly Sheet[], i: number, frames: ReadonlyMap<PositionedPage, Frame | null>): number {
  for (let down = 1; down <= MOST_DOWN && i + 2 * down <= sheets.length; down++) {
    const rows = sheets.slice(i, i + down);
    if (rows.every((left, k) => goesOn(left.page, sheets[i + down + k]!.page, frames))) return down;
  }
  return 0;
}

function frameOf(page: PositionedPage): Frame | null {
  const sets = page.raster ? [] : (mergeRules(page.segments) ?? []);
  const tables = sets.map(({ horizontal, vertical }): Ruled => {
    const left = Math.min(...horizontal.map(({ from }) => from));
    const right = Math.max(...horizontal.map(({ to }) => to));
    const columns = vertical.map(({ at }) => at).filter((x) => x > left + SAME_PLACE);
    const ys = [...new Set(horizontal.map(({ at }) => at))].sort((a, b) => a - b);
    return { ys, left, right, inner: Math.min(...columns, right) };
  });
  if (tables.length === 0) return null;
  const left = Math.min(...tables.map((table) => table.left));
  return { tables, left, right: Math.max(...tables.map((table) => table.right)) };
}

/** Whether a page shows further columns of the rows of another: of all its tables, and with no words that are its own. */
function goesOn(
  left: PositionedPage,
  right: PositionedPage,
  frames: ReadonlyMap<PositionedPage, Frame | null>,
): boolean {
  const [a, b] = [frames.get(left), frames.get(right)];
  if (!a || !b || left.height !== right.height) return false;
  const cut = a.tables.filter((table) => Math.abs(table.right - a.right) < SAME_PLACE);
  const further = cut.flatMap((one) => {
    const own = b.tables.filter(({ ys }) => ys[0]! > one.ys[0]! - OUTER && ys.at(-1)! < one.ys.at(-1)! + OUTER);
    return own.length === 0 ? [] : { one, own, table: withOuterLines(asOne(own), one, right.segments) };
  });
  const isFurther = ({ one, table }: (typeof further)[number]) => {
    // Its first column had no room on the page before.
    const hadRoom = a.right + table.inner - b.left <= right.width - b.left;
    return !hadRoom && haveSameRows(one, table) && holdFurther(left, right, table);
  };
  const tables = further.map(({ table }) => table);
  return (
    further.length > 0 &&
    b.tables.every((table) => further.some(({ own }) => own.includes(table))) &&
    further.every((one) => Math.abs(one.table.left - b.left) < SAME_PLACE && isFurther(one)) &&
    !hasOwnWords(left, right, a, { ...b, tables })
  );
}

/** Pieces that meet no common line on their page: those on both sides of a name over all its columns. */
function asOne(pieces: readonly Ruled[]): Ruled {
  return {
    ys: [...new Set(pieces.flatMap(({ ys }) => ys))].sort((a, b) => a - b),
    left: Math.min(...pieces.map(({ left }) => left)),
    right: Math.max(...pieces.map(({ right }) => right)),
    inner: Math.min(...pieces.map(({ inner }) => inner)),
  };
}

/** With lines over all its width that meet no other, as above a name over all columns of a page: those that the page before has as well. */
function withOuterLines(table: Ruled, before: Ruled, segments: readonly Segment[]): Ruled {
  const isWhole = ({ x0, y0, x1, y1 }: Segment) =>
    Math.abs(y1 - y0) < SAME_LINE &&
    Math.abs(Math.min(x0, x1) - table.left) < OUTER &&
    Math.abs(Math.max(x0, x1) - table.right) < OUTER;
  const lone = segments
    .filter(isWhole)
    .map(({ y0, y1 }) => (y0 + y1) / 2)
    .filter((y) => before.ys.some((other) => Math.abs(other - y) <= SAME_LINE))
    .filter((y) => !table.ys.some((other) => Math.abs(other - y) <= 2 * SAME_LINE));
  return { ...table, ys: [...table.ys, ...lone].sort((a, b) => a - b) };
}

function haveSameRows(a: Ruled, b: Ruled): boolean {
  const isOneLine = (y: number, other: number) => Math.abs(y - other) <= SAME_LINE;
  const shared = a.ys.filter((y) => b.ys.some((other) => isOneLine(y, other))).length;
  return (
    isOneLine(a.ys[0]!, b.ys[0]!) &&
    isOneLine(a.ys.at(-1)!, b.ys.at(-1)!) &&
    shared >= Math.max(LEAST_LINES, SHARED * a.ys.length, SHARED * b.ys.length)
  );
}

/** Figures with something left of them on the page before, words beside words, and no labels. */
function holdFurther(left: PositionedPage, right: PositionedPage, { ys }: Ruled): boolean {
  const rows = ys.slice(1).map((to, i) => ({
    before: holdsOf(left.glyphs, ys[i]!, to),
    own: holdsOf(right.glyphs, ys[i]!, to),
  }));
  const filled = rows.filter(({ own }) => own.figures);
  const isBare = ({ before }: (typeof rows)[number]) => !before.figures && !before.words;
  const astray = rows.filter(({ own, before }) => own.words && (own.figures || before.figures));
  return filled.length > 0 && !filled.some(isBare) && astray.length <= MOST_ASTRAY * filled.length;
}

/** Words above or below its tables that do not go on from a line of the page before. */
function hasOwnWords(left: PositionedPage, right: PositionedPage, a: Frame, b: Frame): boolean {
  const running = new Set(runningLines(right, b, left));
  const before = glyphLines(left.glyphs);
  return glyphLines(right.glyphs.filter((glyph) => !running.has(glyph))).some((line) => {
    const isBefore = (one: GlyphLine) => Math.abs(one.y0 - line.y0) < SAME_PLACE && one.x1 > a.right - one.size;
    return !isInTable(line, b) && !before.some(isBefore);
  });
}

/** What stands between two row lines. */
function holdsOf(glyphs: readonly Glyph[], from: number, to: number) {
  const own = glyphs.filter(({ y0, y1 }) => (y0 + y1) / 2 > from && (y0 + y1) / 2 < to);
  const texts = glyphLines(own).flatMap((line) => wordsOf(line));
  const isMark = (text: string) => isFigure(text) || UNIT.test(text);
  return {
    figures: texts.some((text) => isFigure(text)),
    words: texts.some((text) => /\p{L}/u.test(text) && !isMark(text)),
  };
}

/** What stands apart from one another on a line, by more than a character. */
function wordsOf(line: GlyphLine): string[] {
  const words: Glyph[][] = [];
  for (const glyph of line.glyphs) {
    const last = words.at(-1)?.at(-1);
    if (last && glyph.x0 - last.x1 < line.size / 2) words.at(-1)!.push(glyph);
    else words.push([glyph]);
  }
  return words.map((glyphs) => matchingText(lineText({ ...line, glyphs })));
}

/** Two pages as one: what both draw counts once, as do running titles and page numbers. */
function beside(left: Sheet, right: Sheet, frames: ReadonlyMap<PositionedPage, Frame | null>): Sheet {
  const [a, b] = [frames.get(left.page)!, frames.get(right.page)!];
  const from = a.right;
  const by = from - b.left;
  const running = new Set(runningLines(right.page, b, left.page));
  const moved = right.page.glyphs
    .filter((glyph) => !running.has(glyph))
    .map((glyph) => ({ ...glyph, ...shifted(glyph, by) }));
  const isTwice = twiceIn(left.page.glyphs);
  const added = moved.filter((glyph) => !isTwice(glyph));
  const segments = right.page.segments.map((segment): Segment => ({ ...segment, ...shifted(segment, by) }));
  const moveAll = (rects: readonly Rect[] = []) => rects.map(([x0, y0, x1, y1]): Rect => [x0 + by, y0, x1 + by, y1]);
  return {
    page: {
      ...left.page,
      width: right.page.width + by,
      glyphs: [...left.page.glyphs, ...added],
      segments: [...left.page.segments, ...segments],
      pictures: [...left.page.pictures, ...moveAll(right.page.pictures)],
      marks: [...(left.page.marks ?? []), ...moveAll(right.page.marks)],
    },
    parts: [
      ...left.parts,
      ...right.parts.map((part) => ({ ...part, from: Math.max(from, part.from + by), by: part.by + by })),
    ],
    proven: left.proven && right.proven && (added.length < moved.length || haveManyAlike(a, b)),
  };
}

function haveManyAlike(a: Frame, b: Frame): boolean {
  return b.tables.every(({ ys }) => {
    const isAlike = (one: Ruled) =>
      one.ys.length === ys.length && one.ys.every((y, i) => Math.abs(y - ys[i]!) <= SAME_LINE);
    return ys.length >= MANY_LINES && a.tables.some(isAlike);
  });
}

function shifted({ x0, x1 }: { x0: number; x1: number }, by: number) {
  return { x0: x0 + by, x1: x1 + by };
}

/** Tells which characters stand at the same place among these. */
function twiceIn(glyphs: readonly Glyph[]): (glyph: Glyph) => boolean {
  const byText = Map.groupBy(glyphs, ({ text }) => text);
  return ({ text, x0, y0 }) =>
    (byText.get(text) ?? []).some(
      (other) => Math.abs(other.x0 - x0) < SAME_PLACE && Math.abs(other.y0 - y0) < SAME_PLACE && text.trim() !== '',
    );
}

function isInTable({ y0, y1 }: GlyphLine, { tables }: Frame): boolean {
  return tables.some(({ ys }) => y1 > ys[0]! && y0 < ys.at(-1)!);
}

/** Characters of lines in the margins of a page, outside its tables, that stand at the same height of another too, but for their numbers. */
function runningLines(page: PositionedPage, frame: Frame, other: PositionedPage): Glyph[] {
  const inMargin = ({ y0, y1 }: GlyphLine) => y1 < MARGIN * page.height || y0 > (1 - MARGIN) * page.height;
  const textOf = (line: GlyphLine) => lineText(line).replace(/\s+/g, '').replace(/\d+/g, '#');
  const known = glyphLines(other.glyphs).filter(inMargin);
  const isKnown = (line: GlyphLine) =>
    known.some((one) => Math.abs(one.y0 - line.y0) < SAME_PLACE && textOf(one) === textOf(line));
  return glyphLines(page.glyphs)
    .filter((line) => inMargin(line) && !isInTable(line, frame) && isKnown(line))
    .flatMap(({ glyphs }) => glyphs);
}

function ownBlock(block: Block, sheets: readonly Sheet[]): Block {
  const places = (found: readonly Place[]) => found.flatMap((place) => ownPlaces(place, sheets));
  if (block.t !== 'grid') return { ...block, places: places(block.places) };
  return {
    ...block,
    cells: block.cells.map((cell) => ({ ...cell, ...unproven(cell, sheets), places: places(cell.places) })),
  };
}

/** A figure of pages that only a few row lines show to belong together may stand in another's row. */
function unproven({ text, places }: Grid['cells'][number], sheets: readonly Sheet[]) {
  const isProven = places.every(({ page }) => page === undefined || sheets[page - 1]!.proven);
  return isProven || !isFigure(text) ? {} : { parted: true as const };
}

/** A place on a page put together, on the pages of the document. */
function ownPlaces(place: Place, sheets: readonly Sheet[]): Place[] {
  const { page, bbox } = place;
  if (page === undefined) return [place];
  const { parts } = sheets[page - 1]!;
  if (!bbox) return [{ ...place, page: parts[0]!.n }];
  const found = parts.flatMap(({ n, from, by }, i): Place[] => {
    const to = parts[i + 1]?.from ?? Number.POSITIVE_INFINITY;
    const [x0, x1] = [Math.max(bbox[0], from), Math.min(bbox[2], to)];
    return x1 - x0 < LEAST_WIDTH ? [] : [{ ...place, page: n, bbox: roundRect([x0 - by, bbox[1], x1 - by, bbox[3]]) }];
  });
  return found.length > 0 ? found : [{ ...place, page: parts[0]!.n }];
}
