import { fieldsOf } from '../../extract/templates/index.ts';
import type { Template } from '../../extract/templates/schema.ts';

const labels = new WeakMap<Template, Map<string, string>>();

/** The short official name of a field; its id where the template does not have it. */
export function fieldLabel(template: Template | null, field: string): string {
  if (template === null) return field;
  // A form that keeps a row of the one before lacks those that replaced it; findings may still name them.
  const all = [...fieldsOf(template.template_id), ...template.fields];
  const known = labels.get(template) ?? new Map(all.map((one) => [one.id, one.label_zh_short]));
  labels.set(template, known);
  return known.get(field) ?? field;
}
