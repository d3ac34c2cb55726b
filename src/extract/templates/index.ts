import type { TemplateId } from '../../report/report.ts';
import { type Template, type TemplateField, templateSchema } from './schema.ts';
import t2014 from './t2014.json' with { type: 'json' };
import t2019 from './t2019.json' with { type: 'json' };
import t2021 from './t2021.json' with { type: 'json' };

/** The generations of the prescribed tables, checked when the program starts: 国办发〔2014〕32号, 国办公开办函〔2019〕60号, 〔2021〕30号. */
export const TEMPLATES: Readonly<Record<TemplateId, Template>> = {
  t2014: templateSchema.parse(t2014),
  t2019: templateSchema.parse(t2019),
  t2021: templateSchema.parse(t2021),
};

/** Every field of a template in the order of the form; those of type `text` hold no figure. */
export function fieldsOf(id: TemplateId): readonly TemplateField[] {
  return TEMPLATES[id].fields;
}
