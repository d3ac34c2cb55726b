import type { WorkSheet } from '@e965/xlsx';
import { type BookType, sheetOf, workbookOf } from '../read/readers/sheet-of.ts';
import type { Dice } from './dice.ts';
import type { GeneratedDocument } from './model.ts';
import type { Written } from './writers.ts';

export function writeXlsx(document: GeneratedDocument, dice: Dice): Written {
  return writeWorkbook(document, dice, 'xlsx');
}

export function writeXls(document: GeneratedDocument, dice: Dice): Written {
  return writeWorkbook(document, dice, 'biff8');
}

/** A sheet for the words and one for each table, or everything on one sheet. */
function writeWorkbook(document: GeneratedDocument, dice: Dice, type: BookType): Written {
  const dialect = dice.pick(['sheets', 'stacked']);
  const first: WorkSheet = sheetOf([]);
  const sheets: Record<string, WorkSheet> = { 正文: first };
  let next = 0;
  for (const block of document.blocks) {
    const rows = block.t === 'p' ? [[{ text: block.text, rows: 1, cols: dice.pick([1, 8]) }]] : block.rows;
    if (block.t === 'table' && dialect === 'sheets') sheets[`表${Object.keys(sheets).length}`] = sheetOf(rows);
    else {
      sheetOf(rows, next, first);
      next += rows.length + (dice.chance(0.3) ? 1 : 0);
    }
  }
  return { bytes: workbookOf(sheets, type), name: type === 'xlsx' ? 'xlsx' : 'xls', dialect, lossy: false };
}
