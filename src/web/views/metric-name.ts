import type { Comparable } from '../../diff/series.ts';
import { TEMPLATES } from '../../extract/templates/index.ts';
import { TEMPLATE_IDS } from '../../report/report.ts';
import type { Translate } from '../translate.ts';
import { fieldLabel } from './field-label.ts';
import { sentence } from './format.ts';

/** What a series is called: its metric, and the official name of the field where it is one of several. */
export function metricName(t: Translate, { metric, field, name }: Comparable): string {
  if (field === null) return sentence(t(name));
  const form = TEMPLATE_IDS.find((id) => metric.expr[id]?.includes(field));
  return `${sentence(t(name))} · ${form === undefined ? field : fieldLabel(TEMPLATES[form], field)}`;
}
