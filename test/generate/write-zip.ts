import { zipOf } from '../read/zip-of.ts';
import type { Dice } from './dice.ts';
import type { GeneratedDocument } from './model.ts';
import { writeDocx } from './write-docx.ts';
import { writeHtml } from './write-html.ts';
import { writeXlsx } from './write-workbook.ts';
import type { Written } from './writers.ts';

/** The report in an archive, alone or beside a note and a page without tables. */
export function writeZip(document: GeneratedDocument, dice: Dice): Written {
  const inner = dice.pick([writeDocx, writeHtml, writeXlsx])(document, dice);
  const report = { [`${document.title}.${inner.name}`]: inner.bytes };
  const beside = {
    '说明.txt': '请下载后阅读。',
    'page.html': `<html><body><h1>${document.title}</h1><p>报告见附件。</p></body></html>`,
  };
  const parts = dice.chance(0.5) ? report : { ...beside, ...report };
  return {
    bytes: zipOf(parts),
    name: 'zip',
    dialect: `${inner.name} ${inner.dialect}`,
    lossy: inner.lossy,
    ...(inner.lost ? { lost: inner.lost } : {}),
  };
}
