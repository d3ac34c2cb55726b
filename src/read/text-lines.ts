import type { Rect } from '../report/document.ts';
import { type GlyphLine, glyphLines, lineText } from './cell-text.ts';
import { beginsPrintedItem } from './label-begins.ts';
import type { Glyph } from './ruled-page.ts';

/** Lines that make up one paragraph of a page. */
export interface TextParagraph {
  text: string;
  bbox: Rect;
  /** True where its first line begins at the left margin, so that it may go on from the page before. */
  flush: boolean;
  /** True where its last line runs to the right margin, so that it may go on on the next page. */
  open: boolean;
  size: number;
}

/** Nothing but figures and marks of blanks. */
const FIGURES = /^[\d０-９.,，\s/—－-]+$/;

interface Margins {
  left: number;
  right: number;
}

/**
 * Characters outside tables to paragraphs in reading order, top to bottom. A line goes on with the one before where that one is full
 * and this one begins at the margin; lines with wide gaps (tables without rules) stay lines, their parts apart by a blank.
 */
export function textParagraphs(glyphs: readonly Glyph[]): TextParagraph[] {
  const lines = rowsOfLines(glyphLines(glyphs.filter((glyph) => (glyph.turn ?? 0) === 0)));
  const margins = marginsOf(lines);
  const paragraphs: TextParagraph[] = [];
  let before: GlyphLine | null = null;
  for (const line of lines) {
    const text = line.text ?? lineText(line);
    const last = paragraphs.at(-1);
    if (last && before && goesOn(before, line, text, margins)) extend(last, line, text, margins);
    else paragraphs.push(begin(line, text, margins));
    before = line;
  }
  return paragraphs;
}

/** A line of the page; `text` where it was put together from several. */
type TextLine = GlyphLine & { text?: string };

/**
 * Tables without rules: the figures of a row stand at the height of the middle of its label, which has two lines. Such three lines
 * (label, figures, rest of the label) become one, the label before its figures.
 */
function rowsOfLines(lines: readonly GlyphLine[]): TextLine[] {
  const rows: TextLine[] = [];
  for (let i = 0; i < lines.length; i++) {
    const [upper, figures, lower] = [lines[i]!, lines[i + 1], lines[i + 2]];
    if (figures && lower && isRowOfThree(upper, figures, lower, lines[i - 1], lines[i + 3])) {
      const text = `${joinText(lineText(upper), lineText(lower))} ${lineText(figures)}`;
      const x0 = Math.min(upper.x0, lower.x0);
      rows.push({ ...figures, x0, y0: upper.y0, y1: lower.y1, glyphs: [...upper.glyphs, ...figures.glyphs], text });
      i += 2;
    } else rows.push(upper);
  }
  return rows;
}

function isRowOfThree(
  upper: GlyphLine,
  figures: GlyphLine,
  lower: GlyphLine,
  before: GlyphLine | undefined,
  after: GlyphLine | undefined,
): boolean {
  const overlap = (a: GlyphLine, b: GlyphLine | undefined) => b !== undefined && a.y1 - b.y0 > 0.15 * a.size;
  return (
    FIGURES.test(lineText(figures)) &&
    !/\d$/.test(lineText(upper)) &&
    !beginsPrintedItem(lineText(lower)) &&
    overlap(upper, figures) &&
    overlap(figures, lower) &&
    !overlap(upper, lower) &&
    !(before && overlap(before, upper)) &&
    !overlap(lower, after) &&
    figures.x0 > Math.max(upper.x1, lower.x1) - 0.5 * upper.size &&
    Math.abs(upper.x0 - lower.x0) < 3 * upper.size
  );
}

/** Two parts of a paragraph as one text; between words in Latin letters stands a blank. */
export function joinText(first: string, next: string): string {
  return /[A-Za-z,.;:]$/.test(first) && /^[A-Za-z]/.test(next) ? `${first} ${next}` : first + next;
}

/** True for a paragraph of the next page that goes on with the last one of this page. */
export function goesOnOverPage(last: TextParagraph, next: TextParagraph): boolean {
  return last.open && next.flush && !beginsPrintedItem(next.text) && alike(last.size, next.size);
}

function begin(line: GlyphLine, text: string, margins: Margins): TextParagraph {
  return {
    text,
    bbox: [line.x0, line.y0, line.x1, line.y1],
    flush: line.x0 <= margins.left + 0.8 * line.size && !hasWideGap(line),
    open: isOpen(line, margins, 0),
    size: line.size,
  };
}

/** A line that begins near the left margin and has no room left for what comes next (`needed` points). */
function isOpen(line: GlyphLine, margins: Margins, needed: number): boolean {
  const room = margins.right - line.x1 - needed;
  return room <= 2.2 * line.size && line.x0 <= margins.left + 5 * line.size && !hasWideGap(line);
}

/** Width of the letters and digits at the beginning of a line, between which no line breaks. */
function unbreakable(line: GlyphLine): number {
  const end = line.glyphs.findIndex((glyph) => !/^[\dA-Za-z.,%:/-]+$/.test(glyph.text));
  return end === 0 ? 0 : line.glyphs.at(end < 0 ? -1 : end - 1)!.x1 - line.x0;
}

function extend(last: TextParagraph, line: GlyphLine, text: string, margins: Margins): void {
  const [x0, y0, x1, y1] = last.bbox;
  last.text = joinText(last.text, text);
  last.bbox = [Math.min(x0, line.x0), Math.min(y0, line.y0), Math.max(x1, line.x1), Math.max(y1, line.y1)];
  last.open = begin(line, text, margins).open;
}

function goesOn(before: GlyphLine, line: GlyphLine, text: string, margins: Margins): boolean {
  return (
    isOpen(before, margins, unbreakable(line)) &&
    begin(line, '', margins).flush &&
    alike(before.size, line.size) &&
    line.y0 - before.y1 < 1.5 * line.size &&
    !beginsPrintedItem(text)
  );
}

function alike(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.25 * Math.max(a, b);
}

/** The margins are those of the long lines; a page of short lines has none, and no line of it goes on. */
function marginsOf(lines: readonly GlyphLine[]): Margins {
  const sizes = lines.map((line) => line.size).sort((a, b) => a - b);
  const body = lines.filter((line) => alike(line.size, sizes[sizes.length >> 1]!) && !hasWideGap(line));
  const widest = body.reduce((most, line) => Math.max(most, line.x1 - line.x0), 0);
  const long = body.filter((line) => line.x1 - line.x0 > 0.7 * widest);
  if (long.length < 2) return { left: Number.NEGATIVE_INFINITY, right: Number.POSITIVE_INFINITY };
  return { left: Math.min(...long.map((line) => line.x0)), right: Math.max(...long.map((line) => line.x1)) };
}

function hasWideGap(line: GlyphLine): boolean {
  return line.glyphs.some((glyph, i) => i > 0 && glyph.x0 - line.glyphs[i - 1]!.x1 > 1.8 * line.size);
}
