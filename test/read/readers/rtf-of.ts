import { encodeGb18030 } from '../../../src/demo/encode-gb18030.ts';
import type { DemoCell } from '../../../src/demo/report-tables.ts';

/** How Chinese text is written: as `\u` with a stand-in, or as bytes of GB18030 under `\ansicpg936`. */
export type RtfText = 'unicode' | 'bytes';

const COLUMN = 600;

/** A whole RTF file around a body. */
export function rtfFile(body: string): Uint8Array {
  const head =
    '{\\rtf1\\ansi\\ansicpg936\\uc1{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}{\\f1\\fnil\\fcharset0 Arial;}}{\\colortbl;\\red0\\green0\\blue0;}';
  return new Uint8Array(Buffer.from(`${head}\n${body}}`, 'latin1'));
}

/** Text with everything beyond ASCII escaped. */
export function rtfText(text: string, how: RtfText = 'unicode'): string {
  const safe = text.replace(/[\\{}]/g, '\\$&').replace(/\n/g, '\\line ');
  if (how === 'unicode')
    return safe.replace(/[^\0-\x7f]/g, (c) => {
      const code = c.charCodeAt(0);
      return `\\u${code > 32_767 ? code - 65_536 : code}?`;
    });
  return safe.replace(/[^\0-\x7f]+/g, (run) =>
    [...encodeGb18030(run)].map((byte) => `\\'${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}

/** Paragraphs and tables one after another. */
export function rtfBody(
  words: readonly string[],
  tables: readonly (readonly (readonly DemoCell[])[])[],
  how: RtfText = 'unicode',
): string {
  const paragraphs = words.map((text) => `\\pard\\plain ${rtfText(text, how)}\\par\n`);
  return [...paragraphs, ...tables.map((table) => rtfTable(table, how))].join('');
}

export interface Position {
  cell: DemoCell | null;
  width: number;
  first: boolean;
}

function rtfTable(table: readonly (readonly DemoCell[])[], how: RtfText): string {
  const rows = positions(table).map((row) => {
    let right = 0;
    const formats = row.map(({ cell, width, first }) => {
      right += width * COLUMN;
      const merge = (cell?.rows ?? 1) > 1 ? (first ? '\\clvmgf' : '\\clvmrg') : '';
      return `${merge}\\clvertalc\\cellx${right}`;
    });
    const cells = row.map(({ cell, first }) => `\\pard\\intbl{${first ? rtfText(cell?.text ?? '', how) : ''}}\\cell\n`);
    return `\\trowd\\trgaph108 ${formats.join('')}${cells.join('')}\\row\n`;
  });
  return `${rows.join('')}\\pard\\par\n`;
}

/** The cells of each row from left to right, those that reach down from above too. */
export function positions(table: readonly (readonly DemoCell[])[]): Position[][] {
  const rows: (Position | undefined)[][] = table.map(() => []);
  for (const [r, row] of table.entries()) {
    let c = 0;
    for (const cell of row) {
      while (rows[r]![c]) c++;
      for (let i = 0; i < cell.rows; i++) {
        rows[r + i]![c] = { cell, width: cell.cols, first: i === 0 };
        for (let k = 1; k < cell.cols; k++) rows[r + i]![c + k] = { cell: null, width: 0, first: false };
      }
      c += cell.cols;
    }
  }
  return rows.map((row) => row.filter((position): position is Position => (position?.width ?? 0) > 0));
}
