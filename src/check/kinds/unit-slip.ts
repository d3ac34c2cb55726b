import { z } from 'zod';
import { quoted } from '../../text/statements.ts';
import { proseLists, sumOfParts } from '../prose-lists.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** A total in 万 whose parts add up to the same figure without it: the 万 is one too many. */
export const unitSlip = defineKind('unit_slip', z.object({}), (rule, _check, { report }) => {
  const lists = proseLists(report).filter((list) => list.inTenThousands);
  if (lists.length === 0) return [verdict(rule, 'not_assessable', undefined, reason('noLists'))];
  return lists.map((list, i) => {
    const [instance, sum] = [String(i + 1), sumOfParts(list)];
    if (sum !== list.total) return verdict(rule, 'pass', instance);
    const words = `${list.total}万${list.unit}`;
    const parameters = { a: { zh: words, en: `"${words}"` }, left: sum };
    return breach(rule, {
      instance,
      fields: [],
      expected: sum,
      actual: words,
      parameters,
      quote: quoted(list.sentence),
    });
  });
});
