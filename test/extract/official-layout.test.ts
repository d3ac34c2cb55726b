import { describe, expect, it } from 'vitest';
import { TEMPLATES } from '../../src/extract/templates/index.ts';
import { type FormCell, type FormTable, officialTables } from '../../src/extract/templates/official-layout.ts';
import { TEMPLATE_IDS } from '../../src/report/report.ts';

const span = (cell: FormCell) => (cell.kind === 'label' ? [cell.rows, cell.columns] : [1, 1]) as [number, number];

/** Number of grid places that each row covers, spans from above included. */
function widths(rows: FormCell[][]): number[] {
  const covered = rows.map(() => 0);
  for (const [r, row] of rows.entries()) {
    for (const cell of row) {
      const [down, across] = span(cell);
      for (let i = r; i < r + down; i++) covered[i] = (covered[i] ?? 0) + across;
    }
  }
  return covered;
}

const label = (table: FormTable, text: string) =>
  [...table.head, ...table.body].flat().find((cell) => cell.kind === 'label' && cell.text === text);

describe.each(TEMPLATE_IDS)('the official layout of %s', (id) => {
  const tables = officialTables(TEMPLATES[id]);

  it('has exactly one cell for each field of the template', () => {
    const fields = tables
      .flatMap((table) => table.body.flat())
      .flatMap((cell) => (cell.kind === 'field' ? [cell.field.id] : []));
    expect(fields.toSorted()).toEqual(TEMPLATES[id].fields.map((field) => field.id).toSorted());
  });

  it.each(tables.map((table) => [table.id, table] as const))('is a rectangle in %s', (_id, table) => {
    const all = [...widths(table.head), ...widths(table.body)];
    expect(new Set(all).size).toBe(1);
  });
});

describe('table 3 of 2021', () => {
  const table = officialTables(TEMPLATES.t2021).find((one) => one.id === 't3_requests')!;

  it.each([
    ['三、本年度办理结果', 22, 1],
    ['（三）不予公开', 8, 1],
    ['（六）其他处理', 3, 1],
    ['（一）予以公开', 1, 2],
    ['一、本年新收政府信息公开申请数量', 1, 3],
    ['申请人情况', 1, 7],
    ['法人或其他组织', 1, 5],
    ['自然人', 2, 1],
  ])('%s spans %i rows and %i columns', (text, rows, columns) => {
    expect(label(table, text)).toMatchObject({ rows, columns });
  });
});

describe('table 4 of 2021', () => {
  const table = officialTables(TEMPLATES.t2021).find((one) => one.id === 't4_review_litigation')!;

  it('has three heading rows over fifteen figures and no row label', () => {
    expect(table.head).toHaveLength(3);
    expect(table.body).toHaveLength(1);
    expect(table.body[0]!.map((cell) => cell.kind)).toEqual(Array.from({ length: 15 }, () => 'field'));
  });

  it('puts five columns under review and ten under litigation', () => {
    expect(label(table, '行政复议')).toMatchObject({ columns: 5, rows: 1 });
    expect(label(table, '行政诉讼')).toMatchObject({ columns: 10, rows: 1 });
    expect(label(table, '未经复议直接起诉')).toMatchObject({ columns: 5 });
  });
});
