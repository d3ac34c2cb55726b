import type { Bilingual } from '../report/bilingual.ts';

export type Language = 'zh' | 'en';

/** Replaces `{name}` in both languages; a name without a parameter stays as it is, so that a gap is seen. */
export function fill(text: Bilingual, parameters: Readonly<Record<string, string | number>>): Bilingual {
  const put = (s: string) => s.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
  return { zh: put(text.zh), en: put(text.en) };
}
