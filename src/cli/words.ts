import type { Bilingual } from '../report/bilingual.ts';

/** Chinese first, English second, on one line. */
export function both(text: Bilingual): string {
  return text.zh === text.en ? text.zh : `${text.zh}  ${text.en}`;
}

/** The same where columns are parted by two spaces. */
export function inCell(text: Bilingual): string {
  return `${text.zh} ${text.en}`;
}
