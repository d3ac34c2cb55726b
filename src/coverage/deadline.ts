import { z } from 'zod';
import { LEVELS, type Level } from '../report/agency.ts';
import deadlines from './deadlines.json' with { type: 'json' };

/** The last day on which a report is in time, in Asia/Shanghai. */
export interface Deadline {
  /** YYYY-MM-DD. */
  date: string;
  /** Legal basis, in Chinese as it is cited. */
  citation: string;
  /** False where no national text sets a day and local practice is taken instead. */
  statutory: boolean;
}

const schema = z.object({
  version: z.number().int(),
  note: z.string(),
  deadlines: z.array(
    z.object({
      reportYears: z.object({ from: z.number().int().nullable(), to: z.number().int().nullable() }),
      levels: z.union([z.literal('all'), z.array(z.enum(LEVELS))]),
      monthDay: z.string().regex(/^\d{2}-\d{2}$/),
      basis: z.enum(['statutory', 'customary']),
      citation: z.string().min(1),
    }),
  ),
  local: z.array(
    z.object({
      /** Beginning of the region code. */
      region: z.string().regex(/^\d{2,6}$/),
      reportYear: z.number().int(),
      levels: z.array(z.enum(LEVELS)),
      monthDay: z.string().regex(/^\d{2}-\d{2}$/),
      citation: z.string().min(1),
    }),
  ),
});

const { deadlines: ENTRIES, local: LOCAL } = schema.parse(deadlines);

/** Earlier days of local notices that are known; each notice holds for one year. */
export function localEntries(): typeof LOCAL {
  return LOCAL;
}

/** The deadline of the report about `year` for a kind of body; every kind and year has exactly one (tested). */
export function deadlineFor(level: Level, year: number): Deadline {
  const entry = ENTRIES.find(
    ({ reportYears: { from, to }, levels }) =>
      (from === null || year >= from) && (to === null || year <= to) && (levels === 'all' || levels.includes(level)),
  );
  if (!entry) throw new Error(`deadlines.json has no entry for ${level} ${year}`);
  const inYear = String(year + 1).padStart(4, '0');
  return { date: `${inYear}-${entry.monthDay}`, citation: entry.citation, statutory: entry.basis === 'statutory' };
}
