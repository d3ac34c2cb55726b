import { z } from 'zod';
import { TEMPLATE_IDS } from '../../report/report.ts';

const column = z.looseObject({
  id: z.string(),
  label: z.string(),
  aliases: z.array(z.string()),
  index: z.number().int(),
  group: z.string().nullish(),
});

const row = z.looseObject({
  id: z.string(),
  label: z.string(),
  aliases: z.array(z.string()),
  index: z.number().int(),
  group: z.string().nullish(),
  unit: z.string().nullish(),
  role: z.string().optional(),
  parent: z.string().nullish(),
});

const table = z.looseObject({
  id: z.string(),
  section: z.string(),
  title: z.string(),
  columns: z.array(column).min(1),
  rows: z.array(row).min(1),
});

const section = z.looseObject({
  id: z.string(),
  ordinal: z.string().nullable(),
  title: z.string(),
  aliases: z.array(z.string()),
  required: z.boolean(),
});

const field = z.looseObject({
  id: z.string(),
  table: z.string(),
  section: z.string(),
  row: z.string(),
  column: z.string(),
  label: z.string(),
  label_zh_short: z.string(),
  unit: z.string().nullable(),
  type: z.enum(['integer', 'decimal', 'text']),
  role: z.string(),
  optional: z.boolean(),
  min: z.number().optional(),
});

/** A province's table in the place of the form; `maps_to` = the field that a row is, null where the form has none. */
const variant = z.looseObject({
  id: z.string(),
  rows: z.array(
    z.looseObject({ label: z.string(), aliases: z.array(z.string()).default([]), maps_to: z.string().nullable() }),
  ),
});

/** Shape of a template file, as far as the engine relies on it; further keys document the notice it follows. */
export const templateSchema = z
  .looseObject({
    template_id: z.enum(TEMPLATE_IDS),
    name_zh: z.string(),
    name_en: z.string(),
    report_years: z.object({ from: z.number().int(), to: z.number().int().nullable() }),
    detection: z.looseObject({ any_of: z.array(z.string()).min(1), none_of: z.array(z.string()) }),
    sections: z.array(section),
    tables: z.array(table).min(1),
    variants: z.array(variant).default([]),
    fields: z.array(field).min(1),
  })
  .superRefine((template, context) => {
    const ids = new Set<string>();
    for (const f of template.fields) {
      if (ids.has(f.id)) context.addIssue({ code: 'custom', message: `field ${f.id} is there twice` });
      ids.add(f.id);
      const home = template.tables.find((t) => t.id === f.table);
      const known = home?.rows.some((r) => r.id === f.row) && home.columns.some((c) => c.id === f.column);
      if (!known) context.addIssue({ code: 'custom', message: `field ${f.id} has no cell` });
    }
    for (const { maps_to } of template.variants.flatMap(({ rows }) => rows))
      if (maps_to !== null && !ids.has(maps_to))
        context.addIssue({ code: 'custom', message: `a variant maps to ${maps_to}, which is no field` });
  });

/** A generation of the prescribed tables, as its file in this folder has it. */
export type Template = z.infer<typeof templateSchema>;
/** One printed table: the section that it stands in, its rows and columns with all their names. */
export type TemplateTable = Template['tables'][number];
export type TemplateRow = TemplateTable['rows'][number];
/** `group`: the names above it, outermost first, parted by `/`. */
export type TemplateColumn = TemplateTable['columns'][number];
/** One cell of a form, by the ids of its table, row and column. */
export type TemplateField = Template['fields'][number];
