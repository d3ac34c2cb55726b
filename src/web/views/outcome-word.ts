import { CATALOGUE } from '../../errors/catalogue.ts';
import type { Bilingual } from '../../report/bilingual.ts';

interface FailureEntry {
  title: Bilingual;
  remedy: Bilingual;
  retry: 'now' | 'later' | 'never';
}

/** The catalogue's entry of a failure code as it was stored; null for `ok` and for codes of another version. */
export function failureEntry(code: string): FailureEntry | null {
  return Object.hasOwn(CATALOGUE, code) ? CATALOGUE[code as keyof typeof CATALOGUE] : null;
}

/** Words for a stored outcome: the failure's title, or the code itself. */
export function outcomeWord(lang: 'zh' | 'en', code: string): string {
  return failureEntry(code)?.title[lang] ?? code;
}
