import { glyphLines, lineText } from '../cell-text.ts';
import type { Glyph } from '../ruled-grid.ts';

/** Part of a page's height at its top and bottom, and the distance to the next line in parts of the character size, of running lines. */
const MARGIN = 0.12;
const APART = 1.2;

/** The characters of a page without its first and last lines where these stand apart in the margins: running titles and page numbers. */
export function withoutRunningLines({ glyphs, height }: { glyphs: readonly Glyph[]; height: number }): Glyph[] {
  const lines = glyphLines(glyphs).filter((line) => lineText(line).trim() !== '');
  const running = new Set<Glyph>();
  const [first, second] = lines;
  if (first && first.y1 < MARGIN * height && (!second || second.y0 - first.y1 > APART * first.size))
    for (const glyph of first.glyphs) running.add(glyph);
  const [last, before] = [lines.at(-1), lines.at(-2)];
  if (last && last.y0 >= (1 - MARGIN) * height && (!before || last.y0 - before.y1 > APART * last.size))
    for (const glyph of last.glyphs) running.add(glyph);
  return glyphs.filter((glyph) => !running.has(glyph));
}
