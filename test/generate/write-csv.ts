import { placed } from './cut-table.ts';
import type { Dice } from './dice.ts';
import type { GeneratedDocument, GeneratedTable } from './model.ts';
import { textBytes } from './text-bytes.ts';
import type { Written } from './writers.ts';

/**
 * Separated values: `padded` = as spreadsheet programs save a sheet, every line as wide as the widest; `lines` = words in lines without
 * separators, tables as wide as each other. What a cell spans beyond its first place is blank.
 */
export function writeCsv(document: GeneratedDocument, dice: Dice): Written {
  const separator = dice.weighted({ ',': 6, ';': 1, '\t': 2 });
  const padded = dice.chance(0.7);
  const width = Math.max(...document.blocks.map((block) => (block.t === 'p' ? 1 : widthOf(block))));
  const lines = document.blocks.flatMap((block) => {
    const rows = block.t === 'p' ? [[block.text]] : [...rowsOf(block), ...(dice.chance(0.3) ? [['']] : [])];
    return rows.map((row) => {
      const wide = padded || block.t === 'table' ? [...row, ...Array(width - row.length).fill('')] : row;
      return wide.map((text) => quoted(text, separator)).join(separator);
    });
  });
  const text = lines.join(dice.pick(['\r\n', '\n']));
  const encoding = dice.weighted({ utf8: 3, bom: 3, gb: 4, utf16: separator === '\t' ? 6 : 0 });
  const bytes = textBytes(text, encoding);
  const named = separator === '\t' ? 'tab' : separator;
  return { bytes, name: 'csv', dialect: `${named} ${padded ? 'padded' : 'lines'}/${encoding}`, lossy: false };
}

function widthOf(table: GeneratedTable): number {
  return Math.max(...placed(table).map(({ cell, c }) => c + cell.cols));
}

function rowsOf(table: GeneratedTable): string[][] {
  const rows = table.rows.map(() => Array.from({ length: widthOf(table) }, () => ''));
  for (const { cell, r, c } of placed(table)) rows[r]![c] = cell.text;
  return rows;
}

function quoted(text: string, separator: string): string {
  return /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
}
