import type { Bilingual } from '../report/bilingual.ts';
import { fill, type Language } from '../text/fill.ts';

/** Picks the language of an entry and fills in its parameters. */
export type Translate = (entry: Bilingual, parameters?: Readonly<Record<string, string | number>>) => string;

export function translate(lang: Language): Translate {
  return (entry, parameters) => (parameters ? fill(entry, parameters) : entry)[lang];
}
