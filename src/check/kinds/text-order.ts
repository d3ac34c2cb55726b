import { z } from 'zod';
import { quoted } from '../../text/statements.ts';
import { sentencesOf } from '../prose.ts';
import { breach, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

const pattern = z.string().transform((words) => new RegExp(words));
const pairSchema = z.object({
  less: pattern,
  less_name: z.string(),
  more: pattern,
  more_name: z.string(),
  en: z.string(),
});
const check = z.object({ pairs: z.array(pairSchema), percent: pattern });

const figure = (found: RegExpExecArray | null) => {
  const value = found?.[1] === undefined ? Number.NaN : Number(found[1].replaceAll(',', ''));
  return Number.isNaN(value) ? null : value * (found?.[2] === '万' ? 10_000 : 1);
};

/** Figures of one sentence that cannot be so: more single visitors than visits, a rate above 100 %. */
export const textOrder = defineKind('text_order', check, (rule, { pairs, percent }, { report }) => {
  const results = sentencesOf(report).flatMap(({ text }) => {
    const found = pairs.flatMap(({ less, more, less_name, more_name, en }) => {
      const [left, right] = [figure(less.exec(text)), figure(more.exec(text))];
      if (left === null || right === null || left <= right) return [];
      const [leftName, rightName] = en.split(' / ') as [string, string];
      const parameters = { a: { zh: less_name, en: leftName }, b: { zh: more_name, en: rightName }, left, right };
      return [breach(rule, { fields: [], expected: right, actual: left, parameters, quote: quoted(text) })];
    });
    const rate = percent.exec(text);
    const value = figure(rate);
    if (rate === null || value === null || value <= 100) return found;
    const parameters = {
      a: { zh: rate[0], en: `"${rate[0]}"` },
      b: { zh: '百分之百', en: '100%' },
      left: value,
      right: 100,
    };
    return [...found, breach(rule, { fields: [], expected: 100, actual: value, parameters, quote: quoted(text) })];
  });
  return results.length > 0 ? results : [verdict(rule, 'pass')];
});
