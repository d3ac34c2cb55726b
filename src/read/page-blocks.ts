import type { Block, DocumentWarning, Grid, Paragraph, Rect } from '../report/document.ts';
import { type AlignedTable, alignedTables } from './aligned/aligned-tables.ts';
import { lastLines } from './aligned/lines-above.ts';
import { runningTexts, withoutRunningLines } from './aligned/running-lines.ts';
import { isSetWide } from './aligned/text-cells.ts';
import { tokensOf } from './aligned/tokens.ts';
import { cellText } from './cell-text.ts';
import { beginsPrintedLabel } from './label-begins.ts';
import { tidyText } from './normalise.ts';
import type { PositionedPage } from './positioned-page.ts';
import { roundRect, ruledGrids, ruledToGrid } from './ruled-grid.ts';
import type { Glyph, RuledCell, RuledGrid, RuledPage } from './ruled-page.ts';
import { sideBySide } from './side-by-side.ts';
import { stitchGrids } from './stitch.ts';
import { goesOnOverPage, joinText, type TextParagraph, textParagraphs } from './text-lines.ts';
import { sameColumns, unifyColumns } from './unify-columns.ts';
import { withUnreadableLast, withUnsureLast, withUnsureTail } from './unsure-rows.ts';

interface TablePart {
  grid: Grid;
  xs: number[];
  /** True where it begins with a header, so that nothing in its first row is the rest of another. */
  headed?: boolean;
}

type Item =
  | { kind: 'text'; n: number; y: number; paragraph: TextParagraph }
  | { kind: 'table'; n: number; y: number; bottom: number; part: TablePart }
  | { kind: 'picture'; n: number; y: number; bbox: Rect };

const PAGE_NUMBER =
  /^[-—–―－·.\s]*(?:第\s*)?\d{1,3}(?:\s*[/／]\s*\d{1,3})?(?:\s*页)?(?:[\s,，/]*共\s*\d{1,3}\s*页)?[-—–―－·.\s]*$/;
/** Letters that a running title has at least. */
const LEAST_WORDS = 4;
/** Part of the page's height at its top and bottom in which running titles and page numbers stand. */
const MARGIN = 0.12;

/**
 * Pages to blocks in reading order: ruled tables, stitched over page breaks, and the paragraphs between them. Page numbers and
 * running titles are left out (a running title's first appearance stays). Pages that a workbook printed beside one another are one.
 */
export function pageBlocks(found: readonly PositionedPage[]): { blocks: Block[]; warnings: DocumentWarning[] } {
  const { pages, ownBlocks, ownWarnings } = sideBySide(found);
  const { blocks, warnings } = blocksOf(pages);
  return { blocks: ownBlocks(blocks), warnings: ownWarnings(warnings) };
}

function blocksOf(pages: readonly PositionedPage[]): { blocks: Block[]; warnings: DocumentWarning[] } {
  const warnings: DocumentWarning[] = [];
  const ruled = withRemains(
    pages.map((page) => ({ page, found: withoutDoubtful(ruledGrids(page), page.n, warnings) })),
  );
  const items = withoutRunningText(
    withAligned(ruled, warnings).map(({ page, found, aligned }) => ({
      page,
      items: pageItems(page, found, aligned, warnings),
    })),
  );
  const blocks: Block[] = [];
  let before: Item | null = null;
  let open: TablePart | null = null;
  let at = -1;
  for (const item of items) {
    const overPage = before?.kind === 'table' && item.n === before.n + 1;
    const part: TablePart | null = item.kind === 'table' ? item.part : null;
    if (part && open && overPage && sameColumns(open.xs, part.xs)) {
      open = stitched(open, part);
      blocks[at] = withCaption(open.grid, blocks.slice(0, at));
    } else if (part) {
      if (open && overPage) blocks[at] = { ...(blocks[at] as Grid), cells: withUnsureLast(open.grid).cells };
      open = before && before.n < item.n && !part.headed ? { ...part, grid: withUnsureTail(part.grid) } : part;
      at = blocks.push(withCaption(open.grid, blocks)) - 1;
    } else if (item.kind === 'text') takeParagraph(blocks, item, before);
    else if (item.kind === 'picture') blocks.push({ t: 'img', places: [{ page: item.n, bbox: roundRect(item.bbox) }] });
    if (!isBeside(item, before)) before = item;
  }
  return { blocks, warnings };
}

/** Words beside a table, such as a figure that hangs out of it, do not part it from what follows on the next page. */
function isBeside(item: Item, before: Item | null): boolean {
  if (item.kind !== 'text' || before?.kind !== 'table' || item.n !== before.n) return false;
  const [, y0, , y1] = item.paragraph.bbox;
  return (y0 + y1) / 2 < before.bottom;
}

function stitched(open: TablePart, part: TablePart): TablePart {
  const { xs, first, second } = unifyColumns(open, part);
  return { xs, grid: stitchGrids([first, second]) };
}

function withCaption(grid: Grid, before: readonly Block[]): Grid {
  const caption = before.findLast((block) => block.t === 'p');
  return caption ? { ...grid, caption: caption.text } : grid;
}

function takeParagraph(blocks: Block[], item: Item & { kind: 'text' }, before: Item | null): void {
  const { paragraph, n } = item;
  const place = { page: n, bbox: roundRect(paragraph.bbox) };
  const text = tidyText(paragraph.text);
  if (text === '') return;
  const last = blocks.at(-1);
  const goesOn = before?.kind === 'text' && before.n === n - 1 && goesOnOverPage(before.paragraph, paragraph);
  if (goesOn && last?.t === 'p') {
    const joined: Paragraph = { ...last, text: joinText(last.text, text), places: [...last.places, place] };
    blocks[blocks.length - 1] = joined;
  } else blocks.push({ t: 'p', text, places: [place] });
}

interface SearchedPage {
  page: PositionedPage;
  found: RuledPage;
}

/** A box of one cell at the end of a page, or at the beginning of the next, is a table's row where the table beyond the break has its edges. */
function withRemains(pages: readonly SearchedPage[]): SearchedPage[] {
  return pages.map(({ page, found }, i) => {
    const next = pages[i + 1]?.found.grids[0];
    const before = pages[i - 1]?.found.grids.at(-1);
    const lowest = found.frames.at(-1);
    const highest = found.frames[0];
    const kept: RuledGrid[] = [];
    const { grids } = found;
    if (lowest && next && isRowOf(lowest, next) && grids.every((grid) => grid.bbox[3] <= lowest.bbox[1]))
      kept.push(lowest);
    else if (highest && before && isRowOf(highest, before) && grids.every((grid) => grid.bbox[1] >= highest.bbox[3]))
      kept.push(highest);
    if (kept.length === 0) return { page, found };
    const taken = new Set(kept.flatMap((grid) => grid.cells.flatMap((cell) => cell.glyphs)));
    const all = [...grids, ...kept].sort((a, b) => a.bbox[1] - b.bbox[1]);
    return { page, found: { ...found, grids: all, rest: found.rest.filter((glyph) => !taken.has(glyph)) } };
  });
}

function isRowOf(frame: RuledGrid, table: RuledGrid): boolean {
  return sameColumns([frame.bbox[0], frame.bbox[2]], [table.bbox[0], table.bbox[2]]);
}

/**
 * Tables without rules are looked for where the rules of a page say nothing doubtful; the first of a page may go on with the last of the page
 * before, or begin with the last lines there.
 */
function withAligned(
  pages: readonly SearchedPage[],
  warnings: readonly DocumentWarning[],
): (SearchedPage & { aligned: AlignedTable[] })[] {
  const doubtful = new Set(
    warnings.flatMap(({ code, place }) => (code === 'table-shape-uncertain' ? (place?.page ?? []) : [])),
  );
  const running = runningTexts(pages.map(({ page, found }) => ({ glyphs: found.rest, height: page.height })));
  let before: { n: number; table: AlignedTable } | null = null;
  let above: Glyph[] = [];
  const done: (SearchedPage & { aligned: AlignedTable[] })[] = [];
  const isWide = isSetWide(pages.map(({ found }) => tokensOf(found.rest)));
  for (const { page, found } of pages) {
    if (page.raster || doubtful.has(page.n) || found.overdrawn || isSideways(found.rest)) {
      above = [];
      done.push({ page, found, aligned: [] });
      continue;
    }
    const glyphs = withoutRunningLines({ glyphs: found.rest, height: page.height }, running);
    const open: AlignedTable | null = before?.n === page.n - 1 && found.grids.length === 0 ? before.table : null;
    const { tables, rest, tookAbove } = alignedTables({ n: page.n, glyphs, above, isWide }, open);
    const last = tables.at(-1);
    if (tookAbove) leaveOut(done.at(-1), above);
    if (open && hasRestsOf(open, found.rest, tables[0]?.top ?? page.height, page)) {
      const { aligned } = done.at(-1)!;
      aligned[aligned.length - 1] = { ...open, grid: withUnreadableLast(open.grid) };
    }
    before = last ? { n: page.n, table: last } : null;
    above = lastLines(rest, Math.max(last?.bottom ?? 0, found.grids.at(-1)?.bbox[3] ?? 0));
    const kept = new Set(rest);
    const taken = new Set(glyphs.filter((glyph) => !kept.has(glyph)));
    done.push({ page, found: { ...found, rest: found.rest.filter((glyph) => !taken.has(glyph)) }, aligned: tables });
  }
  return done;
}

/**
 * A first line of nothing but figures, some below those of the last row of the page before: their further digits, which no rule and no
 * label tells from a page number but its place.
 */
function hasRestsOf({ grid }: AlignedTable, glyphs: readonly Glyph[], top: number, page: PositionedPage): boolean {
  const tokens = tokensOf(glyphs);
  const [first] = tokens;
  if (!first || first.y1 > Math.min(top, MARGIN * page.height)) return false;
  const line = tokens.filter(({ y0 }) => y0 < first.y1);
  if (line.some(({ kind }) => kind === 'words') || (line.length === 1 && first.text === String(page.n))) return false;
  const figures = grid.cells.filter((cell) => cell.r === grid.rows - 1 && /\d/.test(cell.text));
  return line.some(({ x0, x1 }) =>
    figures.some(({ places: [place] }) => place?.bbox && place.bbox[0] < x1 && place.bbox[2] > x0),
  );
}

/** What is the header of the next page's table is no text of its own page. */
function leaveOut(searched: SearchedPage | undefined, glyphs: readonly Glyph[]): void {
  if (searched)
    searched.found = { ...searched.found, rest: searched.found.rest.filter((one) => !glyphs.includes(one)) };
}

function isSideways(glyphs: readonly Glyph[]): boolean {
  return glyphs.filter(({ turn }) => (turn ?? 0) !== 0).length > glyphs.length / 2;
}

function pageItems(
  page: PositionedPage,
  { grids, rest, overdrawn }: RuledPage,
  aligned: readonly AlignedTable[],
  warnings: DocumentWarning[],
): Item[] {
  const { n } = page;
  if (overdrawn) warnings.push({ code: 'drawing-skipped', place: { page: n } });
  for (const { spilled, bbox } of grids)
    if (spilled > 0)
      warnings.push({ code: 'text-over-rules', detail: String(spilled), place: { page: n, bbox: roundRect(bbox) } });
  return [
    ...grids.map((ruled): Item => {
      return {
        kind: 'table',
        n,
        y: ruled.bbox[1],
        bottom: ruled.bbox[3],
        part: { grid: ruledToGrid(ruled, page), xs: ruled.xs },
      };
    }),
    ...aligned.map(
      ({ grid, xs, top, bottom, headed }): Item => ({ kind: 'table', n, y: top, bottom, part: { grid, xs, headed } }),
    ),
    ...textParagraphs(rest).map((paragraph): Item => ({ kind: 'text', n, y: paragraph.bbox[1], paragraph })),
    ...page.pictures.map((bbox): Item => ({ kind: 'picture', n, y: bbox[1], bbox })),
  ].sort((a, b) => a.y - b.y);
}

/**
 * A table with rules missing says nothing certain of who stands in which row: its characters are lines of text. Rules are missing where
 * a cell is no rectangle, and where a cell holds two numbered labels.
 */
function withoutDoubtful(found: RuledPage, n: number, warnings: DocumentWarning[]): RuledPage {
  const doubtful = found.grids.filter((grid) => !grid.regular || grid.cells.some(holdsTwoLabels));
  if (doubtful.length === 0) return found;
  for (const { bbox } of doubtful)
    warnings.push({ code: 'table-shape-uncertain', place: { page: n, bbox: roundRect(bbox) } });
  return {
    ...found,
    grids: found.grids.filter((grid) => !doubtful.includes(grid)),
    rest: [...found.rest, ...doubtful.flatMap((grid) => grid.cells.flatMap((cell) => cell.glyphs))],
  };
}

function holdsTwoLabels(cell: RuledCell): boolean {
  const numbered = cellText(cell.glyphs)
    .split('\n')
    .filter((line) => beginsPrintedLabel(line.trim()));
  return numbered.length > 1;
}

/**
 * Page numbers go, and words that stand at the same place of several pages, but for page numbers in them; of a running title the first
 * page's stays.
 */
function withoutRunningText(pages: readonly { page: PositionedPage; items: Item[] }[]): Item[] {
  const times = new Map<string, number>();
  const keys = new Map<Item, string>();
  for (const { page, items } of pages) {
    const own = new Set<string>();
    for (const item of items) {
      const key = runningKey(item, page);
      if (key === null) continue;
      keys.set(item, key);
      own.add(key);
    }
    for (const key of own) times.set(key, (times.get(key) ?? 0) + 1);
  }
  const first = pages.find(({ items }) => items.length > 0)?.page.n;
  return pages.flatMap(({ page, items }) =>
    items.filter((item, i) => {
      if (item.kind !== 'text' || !isMarginal(item, page)) return true;
      const text = item.paragraph.text.trim();
      if (PAGE_NUMBER.test(text) && (i === 0 || i === items.length - 1)) return false;
      const key = keys.get(item);
      const isTitle = page.n === first && item.paragraph.bbox[3] < MARGIN * page.height;
      return key === undefined || times.get(key)! < 2 || isTitle;
    }),
  );
}

function isMarginal(item: Item & { kind: 'text' }, page: PositionedPage): boolean {
  const [, y0, , y1] = item.paragraph.bbox;
  return y1 < MARGIN * page.height || y0 >= (1 - MARGIN) * page.height;
}

/** What running words have in common on all pages; null for all others: figures run nowhere. */
function runningKey(item: Item, page: PositionedPage): string | null {
  if (item.kind !== 'text' || !isMarginal(item, page)) return null;
  const text = item.paragraph.text.replace(/\s+/g, '');
  const [, y0] = item.paragraph.bbox;
  const words = text.replace(new RegExp(`(?<!\\d)${page.n}(?:[/／]\\d{1,3})?(?!\\d)`), '#');
  const isWords = (text.match(/\p{L}/gu)?.length ?? 0) >= LEAST_WORDS;
  return isWords ? `${Math.round(y0 / 3)} ${words}` : null;
}
