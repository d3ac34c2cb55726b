import { z } from 'zod';
import { quoted } from '../../text/statements.ts';
import { sentencesOf } from '../prose.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

const pattern = z.string().transform((words) => new RegExp(words));
const check = z.object({
  /** `unless`: where this is cited as well, the old basis is told for the record. */
  obsolete: z.array(
    z.object({ pattern, unless: pattern, from_report_year: z.number().int(), replaced_by: z.string(), en: z.string() }),
  ),
});

/** What the report says it was made by is in force for its year. */
export const basis = defineKind('basis', check, (rule, { obsolete }, { report }) => {
  const { year } = report;
  if (year === null) return [verdict(rule, 'not_assessable', undefined, reason('noYear'))];
  const sentences = sentencesOf(report);
  const found = obsolete.flatMap(({ pattern: old, unless, from_report_year, replaced_by, en }) => {
    const sentence = sentences.find(({ text }) => old.test(text));
    if (year < from_report_year || !sentence || sentences.some(({ text }) => unless.test(text))) return [];
    const match = old.exec(sentence.text)!;
    // The notice's own number (〔2019〕60号) stands behind its name; a mark that only closes gets the one before it or goes.
    const rest = /^[》”]?(?:\([^()]{0,30}\))?/.exec(sentence.text.slice(match.index + match[0].length))![0];
    const opening = /[《“]?$/.exec(sentence.text.slice(0, match.index))![0];
    const whole = `${match[0]}${rest}`;
    const words = /^[^《“]*[》”]/.test(whole) ? (opening ? `${opening}${whole}` : whole.replace(/[》”]/, '')) : whole;
    const parameters = { text: { zh: `“${words}”`, en: `"${words}"` }, new: { zh: replaced_by, en } };
    return [
      breach(rule, {
        fields: [],
        expected: replaced_by,
        actual: words,
        parameters,
        quote: quoted(sentence.text.slice(Math.max(0, match.index - 10))),
      }),
    ];
  });
  return found.length > 0 ? found : [verdict(rule, 'pass')];
});
