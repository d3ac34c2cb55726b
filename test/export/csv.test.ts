import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../src/export/csv.ts';
import { jsonParts } from '../../src/export/json.ts';
import { allRows } from '../../src/export/table.ts';

const cells = (csv: string) => parse(csv, { bom: true, relax_quotes: false }) as string[][];
const one = (value: unknown) => cells(toCsv([{ a: value }], ['a']))[1]![0];

describe('CSV', () => {
  it('starts with a BOM and a header and ends lines with CRLF', () => {
    expect(toCsv([{ a: 1, b: '中文' }], ['b', 'a'])).toBe('\uFEFFb,a\r\n中文,1\r\n');
    expect(toCsv([], ['a'])).toBe('\uFEFFa\r\n');
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\tx',
    '\r=x',
    '\n=x',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    ' =1',
    '\u3000=1',
    '\u00a0+1',
    '\u200b=1',
    '\ufeff@x',
    '\u202e=1',
    '\u0000=1',
    '﹦1',
    '﹣1',
    '=HYPERLINK("http://x","y")',
  ])('disarms the text %j', (text) => {
    expect(one(text)).toBe(`'${text.replace('\u202e', '\ufffd')}`);
  });

  it('keeps cells together where a spreadsheet separates them by semicolons or tabs', () => {
    expect(toCsv([{ v: 'a;=1' }, { v: 'a\t=1' }], ['v'])).toBe('\uFEFFv\r\n"a;=1"\r\n"a\t=1"\r\n');
  });

  it('leaves numbers numbers, negative ones too', () => {
    expect(one(-3)).toBe('-3');
    expect(one(0)).toBe('0');
    expect(one(54.91)).toBe('54.91');
  });

  it('keeps an empty cell apart from zero', () => {
    expect(one(null)).toBe('');
    expect(one(undefined)).toBe('');
  });

  it('writes objects as JSON', () => {
    expect(one({ page: 3, table: 2 })).toBe('{"page":3,"table":2}');
  });

  it('is read back as it was, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', ' ', '=', "'", '年', '\t', ';') });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
        const back = cells(
          toCsv(
            rows.map(([a, b]) => ({ a, b, z: 'z' })),
            ['a', 'b', 'z'],
          ),
        );
        expect(back.slice(1)).toEqual(rows.map(([a, b]) => [disarmed(a), disarmed(b), 'z']));
      }),
    );
  });
});

describe('JSON', () => {
  it.each([[[]], [[{ a: null }]], [[{ a: '1\n2', b: { c: [] } }, 'x', { d: [1, { e: 2 }] }]]])(
    'is an array with a final line break, as if it were written at once: %j',
    async (rows) => {
      let text = '';
      for await (const part of jsonParts(allRows<unknown>(rows))) text += part;
      expect(text).toBe(`${JSON.stringify(rows, null, 2)}\n`);
    },
  );
});

function disarmed(text: string): string {
  return /^(?:[\t\r\n]|\s*=)/.test(text) ? `'${text}` : text;
}
