import { defineKind, instancesFor, instancesSchema } from './kind.ts';
import { judgeAtMost } from './le.ts';

/** The left side is at least the right side. Blanks as in `le`. */
export const ge = defineKind('ge', instancesSchema, (rule, check, subject) =>
  instancesFor(check, subject).map((sides) => judgeAtMost(rule, sides, subject, true)),
);
