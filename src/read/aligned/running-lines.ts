import { type GlyphLine, glyphLines, lineText } from '../cell-text.ts';
import type { Glyph } from '../ruled-grid.ts';

/** Part of a page's height at its top and bottom, and the distance to the next line in parts of the character size, of running lines. */
const MARGIN = 0.12;
const APART = 1.2;
/** Letters that a running title has at least. */
const LEAST_WORDS = 4;
const PAGE_NUMBER = /^[-—–―－·.]*(?:第)?\d{1,3}(?:[/／]\d{1,3})?(?:页)?(?:[,，/]*共\d{1,3}页)?[-—–―－·.]*$/;

interface Page {
  glyphs: readonly Glyph[];
  height: number;
}

/** What stands apart in the margins of more than one page, its figures aside. */
export function runningTexts(pages: readonly Page[]): ReadonlySet<string> {
  const times = new Map<string, number>();
  for (const page of pages)
    for (const text of new Set(marginal(page).map(textOf)))
      if ((text.match(/\p{L}/gu)?.length ?? 0) >= LEAST_WORDS) times.set(text, (times.get(text) ?? 0) + 1);
  return new Set([...times].filter(([, count]) => count > 1).map(([text]) => text));
}

/**
 * The characters of a page without its first and last lines where these stand apart in the margins and are page numbers or titles that run
 * over the pages (`running`): the first row of a table may stand apart as well.
 */
export function withoutRunningLines(page: Page, running: ReadonlySet<string>): Glyph[] {
  const isRunning = (line: GlyphLine) => running.has(textOf(line)) || PAGE_NUMBER.test(plain(line));
  const gone = new Set(
    marginal(page)
      .filter(isRunning)
      .flatMap((line) => line.glyphs),
  );
  return page.glyphs.filter((glyph) => !gone.has(glyph));
}

/** The first and the last line, where they stand apart in the margins. */
function marginal({ glyphs, height }: Page): GlyphLine[] {
  const lines = glyphLines(glyphs).filter((line) => lineText(line).trim() !== '');
  const found: GlyphLine[] = [];
  const [first, second] = lines;
  if (first && first.y1 < MARGIN * height && (!second || second.y0 - first.y1 > APART * first.size)) found.push(first);
  const [last, before] = [lines.at(-1), lines.at(-2)];
  if (last && last.y0 >= (1 - MARGIN) * height && (!before || last.y0 - before.y1 > APART * last.size))
    found.push(last);
  return found;
}

function plain(line: GlyphLine): string {
  return lineText(line).replace(/\s+/g, '');
}

function textOf(line: GlyphLine): string {
  return plain(line).replace(/\d+/g, '#');
}
