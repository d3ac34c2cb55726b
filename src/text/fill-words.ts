import type { Bilingual } from '../report/bilingual.ts';

export type Words = Readonly<Record<string, string | number | Bilingual>>;

/** `fill` whose parameters may be bilingual themselves: each language gets its own words. Gaps stay visible. */
export function fillWords(text: Bilingual, parameters: Words): Bilingual {
  const put = (s: string, language: 'zh' | 'en') =>
    s.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const parameter = parameters[name];
      if (parameter === undefined) return whole;
      return typeof parameter === 'object' ? parameter[language] : String(parameter);
    });
  return { zh: put(text.zh, 'zh'), en: put(text.en, 'en') };
}
