import { z } from 'zod';
import type { Bilingual } from '../../report/bilingual.ts';
import type { TemplateId } from '../../report/report.ts';
import { fill } from '../../text/fill.ts';
import { LESS_THAN_BEFORE, MORE_THAN_BEFORE, NO_SHARE, SAME_AS_BEFORE } from '../../text/rules.ts';
import { quoted } from '../../text/statements.ts';
import { cellOf, type Subject } from '../figures.ts';
import { changedAsSaid, type ProseChange, proseChanges } from '../prose-changes.ts';
import type { Rule } from '../rules-schema.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** The ways in which a report may count what it speaks of: new requests, or those with the ones carried in. */
const COUNTED: Readonly<Record<ProseChange['of'], Partial<Record<TemplateId | 'forms', string[][]>>>> = {
  requests: { t2014: [['req_received']], forms: [['req_new_total'], ['req_new_total', 'req_carried_in_total']] },
  published: { t2014: [['published_total']] },
};

/** 同比增长12.5% against the report of the year before. Said of another figure than the table's, it is not judged. */
export const changeSaid = defineKind('change_said', z.object({}), (rule, _check, subject) => {
  const changes = proseChanges(subject.report);
  if (changes.length === 0) return [verdict(rule, 'not_assessable', undefined, reason('notStated'))];
  return changes.map((change, i) => judge(rule, change, subject, String(i + 1)));
});

function judge(rule: Rule, change: ProseChange, subject: Subject, instance: string) {
  const now = sums(subject, change.of, '');
  const before = sums(subject, change.of, 'prev.');
  const whole = now.find(({ sum }) => sum === change.value);
  if (whole === undefined || before.length === 0) return verdict(rule, 'uncertain', instance, reason('partStated'));
  if (before.some(({ sum }) => changedAsSaid(change, sum, change.value))) return verdict(rule, 'pass', instance);
  const { sum } = before[Math.min(now.indexOf(whole), before.length - 1)]!;
  const unit = change.isPercent ? '%' : '';
  const real = change.isPercent ? percentOf(sum, change.value) : change.value - sum;
  return breach(rule, {
    ...{ instance, fields: whole.fields, expected: real === null ? null : `${signed(real)}${unit}` },
    actual: `${signed(change.by)}${unit}`,
    parameters: {
      said: inWords(change.by, unit),
      now: change.value,
      before: sum,
      right: real === null ? NO_SHARE : inWords(real, unit),
    },
    quote: quoted(change.text),
  });
}

/** The change in per cent with one decimal; null where last year's figure is 0. */
function percentOf(before: number, now: number): number | null {
  return before === 0 ? null : Math.round(((now - before) / before) * 1000) / 10;
}

function signed(n: number): string {
  return n > 0 ? `+${n}` : String(n);
}

function inWords(by: number, unit: string): Bilingual {
  const words = by === 0 ? SAME_AS_BEFORE : by > 0 ? MORE_THAN_BEFORE : LESS_THAN_BEFORE;
  return fill(words, { n: `${Math.abs(by)}${unit}` });
}

/** The figures that the sentence may mean, those that are all reported. */
function sums(subject: Subject, of: ProseChange['of'], prefix: '' | 'prev.'): { fields: string[]; sum: number }[] {
  const template = (prefix === '' ? subject.report : subject.previous)?.template;
  if (!template) return [];
  const ways = COUNTED[of][template] ?? (template === 't2014' ? undefined : COUNTED[of].forms) ?? [];
  return ways.flatMap((fields) => {
    const numbers = fields.map((field) => cellOf(subject, prefix + field)?.value ?? null);
    return numbers.some((n) => n === null) ? [] : [{ fields, sum: numbers.reduce<number>((a, n) => a + n!, 0) }];
  });
}
