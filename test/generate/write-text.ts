import { placed } from './cut-table.ts';
import type { Dice } from './dice.ts';
import { lostFields } from './lost-fields.ts';
import type { GeneratedCell, GeneratedDocument, GeneratedTable } from './model.ts';
import { textBytes } from './text-bytes.ts';
import type { Written } from './writers.ts';

/**
 * How tables look after they were flattened: `tabs` = a tab a grid column, spanned places blank; `tight` = only the cells of the row;
 * `trimmed` = as `tabs`, blank ends cut off; `pipes`; `spaces` = columns apart by blanks; `lines` = a cell a line, blank ones lost;
 * `cells` = a cell a line, each closed by `|`, what cells span as `|` at the end of the row (`ledcells`: each row begins with one);
 * `drawn` = drawn with characters, cells in as many lines as they need; `framed` = as `drawn`, without rules between rows, a row a line.
 */
export const TEXT_DIALECTS = [
  ...(['tabs', 'tight', 'trimmed', 'pipes', 'spaces', 'lines', 'cells', 'ledcells', 'drawn', 'framed'] as const),
] as const;
export type TextDialect = (typeof TEXT_DIALECTS)[number];
const LOSSY: readonly TextDialect[] = ['trimmed', 'spaces', 'lines'];

export function writeText(document: GeneratedDocument, dice: Dice): Written {
  const dialect = dice.pick(TEXT_DIALECTS);
  // Cells a line come from web pages, which have no pages.
  const paged = dice.chance(0.3) && dialect !== 'cells' && dialect !== 'ledcells';
  const pen = dice.pick(PENS);
  const lines = document.blocks.flatMap((block) => (block.t === 'p' ? [block.text] : tableLines(block, dialect, pen)));
  if (paged) for (let i = 1; i < 4; i++) lines.splice(Math.floor((lines.length * i) / 4), 0, `${i}`, '\f');
  const text = lines.join(dice.pick(['\n', '\n', '\r\n']));
  const encoding = dice.weighted({ utf8: 6, bom: 1, gb: 2, utf16: 1 });
  const bytes = textBytes(text, encoding);
  return {
    bytes,
    name: 'txt',
    dialect: `${dialect}/${encoding}${paged ? '/paged' : ''}`,
    lossy: LOSSY.includes(dialect),
    ...(dialect === 'lines' || dialect === 'spaces'
      ? { lost: lostFields(document, 'blanks', dialect === 'lines') }
      : {}),
    ...(dialect === 'trimmed' ? { lost: lostFields(document, 'ends') } : {}),
  };
}

function oneLine(text: string): string {
  return text.replace(/\n/g, '').replace(/[\t\f]/g, ' ');
}

function tableLines(table: GeneratedTable, dialect: TextDialect, pen: Pen): string[] {
  if (dialect === 'lines')
    return table.rows
      .flat()
      .map((cell) => oneLine(cell.text))
      .filter((text) => text.trim() !== '');
  if (dialect === 'drawn' || dialect === 'framed') return drawnLines(table, pen, dialect === 'framed');
  if (dialect === 'cells' || dialect === 'ledcells') return cellLines(table, dialect === 'ledcells');
  const rows =
    dialect === 'tight' || dialect === 'spaces'
      ? table.rows.map((row) => row.map((cell) => oneLine(cell.text)))
      : gridRows(table);
  if (dialect === 'pipes') return rows.map((row) => `| ${row.join(' | ')} |`);
  if (dialect === 'spaces') return rows.map((row) => row.map((text) => text.replace(/\s+/g, '')).join('   '));
  return rows.map((row) => (dialect === 'trimmed' ? row.join('\t').trimEnd() : row.join('\t')));
}

interface Pen {
  bar: string;
  dash: string;
  joint: string;
}
const PENS: readonly Pen[] = [
  { bar: '│', dash: '─', joint: '┼' },
  { bar: '┃', dash: '━', joint: '╋' },
  { bar: '║', dash: '═', joint: '╬' },
  { bar: '|', dash: '-', joint: '+' },
];
/** Characters that stand in a line of a drawn cell. */
const DRAWN_WIDTH = 8;

function drawnLines(table: GeneratedTable, { bar, dash, joint }: Pen, isFramed: boolean): string[] {
  const rows = gridRows(table);
  const widths = rows[0]!.map((_, c) => Math.max(...rows.map((row) => row[c]!.length)));
  const rule =
    joint + widths.map((width) => dash.repeat(Math.min(Math.max(width, 2), DRAWN_WIDTH))).join(joint) + joint;
  const lines = rows.map((row) => drawnRow(row, bar, isFramed));
  const heads = Math.max(
    1,
    rows.findIndex((row) => row.some(isValue)),
  );
  return [rule, ...lines.flatMap((row, r) => (isFramed && r >= heads && r < rows.length - 1 ? row : [...row, rule]))];
}

function isValue(text: string): boolean {
  return /^[-+]?\d[\d.,]*$|^[-–—―/\\]+$/.test(text.normalize('NFKC').trim());
}

function drawnRow(row: readonly string[], bar: string, isFramed: boolean): string[] {
  // Clerks widen a column for its figures, not for its labels.
  const partsOf = (text: string) =>
    isFramed || !/[\u4e00-\u9fff]/.test(text) ? [text] : (text.match(new RegExp(`.{1,${DRAWN_WIDTH}}`, 'gu')) ?? ['']);
  const cells = row.map((text) => partsOf(text.replaceAll(/[|│]/g, ' ')));
  const height = Math.max(...cells.map((parts) => parts.length));
  return Array.from(
    { length: height },
    (_, i) => `${bar} ${cells.map((parts) => parts[i] ?? '').join(` ${bar} `)} ${bar}`,
  );
}

function cellLines(table: GeneratedTable, led: boolean): string[] {
  const width = Math.max(...placed(table).map(({ cell, c }) => c + cell.cols));
  const lines = table.rows.flatMap((row) => [
    ...(led ? ['|'] : []),
    ...row.map((cell) => `${oneLine(cell.text)} |`.trimStart()),
    ...(row.length < width ? ['|'.repeat(width - row.length)] : []),
  ]);
  return ['', ...lines, ''];
}

/** A text for each grid column; what a cell spans beyond its first place is blank. */
function gridRows(table: GeneratedTable): string[][] {
  const cells: { cell: GeneratedCell; r: number; c: number }[] = placed(table);
  const width = Math.max(...cells.map(({ cell, c }) => c + cell.cols));
  const rows = table.rows.map(() => Array.from({ length: width }, () => ''));
  for (const { cell, r, c } of cells) rows[r]![c] = oneLine(cell.text);
  return rows;
}
