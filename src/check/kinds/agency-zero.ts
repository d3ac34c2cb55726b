import { z } from 'zod';
import type { Level } from '../../report/agency.ts';
import { figuresOf } from '../figures.ts';
import { breach, reason, verdict, withoutFigures } from '../verdict.ts';
import { defineKind, refsSchema } from './kind.ts';

const POWERS: Readonly<Record<string, readonly Level[]>> = {
  state_council_department: ['central', 'central_dept'],
  province_government: ['province'],
  prefecture_government: ['prefecture'],
};

const check = z.object({
  fields_by_template: z.partialRecord(z.enum(['t2014', 't2019', 't2021']), refsSchema),
  unless_agency_levels: z.array(z.enum(Object.keys(POWERS) as [string, ...string[]])),
});

/** Only some bodies may make government rules (立法法); the others report none. Needs the registry's level. */
export const agencyZero = defineKind('agency_zero', check, (rule, c, subject) => {
  const { agency, report } = subject;
  if (agency === null) return [verdict(rule, 'not_assessable', undefined, reason('noAgencyLevel'))];
  const exempt = c.unless_agency_levels.flatMap((name) => POWERS[name] ?? []);
  if (exempt.includes(agency.level)) return [verdict(rule, 'suppressed', undefined, reason('hasPower'))];
  const fields = (report.template === null ? undefined : c.fields_by_template[report.template]) ?? [];
  const figures = figuresOf(subject, fields);
  const without = withoutFigures(rule, [figures]);
  if (without) return [without];
  const wrong = fields.filter((_, i) => (figures.numbers[i] ?? 0) > 0);
  if (wrong.length === 0) return [verdict(rule, figures.blank.length > 0 ? 'pass_blank_as_zero' : 'pass')];
  const largest = Math.max(...figures.numbers.map((n) => n ?? 0));
  return [
    breach(rule, { fields: wrong, expected: 0, actual: largest, parameters: { agency: agency.name, left: largest } }),
  ];
});
