const DIGITS = new Map([...'零〇○Ｏ一二三四五六七八九'].map((c, i) => [c, Math.max(0, i - 3)] as const));
DIGITS.set('两', 2);
const TENS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/**
 * A number as prose writes it: 18, 1,234, 1.5, 3万, 1.2万, 十二, 一百零五, 两, 二〇二三. Null where it is none; `text` is NFKC without white space.
 */
export function proseNumber(text: string): number | null {
  const figures = /^(\d{1,3}(?:,\d{3})+|\d{1,12})(\.\d{1,6})?([万亿]?)$/.exec(text);
  if (figures) {
    const scale = figures[3] === '万' ? 1e4 : figures[3] === '亿' ? 1e8 : 1;
    const value = Number(`${figures[1]!.replaceAll(',', '')}${figures[2] ?? ''}`) * scale;
    return Math.round(value * 1e6) / 1e6;
  }
  return chineseNumber(text);
}

/** 十二, 两百零五, 二〇二三: a whole number below 100 million; null where the characters make none. */
export function chineseNumber(text: string): number | null {
  if (text.length === 0 || text.length > 15) return null;
  if (text.length >= 2 && [...text].every((c) => DIGITS.has(c))) {
    return text.includes('两') ? null : Number([...text].map((c) => DIGITS.get(c)).join(''));
  }
  const [high, low, ...more] = text.split('万');
  if (more.length > 0) return null;
  if (low === undefined) return belowTenThousand(high!);
  const [thousands, rest] = [belowTenThousand(high!), low === '' ? 0 : belowTenThousand(low)];
  return thousands === null || rest === null ? null : thousands * 10_000 + rest;
}

function belowTenThousand(text: string): number | null {
  let total = 0;
  let digit: number | null = null;
  let smallest = 10_000;
  for (const c of text) {
    const unit = TENS.get(c);
    if (unit !== undefined) {
      if (unit >= smallest || digit === 0 || (digit === null && (unit !== 10 || total > 0))) return null;
      total += (digit ?? 1) * unit;
      smallest = unit;
      digit = null;
    } else {
      const value = DIGITS.get(c);
      if (value === undefined || (digit !== null && digit !== 0)) return null;
      digit = value;
    }
  }
  return text === '' ? null : total + (digit ?? 0);
}

const YEAR = /二[〇○零Ｏ0O][一二三四五六七八九〇○零Ｏ]{2}(?=年)/g;
const MONTH_OR_DAY =
  /(?<![一二三四五六七八九十第])([一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[月日](?!报|常|前))/g;

/** Dates in Chinese digits as figures: 二〇二三年十二月三十一日 → 2023年12月31日; all other words stay. */
export function datesInFigures(text: string): string {
  return text
    .replace(YEAR, (year) => String(chineseNumber(year.replace(/[0OＯ]/g, '〇')) ?? year))
    .replace(MONTH_OR_DAY, (number) => String(chineseNumber(number) ?? number));
}
