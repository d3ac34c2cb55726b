import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../src/demo/encode-gb18030.ts';
import { type DemoRecord, readRecords } from '../../src/demo/record.ts';
import { DIALECTS, renderReport } from '../../src/demo/render-report.ts';
import { templateOf } from '../../src/demo/report-tables.ts';
import { extractReport } from '../../src/extract/extract-report.ts';
import { readDocument } from '../../src/read/read-document.ts';

const records = readRecords();
const cases = records.map((record) => [`${record.agencyId} ${record.year}`, record] as const);

async function readBack(record: DemoRecord, dialect: (typeof DIALECTS)[number], encode: (html: string) => Uint8Array) {
  const title = `${record.agency}${record.year}年政府信息公开工作年度报告`;
  const html = renderReport(record, {
    dialect,
    title,
    columnName: '政府信息公开年报',
    siteName: '演示',
    charset: null,
  });
  const document = await readDocument({ bytes: encode(html), contentType: 'text/html' });
  if (!document.ok) throw new Error(document.failure.cause);
  return extractReport(document.value);
}

const utf8 = (html: string) => new TextEncoder().encode(html);

describe('a report page', () => {
  it.each(cases)('of %s gives back every figure of its record, in every dialect', async (_, record) => {
    for (const dialect of DIALECTS) {
      const report = await readBack(record, dialect, utf8);
      expect([report.template, report.agency, report.year]).toEqual([record.template, record.agency, record.year]);
      const fields = Object.entries(record.fields);
      const read = fields.map(([field]) => [field, report.values[field]?.value, report.values[field]?.status]);
      const expected = fields.map(([field, value]) => [field, value, value === null ? 'blank' : 'reported']);
      expect(read).toEqual(expected);
    }
  });

  it.each(cases.filter(([, record]) => record.invented).slice(0, 3))(
    'of %s reads the same in GB18030',
    async (_, record) => {
      const [a, b] = [await readBack(record, 'word', utf8), await readBack(record, 'word', encodeGb18030)];
      expect(b.values).toEqual(a.values);
      expect(b.title).toBe(a.title);
    },
  );
});

describe('the records', () => {
  it('fill every field of their template, but where the printed form lacks some of its rows', () => {
    const short = records.filter((record) => {
      const numeric = templateOf(record.template).fields.filter(({ id }) => id !== 'x_request_topics_text');
      return numeric.some(({ id }) => !(id in record.fields));
    });
    expect(short.map((record) => `${record.agencyId} ${record.year}`)).toEqual(['hongze 2023', 'hongze 2024']);
  });

  it('name invented agencies 示例, and only those', () => {
    for (const record of records) expect(record.agency.startsWith('示例')).toBe(record.invented);
  });
});
