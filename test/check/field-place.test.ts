import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameOfField, placeOfField } from '../../src/check/field-place.ts';
import { TEMPLATE_IDS, type TemplateId } from '../../src/report/report.ts';

interface TemplateField {
  id: string;
  table: string;
  row: string;
  label_zh_short: string;
}

const folder = join(import.meta.dirname, '..', '..', 'src', 'extract', 'templates');
const fields = TEMPLATE_IDS.flatMap((template) => {
  const file = JSON.parse(readFileSync(join(folder, `${template}.json`), 'utf8')) as { fields: TemplateField[] };
  return file.fields.map((field) => ({ template, ...field }));
});

const PRINTED = { s: 'statistics', t2: 'table2', t3: 'table3', t4: 'table4' } as const;

describe('the place and the name of a field', () => {
  it.each(TEMPLATE_IDS)('stand in the same table as in the template %s', (template: TemplateId) => {
    for (const { id, table } of fields.filter((f) => f.template === template)) {
      const wanted = PRINTED[table.split(/[_\d]/)[0] === 's' ? 's' : (table.slice(0, 2) as 't2')];
      expect(placeOfField(template, id).table, id).toBe(wanted);
    }
  });

  it('are the row and column of table 3, the rows whose names end like columns too', () => {
    const applicants = fields.filter((f) => f.table === 't3_requests');
    expect(applicants).toHaveLength(161 + 175);
    for (const { template, id, row } of applicants) expect(placeOfField(template, id).row, id).toBe(row);
    expect(placeOfField('t2019', 'res_other_other_org')).toEqual({
      table: 'table3',
      row: 'res_other',
      column: 'other_org',
    });
  });

  it('have words in both languages for every field, different for every field of a template', () => {
    for (const template of TEMPLATE_IDS) {
      const names = fields.filter((f) => f.template === template).map((f) => nameOfField(template, f.id));
      for (const name of names) {
        expect(name.zh).toMatch(/\p{Script=Han}/u);
        expect(name.en).not.toMatch(/\p{Script=Han}|_/u);
      }
      expect(new Set(names.map((name) => name.zh)).size).toBe(names.length);
      expect(new Set(names.map((name) => name.en)).size).toBe(names.length);
    }
  });
});
