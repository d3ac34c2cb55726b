import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../../src/demo/encode-gb18030.ts';
import { type DemoRecord, readRecords } from '../../../src/demo/record.ts';
import { reportTables } from '../../../src/demo/report-tables.ts';
import { extractReport } from '../../../src/extract/extract-report.ts';
import { readDocument } from '../../../src/read/read-document.ts';
import { READERS } from '../../../src/read/readers/index.ts';
import type { Document } from '../../../src/report/document.ts';
import { readerContract } from '../../contracts/reader.ts';
import { docxOf, printDocx, wordTable } from '../printed-docx.ts';
import { type StoredFile, storedZip } from '../stored-zip.ts';

const zipReader = READERS.find(({ format }) => format === 'zip')!;
const [record, other] = readRecords().filter((one) => one.template === 't2021' && one.invented) as [never, never];
const report = printDocx(record, 'plain');
const note = docxOf('<w:p><w:r><w:t>说明</w:t></w:r></w:p>');
const small = docxOf(
  `<w:p><w:r><w:t>某局政府信息公开年报</w:t></w:r></w:p>${wordTable(
    {
      section: '',
      rows: [
        [{ text: '甲', rows: 1, cols: 2 }],
        [
          { text: '1', rows: 1, cols: 1 },
          { text: '', rows: 1, cols: 1 },
        ],
      ],
    },
    'plain',
  )}`,
);

readerContract(zipReader, [
  {
    name: 'an archive with one Word document',
    input: { bytes: storedZip([{ name: '2023年报.docx', content: small, utf8Name: true }]) },
    matrix: [
      ['甲', '甲'],
      ['1', ''],
    ],
    paragraph: '某局政府信息公开年报',
  },
]);

const read = (files: StoredFile[]) => readDocument({ bytes: storedZip(files) });

async function documentOf(files: StoredFile[]): Promise<Document> {
  const result = await read(files);
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.cause}`);
  return result.value;
}

async function failureOf(files: StoredFile[]) {
  const result = await read(files);
  if (result.ok) throw new Error('read');
  return result.failure;
}

const sources = ({ warnings }: Document) =>
  warnings.filter(({ code }) => code === 'read-from-archive').map(({ detail }) => detail);

describe('the report in an archive', () => {
  it('is found among other files, with every figure, and every place names its file', async () => {
    const document = await documentOf([
      { name: 'a/readme.txt', content: '请用 Word 打开。' },
      { name: 'a/logo.png', content: '\x89PNG\r\n' },
      { name: '__MACOSX/a/._b.docx', content: 'x' },
      { name: 'a/b.docx', content: report },
    ]);
    expect(sources(document)).toEqual(['a/b.docx']);
    const alone = await readDocument({ bytes: report });
    const values = (one: Document) =>
      Object.entries(extractReport(one).values).map(([id, { value, status }]) => [id, value, status]);
    expect(values(document)).toEqual(alone.ok && values(alone.value));
    const grid = document.blocks.find((block) => block.t === 'grid');
    expect(grid?.t === 'grid' && grid.cells[0]?.places).toEqual([{ path: 'a/b.docx!/tbl[1]/tr[1]/tc[1]' }]);
  });

  it('keeps its name where it was packed under a Chinese code page', async () => {
    const name = encodeGb18030('某局2023年政府信息公开工作年度报告.docx');
    expect(sources(await documentOf([{ name, content: small }]))).toEqual(['某局2023年政府信息公开工作年度报告.docx']);
  });

  it('may be two files: the text, and the tables beside it', async () => {
    const text = docxOf('<w:p><w:r><w:t>某局2023年政府信息公开工作年度报告</w:t></w:r></w:p>');
    const tables = '<table><tr><td>统计指标</td><td>单位</td></tr><tr><td>甲</td><td>1</td></tr></table>';
    const document = await documentOf([
      { name: 'b.html', content: `<html><body>${tables}</body></html>` },
      { name: 'a.docx', content: text },
    ]);
    expect(sources(document)).toEqual(['a.docx', 'b.html']);
    expect(document.blocks.map(({ t }) => t)).toEqual(['p', 'grid']);
  });

  it('may be more files, each with tables that no other holds', async () => {
    const [active, requests, cases] = reportTables(record).map((table) => docxOf(wordTable(table, 'plain')));
    const { agency, year } = record as DemoRecord;
    const title = `${agency}${year}年政府信息公开工作年度报告`;
    const files = [
      { name: 'b1.docx', content: active! },
      { name: 'a.docx', content: docxOf(`<w:p><w:r><w:t>${title}</w:t></w:r></w:p>`) },
      { name: 'b2.docx', content: requests! },
      { name: 'b3.docx', content: cases! },
    ];
    const document = await documentOf(files);
    expect(sources(document)).toEqual(['a.docx', 'b1.docx', 'b2.docx', 'b3.docx']);
    expect(extractReport(document).values.review_total?.status).not.toBe('absent');
    expect((await failureOf([...files, { name: 'b4.docx', content: requests! }])).code).toBe('read.several-reports');
    const years = files.map((file, i) => ({ ...file, name: `${2020 + i}.docx` }));
    expect((await failureOf(years)).code).toBe('read.several-reports');
  });

  it('is the longest where its tables lost their cells, not the page that only names it', async () => {
    const title = '<h1>某局2023年政府信息公开工作年度报告</h1>';
    const whole = `${title}${'<p>本年新收政府信息公开申请数量</p><p>3</p>'.repeat(20)}`;
    const document = await documentOf([
      { name: 'a.html', content: `<html><body>${title}<p>报告见附件。</p></body></html>` },
      { name: 'b.html', content: `<html><body>${whole}</body></html>` },
    ]);
    expect(sources(document)).toEqual(['b.html']);
  });

  it('may lie in an archive inside the archive, but no deeper', async () => {
    const inner = storedZip([{ name: 'b.docx', content: report }]);
    expect(sources(await documentOf([{ name: 'a.zip', content: inner }]))).toEqual(['a.zip!/b.docx']);
    const deeper = storedZip([{ name: 'a.zip', content: inner }]);
    expect(await failureOf([{ name: 'c.zip', content: deeper }])).toMatchObject({
      code: 'read.unsupported',
      context: { entries: ['c.zip!/a.zip'] },
    });
  });
});

describe('an archive is not read', () => {
  it('where two reports lie in it: nobody can say which is meant', async () => {
    const failure = await failureOf([
      { name: 'a.docx', content: report },
      { name: 'b.docx', content: printDocx(other, 'plain') },
    ]);
    expect(failure).toMatchObject({ code: 'read.several-reports', context: { entries: ['a.docx', 'b.docx'] } });
  });

  it('where the file named as the report cannot be read, whatever lies beside it', async () => {
    const files = [
      { name: '政府信息公开年报.rar', content: Uint8Array.from({ length: 3000 }, (_, i) => (i * 7919) % 256) },
      { name: '说明.docx', content: note },
    ];
    expect(await failureOf(files)).toMatchObject({
      code: 'read.unsupported',
      context: { entries: ['说明.docx', '政府信息公开年报.rar'] },
    });
  });

  it('where nothing in it can be read', async () => {
    expect((await failureOf([{ name: 'a.bin', content: '\x00\x01\x02\x03' }])).cause).toContain('a.bin');
    expect((await read([])).ok).toBe(false);
  });

  it('where all of it is read and none of it is a report: that is said, not that there are several', async () => {
    const files = [
      { name: '说明.docx', content: note },
      { name: '名单.txt', content: '甲\n乙' },
    ];
    expect(await failureOf(files)).toMatchObject({
      code: 'read.no-report',
      context: { entries: ['说明.docx', '名单.txt'] },
    });
  });

  it('where it has a password', async () => {
    expect((await failureOf([{ name: 'a.docx', content: report, encrypted: true }])).code).toBe('read.encrypted');
  });

  it('where it holds thousands of files, or dozens of documents', async () => {
    const many = (count: number, content: string) =>
      Array.from({ length: count }, (_, i) => ({ name: `${i}.txt`, content }));
    expect((await failureOf(many(2001, ''))).code).toBe('read.too-complex');
    expect((await failureOf(many(41, '文字'))).code).toBe('read.too-complex');
  });

  it('where one byte of the report was changed', async () => {
    const bytes = storedZip([{ name: 'a.docx', content: report }]);
    bytes[Buffer.from(bytes).indexOf('政府信息公开工作年度报告')] = 0xe7;
    expect((await readDocument({ bytes })).ok).toBe(false);
  });
});

it('names that lead out of the archive are only names', async () => {
  expect(sources(await documentOf([{ name: '../../etc/年报.docx', content: small }]))).toEqual(['../../etc/年报.docx']);
});
