import type { Bilingual } from '../report/bilingual.ts';

/** Whose words are shown; where both are, Chinese comes first. */
export type Language = 'zh' | 'en';

/** Parameters of a text by name; bilingual ones give each language its own words. */
export type Words = Readonly<Record<string, string | number | Bilingual>>;

/**
 * Replaces `{name}` in both languages, and `{name|one|many}` by the word that goes with the number; a name without a
 * parameter stays as it is, so that a gap is seen.
 */
export function fill(text: Bilingual, parameters: Words): Bilingual {
  const put = (s: string, language: Language) =>
    s.replace(/\{(\w+)(?:\|([^{}|]*)\|([^{}|]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
      const parameter = parameters[name];
      if (parameter === undefined) return whole;
      if (one !== undefined) return (String(parameter) === '1' ? one : many) ?? whole;
      return typeof parameter === 'object' ? parameter[language] : String(parameter);
    });
  return { zh: put(text.zh, 'zh'), en: put(text.en, 'en') };
}
