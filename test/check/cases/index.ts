import type { RuleCases } from './case.ts';
import { FIGURE_EXCEPTIONS } from './exceptions.ts';
import { FIGURE_BREACHES } from './figures.ts';
import { SENTENCE_CASES } from './sentences.ts';
import { STRUCTURE_CASES } from './structure.ts';
import { SURROUNDING_CASES } from './surroundings.ts';
import { TEXT_CASES } from './text-agrees.ts';
import { TOLD_EXCEPTIONS } from './told-exceptions.ts';

const OWN: Readonly<Record<string, RuleCases>> = {
  ...Object.fromEntries(Object.entries(FIGURE_BREACHES).map(([id, fails]) => [id, { fails }])),
  ...SURROUNDING_CASES,
  ...TEXT_CASES,
  ...SENTENCE_CASES,
  ...STRUCTURE_CASES,
};

/** The cases of every rule that is evaluated. */
export const CASES: Readonly<Record<string, RuleCases>> = Object.fromEntries(
  Object.entries(OWN).map(([id, cases]) => [
    id,
    { ...cases, exceptions: { ...cases.exceptions, ...FIGURE_EXCEPTIONS[id], ...TOLD_EXCEPTIONS[id] } },
  ]),
);
