import { describe, expect, it } from 'vitest';
import { readRecords } from '../../../src/demo/record.ts';
import { extractReport } from '../../../src/extract/extract-report.ts';
import { readDocument } from '../../../src/read/read-document.ts';
import { printDocx, WORD_DIALECTS } from '../printed-docx.ts';

const records = readRecords();

async function extracted(bytes: Uint8Array) {
  const document = await readDocument({ bytes });
  if (!document.ok) throw new Error(document.failure.cause);
  expect(document.value.format).toBe('docx');
  return extractReport(document.value);
}

describe('a report as a Word document', () => {
  const cases = records.flatMap((record) =>
    WORD_DIALECTS.map((dialect) => [`${record.agencyId} ${record.year}`, dialect, record] as const),
  );
  it.each(cases)('of %s, written in the way %s, gives back every figure of its record', async (_, dialect, record) => {
    const report = await extracted(printDocx(record, dialect));
    expect([report.template, report.agency, report.year]).toEqual([record.template, record.agency, record.year]);
    const fields = Object.entries(record.fields);
    const read = fields.map(([field]) => [field, report.values[field]?.value, report.values[field]?.status]);
    expect(read).toEqual(fields.map(([field, value]) => [field, value, value === null ? 'blank' : 'reported']));
  });
});
