import { z } from 'zod';
import { personalNumbers } from '../personal-numbers.ts';
import { defineKind } from './kind.ts';

/** Numbers of bank cards: an issuer, the check digit and words of banking before it. */
export const piiBank = defineKind('D-PII-BANK', z.object({}), (rule, _check, subject) =>
  personalNumbers(rule, 'bank', subject),
);
