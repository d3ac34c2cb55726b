import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/extract-report.ts';
import { fieldsOf, TEMPLATES } from '../../src/extract/templates/index.ts';
import { formOf } from '../../src/extract/templates/kept-rows.ts';
import { officialTables } from '../../src/extract/templates/official-layout.ts';
import { readDocument } from '../../src/read/read-document.ts';
import { printHtml, printTables } from './printed-report.ts';

const ONE_KIND = ['res_other_fee_unpaid', 'res_other_misc'];

/** A page of the form of 2021 whose rows of 其他处理 are changed as `change` says; cell n of the form holds n. */
async function read(change: (rows: string[]) => string[]) {
  const cells = Object.fromEntries(fieldsOf('t2021').map((field, i) => [field.id, String(i + 100)]));
  const html = printHtml(printTables('t2021', cells));
  const first = html.indexOf('<tr', html.lastIndexOf('</tr', html.indexOf('无正当理由逾期不补正')));
  const last = html.indexOf('</tr>', html.indexOf('3.其他', first)) + 5;
  const rows = change(html.slice(first, last).split(/(?=<tr)/));
  const bytes = new TextEncoder().encode(html.slice(0, first) + rows.join('') + html.slice(last));
  const document = await readDocument({ bytes });
  if (!document.ok) throw new Error(document.failure.cause);
  return extractReport(document.value);
}

const row = (label: string, figures: readonly number[], tall = '') =>
  `<tr><td${tall}>${label}</td>${figures.map((figure) => `<td>${figure}</td>`).join('')}</tr>`;
const SEVEN = [1, 2, 3, 4, 5, 6, 21];

describe('a row kept from the form before', () => {
  it('is read in place of the rows that replaced it, and has its place in the form', async () => {
    const report = await read(() => [row('（六）其他处理', SEVEN)]);
    expect(report.template).toBe('t2021');
    expect(report.values.res_other_business).toMatchObject({ status: 'reported', value: 2 });
    expect(report.values.res_other_total).toMatchObject({ status: 'reported', value: 21 });
    expect(report.notUnderstood).toEqual([]);
    expect(report.values.res_total_total).toMatchObject({ status: 'reported' });

    const form = formOf('t2021', report.values);
    const rows = form.tables.find((table) => table.section === 's3_requests')!.rows.map(({ id }) => id);
    expect(rows.indexOf('res_other')).toBe(rows.indexOf('res_total') - 1);
    for (const gone of ONE_KIND) expect(rows).not.toContain(gone);
    const printed = officialTables(form).flatMap((table) => table.body.flat());
    expect(printed.filter((cell) => cell.kind === 'field' && cell.field.row === 'res_other')).toHaveLength(7);
  });

  it('is not understood where the rows that replaced it are there too: it may be their sum', async () => {
    const report = await read((rows) => [...rows, row('（六）其他处理', SEVEN)]);
    expect(report.values.res_other_business).toBeUndefined();
    expect(report.values.res_other_misc_business).toMatchObject({ status: 'reported' });
    expect(report.notUnderstood.map(({ text }) => text)).toEqual([expect.stringContaining('其他处理 | 1 | 2')]);
    expect(formOf('t2021', report.values)).toBe(TEMPLATES.t2021);
  });

  it('is no name of a group that stands beside several rows', async () => {
    const report = await read(() => [
      row('（六）其他处理', SEVEN, ' rowspan="3"'),
      `<tr>${SEVEN.map((n) => `<td>${n}</td>`).join('')}</tr>`,
      `<tr>${SEVEN.map((n) => `<td>${n}</td>`).join('')}</tr>`,
    ]);
    expect(report.values.res_other_business).toBeUndefined();
  });

  it('is known to no form that has it itself or never had it', () => {
    expect(formOf('t2019', { res_other_total: 1 })).toBe(TEMPLATES.t2019);
    expect(formOf('t2014', { res_other_total: 1 })).toBe(TEMPLATES.t2014);
  });
});
