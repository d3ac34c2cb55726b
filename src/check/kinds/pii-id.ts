import { z } from 'zod';
import { personalNumbers } from '../personal-numbers.ts';
import { defineKind } from './kind.ts';

/** Numbers of residents: the check digit of GB 11643 holds, and a day of birth stands in the middle. */
export const piiId = defineKind('D-PII-ID', z.object({}), (rule, _check, subject) =>
  personalNumbers(rule, 'id', subject),
);
