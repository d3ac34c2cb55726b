import { z } from 'zod';
import type { RuleResult } from '../../report/finding.ts';
import type { Subject } from '../figures.ts';
import type { Rule } from '../rules-schema.ts';

/** Evaluates one rule on one subject; at least one result. */
export type Judge = (subject: Subject) => RuleResult[];

/** One kind of rule: what its entries in rules.json hold, and how they are judged. */
export interface Kind {
  /** `check.op` of the entries; for rules on the document's form (`op: document`) the rule's id. */
  readonly name: string;
  /** Checks the entry (throws where the catalogue is faulty) and gives its judge. */
  prepare(rule: Rule): Judge;
}

/** Makes a kind from the schema of its `check` and a function that judges. */
export function defineKind<C>(
  name: string,
  check: z.ZodType<C>,
  judge: (rule: Rule, check: C, subject: Subject) => RuleResult[],
): Kind {
  return {
    name,
    prepare(rule) {
      const parsed = check.parse(rule.check);
      return (subject) => judge(rule, parsed, subject);
    },
  };
}

const refs = z.array(z.string().regex(/^((prev|cur)\.)?[a-z][a-z0-9_]*$/)).min(1);

/** Two sides that are compared: an instance of a rule. */
const sidesSchema = z.object({ key: z.string(), left: refs, right: refs });
export type Sides = z.infer<typeof sidesSchema>;

/** Entries with `instances`, the same for all templates or by template. */
export const instancesSchema = z.union([
  z.object({ instances: z.array(sidesSchema).min(1) }),
  z.object({ instances_by_template: z.partialRecord(z.enum(['t2014', 't2019', 't2021']), z.array(sidesSchema)) }),
]);

/** The instances that hold for the subject's template. */
export function instancesFor(check: z.infer<typeof instancesSchema>, subject: Subject): Sides[] {
  if ('instances' in check) return check.instances;
  return subject.report.template === null ? [] : (check.instances_by_template[subject.report.template] ?? []);
}

export { refs as refsSchema };
