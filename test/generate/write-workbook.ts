import type { WorkSheet } from '@e965/xlsx';
import { EXCEL_XML_DIALECTS, excelXmlOf, excelXmlRows, withPrefixes, worksheet } from '../read/readers/excel-xml-of.ts';
import { type BookType, sheetOf, workbookOf } from '../read/readers/sheet-of.ts';
import type { Dice } from './dice.ts';
import type { GeneratedCell, GeneratedDocument } from './model.ts';
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

/** A workbook of Excel 2003 as one XML file, its words and tables on sheets of their own or all on one. */
export function writeExcelXml(document: GeneratedDocument, dice: Dice): Written {
  const [way, dialect] = [dice.pick(['sheets', 'stacked']), dice.pick(EXCEL_XML_DIALECTS)];
  const first: GeneratedCell[][] = [];
  const sheets = [first];
  for (const block of document.blocks) {
    const rows = block.t === 'p' ? [[{ text: block.text, rows: 1, cols: dice.pick([1, 8]) }]] : block.rows;
    if (block.t === 'table' && way === 'sheets') sheets.push(rows);
    else first.push(...rows, ...(dice.chance(0.3) ? [[]] : []));
  }
  const book = excelXmlOf(sheets.map((rows, i) => worksheet(excelXmlRows(rows, dialect), '', `表${i}`)).join(''));
  const bytes = Buffer.from(dialect === 'prefixed' ? withPrefixes(book) : book);
  return { bytes, name: 'xls', dialect: `${way} ${dialect}`, lossy: false };
}
