import { TEMPLATES } from '../../src/extract/templates/index.ts';
import type { Template, TemplateTable } from '../../src/extract/templates/schema.ts';
import type { TemplateId } from '../../src/report/report.ts';

/** What each field's cell holds, by field id; a field that is not named holds `0`. */
export type Printed = Readonly<Record<string, string>>;

export interface PrintedCell {
  text: string;
  rs?: number;
  cs?: number;
}
export type PrintedRow = PrintedCell[];

/** A table as the form prints it, header first; `head` is the number of header rows. */
export interface PrintedTable {
  title: string;
  head: number;
  rows: PrintedRow[];
}

/** The tables of a form with the given cells, laid out with the spans of the official form. */
export function printTables(id: TemplateId, cells: Printed): PrintedTable[] {
  const template = TEMPLATES[id];
  const at = (table: TemplateTable, row: string, column: string): PrintedCell => ({
    text: cells[fieldId(template, table.id, row, column)] ?? '0',
  });
  if (id === 't2014') return [statistics(template.tables[0]!, at)];
  const disclosure = template.tables.filter((table) => table.section === 's2_active');
  const requests = template.tables.find((table) => table.section === 's3_requests')!;
  const cases = template.tables.find((table) => table.section === 's4_review_litigation')!;
  return [printDisclosure(disclosure, at), printRequests(requests, at), printCases(cases, at)];
}

/** The field of one cell of a template. */
export function fieldId(template: Template, table: string, row: string, column: string): string {
  return (
    template.fields.find((field) => field.table === table && field.row === row && field.column === column)?.id ?? ''
  );
}

type At = (table: TemplateTable, row: string, column: string) => PrintedCell;

function statistics(table: TemplateTable, at: At): PrintedTable {
  const rows = table.rows.filter((row) => row.role !== 'variant_text');
  const body = rows.map(
    (row): PrintedRow => [
      { text: row.label },
      { text: row.unit ?? '——' },
      row.unit ? at(table, row.id, 'value') : { text: '' },
    ],
  );
  return {
    title: '政府信息公开情况统计表',
    head: 1,
    rows: [table.columns.map((column) => ({ text: column.label })), ...body],
  };
}

function printDisclosure(tables: readonly TemplateTable[], at: At): PrintedTable {
  const width = Math.max(...tables.map((table) => table.columns.length));
  const rows = tables.flatMap((table): PrintedRow[] => {
    const last = width - table.columns.length + 1;
    const stretch = (cell: PrintedCell, i: number) => (i === table.columns.length - 1 ? { ...cell, cs: last } : cell);
    return [
      [{ text: table.title, cs: width + 1 }],
      [{ text: '信息内容' }, ...table.columns.map((column, i) => stretch({ text: column.label }, i))],
      ...table.rows.map((row) => [
        { text: row.label },
        ...table.columns.map((column, i) => stretch(at(table, row.id, column.id), i)),
      ]),
    ];
  });
  return { title: '二、主动公开政府信息情况', head: 0, rows };
}

function printRequests(table: TemplateTable, at: At): PrintedTable {
  const head: PrintedRow[] = [
    [
      { text: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', rs: 3, cs: 3 },
      { text: '申请人情况', cs: 7 },
    ],
    [
      { text: '自然人', rs: 2 },
      { text: '法人或其他组织', cs: 5 },
      { text: '总计', rs: 2 },
    ],
    table.columns.slice(1, 6).map((column) => ({ text: column.label })),
  ];
  const rows = table.rows.map((row, i): PrintedRow => {
    const groups = (row.group ?? '').split('/').filter((group) => group !== '');
    const before = (table.rows[i - 1]?.group ?? '').split('/');
    const opened = groups.flatMap((group, level) =>
      before[level] === group && groups.slice(0, level).every((g, k) => before[k] === g)
        ? []
        : [{ text: group, rs: table.rows.filter((other) => (other.group ?? '').split('/')[level] === group).length }],
    );
    return [
      ...opened,
      { text: row.label, cs: 3 - groups.length },
      ...table.columns.map((column) => at(table, row.id, column.id)),
    ];
  });
  return { title: '三、收到和处理政府信息公开申请情况', head: 3, rows: [...head, ...rows] };
}

function printCases(table: TemplateTable, at: At): PrintedTable {
  const rows: PrintedRow[] = [
    [
      { text: '行政复议', cs: 5 },
      { text: '行政诉讼', cs: 10 },
    ],
    [
      ...table.columns.slice(0, 5).map((column) => ({ text: column.label, rs: 2 })),
      { text: '未经复议直接起诉', cs: 5 },
      { text: '复议后起诉', cs: 5 },
    ],
    table.columns.slice(5).map((column) => ({ text: column.label })),
    table.columns.map((column) => at(table, 'cases', column.id)),
  ];
  return { title: '四、政府信息公开行政复议、行政诉讼情况', head: 3, rows };
}

/** The whole report as a page. */
export function printHtml(tables: readonly PrintedTable[], title = '某县某局2023年政府信息公开工作年度报告'): string {
  const cell = ({ text, rs, cs }: PrintedCell) =>
    `<td${rs ? ` rowspan="${rs}"` : ''}${cs ? ` colspan="${cs}"` : ''}>${text}</td>`;
  const body = tables.map(
    (table) =>
      `<h2>${table.title}</h2><table>${table.rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table>`,
  );
  return `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>一、总体情况</p>${body.join('')}</body></html>`;
}

/** The whole report as text, cells parted by tabs; spans leave blank cells, as converters do. */
export function printTabs(tables: readonly PrintedTable[], title = '某县某局2023年政府信息公开工作年度报告'): string {
  const line = (row: PrintedRow) => row.map(({ text, cs }) => text + '\t'.repeat((cs ?? 1) - 1)).join('\t');
  return [title, ...tables.flatMap((table) => [table.title, ...table.rows.map(line)])].join('\n');
}

/** The whole report as text, one cell a line; blank cells leave no line, as text dumps do. */
export function printLines(tables: readonly PrintedTable[], title = '某县某局2023年政府信息公开工作年度报告'): string {
  return [
    title,
    ...tables.flatMap((table) => [table.title, ...table.rows.flatMap((row) => row.map((cell) => cell.text))]),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}
