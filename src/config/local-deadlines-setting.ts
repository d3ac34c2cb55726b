import { z } from 'zod';
import { LEVELS } from '../report/agency.ts';
import { isDay } from '../report/year.ts';

const words = z.preprocess((given) => (typeof given === 'string' ? [given] : given), z.array(z.enum(LEVELS)).min(1));

const localDeadline = z.strictObject({
  /** Beginning of the region code. */
  region: z.preprocess((given) => (typeof given === 'number' ? String(given) : given), z.string().regex(/^\d{2,6}$/)),
  /** The year that the reports are about; every year where it is not given. */
  year: z.number().int().min(2008).max(2100).optional(),
  /** Every kind of body where none is given. */
  levels: words.optional(),
  /** MM-DD in the year after. */
  day: z.string().refine((day) => /^\d{2}-\d{2}$/.test(day) && isDay(`2024-${day}`), 'MM-DD'),
  /** The notice that sets it. */
  citation: z.string().max(500).default(''),
});

/** A list, or the same as JSON in one text. */
export const localDeadlinesSchema = z.preprocess((given) => {
  if (typeof given !== 'string') return given;
  try {
    return JSON.parse(given);
  } catch {
    return given;
  }
}, z.array(localDeadline).max(1_000).default([]));
