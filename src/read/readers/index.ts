import { createSevenZipReader } from './7z.ts';
import { csvReader } from './csv.ts';
import { docReader } from './doc.ts';
import { docxReader } from './docx.ts';
import { excelXmlReader } from './excel-xml.ts';
import { htmlReader } from './html.ts';
import { imageReader } from './image.ts';
import { createMailReader } from './mail.ts';
import { mhtmlReader } from './mhtml.ts';
import { odsReader } from './ods.ts';
import { odtReader } from './odt.ts';
import { ofdReader } from './ofd.ts';
import { pdfReader } from './pdf.ts';
import { createRarReader } from './rar.ts';
import type { Reader } from './reader.ts';
import { rtfReader } from './rtf.ts';
import { textReader } from './text.ts';
import { wordXmlReader } from './word-xml.ts';
import { xlsReader } from './xls.ts';
import { xlsxReader } from './xlsx.ts';
import { createZipReader } from './zip.ts';

/** Every reader, in the order in which they are asked. */
export const READERS: readonly Reader[] = [
  htmlReader,
  csvReader,
  textReader,
  docReader,
  docxReader,
  wordXmlReader,
  xlsxReader,
  xlsReader,
  excelXmlReader,
  pdfReader,
  ofdReader,
  odtReader,
  odsReader,
  rtfReader,
  mhtmlReader,
  imageReader,
  createZipReader(() => READERS),
  createRarReader(() => READERS),
  createSevenZipReader(() => READERS),
  createMailReader(() => READERS),
];
