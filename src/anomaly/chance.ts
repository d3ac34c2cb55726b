import type { Bilingual } from '../report/bilingual.ts';

/** A probability as a person says it: 千分之一, one in a thousand; never smaller than one in a hundred million. */
export function chanceInWords(p: number): Bilingual {
  if (p < 1e-8) return { zh: '不到一亿分之一', en: 'less than once in a hundred million' };
  const once = 1 / p;
  const scale = 10 ** Math.max(0, Math.floor(Math.log10(once)));
  const round = Math.round(once / scale) * scale;
  return { zh: `${zhNumber(round)}分之一`, en: `once in ${round.toLocaleString('en')}` };
}

function zhNumber(n: number): string {
  return n >= 10_000 ? `${n / 10_000}万` : String(n);
}
