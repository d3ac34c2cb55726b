import { z } from 'zod';
import type { RuleResult } from '../../report/finding.ts';
import { STATEMENT_SUBJECTS, type Statement } from '../../report/words.ts';
import { OTHER_SENTENCE_AGREES } from '../../text/rules.ts';
import { quoted, SUBJECT_NAMES } from '../../text/statements.ts';
import { cellOf, figuresOf, roundOff, type Subject } from '../figures.ts';
import { speaksOfAll } from '../governments.ts';
import type { Rule } from '../rules-schema.ts';
import { breach, reason, verdict, withoutFigures } from '../verdict.ts';
import { defineKind, refsSchema } from './kind.ts';

const check = z.object({
  subjects: z.array(z.enum(STATEMENT_SUBJECTS)).min(1),
  /** `none`: only where a word says that there was nothing; `figures`: only where a figure is printed. */
  said: z.enum(['figures', 'none', 'any']),
  /** Subjects of which a sentence may tell only a part (one of two websites): less than the table is no contradiction. */
  may_be_part: z.array(z.enum(STATEMENT_SUBJECTS)).default([]),
  /** Words of a clause that counts otherwise than the form: another figure is no contradiction then. */
  counted_otherwise: z.string().optional(),
  /** Other sums that a sentence may well mean, and what it says when it means them. */
  alternatives: z.array(
    z.object({ plus: refsSchema, minus: refsSchema.default([]), says: z.enum(['pass', 'info', 'uncertain']) }),
  ),
});
type Check = z.infer<typeof check>;

/**
 * What the prose states is what the table says. Only sentences that are certain are stated at all (src/extract); here, too, nothing is
 * said where the figure is rounded, where two sentences of one subject differ, one agrees and the other may tell a part, or where a
 * government's sentence may speak of its own house and the table of all below it.
 */
export const textAgrees = defineKind('text_agrees', check, (rule, c, subject) => {
  const { statements } = subject.report;
  if (statements === undefined) return [verdict(rule, 'not_assessable', undefined, reason('notLooked'))];
  const results = c.subjects.flatMap((name) => judgeSubject(rule, c, name, statements, subject));
  return results.length > 0 ? results : [verdict(rule, 'not_assessable', undefined, reason('notStated'))];
});

function judgeSubject(
  rule: Rule,
  c: Check,
  name: Statement['subject'],
  all: readonly Statement[],
  subject: Subject,
): RuleResult[] {
  const own = all.filter((one) => one.subject === name && one.fields.length > 0);
  const said = own.filter((one) => c.said === 'any' || one.qualifiers.includes('none-said') === (c.said === 'none'));
  if (said.length === 0) return [];
  const judged = said.map((one) => judgeStatement(rule, c, one, subject));
  const failed = judged.find(({ outcome }) => outcome === 'fail');
  if (failed === undefined) return [judged.find(({ outcome }) => outcome.startsWith('pass')) ?? judged[0]!];
  const table = sumOf(subject, own[0]!.fields);
  const differ = own.some((one) => one.value !== said[0]!.value);
  const oneAgrees = differ && (own.some((one) => one.value === table) || c.said === 'none');
  if (!oneAgrees) return [failed];
  const contradicts = c.said === 'none' ? undefined : judged.find((one) => isMoreThanTable(rule, one));
  return [contradicts ? toldTwice(contradicts) : verdict(rule, 'uncertain', name, reason('severalStated'))];
}

/** Less than the table's may be a part of it, which another sentence tells whole; more than all is no part. */
function isMoreThanTable(rule: Rule, { finding }: RuleResult): boolean {
  return finding?.severity === rule.severity && Number(finding.actual) > Number(finding.expected);
}

/** The text has two figures of one matter, and the table bears out the other: which is right shows, so it is information. */
function toldTwice(result: RuleResult): RuleResult {
  const { zh, en } = result.finding!.message;
  const message = { zh: zh + OTHER_SENTENCE_AGREES.zh, en: `${en} ${OTHER_SENTENCE_AGREES.en}` };
  return { ...result, finding: { ...result.finding!, severity: 'info', message } };
}

function judgeStatement(rule: Rule, c: Check, said: Statement, subject: Subject): RuleResult {
  const { subject: instance, fields, value, qualifiers } = said;
  if (qualifiers.includes('about')) return verdict(rule, 'not_assessable', instance, reason('rounded'));
  const figures = figuresOf(subject, fields);
  const without = withoutFigures(rule, [figures], instance);
  if (without) return without;
  if (figures.sum === value) return verdict(rule, figures.blank.length > 0 ? 'pass_blank_as_zero' : 'pass', instance);
  if (figures.blank.length > 0)
    return verdict(rule, 'not_assessable', instance, reason('blank', listOf(figures.blank)));
  // That there was nothing is said of all, whichever part the table has nothing of.
  const others = qualifiers.includes('none-said') ? [] : c.alternatives;
  const other = others.find((one) => value === sumOf(subject, one.plus) - sumOf(subject, one.minus));
  const meaning = qualifiers.includes('with-carried-in') && other?.says === 'info' ? 'pass' : other?.says;
  if (meaning === 'pass') return verdict(rule, 'pass', instance);
  const countsOtherwise = c.counted_otherwise !== undefined && new RegExp(c.counted_otherwise).test(said.text);
  if (meaning === 'uncertain' || qualifiers.includes('all-of-received') || countsOtherwise)
    return verdict(rule, 'uncertain', instance, reason('otherCount'));
  if (value < figures.sum && (c.may_be_part.includes(instance) || !speaksOfAll(said.text, subject, value)))
    return verdict(rule, 'uncertain', instance, reason('partStated'));
  return breach(rule, {
    instance,
    ...(meaning === 'info' ? { severity: 'info' as const } : {}),
    fields,
    expected: figures.sum,
    actual: value,
    parameters: { text: value, table: figures.sum, item: SUBJECT_NAMES[instance] },
    quote: quoted(said.text),
  });
}

function sumOf(subject: Subject, fields: readonly string[]): number {
  return roundOff(fields.reduce((sum, field) => sum + (cellOf(subject, field)?.value ?? 0), 0));
}

function listOf(fields: readonly string[]) {
  return { fields: fields.slice(0, 5).join(', ') };
}
