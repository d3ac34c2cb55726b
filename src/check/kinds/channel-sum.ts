import { z } from 'zod';
import type { RuleResult } from '../../report/finding.ts';
import { quoted } from '../../text/statements.ts';
import { cellOf, type Subject } from '../figures.ts';
import { holdsInPart, isOfChannels, type ProseList, proseLists, sumOfParts } from '../prose-lists.ts';
import type { Rule } from '../rules-schema.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** A list with these three is taken to name every way. */
const USUAL = [/当面|现场|窗口/, /信函|来信|邮寄|信件/, /网络|网上|在线|互联网/];

/** The same as statements of sentences. */
const USUAL_STATED = ['channel-in-person', 'channel-letter', 'channel-online'];

/**
 * Requests by the way they came in add up to those received, or to those and what was carried in. 从申请方式看，网络申请3件；信函申请4件: told
 * in a sentence of their own, they are held against what another says was received, else against the table.
 */
export const channelSum = defineKind('channel_sum', z.object({}), (rule, _check, subject) => {
  const lists = proseLists(subject.report).filter(isOfChannels);
  if (lists.length === 0) return [judgeSentences(rule, subject)];
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

function judgeSentences(rule: Rule, subject: Subject): RuleResult {
  const { statements = [] } = subject.report;
  const ways = statements.filter((one) => one.subject.startsWith('channel-') && one.fields.length === 0);
  const values = new Map(ways.map((one) => [one.subject, one.value]));
  const received = receivedOf(subject);
  if (ways.length === 0 || received === null) return verdict(rule, 'not_assessable', undefined, reason('noLists'));
  const differ = ways.some((one) => values.get(one.subject) !== one.value);
  const carriedIn = cellOf(subject, 'req_carried_in_total')?.value ?? 0;
  const sum = [...values.values()].reduce((all, value) => all + value, 0);
  if (sum === received || sum === received + carriedIn || sum + carriedIn === received) return verdict(rule, 'pass');
  const isWhole = USUAL_STATED.every((way) => ways.some((one) => one.subject === way));
  const isRounded = ways.some((one) => one.qualifiers.includes('about'));
  if (differ || isRounded || (sum < received && !isWhole))
    return verdict(rule, 'uncertain', undefined, reason('openList'));
  return breach(rule, {
    ...{ fields: [], expected: received, actual: sum },
    parameters: { left: sum, right: received },
    quote: quoted(ways.map(({ text }) => text).join(';')),
  });
}

/** What the prose says was received, where it says it once; else the new requests of the table. */
function receivedOf(subject: Subject): number | null {
  const said = (subject.report.statements ?? []).filter((one) => one.subject === 'requests-received');
  if (said.some((one) => one.qualifiers.includes('about'))) return null;
  const values = new Set(said.map(({ value }) => value));
  if (values.size === 1) return said[0]!.value;
  return values.size === 0 ? (cellOf(subject, 'req_new_total')?.value ?? null) : null;
}
