import { UNREAD } from '../report/document.ts';

/** A cell of a table that was dumped one cell a line, each closed by `|`. */
interface PipedCell {
  text: string;
  /** Line of the text that it begins on, from 1. */
  line: number;
  startsLine: boolean;
  /** One of several `|` in a row: what another cell of the row spans, and no blank cell. */
  isSpan: boolean;
}

/** Rows of fewer or more cells are no table of a report. */
const LEAST_CELLS = 3;
const MOST_CELLS = 17;
/** A table this wide may have rows of figures only: 行政复议、行政诉讼 has no labels. */
const WIDE = 10;
/**
 * A figure, however worn (3①, 共12件, 十二), or a mark of none: wider than that of cell-words.ts, for what is taken for a label here says how
 * many columns the table has.
 */
const WORN_FIGURE = /\d|^[-/\\—无〇零一二三四五六七八九十百千万两]{1,6}$|^(?:暂无|不涉及|不适用)$/;
const WORDS = /[\u4e00-\u9fff]{2}/;

/**
 * The rows of a table of which each cell stands in a line of its own (`规章 |`, `0 |`, a blank one `|`) and each row has as many `|` as the
 * table has columns: what a cell spans follows as blanks at the end of its row. Null where no number of columns parts the cells so that
 * every row begins a line with its label and has no label with figures behind its figures. A last row that was cut off ends in an
 * unreadable cell, for what follows is not known to be blank. Blanks that stand for spans are left out, so that a blank behind a label is
 * a blank cell.
 *
 * @param lines lines of a text with their numbers, in order
 */
export function rowsOfPipedCells(lines: readonly { n: number; text: string }[]): PipedCell[][] | null {
  const cells = cellsOf(lines);
  for (let columns = LEAST_CELLS; columns <= MOST_CELLS; columns++) {
    for (const leads of [0, 1]) {
      const rows = partedBy(cells, columns, leads);
      if (rows) return rows;
    }
  }
  return null;
}

function cellsOf(lines: readonly { n: number; text: string }[]): PipedCell[] {
  const cells: PipedCell[] = [];
  let open: PipedCell | null = null;
  for (const { n, text } of lines) {
    const parts = text.split('|');
    const isSpan = /^\s*\|{2,}\s*$/.test(text);
    for (const [i, part] of parts.entries()) {
      if (open && open.text.trim() === '') open = null;
      const cell: PipedCell = open ?? {
        text: '',
        line: n,
        startsLine: i === 0,
        isSpan: isSpan || (i > 1 && part === ''),
      };
      cell.text += part;
      open = i === parts.length - 1 ? cell : null;
      if (!open) cells.push(cell);
    }
  }
  if (open && open.text.trim() !== '') cells.push(open);
  return cells;
}

/** `leads` = 1 where each row begins with a `|` of its own. */
function partedBy(cells: readonly PipedCell[], columns: number, leads: number): PipedCell[][] | null {
  const period = columns + leads;
  const rows: PipedCell[][] = [];
  for (let at = 0; at < cells.length; at += period) rows.push(cells.slice(at, at + period));
  if (rows.filter((row) => row.length === period).length < 2) return null;
  const isRow = (row: readonly PipedCell[]) =>
    row[0]!.startsLine &&
    row.slice(0, leads).every(({ text }) => text.trim() === '') &&
    (row.length <= leads || isLabelled(row.slice(leads)));
  if (!rows.every(isRow) || !areNumberedAlike(rows.map((row) => row.slice(leads)))) return null;
  const shown = rows.map((row) => withoutSpans(row.slice(leads))).filter((row) => row.length > 0);
  const isCutOff = rows.at(-1)!.length < period && shown.at(-1)!.length < (shown.at(-2)?.length ?? 0);
  if (isCutOff) shown.at(-1)!.push({ ...cells.at(-1)!, text: UNREAD });
  return shown;
}

/** Serial numbers stand before all labels with figures or before none. */
function areNumberedAlike(rows: readonly (readonly PipedCell[])[]): boolean {
  const starts = rows.map((row) => row.map(({ text }) => text.normalize('NFKC').trim()));
  const numbered = starts.filter(([first, next]) => /^\d{1,2}$/.test(first ?? '') && WORDS.test(next ?? ''));
  const figured = starts.filter(
    ([first, ...rest]) => WORDS.test(first ?? '') && rest.some((text) => /^\d+$/.test(text)),
  );
  return numbered.length === 0 || figured.length === 0;
}

/**
 * Two labels in a row leave one column of labels, which the last `|` stands for. A header keeps one of its blanks: it shows that no
 * blank ends were cut off.
 */
function withoutSpans(row: readonly PipedCell[]): PipedCell[] {
  const last = row.findLastIndex(({ isSpan }) => !isSpan);
  const cells = row.slice(0, last + 1);
  const isLabel = (at: number) => WORDS.test(cells[at]?.text ?? '');
  const hasOneSpan = last === row.length - 1 && isLabel(0) && isLabel(1) && cells.at(-1)?.text.trim() === '';
  if (hasOneSpan) return cells.slice(0, -1);
  return cells.some(({ text }) => WORN_FIGURE.test(text.trim())) ? cells : row.slice(0, last + 2);
}

function isLabelled(row: readonly PipedCell[]): boolean {
  const texts = row.map(({ text }) => text.normalize('NFKC').replace(/\s/g, ''));
  const isWord = (text: string) => WORDS.test(text) && !WORN_FIGURE.test(text);
  if (row.length >= WIDE && !texts.some(isWord) && texts.some((text) => WORN_FIGURE.test(text))) return true;
  // A label may hold a number (2.重复申请), a figure has no words but its unit.
  const isFigure = (text: string) => WORN_FIGURE.test(text) && text.replace(/[^\u4e00-\u9fff]/g, '').length <= 3;
  const label = /^\d{1,2}$/.test(texts[0]!) ? 1 : 0;
  const first = texts.findIndex((text, i) => i >= label && isFigure(text));
  if (!WORDS.test(texts[label] ?? '') || first === label) return false;
  // Behind the figures a remark may stand, but no label with figures of its own.
  const remark = first < 0 ? -1 : texts.findIndex((text, i) => i > first && isWord(text));
  return remark < 0 || !texts.slice(remark).some(isFigure);
}
