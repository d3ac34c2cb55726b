import { z } from 'zod';
import { LEVELS } from '../../report/agency.ts';
import { bilingual, comparability, count, figure, name, orNull, template, text, year } from './schemas.ts';

const point = z.strictObject({
  ...{ year, template, fields: z.array(text), figure, comparable: orNull(comparability), reason: orNull(bilingual) },
});
const metricSeries = z.strictObject({ metric: text, field: orNull(text), name: bilingual, points: z.array(point) });

export const series = name(
  'Series',
  z.strictObject({ agency: z.strictObject({ id: text, name: text }), series: z.array(metricSeries) }),
);

export const metric = name('Metric', z.strictObject({ key: text, metric: text, field: orNull(text), name: bilingual }));

/** One body beside those of the ranking: its rank among `of` with a figure, and the medians of all. */
const peer = z.strictObject({
  ...{ agencyId: text, agency: text, rank: orNull(z.int()), of: count, points: z.array(point) },
  medians: orNull(z.array(z.strictObject({ year, median: z.number(), count, comparable: orNull(comparability) }))),
});

export const metricRanking = name(
  'MetricRanking',
  z.strictObject({
    ...{ metric: text, name: bilingual, year: orNull(year), total: count },
    spread: orNull(z.strictObject({ count, sum: z.number(), least: z.number(), median: z.number(), most: z.number() })),
    peer: orNull(peer),
    rows: z.array(z.strictObject({ agencyId: text, agency: text, rank: orNull(z.int()), points: z.array(point) })),
  }),
);

/** `sum` is null where no body has a figure; the counts add up to `bodies`. */
const region = z.strictObject({
  ...{ code: text, name: orNull(text), isOwn: z.boolean(), sum: orNull(z.number()), bodies: count, figures: count },
  ...{ blank: count, absent: count, unreadable: count, noReport: count },
});

export const metricRegions = name(
  'MetricRegions',
  z.strictObject({
    ...{ metric: text, name: bilingual, year: orNull(year), level: orNull(z.enum(LEVELS)), rows: z.array(region) },
  }),
);
