import { describe, expect, it } from 'vitest';
import { checkReport } from '../../src/check/check-report.ts';
import type { Block, Document } from '../../src/report/document.ts';
import { TRUST_NOTES } from '../../src/report/value-note.ts';
import { picturedTables } from '../../src/trust/pictured.ts';
import { trustReport } from '../../src/workers/trust-report.ts';
import { reportOf } from '../check/report-of.ts';

const cell = { r: 0, c: 0, rs: 1, cs: 1, raw: '?', text: '?', places: [{ page: 1 }] };
const GRID: Block = { t: 'grid', rows: 1, cols: 1, cells: [cell], source: 'raster' };
const PICTURE: Block = { t: 'img', places: [{ page: 1 }] };
const WORDS: Block = { t: 'p', text: '目录', places: [{ page: 1 }] };

function documentOf(blocks: Block[], textSource: 'text' | 'ocr' | 'none' = 'ocr', format = 'pdf'): Document {
  const reader = { name: format, version: '1' };
  return { irVersion: 1, format, reader, meta: {}, pages: [{ n: 1, textSource }], blocks, links: [], warnings: [] };
}

describe('tables that only a picture shows', () => {
  it('may stand on scanned pages with tables, on pages that nobody read, and in pictures among text', () => {
    expect(picturedTables(documentOf([GRID]))).toEqual({ page: 1, wholePages: true });
    expect(picturedTables(documentOf([PICTURE], 'none'))).toEqual({ page: 1, wholePages: true });
    expect(picturedTables(documentOf([PICTURE], 'text'))).toEqual({ page: 1, wholePages: false });
  });

  it('may stand in the rest of a picture among text of which a table was read', () => {
    expect(picturedTables(documentOf([GRID], 'text'))).toEqual({ page: 1, wholePages: false });
  });

  it('may stand in pictures of a web page only where these are large enough, or were not to be had', () => {
    const web = (more: Partial<Block>) =>
      picturedTables(documentOf([{ ...PICTURE, ...more } as Block], 'text', 'html'));
    expect(web({ look: 'legible' })).not.toBe(null);
    expect(web({ href: 'http://a.gov.cn/1.jpg' })).not.toBe(null);
    expect(web({ look: 'dress', href: 'http://a.gov.cn/1.jpg' })).toBe(null);
  });

  it('do not stand in icons, seals and codes, whatever the format', () => {
    expect(picturedTables(documentOf([{ ...PICTURE, look: 'dress' }], 'text', 'docx'))).toBe(null);
  });

  it('are none where a scanned page holds words alone, where all is text, and on web pages', () => {
    expect(picturedTables(documentOf([WORDS]))).toBe(null);
    expect(picturedTables(documentOf([{ ...GRID, source: 'rules' }], 'text'))).toBe(null);
    expect(picturedTables(documentOf([PICTURE], 'text', 'html'))).toBe(null);
  });
});

describe('what was not found in a scan', () => {
  const absent = { status: 'absent', value: null, raw: null } as const;
  const bare = (report = reportOf('t2021', 2023, {})) => ({
    ...report,
    values: Object.fromEntries(
      Object.entries(report.values).map(([field, value]) => [
        field,
        field.startsWith('review_') || field === 'regulations_made' ? { ...value, ...absent, source: null } : value,
      ]),
    ),
  });
  const missing = (report: ReturnType<typeof bare>) =>
    checkReport({ report, previous: null }).filter(({ rule }) => rule === 'D-TABLE-MISSING');

  it('is unreadable, never absent', async () => {
    const { values } = await trustReport(bare(), documentOf([GRID]), new Uint8Array());
    for (const field of ['review_total', 'regulations_made'])
      expect(values[field]).toMatchObject({ status: 'unreadable', note: TRUST_NOTES.pictured });
  });

  it('is absent where the pictures stand among text and other figures of its table were found', async () => {
    const { values } = await trustReport(bare(), documentOf([PICTURE], 'text'), new Uint8Array());
    expect(values.regulations_made?.status).toBe('absent');
  });

  it('raises no alarm of a missing table, nor where no form was recognised at all', async () => {
    const report = { ...bare(), template: null, values: {} };
    expect(missing(report).map(({ outcome }) => outcome)).toEqual(['fail']);
    const trusted = await trustReport(report, documentOf([PICTURE], 'none'), new Uint8Array());
    expect(missing(trusted).map(({ outcome }) => outcome)).toEqual(['uncertain']);
  });
});
