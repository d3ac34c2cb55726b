import { z } from 'zod';
import { fill } from '../../text/fill.ts';
import { NO_TIMES, TIMES_EXPECTED } from '../../text/rules.ts';
import { COUNT_CAUSES } from '../../text/surroundings.ts';
import { nameOfField } from '../field-place.ts';
import { breach, named, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/**
 * Counts that neither the body's own comparable years nor the trend of like bodies explain (src/anomaly). A likely slip is a warning; a
 * change by itself is context, and never more than that.
 */
export const countAnomaly = defineKind('count_anomaly', z.object({}), (rule, _check, { around, report }) => {
  const { anomalies } = around ?? {};
  if (anomalies === undefined || anomalies.tested === 0)
    return [verdict(rule, 'not_assessable', undefined, reason('noHistory'))];
  if (anomalies.found.length === 0) return [verdict(rule, 'pass')];
  return anomalies.found.map(({ metric, label, fields, count, expected, from, to, ratio, years, cause, reason: why }) =>
    breach(rule, {
      instance: metric,
      severity: cause === null ? 'info' : 'warning',
      fields,
      expected,
      actual: count,
      parameters: {
        field: fields.length === 1 ? nameOfField(report.template!, fields[0]!) : named(label),
        count,
        expected,
        from,
        to,
        times: ratio === null ? NO_TIMES : fill(TIMES_EXPECTED, { n: ratio }),
        years: years.map((one) => `${one.year}: ${one.count}`).join(', '),
        reason: why,
        cause: cause === null ? COUNT_CAUSES.none : COUNT_CAUSES[cause],
      },
    }),
  );
});
