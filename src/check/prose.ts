import type { Report } from '../report/report.ts';
import { madeOnce } from './made-once.ts';

/** A sentence of the report: NFKC, without white space; `section` 0 is what stands before the first heading. */
export interface Sentence {
  section: number;
  text: string;
}

const LONGEST = 4000;

/** Text as rules look at it: NFKC, without white space and characters without width. */
export function plainText(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, '');
}

/** The sentences of the prose, parted by full stops and lines. What is longer than a sentence can be (a page as one line) is left out. */
export function sentencesOf({ prose }: Pick<Report, 'prose'>): readonly Sentence[] {
  return sentencesIn(prose);
}

const sentencesIn = madeOnce((prose: Report['prose']): readonly Sentence[] =>
  prose.flatMap(({ section, text }) =>
    text
      .split(/\n|(?<=[。！？!?])/)
      .map((part) => ({ section, text: plainText(part) }))
      .filter((sentence) => sentence.text !== '' && sentence.text.length <= LONGEST),
  ),
);

/** The words of one section, without white space. */
export function textOfSection({ prose }: Report, section: number): string {
  return plainText(
    prose
      .filter((part) => part.section === section)
      .map(({ text }) => text)
      .join('\n'),
  );
}

/** The report's text was cut by whoever passed it on (［……］): what is missing from it says nothing. */
export function isAbridged({ prose }: Report): boolean {
  return prose.some(({ text }) => /[［[【(（]\s*(?:…|\.{3}|·{3})/.test(text));
}
