import { attachment, letter, mailOf, NAMINGS, type Naming, outlookOf } from '../read/mail-of.ts';
import { rar4, rar5, sevenZip } from '../read/packed.ts';
import { zipOf } from '../read/zip-of.ts';
import type { Dice } from './dice.ts';
import type { GeneratedDocument } from './model.ts';
import { writeDocx } from './write-docx.ts';
import { writeHtml } from './write-html.ts';
import { writeXlsx } from './write-workbook.ts';
import type { Written } from './writers.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

export function writeZip(document: GeneratedDocument, dice: Dice): Written {
  return inArchive(document, dice, 'zip', zipOf);
}

/** RAR in its two generations; the files are stored, for nobody but its maker's program may pack them. */
export function writeRar(document: GeneratedDocument, dice: Dice): Written {
  const pack = dice.pick([rar4, rar5]);
  return inArchive(document, dice, 'rar', (files) => pack(listed(files)));
}

export function writeSevenZip(document: GeneratedDocument, dice: Dice): Written {
  return inArchive(document, dice, '7z', (files) => sevenZip(listed(files)));
}

/** The report as what a mail brings, named as one of the mail programs does. */
export function writeMail(document: GeneratedDocument, dice: Dice): Written {
  const naming = dice.pick(Object.keys(NAMINGS) as Naming[]);
  const words = '现将年报报上，请审核。';
  const outlook = (files: Files) => outlookOf(words, listed(files));
  const mime = (files: Files) =>
    mailOf([letter(words), ...Object.entries(files).map(([name, content]) => attachment(name, content, naming))]);
  return inArchive(document, dice, 'eml', dice.pick([outlook, mime]));
}

/** The report in an archive, alone or beside a note and a page without tables. */
function inArchive(document: GeneratedDocument, dice: Dice, name: string, pack: (files: Files) => Uint8Array): Written {
  const inner = dice.pick([writeDocx, writeHtml, writeXlsx])(document, dice);
  const report = { [`${document.title}.${inner.name}`]: inner.bytes };
  const beside = {
    '说明.txt': '请下载后阅读。',
    'page.html': `<html><body><h1>${document.title}</h1><p>报告见附件。</p></body></html>`,
  };
  const parts = dice.chance(0.5) ? report : { ...beside, ...report };
  return {
    bytes: pack(parts),
    name,
    dialect: `${inner.name} ${inner.dialect}`,
    lossy: inner.lossy,
    ...(inner.lost ? { lost: inner.lost } : {}),
  };
}

function listed(files: Files): { name: string; content: string | Uint8Array }[] {
  return Object.entries(files).map(([name, content]) => ({ name, content }));
}
