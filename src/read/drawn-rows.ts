import { UNREAD } from '../report/document.ts';

/** A row of a table that is drawn with characters; `line` = the line of the text that it begins on, from 1. */
export interface DrawnRow {
  line: number;
  cells: string[];
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
const FIGURE = /^(?:[-+]?\d[\d,.]*(?:[件条次个篇人项元]|人次|万元)?|[-–—―/\\]+|无)$/;
/** Its frame and the rule below its header, where it is drawn with characters that other texts have as well. */
const LEAST_RULES = 3;

/**
 * The table drawn with characters (`┌─┬─┐`, `│ 规章 │ 3 │`, or `+---+`, `| 规章 | 3 |`) that begins with line `from`; null where none
 * does. What stands between two rules is one row, each of its cells in as many lines as it needs, where the table has a rule between
 * rows; where only the header has one, each line is a row. A row whose figures stand in several lines is unreadable, and so is a blank
 * beside a label that may go on in the next line.
 *
 * @param lines lines of a text with their numbers, in order
 */
export function drawnRows(lines: readonly TextLine[], from: number): { rows: DrawnRow[]; end: number } | null {
  const first = lines[from]!.text.trim();
  const isUnmistakable = DRAWN.test(first[0] ?? '');
  if (!isRule(first) && !(isUnmistakable && isRow(first))) return null;
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
  const rows = groups.map((group) => group.map(cellsOf));
  const figured = rows.map((group) => group.filter(hasFigures).length).filter((count) => count > 0);
  const isByRow = figured.filter((count) => count === 1).length * 2 > figured.length;
  // A page break cut what stands above the first rule or below the last.
  const isCut = (at: number) => isByRow && rules > 0 && (at === 0 || (at === rows.length - 1 && rows.length > 1));
  return {
    rows: rows.flatMap((group, at) => {
      if (isCut(at)) return group.map(uncertain);
      return isByRow || !group.some(hasFigures) ? joined(group) : apart(group);
    }),
    end,
  };
}

function isRule(text: string): boolean {
  return RULE.test(text) && /^\s*[\u2500-\u257f+]/.test(text) && ACROSS.test(text);
}

function isRow(text: string): boolean {
  const shown = text.trim();
  return shown.length > 1 && BARS.test(shown[0]!) && (BARS.test(shown.at(-1)!) || DRAWN.test(shown.at(-1)!));
}

function cellsOf({ n, text }: TextLine): DrawnRow {
  const cells = text.trim().slice(1, -1).split(BARS);
  return { line: n, cells: cells.map((cell) => cell.trim()) };
}

function hasFigures({ cells }: DrawnRow): boolean {
  return cells.some(isFigure);
}

/** A figure or the mark of a blank. */
function isFigure(text: string): boolean {
  return FIGURE.test(text.normalize('NFKC').replace(/\s/g, ''));
}

/** The lines between two rules as one row; as they stand where they have not all the same cells. */
function joined(group: readonly DrawnRow[]): DrawnRow[] {
  const [first] = group;
  if (group.length < 2) return [...group];
  if (group.some(({ cells }) => cells.length !== first!.cells.length)) return apart(group);
  if (group.filter(hasFigures).length > 1) return group.map(uncertain);
  // Names of columns above their figures.
  const areRows = first!.cells.some((_, i) => {
    const parts = group.map((line) => line.cells[i]!).filter((part) => part !== '');
    return parts.length > 1 && parts.some(isFigure);
  });
  if (areRows) return apart(group);
  return [{ line: first!.line, cells: first!.cells.map((_, i) => group.map((line) => line.cells[i]!).join('')) }];
}

/** Part of a row: nobody knows what the rest of its cells holds. */
function uncertain({ line, cells }: DrawnRow): DrawnRow {
  return { line, cells: cells.map((cell) => (cell === '' || isFigure(cell) ? UNREAD : cell)) };
}

/** Each line as a row; the blanks of one that has nothing else may be those of a label that goes on in the next. */
function apart(group: readonly DrawnRow[]): DrawnRow[] {
  return group.map((row) => {
    if (hasFigures(row)) return row;
    const label = row.cells.findLastIndex((cell) => cell !== '');
    return { ...row, cells: row.cells.map((cell, i) => (i > label ? UNREAD : cell)) };
  });
}
