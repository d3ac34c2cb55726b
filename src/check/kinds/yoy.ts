import { z } from 'zod';
import type { Bilingual } from '../../report/bilingual.ts';
import type { RuleResult } from '../../report/finding.ts';
import { inOneUnit } from '../../report/same-unit.ts';
import { fill } from '../../text/fill.ts';
import { FELL_BY, NO_TIMES, TIMES } from '../../text/rules.ts';
import { nameOfField, placeOfField } from '../field-place.ts';
import { roundOff, type Subject } from '../figures.ts';
import type { Rule } from '../rules-schema.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

const check = z.object({ ratio_hi: z.number(), ratio_lo: z.number(), min_abs_diff: z.number() });
type Check = z.infer<typeof check>;

/**
 * A figure jumped against last year. Same field ids only, in tables of the same scope (the 2014 table is compared with
 * itself alone); in table 3 the total column alone, since the columns of applicants repeat it.
 */
export const yoy = defineKind('yoy', check, (rule, c, subject) => {
  if (!sameScope(subject)) return [verdict(rule, 'not_applicable', undefined, reason('otherTemplateBefore'))];
  const jumps = Object.keys(subject.report.values).flatMap((field) => jump(rule, c, field, subject));
  return jumps.length > 0 ? jumps : [verdict(rule, 'pass')];
});

function sameScope({ report, previous }: Subject): boolean {
  return (report.template === 't2014') === (previous?.template === 't2014');
}

function jump(rule: Rule, c: Check, field: string, { report, previous }: Subject): RuleResult[] {
  const [now, before] = [report.values[field], previous?.values[field]];
  const [cur, prev] = [now?.value ?? null, before?.value ?? null];
  if (cur === null || prev === null || Math.abs(cur - prev) < c.min_abs_diff || !inOneUnit(now!, before!)) return [];
  const place = placeOfField(report.template!, field);
  if (place.table === 'table3' && place.column !== 'total') return [];
  // A rise or fall is a change already; that it is another than last year's says nothing.
  if (field.endsWith('_items_change')) return [];
  if (followsFromFlow(field, cur, prev, report)) return [];
  const ratio = prev === 0 ? Number.POSITIVE_INFINITY : cur / prev;
  if (ratio <= c.ratio_hi && ratio >= c.ratio_lo) return [];
  const times = timesOf(ratio);
  return [
    breach(rule, {
      instance: field,
      fields: [field],
      expected: prev,
      actual: cur,
      parameters: { field: nameOfField(report.template!, field), prev, cur, times },
    }),
  ];
}

/** 13.94倍, or by how much it fell; nothing where it was 0. */
function timesOf(ratio: number): Bilingual {
  if (!Number.isFinite(ratio)) return NO_TIMES;
  if (ratio >= 1 || ratio < 0) return fill(TIMES, { n: Math.round(ratio * 100) / 100 });
  return fill(FELL_BY, { n: Math.round((1 - ratio) * 1000) / 10 });
}

/** A stock that is last year's with what came and went is no jump of its own: what came is judged by its own field. */
function followsFromFlow(field: string, cur: number, prev: number, { values }: Subject['report']): boolean {
  const [, row, stock] = /^(.+)_(in_force|public_total)$/.exec(field) ?? [];
  if (row === undefined) return false;
  const came = values[`${row}_${stock === 'in_force' ? 'made' : 'new_public'}`]?.value ?? null;
  const went = stock === 'in_force' ? (values[`${row}_repealed`]?.value ?? null) : 0;
  return came !== null && went !== null && roundOff(prev + came - went) === cur;
}
