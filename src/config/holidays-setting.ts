import { z } from 'zod';
import { isDay } from '../report/year.ts';

/** `MM-DD`, or two with a slash between: from the first to the second. A leap year, so that 02-29 is a day. */
const span = z.string().refine((text) => {
  const days = text.split('/');
  return (
    days.length <= 2 && days.every((one) => isDay(`2028-${one}`)) && (days[1] === undefined || days[0]! <= days[1])
  );
}, 'MM-DD | MM-DD/MM-DD');

const year = z.strictObject({
  off: z.array(span).max(100),
  worked: z.array(span).max(100).default([]),
  citation: z.string().trim().min(1).max(200).optional(),
});

/** Public holidays by year, as the settings give them; in a variable as JSON. */
export const holidaysSchema = z.preprocess(
  (given) => {
    if (given === undefined) return {};
    if (typeof given !== 'string') return given;
    try {
      return JSON.parse(given);
    } catch {
      return given;
    }
  },
  z.record(z.string().regex(/^20\d\d$/), year),
);
