import stringWidth from 'string-width';
import { tame, wrap } from './wrap.ts';

/** Columns of the terminal that output is made for: 40 at least; 80 where there is none. */
export function terminalWidth(): number {
  return Math.max(40, process.stdout.columns || 80);
}

const GAP = 2;

/**
 * A head and rows in aligned columns, at most `width` wide; what does not fit is continued below in its own column, so nothing is cut
 * off. The head gives way first, then the widest column; columns of `unbroken` (ids that are copied into the next command) last.
 */
export function fitTable(
  rows: readonly (readonly string[])[],
  width: number,
  indent = 0,
  unbroken: readonly number[] = [],
): string {
  const cells = rows.map((row) => row.map(tame));
  const [whole, body] = [widthsOf(cells), widthsOf(cells.slice(1))];
  const room = width - indent - GAP * (whole.length - 1);
  const roomy = whole.reduce((sum, w) => sum + w, 0) <= room;
  const widths = roomy ? whole : whole.map((_, i) => Math.max(body[i] ?? 0, longestWord(cells[0]?.[i] ?? '')));
  const least = Math.max(2, Math.floor(room / Math.max(1, widths.length) / 2));
  let excess = widths.reduce((sum, w) => sum + w, 0) - room;
  while (excess > 0) {
    const breakable = widths.map((w, i) => (unbroken.includes(i) ? 0 : w));
    const most = Math.max(...breakable) > least ? breakable : widths;
    const widest = most.indexOf(Math.max(...most));
    if ((widths[widest] ?? 0) <= least) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess--;
  }
  return cells.flatMap((row) => linesOf(row, widths).map((line) => ' '.repeat(indent) + line)).join('\n');
}

function widthsOf(rows: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, stringWidth(cell));
    });
  return widths;
}

function longestWord(text: string): number {
  return Math.max(...text.split(' ').map((word) => stringWidth(word)));
}

function linesOf(row: readonly string[], widths: readonly number[]): string[] {
  const parts = row.map((cell, i) => wrap(cell, widths[i] ?? 2));
  const height = Math.max(1, ...parts.map((part) => part.length));
  return Array.from({ length: height }, (_, l) =>
    parts
      .map((part, i) => {
        const text = part[l] ?? '';
        return text + ' '.repeat(Math.max(0, (widths[i] ?? 0) - stringWidth(text)));
      })
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}
