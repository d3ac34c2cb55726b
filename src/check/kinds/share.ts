import { z } from 'zod';
import { quoted } from '../../text/statements.ts';
import { figuresOf, type Subject } from '../figures.ts';
import { isShareOf, type ProseShare, type ShareList, shareLists } from '../prose-shares.ts';
import type { Rule } from '../rules-schema.ts';
import { breach, percent, reason, verdict } from '../verdict.ts';
import { defineKind, refsSchema } from './kind.ts';

const check = z.object({ wholes: z.array(refsSchema) });
/** As many neighbours must agree on a whole before a share that does not fit it is a fault. */
const LEAST_AGREEING = 2;

/**
 * A part and its share belong together: 35件，占4.34%. The whole is seldom named; it is certain where the other shares of the sentence
 * agree on one that its paragraph or table 3 holds. What fits any figure there is sound.
 */
export const share = defineKind('share', check, (rule, { wholes }, subject) => {
  const lists = shareLists(subject.report);
  if (lists.length === 0) return [verdict(rule, 'not_assessable', undefined, reason('noLists'))];
  return lists.map((list, i) => judge(rule, list, [...list.figures, ...tableWholes(subject, wholes)], String(i + 1)));
});

function tableWholes(subject: Subject, wholes: readonly string[][]): number[] {
  return wholes
    .map((refs) => figuresOf(subject, refs))
    .flatMap(({ sum, numbers }) => (numbers.some((n) => n === null) ? [] : [sum]));
}

function judge(rule: Rule, { shares }: ShareList, candidates: readonly number[], instance: string) {
  const wrong = shares.filter((one) => !candidates.some((whole) => isShareOf(one, whole)));
  if (wrong.length === 0) return verdict(rule, 'pass', instance);
  const whole = agreed(shares, candidates);
  // Parts that are more than the whole together are not all of it (按时办结48件，占98%).
  const isOverfull = whole !== null && shares.reduce((sum, { value }) => sum + value, 0) > whole;
  if (whole === null || isOverfull || wrong.length >= shares.length - wrong.length)
    return verdict(rule, 'uncertain', instance, reason('openList'));
  const [first] = wrong as [ProseShare];
  const right = percent(first.value, whole);
  return breach(rule, {
    ...{ instance, fields: [], expected: right, actual: `${first.percent}%` },
    parameters: { value: first.value, share: `${first.percent}%`, whole, right },
    quote: quoted(first.text),
  });
}

/** The one whole that most shares are of, two at least; null where two wholes have as many. */
function agreed(shares: readonly ProseShare[], candidates: readonly number[]): number | null {
  const counted = [...new Set(candidates)]
    .map((whole) => ({ whole, fits: shares.filter((one) => isShareOf(one, whole)).length }))
    .sort((a, b) => b.fits - a.fits);
  const [best, second] = counted;
  if (best === undefined || best.fits < LEAST_AGREEING || best.fits === second?.fits) return null;
  return best.whole;
}
