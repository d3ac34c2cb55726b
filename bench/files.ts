import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type DemoRecord, readRecords } from '../src/demo/record.ts';
import { DIALECTS, renderReport } from '../src/demo/render-report.ts';
import { reportTables } from '../src/demo/report-tables.ts';
import { TABLES } from '../test/read/pictures/sample-tables.ts';
import { printDocx, WORD_DIALECTS } from '../test/read/printed-docx.ts';
import { documentOf } from '../test/read/readers/ofd-of.ts';
import { rtfBody, rtfFile } from '../test/read/readers/rtf-of.ts';
import { recordWorkbook, wordsOf } from '../test/read/readers/sheet-of.ts';
import { shared } from '../test/shared.ts';
import { versionOf } from './installed.ts';

/** The files that are measured, and in words where they come from. */
export interface BenchFiles {
  paths: string[];
  origins: string[];
}

/**
 * Writes the figures of the demo's records in every format that the tests can write, converts some of them to PDF and DOC where
 * LibreOffice is installed, and adds the corpus where ../shared lies beside the project; where it does not, pictures of three tables.
 */
export function makeFiles(folder: string): BenchFiles {
  const records = readRecords();
  for (const [i, record] of records.entries()) writeRecord(folder, record, i);
  if (shared === null) for (const [i, png] of TABLES.entries()) writeFileSync(join(folder, `own${i}.png`), png);
  const own = `${readdirSync(folder).length} files written from the demo's ${records.length} records`;
  const corpus = shared === null ? [] : globSync(`${shared}/corpus/{seeds,reports,documents}/*`).filter(isDocument);
  return {
    paths: [...convert(folder).map((name) => join(folder, name)), ...corpus.sort()],
    origins: [
      own,
      versionOf('soffice', '--version') === null
        ? 'LibreOffice: not installed, so no PDF and DOC of our own'
        : 'PDF and DOC: by LibreOffice from ten RTF of our own',
      shared === null
        ? 'corpus: ../shared is not here; pictures: three drawn tables of the tests'
        : `corpus: ${corpus.length} files`,
    ],
  };
}

function writeRecord(folder: string, record: DemoRecord, i: number): void {
  const write = (ending: string, bytes: Uint8Array | string) => writeFileSync(join(folder, `own${i}.${ending}`), bytes);
  const dialect = DIALECTS[i % DIALECTS.length]!;
  const title = `${record.agency}${record.year}年政府信息公开工作年度报告`;
  write(
    'html',
    renderReport(record, { dialect, title, columnName: '年报', siteName: record.agency, charset: 'utf-8' }),
  );
  write('docx', printDocx(record, WORD_DIALECTS[i % WORD_DIALECTS.length]!));
  const tables = reportTables(record).map((table) => table.rows);
  write('rtf', rtfFile(rtfBody(wordsOf(record), tables, i % 2 ? 'bytes' : 'unicode')));
  write('ofd', documentOf(wordsOf(record), tables));
  if (record.extraRows) return;
  write('xlsx', recordWorkbook(record, i % 2 ? 'sheets' : 'stacked', 'xlsx'));
  write('xls', recordWorkbook(record, i % 2 ? 'sheets' : 'stacked', 'biff8'));
}

/** Names of all files in the folder, converted ones too. */
function convert(folder: string): string[] {
  const sources = readdirSync(folder).filter((name) => /^own\d\.rtf$/.test(name));
  const profile = join(folder, 'profile');
  for (const to of ['pdf', 'doc']) {
    mkdirSync(profile, { recursive: true });
    const args = [`-env:UserInstallation=file://${profile}`, '--headless', '--convert-to', to, '--outdir', folder];
    spawnSync('soffice', [...args, ...sources.map((name) => join(folder, name))], {
      stdio: 'ignore',
      timeout: 180_000,
    });
  }
  return readdirSync(folder)
    .filter((name) => name.startsWith('own'))
    .sort();
}

function isDocument(path: string): boolean {
  return !/\.(?:json|csv|md)$/.test(path) && !basename(path).startsWith('.');
}
