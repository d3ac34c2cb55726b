import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseNumber, datesInFigures, proseNumber } from '../../src/extract/chinese-number.ts';
import { seed } from '../seed.ts';

describe('a number of the prose', () => {
  it.each([
    ['18', 18],
    ['1,234', 1234],
    ['0', 0],
    ['1.2万', 12000],
    ['3万', 30000],
    ['17.3769万', 173769],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['一百零五', 105],
    ['两百', 200],
    ['三千六百零七', 3607],
    ['一万二千', 12000],
    ['两', 2],
    ['零', 0],
    ['二〇二三', 2023],
  ])('%s is %s', (text, value) => {
    expect(proseNumber(text)).toBe(value);
  });

  it.each(['', '十百', '一二十', '百', '零十', '件', '1,23', '1.2.3', '十万万', '两三', '余', '千'])(
    '%j is none',
    (text) => {
      expect(proseNumber(text)).toBeNull();
    },
  );

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), (n) => {
        expect(chineseNumber(written(n))).toBe(n);
        expect(proseNumber(String(n))).toBe(n);
        expect(proseNumber(n.toLocaleString('en'))).toBe(n);
      }),
      { seed, numRuns: 1000 },
    );
  });
});

describe('dates in Chinese digits', () => {
  it.each([
    ['二〇二三年十二月三十一日', '2023年12月31日'],
    ['二○二三年一月一日', '2023年1月1日'],
    ['第一月报', '第一月报'],
    ['十一届三中全会', '十一届三中全会'],
  ])('%s reads %s', (text, figures) => {
    expect(datesInFigures(text)).toBe(figures);
  });
});

function written(n: number): string {
  if (n === 0) return '零';
  const [high, low] = [Math.floor(n / 10_000), n % 10_000];
  const tail = low === 0 ? '' : `${high > 0 && low < 1000 ? '零' : ''}${group(low)}`;
  return high > 0 ? `${group(high)}万${tail}` : group(low);
}

function group(n: number): string {
  let text = '';
  let isGap = false;
  for (const [unit, word] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(n / unit) % 10;
    if (digit === 0) {
      isGap = text !== '';
      continue;
    }
    text += `${isGap ? '零' : ''}${'零一二三四五六七八九'[digit]}${word}`;
    isGap = false;
  }
  return text;
}
