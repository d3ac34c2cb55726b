import { z } from 'zod';
import type { RuleResult } from '../../report/finding.ts';
import type { Report } from '../../report/report.ts';
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
  const results = [
    ...report.sections.filter(({ present }) => present).flatMap((one) => judgeHeading(rule, one, titles)),
    ...strayHeadings(report, titles).map(({ n, text }) => told(rule, n, text)),
    ...[1, 5].flatMap((n) => judgeList(rule, n, textOfSection(report, n))),
  ];
  return results.length > 0 ? results : [verdict(rule, 'pass')];
});

function told(rule: Rule, n: number, text: string): RuleResult {
  return breach(rule, {
    ...{ instance: String(n), fields: [], expected: null, actual: text },
    parameters: { n, text: { zh: text, en: text } },
  });
}

function judgeHeading(rule: Rule, { number, title }: Report['sections'][number], titles: string[][]): RuleResult[] {
  const own = titles[number - 1];
  if (own === undefined) return [];
  const found = compareHeading(title, own);
  if (found === 'same') return [];
  if (found === 'misprint') return [told(rule, number, title)];
  const other = titles.findIndex((one, i) => i !== number - 1 && compareHeading(title, one.slice(0, 1)) === 'same');
  return other >= 0 && title.length >= 4 ? [told(rule, number, `${NUMERALS[number - 1]}、${title}`)] : [];
}

/** Lines of the prose that are a heading of the form under a wrong number, which the reader took for text. */
function strayHeadings({ prose, sections }: Report, titles: string[][]): { n: number; text: string }[] {
  return prose.flatMap(({ text }) =>
    text.split('\n').flatMap((line) => {
      const [, numeral, title] = NUMBERED_LINE.exec(plainText(line)) ?? [];
      if (numeral === undefined || title === undefined) return [];
      const n = titles.findIndex(([official]) => compareHeading(title, [official!]) === 'same') + 1;
      const isElsewhere = sections.some((one) => one.present && one.number === n);
      return n > 0 && NUMERALS.indexOf(numeral) + 1 !== n && !isElsewhere ? [{ n, text: `${numeral}、${title}` }] : [];
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
      const parameters = { n: section, text: { zh: found, en: found } };
      const wanted = { fields: [], expected: `${NUMERALS[last] ?? ''}是`, actual: match[0] };
      return [breach(rule, { instance, severity: 'info', ...wanted, parameters, quote: quoted(found) })];
    }
    last = n === 1 ? 1 : last === 0 ? 0 : n;
  }
  return [];
}
