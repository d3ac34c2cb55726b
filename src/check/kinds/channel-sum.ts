import { z } from 'zod';
import { quoted } from '../../text/statements.ts';
import { cellOf, type Subject } from '../figures.ts';
import { holdsInPart, isOfChannels, type ProseList, proseLists, sumOfParts } from '../prose-lists.ts';
import type { Rule } from '../rules-schema.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** A list with these three is taken to name every way. */
const USUAL = [/当面|现场|窗口/, /信函|来信|邮寄|信件/, /网络|网上|在线|互联网/];

/** Requests by the way they came in add up to those received, or to those and what was carried in. */
export const channelSum = defineKind('channel_sum', z.object({}), (rule, _check, subject) => {
  const lists = proseLists(subject.report).filter(isOfChannels);
  if (lists.length === 0) return [verdict(rule, 'not_assessable', undefined, reason('noLists'))];
  return lists.map((list, i) => judge(rule, list, String(i + 1), subject));
});

function judge(rule: Rule, list: ProseList, instance: string, subject: Subject) {
  const sum = sumOfParts(list);
  const carriedIn = cellOf(subject, 'req_carried_in_total')?.value ?? 0;
  if (sum === list.total || sum === list.total + carriedIn || sum + carriedIn === list.total)
    return verdict(rule, 'pass', instance);
  if (holdsInPart(list, list.total) || holdsInPart(list, list.total + carriedIn))
    return verdict(rule, 'pass', instance);
  const names = list.parts.map(({ name }) => name);
  const isWhole = USUAL.every((way) => names.some((name) => way.test(name))) && !list.isOpen;
  if (sum < list.total && !isWhole) return verdict(rule, 'uncertain', instance, reason('openList'));
  return breach(rule, {
    ...{ instance, fields: [], expected: list.total, actual: sum },
    parameters: { left: sum, right: list.total },
    quote: quoted(list.sentence),
  });
}
