import { glyphLines, lineText } from '../cell-text.ts';
import type { Glyph } from '../ruled-grid.ts';
import { middle } from './text-cells.ts';
import { type Token, tokensOf } from './tokens.ts';

/** How a row's label begins: 一、 （一） 1. */
const LABEL = /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d))./;
/** How sentences, dates and titles of tables end. */
const SAID = /(?:[。；;：:！!日表]|第?[（(]?[一二三四五六七八九十]+[）)]?项)$/;
/** Lines that a header has at most. */
const MOST_LINES = 8;
/** Height between two lines of one header, and difference of their sizes, in parts of the character size. */
const FAR = 2.5;
const OTHER_SIZE = 0.08;
/** By how much lines of one cell may differ, and the heights from line to line of a cell and from row to row. */
const SET_ALIKE = 0.3;
const LINE_GAP = 0.3;
const ROW_GAP = 0.8;

/**
 * The last lines of a page's text, below `bottom`, that may be a header whose table begins on the next page; none where the last one is a
 * heading or the end of a sentence.
 */
export function lastLines(glyphs: readonly Glyph[], bottom: number): Glyph[] {
  const lines = glyphLines(glyphs).filter((line) => lineText(line).trim() !== '');
  const found: typeof lines = [];
  for (const line of lines.reverse()) {
    const below = found.at(-1);
    const text = lineText(line).replace(/\s+/g, '');
    const isOther = below && (below.y0 - line.y1 > FAR * line.size || isOfOtherSize(line.size, below.size));
    if (line.y1 < bottom || isOther || LABEL.test(text) || isEnd(text, found.length) || found.length === MOST_LINES)
      break;
    found.push(line);
  }
  return found.flatMap((line) => line.glyphs);
}

/** A colon ends a sentence at the end of a page; in the middle of a header it may stand where a line is full. */
function isEnd(text: string, below: number): boolean {
  return below === 0 ? SAID.test(text) : /[。；;！!]$/.test(text);
}

function isOfOtherSize(size: number, other: number): boolean {
  return Math.abs(size - other) > OTHER_SIZE * other;
}

/**
 * Lines of the page before, moved to stand above the first line of this page: as the next line of the same cells where most words of the
 * two go on in one another, else as a row of its own.
 */
export function setAbove(lines: readonly Glyph[], page: readonly Glyph[]): Glyph[] {
  const [last, first] = [tokensOf(lines).sort((a, b) => middle(b) - middle(a)), tokensOf(page)];
  const [low, high] = [last[0], first[0]];
  if (!low || !high) return [];
  const level = (tokens: readonly Token[], one: Token) =>
    tokens.filter((token) => token.kind === 'words' && Math.abs(middle(token) - middle(one)) < SET_ALIKE * one.size);
  const [upper, lower] = [level(last, low), level(first, high)];
  const goingOn = lower.filter((token) => upper.some((other) => isSetAlike(other, token))).length;
  const gap = goingOn > 1 && goingOn * 2 >= lower.length ? LINE_GAP : ROW_GAP;
  const bottom = Math.max(...last.map(({ y1 }) => y1));
  const by = Math.min(...first.map(({ y0 }) => y0)) - gap * high.size - bottom;
  return lines.map((glyph) => ({ ...glyph, y0: glyph.y0 + by, y1: glyph.y1 + by }));
}

/** True where the words of these lines stand at the same places of the page again: a header whose rows all lie there, with itself repeated. */
export function isRepeated(lines: readonly Glyph[], page: readonly Glyph[]): boolean {
  const own = tokensOf(page);
  return tokensOf(lines).every((token) =>
    own.some(({ text, x0, size }) => text === token.text && Math.abs(x0 - token.x0) < SET_ALIKE * size),
  );
}

function isSetAlike(above: Token, below: Token): boolean {
  const off = Math.min(
    Math.abs(above.x0 - below.x0),
    Math.abs(above.x1 - below.x1),
    Math.abs(above.x0 + above.x1 - below.x0 - below.x1) / 2,
  );
  return off < SET_ALIKE * below.size;
}
