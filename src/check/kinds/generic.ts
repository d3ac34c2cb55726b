import { z } from 'zod';
import type { Agency } from '../../report/agency.ts';
import type { Report } from '../../report/report.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** Sections that tell what the body did: the general situation, problems and improvements, other matters. */
const OWN_WORDS = new Set([1, 5, 6]);
const LEAST_TEXT = 400;
/** So many facts of its own and a report is about somebody. */
const FACTS = 2;

/** Words by which a text speaks of bodies in general and of nobody. */
const OF_NOBODY =
  /各级(?:政府|行政机关|政府部门|部门)|部分(?:地区|地方|单位|部门)(?!反映)|一些(?:地方|地区|部门|单位)|有的(?:地方|地区)|全国各地|各地(?:区|政府)/g;

/**
 * The text names no fact of the body: neither its name, nor that it speaks of itself (我局, 本机关), nor a figure, nor a document by its
 * name. Only a long text that moreover speaks of bodies in general is told: a small office has little to report.
 */
export const generic = defineKind('D-GENERIC', z.object({}), (rule, _check, { report, agency }) => {
  const text = report.prose
    .filter(({ section }) => OWN_WORDS.has(section))
    .map((part) => part.text)
    .join('\n');
  if (text.replace(/\s/g, '').length < LEAST_TEXT)
    return [verdict(rule, 'not_assessable', undefined, reason('littleText'))];
  const facts = factsIn(text, report, agency);
  const general = text.match(OF_NOBODY)?.length ?? 0;
  if (facts.length >= FACTS || general < FACTS) return [verdict(rule, 'pass')];
  return [breach(rule, { fields: [], expected: null, actual: facts.join('、') || null, parameters: {} })];
});

/** What ties the text to one body; figures of years, articles and numbering are none. */
function factsIn(text: string, report: Report, agency: Agency | null): string[] {
  const names = [report.agency, agency?.name, ...(agency?.aliases ?? [])].filter((name) => name && name.length > 2);
  const named = names.filter((name) => text.includes(name!)).map((name) => name!);
  const self =
    text.match(
      /我(?:局|委|办|厅|院|镇|乡|县|区|市|街道|中心|单位|省|州|旗|部|站|馆|队)|本(?:机关|局|委|办|厅|镇|乡|单位|街道|部门)/g,
    ) ?? [];
  const counts =
    text.match(/(?<!\d)\d+(?:\.\d+)?\s*(?:余|多)?(?:条|件|次|篇|人|期|场|份|个|项|起|万|%|％|家|批|名|台|平方)/g) ?? [];
  const documents = text.match(/《[^》]{6,60}》/g)?.filter((title) => !/条例|信息公开/.test(title)) ?? [];
  return [...new Set([...named, ...self, ...counts, ...documents])].slice(0, 5);
}
