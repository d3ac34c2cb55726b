import stringWidth from 'string-width';
import { UNREAD } from '../report/document.ts';
import { isFigure, UNIT } from './cell-words.ts';
import { matchingText } from './normalise.ts';

/** A row of a table that is drawn with characters; `line` = the line of the text that it begins on, from 1. */
export interface DrawnRow {
  line: number;
  cells: string[];
}

/** A line of such a table; `full`: its words leave no room for another character of the cell. */
interface DrawnLine extends DrawnRow {
  full: boolean[];
}

interface TextLine {
  n: number;
  text: string;
}

/** │ ┃ ║ ┆ …, and the stroke that stands for them where rules are drawn with + and -. */
const BARS = /[│┃║┆┇┊┋╎╏|]/;
const DRAWN = /[\u2500-\u257f]/;
const ACROSS = /[─━═┄┅┈┉╌╍]{2}|[-=]{3}/;
const RULE = /^[\s\u2500-\u257f+|=-]+$/;
/** A rule that a cell of several rows interrupts: │ 不予 ├────┼───┤. Such a cell names a group of rows. */
const JOINT = /[├┝┞┟┠┡┢┣╞╟╠+][─━═┄┅┈┉╌╍=-]{2}/;
/** Its frame and the rule below its header, where it is drawn with characters that other texts have as well. */
const LEAST_RULES = 3;
/** Figures in so many lines are those of as many rows: no cell of a report is that narrow. */
const MANY = 3;

/**
 * The table drawn with characters (`┌─┬─┐`, `│ 规章 │ 3 │`, or `+---+`, `| 规章 | 3 |`) that begins with line `from`; null where none
 * does. What stands between two rules is one row, each of its cells in as many lines as it needs; where figures stand in many lines, each
 * line is a row. Figures in two lines, which may be those of one row or of two, and blanks beside a label that may go on in the next line are
 * unreadable.
 *
 * @param lines lines of a text with their numbers, in order
 */
export function drawnRows(lines: readonly TextLine[], from: number): { rows: DrawnRow[]; end: number } | null {
  const first = lines[from]!.text.trim();
  const isUnmistakable = DRAWN.test(first[0] ?? '');
  if (!isRule(first) && !isRow(first)) return null;
  const groups: TextLine[][] = [[]];
  let rules = 0;
  let end = from;
  for (; end < lines.length; end++) {
    const line = lines[end]!;
    if (isRule(line.text)) {
      // Below one another two rules end a table and begin the next.
      if (rules > 1 && isRule(lines[end - 1]!.text)) break;
      rules++;
      groups.push([]);
    } else if (isRow(line.text)) {
      if (JOINT.test(line.text)) groups.push([]);
      else groups.at(-1)!.push(line);
    } else break;
  }
  if ((!isUnmistakable && rules < LEAST_RULES) || groups.every((group) => group.length === 0)) return null;
  const last = groups.length - 1;
  const rows = groups.flatMap((group, at) => {
    // A page break cut what stands above the first rule or below the last.
    const isCut = rules > 0 && (at === 0 || (at === last && last > 0));
    return rowsOf(group.map(cellsOf), isCut);
  });
  return { rows: rows.map(({ line, cells }) => ({ line, cells })), end };
}

/** What stands between two rules: rows, a line each, where figures stand in many lines; else the lines of one. */
function rowsOf(group: readonly DrawnLine[], isCut: boolean): DrawnRow[] {
  const figured = group.filter(hasFigures).length;
  if (figured >= MANY) return apart(group);
  if (isCut) return group.map(uncertain);
  if (group.length < 2) return [...group];
  const isEven = group.every(({ cells }) => cells.length === group[0]!.cells.length);
  if (figured > 1 || !isEven) return group.map(uncertain);
  const columns = group[0]!.cells.map((_, i) => columnOf(group, i));
  if (columns.includes('rows')) return apart(group);
  if (columns.includes('unsure')) return group.map(uncertain);
  return [{ line: group[0]!.line, cells: group[0]!.cells.map((_, i) => group.map(({ cells }) => cells[i]!).join('')) }];
}

/**
 * What the lines of one column are: those of one cell, cells of their own (a name above its figure, a word in a cell that has room for more),
 * or nobody knows.
 */
function columnOf(group: readonly DrawnLine[], column: number): 'cell' | 'rows' | 'unsure' {
  const parts = group.flatMap(({ cells, full }) =>
    cells[column] === '' ? [] : [{ text: cells[column]!, isFull: full[column]! }],
  );
  const figure = parts.findIndex(({ text }) => isFigureCell(text));
  if (figure < 0) return parts.slice(0, -1).every(({ isFull }) => isFull) ? 'cell' : 'rows';
  if (parts.length === 1) return 'cell';
  if (figure === parts.length - 1) return 'rows';
  const rest = parts.slice(figure + 1).map(({ text }) => text);
  return figure === 0 && UNIT.test(rest.join('')) ? 'cell' : 'unsure';
}

function isRule(text: string): boolean {
  return RULE.test(text) && /^\s*[\u2500-\u257f+]/.test(text) && ACROSS.test(text);
}

function isRow(text: string): boolean {
  const shown = text.trim();
  return shown.length > 1 && BARS.test(shown[0]!) && (BARS.test(shown.at(-1)!) || DRAWN.test(shown.at(-1)!));
}

function cellsOf({ n, text }: TextLine): DrawnLine {
  const parts = text.trim().slice(1, -1).split(BARS);
  const cells = parts.map((part) => part.trim());
  // A character of Chinese print and a blank on either side.
  const full = parts.map((part, i) => stringWidth(part) - stringWidth(cells[i]!) <= 4);
  return { line: n, cells, full };
}

function hasFigures({ cells }: DrawnRow): boolean {
  return cells.some(isFigureCell);
}

function isFigureCell(text: string): boolean {
  return isFigure(matchingText(text));
}

/** Part of a row: nobody knows what the rest of its cells holds. */
function uncertain({ line, cells }: DrawnRow): DrawnRow {
  return { line, cells: cells.map((cell) => (cell === '' || isFigureCell(cell) ? UNREAD : cell)) };
}

/**
 * Each line as a row. The blanks of one that has nothing else may be those of a label that goes on in the next; figures without a label below
 * one that has figures go on with those.
 */
function apart(group: readonly DrawnRow[]): DrawnRow[] {
  const goesOn = (at: number) => {
    const [before, line] = [group[at - 1], group[at]];
    if (before === undefined || line === undefined) return false;
    return isLabelled(before) && hasFigures(before) && hasFigures(line) && !isLabelled(line);
  };
  return group.map((row, at) => {
    if (goesOn(at) || goesOn(at + 1)) return uncertain(row);
    if (hasFigures(row)) return row;
    const label = row.cells.findLastIndex((cell) => cell !== '');
    return { ...row, cells: row.cells.map((cell, i) => (i > label ? UNREAD : cell)) };
  });
}

function isLabelled({ cells }: DrawnRow): boolean {
  return cells.some((cell) => cell !== '' && !isFigureCell(cell));
}
