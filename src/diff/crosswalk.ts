import { z } from 'zod';
import { TEMPLATE_IDS, type TemplateId } from '../report/report.ts';
import crosswalk from './crosswalk.json' with { type: 'json' };

/** `full` = compare, `approx` = show with a note and never raise an error from it, `none` = list only. */
const LEVELS = ['full', 'approx', 'none'] as const;
export type Comparability = (typeof LEVELS)[number];

const fields = z.array(z.string()).min(1).nullable();

const crosswalkSchema = z.object({
  version: z.number().int(),
  base_changes: z.array(z.object({ report_year: z.number().int(), what: z.string() })),
  metrics: z.array(
    z.object({
      metric: z.string(),
      label_zh: z.string(),
      /** Fields whose sum is the metric; null where the form has none. */
      expr: z.object({ t2014: fields, t2019: fields, t2021: fields }),
      /** False where the fields are several things under one head (number and amount): each is looked at by itself. */
      adds_up: z.boolean().default(true),
      t2014_t2019: z.enum(LEVELS),
      t2019_t2021: z.enum(LEVELS),
      note_zh: z.string(),
    }),
  ),
});

/** A figure that is followed over the generations of the form: the fields of each that make it up, and how well two generations compare. */
export type Metric = z.infer<typeof crosswalkSchema>['metrics'][number];

/** What of one generation of the tables can be compared with another; a faulty file throws at load. */
export const METRICS: readonly Metric[] = crosswalkSchema.parse(crosswalk).metrics;

/** How far a metric can be compared between two generations, in either direction: the weakest step on the way. */
export function comparability(metric: Metric, a: TemplateId, b: TemplateId): Comparability {
  if (a === b) return 'full';
  const [from, to] = [TEMPLATE_IDS.indexOf(a), TEMPLATE_IDS.indexOf(b)].sort();
  const steps = [metric.t2014_t2019, metric.t2019_t2021].slice(from, to);
  return LEVELS[Math.max(...steps.map((level) => LEVELS.indexOf(level)))]!;
}
