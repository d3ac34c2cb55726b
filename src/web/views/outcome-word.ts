import { CATALOGUE } from '../../errors/catalogue.ts';
import type { Bilingual } from '../../report/bilingual.ts';
import { OUTCOME_OK } from '../../text/web.ts';
import { sentence } from './format.ts';

interface FailureEntry {
  title: Bilingual;
  remedy: Bilingual;
  retry: 'now' | 'later' | 'never';
}

/** The catalogue's entry of a failure code as it was stored; null for `ok` and for codes of another version. */
export function failureEntry(code: string): FailureEntry | null {
  return Object.hasOwn(CATALOGUE, code) ? CATALOGUE[code as keyof typeof CATALOGUE] : null;
}

/** Words for a stored outcome within a sentence: the failure's title, or the code itself. */
export function outcomeWord(lang: 'zh' | 'en', code: string): string {
  return code === 'ok' ? OUTCOME_OK[lang] : (failureEntry(code)?.title[lang] ?? code);
}

/** The same standing alone, as in the cell of a table. */
export function outcomeCell(lang: 'zh' | 'en', code: string): string {
  const title = outcomeWord(lang, code);
  return title === code ? code : sentence(title);
}

/** What to do about a failure, standing alone; null where the catalogue does not know it. */
export function remedyOf(lang: 'zh' | 'en', code: string): string | null {
  const entry = failureEntry(code);
  return entry === null ? null : sentence(entry.remedy[lang]);
}
