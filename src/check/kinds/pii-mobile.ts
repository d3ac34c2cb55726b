import { z } from 'zod';
import { personalNumbers } from '../personal-numbers.ts';
import { defineKind } from './kind.ts';

/** Mobile telephones by which no office is reached. */
export const piiMobile = defineKind('D-PII-MOBILE', z.object({}), (rule, _check, subject) =>
  personalNumbers(rule, 'mobile', subject),
);
