import type { Dice } from './dice.ts';
import type { GeneratedCell, GeneratedTable } from './model.ts';

/** What the part on the next page has of a cell that was cut through: an empty one, the words again, or nothing, so that its rows shift. */
export type Rest = 'empty' | 'again' | 'lost';

/** A table in two parts, as a page break leaves it where a program writes the parts as tables of their own. */
export function cutTable(
  table: GeneratedTable,
  at: number,
  rest: Rest,
  repeatHead: boolean,
): [GeneratedTable, GeneratedTable] {
  const upper = table.rows.slice(0, at).map((row) => row.map((cell) => ({ ...cell })));
  const lower = table.rows.slice(at).map((row) => row.map((cell) => ({ ...cell })));
  const cut: { cell: GeneratedCell; c: number }[] = [];
  for (const { cell, r, c } of placed(table)) {
    if (r >= at || r + cell.rows <= at) continue;
    cut.push({ cell: { ...cell, text: rest === 'again' ? cell.text : '', rows: r + cell.rows - at }, c });
    const index = table.rows[r]!.indexOf(cell);
    upper[r]![index]!.rows = at - r;
  }
  if (rest !== 'lost') lower[0]!.unshift(...cut.sort((a, b) => a.c - b.c).map(({ cell }) => cell));
  const head = repeatHead ? table.rows.slice(0, table.head) : [];
  return [
    { ...table, rows: upper },
    { ...table, head: head.length, rows: [...head, ...lower] },
  ];
}

/** A row behind the header at which a page may end. */
export function randomCut(table: GeneratedTable, dice: Dice): number | null {
  return table.rows.length > table.head + 2 ? dice.int(table.head + 1, table.rows.length - 1) : null;
}

/** Where each cell stands, counted in grid columns. */
export function placed(table: GeneratedTable): { cell: GeneratedCell; r: number; c: number }[] {
  const taken = new Set<string>();
  return table.rows.flatMap((row, r) => {
    let c = 0;
    return row.map((cell) => {
      while (taken.has(`${r},${c}`)) c++;
      for (let i = r; i < r + cell.rows; i++) for (let k = c; k < c + cell.cols; k++) taken.add(`${i},${k}`);
      const found = { cell, r, c };
      c += cell.cols;
      return found;
    });
  });
}
