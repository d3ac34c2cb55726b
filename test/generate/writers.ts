import type { Dice } from './dice.ts';
import type { GeneratedDocument } from './model.ts';
import { writeMail, writeRar, writeSevenZip, writeZip } from './write-archive.ts';
import { writeCsv } from './write-csv.ts';
import { writeDocx, writeWordXml } from './write-docx.ts';
import { writeHtml } from './write-html.ts';
import { writeOfd } from './write-ofd.ts';
import { writeDoc, writeMhtml, writeOds, writeOdt } from './write-office.ts';
import { writePdfWithRules } from './write-pdf-formats.ts';
import { writeRtf } from './write-rtf.ts';
import { writeText } from './write-text.ts';
import { writeExcelXml, writeXls, writeXlsx } from './write-workbook.ts';

/** A generated document as a file. */
export interface Written {
  bytes: Uint8Array;
  /** Extension of the file's name. */
  name: string;
  /** How the format was written. */
  dialect: string;
  /** True where the form lost its cells: then a reader may give up on figures, but never give a wrong one. */
  lossy: boolean;
  /** Fields that the form no longer tells: a reader is right to give up on them. */
  lost?: ReadonlySet<string>;
}

export type Writer = (document: GeneratedDocument, dice: Dice) => Written;

/** The writers of all formats, by format. */
export const WRITERS = {
  html: writeHtml,
  text: writeText,
  docx: writeDocx,
  rtf: writeRtf,
  xlsx: writeXlsx,
  xls: writeXls,
  ofd: writeOfd,
  zip: writeZip,
  pdf: writePdfWithRules,
  'word-xml': writeWordXml,
  'excel-xml': writeExcelXml,
  csv: writeCsv,
} satisfies Record<string, Writer>;
export type WriterName = keyof typeof WRITERS;

/** Those of formats that are read by the rules of another one as well. */
export const ALL_WRITERS = {
  ...WRITERS,
  doc: writeDoc,
  odt: writeOdt,
  mhtml: writeMhtml,
} satisfies Record<string, Writer>;
export type FormatName = keyof typeof ALL_WRITERS;

/** One for each format that is read and that a program can write; pictures are drawn in test/read/pictures/write-pictured.ts. */
export const WRITERS_OF_ALL_FORMATS = {
  ...ALL_WRITERS,
  ods: writeOds,
  mail: writeMail,
  rar: writeRar,
  '7z': writeSevenZip,
} satisfies Record<string, Writer>;
export type AnyFormat = keyof typeof WRITERS_OF_ALL_FORMATS;
