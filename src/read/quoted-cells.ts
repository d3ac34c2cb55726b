/** A line of a text with its number in the file, from 1. */
export interface NumberedLine {
  text: string;
  n: number;
}

/** Lines, or cells between tabs, that one cell in quotes may go over. */
const MOST_LINES = 20;
const WHOLE = /^"(?:[^"]|"")*"$/;

/**
 * Lines apart by tabs as spreadsheet programs write them: a cell of several lines stands in quotes (`"不予\n公开"\t3`), and its line goes on
 * behind them. Taken for lines of their own the second one would be a label, and perhaps that of another row. All other lines stay.
 */
export function withQuotedCells(lines: readonly string[]): NumberedLine[] {
  const whole: NumberedLine[] = [];
  for (let i = 0; i < lines.length; ) {
    const end = endOfRow(lines, i);
    const text = lines.slice(i, end + 1).join('\n');
    // Words in quotes over several lines, without any cell beside them, are no row.
    const isRow = end > i && text.includes('\t');
    whole.push({ text: isRow ? text : lines[i]!, n: i + 1 });
    i = isRow ? end + 1 : i + 1;
  }
  return whole;
}

/** Cells of a line, without the quotes that enclose one; a tab between quotes parts no cells, so that the figures behind it keep their columns. */
export function unquotedCells(text: string): string[] {
  const pieces = text.split('\t');
  const cells: string[] = [];
  for (let i = 0; i < pieces.length; ) {
    const end = endOfQuotes(pieces, i);
    const cell = pieces.slice(i, end + 1).join('\t');
    cells.push(WHOLE.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    i = end + 1;
  }
  return cells;
}

/** The piece in which the quotes close that a piece opens; the piece itself where it opens none, or nothing closes them. */
function endOfQuotes(pieces: readonly string[], from: number): number {
  if (!pieces[from]!.startsWith('"') || isClosed(pieces[from]!.slice(1))) return from;
  for (let i = from + 1; i < Math.min(pieces.length, from + MOST_LINES); i++) {
    if (isClosed(pieces[i]!)) return i;
    if (pieces[i]!.replaceAll('""', '').includes('"')) return from;
  }
  return from;
}

/** The line in which the last cell of a row ends. */
function endOfRow(lines: readonly string[], from: number): number {
  let at = from;
  let last = lines[from]!.slice(lines[from]!.lastIndexOf('\t') + 1);
  while (last.startsWith('"') && !isClosed(last.slice(1))) {
    const end = endOfCell(lines, at);
    if (end === null) break;
    at = end;
    const cut = lines[end]!.lastIndexOf('\t');
    last = cut < 0 ? '' : lines[end]!.slice(cut + 1);
  }
  return at;
}

/** The line in which a cell ends that was left open in a line; null where it is not, so that its quote is a sign like any other. */
function endOfCell(lines: readonly string[], at: number): number | null {
  for (let i = at + 1; i < Math.min(lines.length, at + MOST_LINES); i++) {
    const before = lines[i]!.split('\t', 1)[0]!;
    if (isClosed(before)) return i;
    if (before.length < lines[i]!.length || before.replaceAll('""', '').includes('"')) return null;
  }
  return null;
}

/** Whether the piece of a cell behind its opening quote ends with the closing one, and has no other. */
function isClosed(piece: string): boolean {
  return /^(?:[^"]|"")*"$/.test(piece);
}
