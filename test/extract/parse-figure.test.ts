import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFigure, shiftDecimal } from '../../src/extract/parse-figure.ts';

const count = { unit: '件', signed: false };
const change = { unit: '项', signed: true };
const money = { unit: '万元', signed: false };
const open = { unit: null, signed: false };
const value = (raw: string, context = count) => {
  const figure = parseFigure(raw, context);
  return figure.status === 'reported' ? figure.value : figure.status;
};

describe('a figure', () => {
  it.each([
    ['0', 0],
    ['12', 12],
    [' 12\n', 12],
    ['１３', 13],
    ['1,808,595', 1808595],
    ['１，２３４', 1234],
    ['5650.74', 5650.74],
    ['0.00', 0],
    ['零', 0],
    ['〇', 0],
    ['3件', 3],
    ['3 件', 3],
    ['5①', 5],
    ['5²', 5],
    ['5*', 5],
    ['-1', -1],
    ['－1', -1],
  ])('is read from %j as %d', (raw, expected) => {
    expect(value(raw)).toBe(expected);
  });

  it.each([
    '1 2',
    '1\n2',
    '—\n10',
    '－\n４',
    '约5',
    '5余',
    '1,23',
    '12,34',
    '007',
    '00',
    '1.2.3',
    '3万元',
    '见附件',
    '***',
    'o',
    '①',
    '—5',
    '5+3',
    '3/5',
    '1e3',
    '0x10',
    '15%',
  ])('is never guessed from %j', (raw) => {
    expect(value(raw)).toBe('unreadable');
  });

  it('reads every whole number back, however it is printed', () => {
    const wide = (text: string) => text.replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)));
    fc.assert(
      fc.property(fc.nat({ max: 999_999_999 }), fc.constantFrom('', '件', ' ', '\u00a0'), (n, tail) => {
        expect(value(`${n}${tail}`)).toBe(n);
        expect(value(`${wide(String(n))}${tail}`)).toBe(n);
        expect(value(`${n.toLocaleString('en-US')}${tail}`)).toBe(n);
      }),
    );
  });

  it('is exact or nothing: any text that is read as a figure holds exactly its digits', () => {
    const texts = fc.oneof(
      fc.stringMatching(/^[0-9,.\-/—无件 ]{0,8}$/),
      fc.stringMatching(/^-?\d{1,4}(,\d{3}){0,2}(\.\d{1,2})?件?$/),
    );
    let figures = 0;
    fc.assert(
      fc.property(texts, (raw) => {
        const figure = parseFigure(raw, count);
        if (figure.status !== 'reported') return;
        figures++;
        expect(raw.replace(/[^\d.-]/g, '')).toMatch(/^-?\d/);
        expect(Number(raw.replace(/[^\d.-]/g, ''))).toBe(
          figure.value === 0 ? Number(raw.replace(/[^\d.-]/g, '')) : figure.value,
        );
      }),
    );
    expect(figures).toBeGreaterThan(10);
  });
});

describe('a cell without end', () => {
  it.each([
    ['a sign and ends of lines', `-${'\n'.repeat(150_000)}x`],
    ['marks of footnotes', `${'*'.repeat(150_000)}1x`],
  ])('is read in a moment: %s', (_what, raw) => {
    const started = process.cpuUsage().user;
    expect(value(raw)).toBe('unreadable');
    expect((process.cpuUsage().user - started) / 1000).toBeLessThan(2_000);
  });
});

describe('a blank', () => {
  it.each([
    ['', 'empty'],
    ['\u00a0\u3000', 'empty'],
    ['/', 'slash'],
    ['／', 'slash'],
    ['—', 'dash'],
    ['——', 'dash'],
    ['－', 'dash'],
    ['--', 'dash'],
    ['无', 'none'],
    ['N/A', 'none'],
    ['不涉及', 'none'],
  ])('%j keeps its mark %s and is no zero', (raw, mark) => {
    expect(parseFigure(raw, count)).toEqual({ status: 'blank', mark });
  });
});

describe('a change', () => {
  it.each([
    ['+2', 2],
    ['-1', -1],
    ['－1', -1],
    ['减4', -4],
    ['增3', 3],
    ['↑2', 2],
    ['↓1', -1],
    ['减少5', -5],
    ['增加5项', 5],
    ['+3/-2', 1],
    ['0', 0],
  ])('%j is %d', (raw, expected) => {
    expect(value(raw, change)).toBe(expected);
  });

  it('with two figures that are no rise and fall is unreadable', () => {
    expect(value('3/2', change)).toBe('unreadable');
  });
});

describe('money', () => {
  it.each([
    ['251000元', 25.1],
    ['0.1亿元', 1000],
    ['54.9102', 54.9102],
    ['54.9102万元', 54.9102],
    ['75394432.52元', 7539.443252],
  ])('%j is %d in 万元', (raw, expected) => {
    expect(value(raw, money)).toBe(expected);
  });

  it('keeps the unit of the cell where the form names none', () => {
    expect(parseFigure('251000元', open)).toEqual({ status: 'reported', value: 251000, unit: '元' });
    expect(parseFigure('52.15', open)).toEqual({ status: 'reported', value: 52.15, unit: null });
  });

  it('is shifted without rounding', () => {
    expect(shiftDecimal('75394432.52', -4)).toBe('7539.443252');
    expect(shiftDecimal('5', -4)).toBe('0.0005');
    expect(shiftDecimal('-0.1', 4)).toBe('-1000.0');
  });
});
