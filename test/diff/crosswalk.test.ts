import { describe, expect, it } from 'vitest';
import { comparability, METRICS } from '../../src/diff/crosswalk.ts';
import { TEMPLATE_IDS } from '../../src/report/report.ts';
import { fieldsOf } from '../check/report-of.ts';

const metric = (name: string) => METRICS.find((m) => m.metric === name)!;

describe('the crosswalk', () => {
  it('names only fields that the templates have, and each metric once', () => {
    for (const template of TEMPLATE_IDS) {
      const known = new Set(fieldsOf(template).map((field) => field.id));
      for (const m of METRICS)
        for (const field of m.expr[template] ?? []) expect(known.has(field), `${m.metric} ${field}`).toBe(true);
    }
    expect(new Set(METRICS.map((m) => m.metric)).size).toBe(METRICS.length);
  });

  it('takes the weakest step between 2014 and 2021, in either direction', () => {
    expect(comparability(metric('reviews_corrected'), 't2014', 't2021')).toBe('full');
    expect(comparability(metric('requests_new'), 't2014', 't2021')).toBe('approx');
    expect(comparability(metric('requests_new'), 't2021', 't2014')).toBe('approx');
    expect(comparability(metric('normative_stock'), 't2021', 't2019')).toBe('none');
    expect(comparability(metric('requests_new'), 't2019', 't2021')).toBe('full');
    expect(comparability(metric('normative_stock'), 't2021', 't2021')).toBe('full');
  });
});
