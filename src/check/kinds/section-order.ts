import { z } from 'zod';
import type { Bilingual } from '../../report/bilingual.ts';
import type { RuleResult } from '../../report/finding.ts';
import type { Report, Section } from '../../report/report.ts';
import { fill } from '../../text/fill.ts';
import { SECTION_FAULTS } from '../../text/rules.ts';
import { quoted } from '../../text/statements.ts';
import { plainText, textOfSection } from '../prose.ts';
import { mostSectionsFound } from '../read-whole.ts';
import type { Rule } from '../rules-schema.ts';
import { compareHeading } from '../section-titles.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** The prescribed headings in their order, each with the variants in use. */
const check = z.object({ titles: z.array(z.array(z.string()).min(1)).length(6) });
const NUMERALS = '一二三四五六七八九十';
const NUMBERED_LINE = /^([一二三四五六七八九十])、(.{4,30})$/;

/**
 * The headings bear the numbers and words of the form. Words left out are no fault, a character that does not belong is; a number that does
 * not fit the words is. Lists that begin with 一是 count on without a gap (told as information).
 */
export const sectionOrder = defineKind('D-SECTION-ORDER', check, (rule, { titles }, { report }) => {
  if (!mostSectionsFound(report)) return [verdict(rule, 'not_assessable', undefined, reason('noSections'))];
  const present = report.sections.filter((one) => one.present);
  const misnumbered = [...present.flatMap((one) => wrongNumber(one, titles)), ...strayHeadings(report, titles)];
  const results = [
    ...present
      .filter((one) => isMisprinted(one, titles))
      .map(({ number, title }) =>
        told(rule, number, title, fill(SECTION_FAULTS.misprint, { right: titles[number - 1]![0]! })),
      ),
    ...numberFaults(rule, misnumbered),
    ...[1, 5].flatMap((n) => judgeList(rule, n, textOfSection(report, n))),
  ];
  return results.length > 0 ? results : [verdict(rule, 'pass')];
});

/** A heading of the form under another number: printed as `printed`, the form's `right`. */
interface Misnumbered {
  printed: number;
  right: number;
  text: string;
}

function told(rule: Rule, n: number, text: string, what: Bilingual): RuleResult {
  return breach(rule, {
    ...{ instance: String(n), fields: [], expected: null, actual: text },
    parameters: { n, text: { zh: text, en: text }, what },
  });
}

/** Numbers that are all off by as much have one cause, a part left out or put in before them, and are one fault. */
function numberFaults(rule: Rule, found: readonly Misnumbered[]): RuleResult[] {
  const offset = ({ printed, right }: Misnumbered) => printed - right;
  return found
    .filter((one, i) => found.findIndex((other) => offset(other) === offset(one)) === i)
    .map((one) => {
      const others = found.filter((other) => offset(other) === offset(one)).length - 1;
      const words = others === 0 ? SECTION_FAULTS.number : SECTION_FAULTS.shifted;
      const right = { zh: NUMERALS[one.right - 1]!, en: String(one.right) };
      return told(rule, one.printed, one.text, fill(words, { right, others }));
    });
}

function isMisprinted({ number, title }: Section, titles: string[][]): boolean {
  const own = titles[number - 1];
  return own !== undefined && compareHeading(title, own) === 'misprint';
}

function wrongNumber({ number, title }: Section, titles: string[][]): Misnumbered[] {
  const own = titles[number - 1];
  if (own !== undefined && compareHeading(title, own) !== 'other') return [];
  const other = titles.findIndex((one, i) => i !== number - 1 && compareHeading(title, one.slice(0, 1)) === 'same');
  if (other < 0 || title.length < 4) return [];
  return [{ printed: number, right: other + 1, text: `${NUMERALS[number - 1] ?? number}、${title}` }];
}

/** Lines of the prose that are a heading of the form under a wrong number, which the reader took for text. */
function strayHeadings({ prose, sections }: Report, titles: string[][]): Misnumbered[] {
  return prose.flatMap(({ text }) =>
    text.split('\n').flatMap((line) => {
      const [, numeral, title] = NUMBERED_LINE.exec(plainText(line)) ?? [];
      if (numeral === undefined || title === undefined) return [];
      const right = titles.findIndex(([official]) => compareHeading(title, [official!]) === 'same') + 1;
      const printed = NUMERALS.indexOf(numeral) + 1;
      const isElsewhere = sections.some(
        (one) => one.present && one.number === right && compareHeading(one.title, titles[right - 1]!) === 'same',
      );
      return right > 0 && printed !== right && !isElsewhere ? [{ printed, right, text: `${numeral}、${title}` }] : [];
    }),
  );
}

/** 一是 … 三是: the first gap or repetition of a list. A list whose beginning is not there is left alone. */
function judgeList(rule: Rule, section: number, text: string): RuleResult[] {
  let last = 0;
  let at = 0;
  for (const match of text.matchAll(/(?<=^|[。;:,、)])([一二三四五六七八九])是(?!否|个)/g)) {
    const n = NUMERALS.indexOf(match[1]!) + 1;
    // （二）改进措施一是…二是…: another list, whose beginning stands right behind its heading.
    const isAnother = text.slice(at, match.index).includes('一是');
    at = match.index + match[0].length;
    if (n !== 1 && last > 0 && n !== last + 1 && !isAnother) {
      const found = text.slice(match.index, match.index + 12);
      const instance = `${section}-list`;
      const parameters = { n: section, text: { zh: found, en: found }, what: SECTION_FAULTS.list };
      const wanted = { fields: [], expected: `${NUMERALS[last] ?? ''}是`, actual: match[0] };
      return [breach(rule, { instance, severity: 'info', ...wanted, parameters, quote: quoted(found) })];
    }
    last = n === 1 ? 1 : last === 0 ? 0 : n;
  }
  return [];
}
