import type { Report } from '../report/report.ts';

/** More of the prescribed sections were found than not: otherwise the text was cut, of another make, or read badly. */
export function mostSectionsFound({ sections }: Report): boolean {
  return sections.filter((section) => section.present).length * 2 > sections.length;
}

const NUMERALS = '一二三四五六七八九十';

/** The words of a section's heading stand somewhere in the running text, though they were not taken for a heading. */
export function headingInText({ prose }: Report, section: { number: number; title: string }): boolean {
  const numeral = NUMERALS[section.number - 1];
  if (numeral === undefined) return false;
  const stem = section.title.slice(0, 4).replace(/[^\p{L}\p{N}]/gu, '.');
  const heading = new RegExp(`${numeral}[、.．,，:：)）]{0,2}[^。；]{0,4}${stem}`, 'u');
  return prose.some(({ text }) => heading.test(text.normalize('NFKC').replace(/\s+/g, '')));
}
