import { z } from 'zod';
import { quoted } from '../../text/statements.ts';
import { holdsInPart, isOfChannels, type ProseList, proseLists, sumOfParts } from '../prose-lists.ts';
import type { Rule } from '../rules-schema.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/**
 * The parts of a list add up to its total. A list without 其他 that falls short may give examples only, and one that goes on (等, another
 * clause) is open: both uncertain. More than the total is told, as is a list that says it is whole.
 */
export const listSum = defineKind('list_sum', z.object({}), (rule, _check, { report }) => {
  const lists = proseLists(report).filter((list) => !isOfChannels(list) && !list.inTenThousands);
  if (lists.length === 0) return [verdict(rule, 'not_assessable', undefined, reason('noLists'))];
  return lists.map((list, i) => judgeList(rule, list, String(i + 1)));
});

function judgeList(rule: Rule, list: ProseList, instance: string) {
  const sum = sumOfParts(list);
  if (sum === list.total || holdsInPart(list, list.total)) return verdict(rule, 'pass', instance);
  const isCertain = sum > list.total ? !overlaps(list) : list.isWhole && !list.isOpen;
  if (!isCertain) return verdict(rule, 'uncertain', instance, reason('openList'));
  return breach(rule, {
    instance,
    fields: [],
    expected: sum,
    actual: list.total,
    parameters: { left: sum, right: list.total },
    quote: quoted(fromTotal(list)),
  });
}

/** The sentence from the words of the total on: what stands before is of something else. */
function fromTotal({ sentence, before, total }: ProseList): string {
  return sentence.slice(Math.max(0, sentence.indexOf(`${before}${total}`)));
}

/** Parts that hold parts (含…, 其中…) are counted twice by adding up, and so is what was published in several places. */
function overlaps({ before, parts, isOpen }: ProseList): boolean {
  return (
    isOpen ||
    isIncrease(before) ||
    parts.some(({ name }) => /含|其中|又|网站|微博|微信|媒体|平台|公报|公众号/.test(name))
  );
}

/** 较上年增加30件，其中撤回5件: parts behind an increase are those of all. */
function isIncrease(before: string): boolean {
  return /(?:增加|减少|增长|下降|多|少)了?$/.test(before);
}
