import type { Bilingual } from '../report/bilingual.ts';

/** A failure in words. `retry`: `now` with back-off, `later` at the next run, `never` without a change. */
export interface Entry {
  title: Bilingual;
  remedy: Bilingual;
  retry: 'now' | 'later' | 'never';
}

/** An entry of the catalogue: what happened, what to do about it, and whether trying again can help. */
export const entry = (zh: string, en: string, remedyZh: string, remedyEn: string, retry: Entry['retry']): Entry => ({
  title: { zh, en },
  remedy: { zh: remedyZh, en: remedyEn },
  retry,
});
