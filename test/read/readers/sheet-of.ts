import { utils, type WorkSheet, write } from '@e965/xlsx';
import { type DemoRecord, readRecords } from '../../../src/demo/record.ts';
import { type DemoCell, reportTables } from '../../../src/demo/report-tables.ts';
import { extractReport } from '../../../src/extract/extract-report.ts';
import type { Reader } from '../../../src/read/readers/reader.ts';
import type { TemplateId, Value } from '../../../src/report/report.ts';

/** Rows of cells with spans, put below one another on one sheet; figures become numbers. */
export function sheetOf(rows: readonly (readonly DemoCell[])[], from = 0, sheet: WorkSheet = {}): WorkSheet {
  const taken = new Set<string>();
  let width = 0;
  for (const [i, row] of rows.entries()) {
    let c = 0;
    for (const { text, rows: rs, cols: cs } of row) {
      while (taken.has(`${i},${c}`)) c++;
      for (let r = i; r < i + rs; r++) for (let k = c; k < c + cs; k++) taken.add(`${r},${k}`);
      const numeric = /^-?\d+(?:\.\d+)?$/.test(text);
      if (text !== '')
        sheet[utils.encode_cell({ r: from + i, c })] = numeric ? { t: 'n', v: Number(text) } : { t: 's', v: text };
      if (rs > 1 || cs > 1) {
        sheet['!merges'] ??= [];
        sheet['!merges'].push({ s: { r: from + i, c }, e: { r: from + i + rs - 1, c: c + cs - 1 } });
      }
      c += cs;
      width = Math.max(width, c);
    }
  }
  const known = sheet['!ref'] ? utils.decode_range(sheet['!ref']) : { s: { r: 0, c: 0 }, e: { r: 0, c: 0 } };
  const end = { r: Math.max(known.e.r, from + rows.length - 1), c: Math.max(known.e.c, width - 1) };
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: end });
  return sheet;
}

export type BookType = 'xlsx' | 'biff8';

/** A workbook file of the given sheets, with its words in one list as office programs write them: in cells of their own the old format cuts them off. */
export function workbookOf(sheets: Readonly<Record<string, WorkSheet>>, bookType: BookType): Uint8Array {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  return new Uint8Array(write(book, { type: 'buffer', bookType, compression: true, bookSST: bookType === 'biff8' }));
}

/** A record as a workbook: `sheets` = a sheet for the words and one a table, `stacked` = everything on one sheet. */
export function recordWorkbook(record: DemoRecord, layout: 'sheets' | 'stacked', bookType: BookType): Uint8Array {
  const words = wordsOf(record).map((text) => [{ text, rows: 1, cols: 15 }]);
  const first = sheetOf(words);
  const sheets: Record<string, WorkSheet> = { 正文: first };
  let next = words.length;
  for (const [i, { rows }] of reportTables(record).entries()) {
    if (layout === 'sheets') sheets[`表${i + 1}`] = sheetOf(rows);
    else sheetOf(rows, next, first);
    next += rows.length;
  }
  return workbookOf(sheets, bookType);
}

/** Title, signature and what else a report says around its tables. */
export function wordsOf(record: DemoRecord): string[] {
  return [`${record.agency}${record.year}年政府信息公开工作年度报告`, '一、总体情况', '本年度情况如下。'];
}

/** One record of each template. */
export function recordOfEach(): DemoRecord[] {
  const ids: TemplateId[] = ['t2014', 't2019', 't2021'];
  const records = readRecords().filter((record) => !record.extraRows);
  return ids.map((id) => records.find((record) => record.template === id)!);
}

/** The values of a file; null where the reader fails. */
export async function valuesIn(reader: Reader, bytes: Uint8Array): Promise<Readonly<Record<string, Value>> | null> {
  const read = await reader.read({ bytes });
  return read.ok ? extractReport(read.value).values : null;
}

/** Fields of a file that state another figure than the record, or a figure where the record has none. */
export function wrongFigures(record: DemoRecord, values: Readonly<Record<string, Value>> | null): string[] {
  return Object.entries(values ?? {})
    .filter(([id, value]) => value.status === 'reported' && value.value !== (record.fields[id] ?? null))
    .map(([id, value]) => `${id}: ${value.value}, in truth ${record.fields[id]}`);
}

/** Figures and blanks of the record's fields as read; a field that is not there is undefined. */
export function figures(record: DemoRecord, values: Readonly<Record<string, Value>> | null): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(record.fields).map((id) => {
      const value = values?.[id];
      return [id, value?.status === 'reported' ? value.value : value?.status === 'blank' ? null : value?.status];
    }),
  );
}
