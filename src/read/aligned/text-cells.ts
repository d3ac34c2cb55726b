import { boxOf, type Token } from './tokens.ts';

/** What one cell of a table holds: words over several lines, or one figure or unit. */
export interface TextCell {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  size: number;
  kind: Token['kind'];
  tokens: Token[];
}

/** How a row's label begins: 一、 （一） 1. */
export const LABEL =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)])/;
/** Blanks within a label, in parts of the character size. */
const BLANK = 1.6;
const SPELT = 0.75;
const HAN_END = /[\p{Script=Han}）》”]$/u;
const HAN_START = /^[\p{Script=Han}（《“]/u;
/** Blank between Chinese and other characters, in parts of the character size. */
const AUTOSPACE = 0.35;
/** The step from line to line of one cell, in parts of the character size, and the differences that roundings make. */
const MOST_LEADING = 1.65;
/** The same where many lines show it: official papers are set with wide spaces between lines. */
const WIDEST_LEADING = 3;
const LEAST_LEADING = 1.12;
const EVEN = 0.12;
/** Difference of character sizes between a table and the text around it. */
const OTHER_SIZE = 0.08;
const MANY_LINES = 5;
/** The step between characters of a word that is written downwards, with a blank between them. */
const MOST_STACKED = 2.3;
/** By how much edges and middles of the lines of one cell may differ, and the indent of its first line, in parts of the character size. */
const SET_ALIKE = 0.3;
const INDENT = 2.5;
/** Names beside one another that a group has at least, but for the one below its own. */
const LEAST_BESIDE = 3;

export function middle(box: { y0: number; y1: number }): number {
  return (box.y0 + box.y1) / 2;
}

/** Words of one line and what else stands on a page. */
interface Parts {
  words: TextCell[];
  rest: Token[];
}

/**
 * Tokens to cells: words go on to the right over blanks and downwards over line ends, figures and units stand alone. `isWide`: its document
 * has wide spaces between the lines of its cells.
 */
export function textCells(found: readonly Token[], isWide: boolean): TextCell[] {
  const { words, rest } = partsOf(found);
  const most = leadings(words, rest, isWide);
  const cells: TextCell[] = [];
  for (const line of words.sort((a, b) => middle(a) - middle(b))) {
    const isNew = LABEL.test(textOf(line).trim()) || isAmongNames(line, words, most(line.size));
    const above = isNew ? undefined : cells.filter((cell) => goesOn(cell, line, most(line.size))).at(-1);
    if (!above) cells.push({ ...line });
    else Object.assign(above, { ...boxOf([above, line]), tokens: [...above.tokens, ...line.tokens] });
  }
  const single = rest.map(
    (token): TextCell => ({ ...boxOf([token]), size: token.size, kind: token.kind, tokens: [token] }),
  );
  return [...cells, ...single].sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
}

function partsOf(found: readonly Token[]): Parts {
  const tokens = found.map(
    (token): Token =>
      isNumbering(token, found) || isPartOfWord(token, found) || isWithinWords(token, found)
        ? { ...token, kind: 'words' }
        : token,
  );
  return {
    words: joinedAlong(tokens.filter(({ kind }) => kind === 'words')),
    rest: tokens.filter(({ kind }) => kind !== 'words'),
  };
}

/** A number whose point stands apart from it, or at the beginning of the next line: 3 above 、要求提供公开出版物. */
function isNumbering(token: Token, tokens: readonly Token[]): boolean {
  if (token.kind !== 'figure' || !/^\d{1,2}$/.test(token.text)) return false;
  return tokens.some((next) => {
    const step = middle(next) - middle(token);
    const gap = next.x0 - token.x1;
    if (
      /^(?:[．、]|\.(?!\d))/.test(next.text) &&
      Math.abs(step) < 0.3 * token.size &&
      gap > -1 &&
      gap < (isOneRun(token, next) ? BLANK : SPELT) * token.size
    )
      return true;
    return (
      /^[.．、]/.test(next.text) &&
      next.kind === 'words' &&
      Math.abs(next.x0 - token.x0) < 0.3 * token.size &&
      step > 0.5 * token.size &&
      step < MOST_LEADING * token.size
    );
  });
}

/** A unit, or the mark 无, that is a character of a word: beside others, or at the beginning of its next line. */
function isPartOfWord(token: Token, tokens: readonly Token[]): boolean {
  if (token.kind !== 'unit' && !/^[无無]$/.test(token.text)) return false;
  return tokens.some((other) => {
    if (other === token || other.kind === 'figure') return false;
    const step = middle(token) - middle(other);
    const gap = Math.max(token.x0 - other.x1, other.x0 - token.x1) / token.size;
    const [left, right] = other.x0 < token.x0 ? [other, token] : [token, other];
    if (Math.abs(step) < 0.3 * token.size)
      return gap < (isOneRun(left, right) ? BLANK : isSpelt(left) && isSpelt(right) ? SPELT : 0);
    if (other.kind !== 'words' || step < 0.5 * token.size || step > MOST_LEADING * token.size) return false;
    const isBelow = Math.abs(token.x0 - other.x0) < 0.3 * token.size;
    const isCentred = Math.abs(token.x0 + token.x1 - other.x0 - other.x1) < 0.3 * token.size;
    return (isBelow && other.text.length > 2) || (isCentred && other.text.length > 1 && !hasFigures(token, tokens));
  });
}

/** A number with words right before and behind it, a blank away as programs put between Chinese and other characters. */
function isWithinWords(token: Token, tokens: readonly Token[]): boolean {
  if (token.kind !== 'figure') return false;
  const beside = tokens.filter(
    (other) => other.kind === 'words' && Math.abs(middle(other) - middle(token)) < 0.3 * token.size,
  );
  return (
    beside.some(({ x0, x1 }) => x0 < token.x0 && Math.abs(token.x0 - x1) < AUTOSPACE * token.size) &&
    beside.some(({ x0, x1 }) => x1 > token.x1 && Math.abs(x0 - token.x1) < AUTOSPACE * token.size)
  );
}

function hasFigures(beside: Token, tokens: readonly Token[]): boolean {
  return tokens.some(
    (token) => token.kind === 'figure' && Math.abs(middle(token) - middle(beside)) < 0.5 * beside.size,
  );
}

/** The words of a cell, its lines without anything between them. */
export function textOf(cell: TextCell): string {
  return cell.tokens.map((token) => token.text).join('');
}

/** The same as one reads it: line by line, from left to right. */
export function shown(cell: TextCell): string {
  const lines: Token[][] = [];
  for (const token of [...cell.tokens].sort((a, b) => middle(a) - middle(b))) {
    const last = lines.at(-1);
    if (last && middle(token) - middle(last[0]!) < 0.5 * token.size) last.push(token);
    else lines.push([token]);
  }
  return lines
    .flatMap((line) => line.sort((a, b) => a.x0 - b.x0))
    .map(({ text }) => text)
    .join('');
}

/** Words of one line with only blanks between them; what begins at an edge where others begin, with a number, is a cell of its own. */
function joinedAlong(words: readonly Token[]): TextCell[] {
  const cells: TextCell[] = [];
  for (const token of [...words].sort((a, b) => a.x0 - b.x0)) {
    const before = cells.find((cell) => {
      const last = cell.tokens.at(-1)!;
      const gap = (token.x0 - last.x1) / token.size;
      const isLevel = Math.abs(middle(last) - middle(token)) < 0.3 * token.size;
      return isLevel && gap > -0.5 && gap < blankBetween(last, token);
    });
    const isNew =
      LABEL.test(token.text) && words.filter(({ x0 }) => Math.abs(x0 - token.x0) < 0.2 * token.size).length > 2;
    if (before && !isNew) Object.assign(before, { ...boxOf([before, token]), tokens: [...before.tokens, token] });
    else cells.push({ ...boxOf([token]), size: token.size, kind: 'words', tokens: [token] });
  }
  return cells;
}

/** The widest blank between the words of one cell, in parts of the character size. */
function blankBetween(left: Token, right: Token): number {
  if (isOneRun(left, right)) return BLANK;
  if (isSpelt(left) && isSpelt(right)) return SPELT;
  return HAN_END.test(left.text) === HAN_START.test(right.text) ? 0 : AUTOSPACE;
}

/** Both shown by one operation. */
function isOneRun(left: Token, right: Token): boolean {
  const run = left.glyphs.at(-1)!.run;
  return run !== undefined && run === right.glyphs[0]!.run;
}

/** Characters shown one by one: a single one may be. */
function isSpelt({ glyphs }: Token): boolean {
  return glyphs.length === 1 || glyphs[0]!.run !== glyphs[1]!.run || glyphs[0]!.run === undefined;
}

function isBelow(above: TextCell, cell: TextCell): boolean {
  const shared = Math.min(above.x1, cell.x1) - Math.max(above.x0, cell.x0);
  return shared > 0.5 * Math.min(above.x1 - above.x0, cell.x1 - cell.x0);
}

function goesOn(above: TextCell, line: TextCell, most: number): boolean {
  const step = middle(line) - middle(above.tokens.at(-1)!);
  if (isStacked(above, line, step)) return true;
  return (
    isBelow(above, line) &&
    step > 0.5 * line.size &&
    step < most * line.size &&
    Math.abs(above.size - line.size) < EVEN * line.size &&
    isSetAlike(above, line)
  );
}

/**
 * On one height with names of other columns that have nothing above them, and with no line below: what stands above this one is the name
 * of the group that all of them are.
 */
function isAmongNames(line: TextCell, words: readonly TextCell[], most: number): boolean {
  const beside = words.filter((other) => other !== line && Math.abs(middle(other) - middle(line)) < EVEN * line.size);
  if (beside.length < LEAST_BESIDE) return false;
  const hasAbove = (one: TextCell) => words.some((other) => goesOn(other, one, most));
  return !words.some((other) => goesOn(line, other, most)) && !beside.some(hasAbove);
}

/** Single characters below one another, also with a blank between them: a word that is written downwards. */
function isStacked(above: TextCell, line: TextCell, step: number): boolean {
  const isSingle = (cell: TextCell) =>
    cell.x1 - cell.x0 < MOST_LEADING * cell.size && cell.tokens.every(({ text }) => /^\p{Script=Han}$/u.test(text));
  const off = Math.abs(above.x0 + above.x1 - line.x0 - line.x1) / 2;
  return isSingle(above) && isSingle(line) && off < EVEN * line.size && step > 0 && step < MOST_STACKED * line.size;
}

/** Lines of one cell begin or end below one another or have one middle; only labels are indented. */
function isSetAlike(above: TextCell, line: TextCell): boolean {
  const off = Math.min(
    Math.abs(above.x0 - line.x0),
    Math.abs(above.x1 - line.x1),
    Math.abs(above.x0 + above.x1 - line.x0 - line.x1) / 2,
  );
  const indent = above.x0 - line.x0;
  return off < SET_ALIKE * line.size || (LABEL.test(textOf(above).trim()) && indent > 0 && indent < INDENT * line.size);
}

/** How far lines, labels and figures of one character size stand from those above them, in parts of that size. */
interface Steps {
  lines: number[];
  labels: number[];
  rows: number[];
}

function stepsOf(words: readonly TextCell[], rest: readonly Token[], size: number): Steps {
  const isOfSize = (one: { size: number }) => Math.abs(one.size - size) < OTHER_SIZE * size;
  const own = words.filter(isOfSize);
  const found: Steps = { lines: [], labels: [], rows: rowSteps(rest.filter(isOfSize)) };
  for (const line of own) {
    const above = own
      .filter((other) => other !== line && isBelow(other, line) && middle(other) < middle(line) - 0.5 * line.size)
      .reduce<TextCell | null>((a, b) => (a === null || middle(b) > middle(a) ? b : a), null);
    if (!above) continue;
    const step = (middle(line) - middle(above)) / line.size;
    if (step > WIDEST_LEADING) continue;
    if (LABEL.test(textOf(line).trim())) found.labels.push(step);
    else if (step > LEAST_LEADING) found.lines.push(step);
  }
  found.lines.sort((a, b) => a - b);
  return found;
}

/** The widest step between lines of one cell by the size of its characters. */
function leadings(words: readonly TextCell[], rest: readonly Token[], isWide: boolean): (size: number) => number {
  const known = new Map<number, number>();
  return (size) => {
    const key = Math.round(size * 2);
    const most = known.get(key) ?? leadingOf(stepsOf(words, rest, size), isWide);
    known.set(key, most);
    return most;
  };
}

/**
 * The widest step between lines of one cell, in parts of the character size: less than from row to row, which figures and numbered
 * labels show, and one of the steps that are usual between lines.
 */
function leadingOf({ lines, labels, rows }: Steps, isWide: boolean): number {
  // Among many lines that are nearer than any row of figures, one that begins like a label is one of them.
  const isLine = (label: number) =>
    rows.every((step) => step > label + 2 * EVEN) &&
    lines.filter((step) => Math.abs(step - label) < EVEN).length >= MANY_LINES;
  const rowLike = [...rows, ...labels.filter((label) => !isLine(label))];
  const limit = Math.min(isWide ? WIDEST_LEADING : MOST_LEADING, ...rowLike.map((step) => step - EVEN));
  const jump = lines.findIndex((step, i) => i > 0 && step - lines[i - 1]! > EVEN);
  return jump < 0 ? limit : Math.min(limit, (lines[jump - 1]! + lines[jump]!) / 2);
}

/**
 * True for pages with wide spaces between the lines of cells: many that are as far from one another as the nearest of all, and nearer than
 * any two rows of figures of their size.
 */
export function isSetWide(pages: readonly (readonly Token[])[]): boolean {
  return pages.some((tokens) => {
    const { words, rest } = partsOf(tokens);
    const sizes = new Set(rest.filter(({ kind }) => kind === 'figure').map(({ size }) => Math.round(size * 2) / 2));
    return [...sizes].some((size) => {
      const { lines, rows } = stepsOf(words, rest, size);
      const [least] = lines;
      if (least === undefined || least < MOST_LEADING || rows.length === 0) return false;
      const even = lines.filter((step) => step < least + EVEN).length;
      return even >= MANY_LINES && rows.every((step) => step > least + EVEN);
    });
  });
}

/** The steps between figures that stand below one another, in parts of the character size. */
function rowSteps(tokens: readonly Token[]): number[] {
  const figures = tokens.filter(({ kind }) => kind === 'figure').sort((a, b) => middle(a) - middle(b));
  return figures.flatMap((token, i) => {
    const next = figures
      .slice(i + 1)
      .find((other) => middle(other) - middle(token) > 0.5 * token.size && other.x0 < token.x1 && other.x1 > token.x0);
    return next ? [(middle(next) - middle(token)) / token.size] : [];
  });
}
