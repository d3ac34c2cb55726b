import type { TemplateRow, TemplateTable } from '../../src/extract/templates/schema.ts';
import { doing, type Form, figure, rowsOf, tableOf, words } from './form.ts';
import type { GeneratedCell, GeneratedTable } from './model.ts';
import { worn, wornWords } from './wear.ts';

const RELATION = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';

/** How the columns of one table stand. */
interface Columns {
  ids: string[];
  subtotal: boolean;
  remark: boolean;
  serial: boolean;
}

/** Section three: requests, by kind of applicant. */
export function requestTable(form: Form): GeneratedTable {
  const table = tableOf(form, 's3_requests');
  const columns = chooseColumns(form);
  const head = headRows(form, table, columns);
  const listed = swapped(
    form,
    rowsOf(form, table.rows, 'requests', () => false),
  );
  const flat = doing(form, 'groups of requests in rows of their own', 0.07);
  const repeated = !flat && doing(form, 'groups of requests repeated in every row', 0.05);
  const body: GeneratedCell[][] = [];
  listed.forEach((row, i) => {
    if (flat) body.push(...groupRows(form, listed, i, columns));
    const labels = flat ? [words(worn(row, form.wear, form.dice), 3)] : labelCells(form, listed, i, repeated);
    body.push(
      withExtras(
        form,
        columns,
        i,
        labels,
        columns.ids.map((id) => figure(form, table, row.id, id)),
      ),
    );
  });
  return { t: 'table', head: head.length, rows: [...head, ...body] };
}

function chooseColumns(form: Form): Columns {
  const kinds = ['natural_person', 'business', 'research', 'public_welfare', 'legal_service', 'other_org'];
  const ids = [...kinds, 'total'];
  if (doing(form, 'no column of totals in requests', 0.04)) ids.pop();
  else if (doing(form, 'totals first in requests', 0.03)) ids.unshift(ids.pop()!);
  return {
    ids,
    subtotal: doing(form, 'a column of subtotals of organisations', 0.04),
    remark: doing(form, 'a column for remarks in requests', 0.04),
    serial: doing(form, 'a column of serial numbers in requests', 0.04),
  };
}

function headRows(form: Form, table: TemplateTable, { ids, subtotal, remark, serial }: Columns): GeneratedCell[][] {
  const { wear, dice } = form;
  const name = (id: string) => worn(table.columns.find((column) => column.id === id)!, { ...wear, remarks: 0 }, dice);
  const relation = wornWords(RELATION, { ...wear, spaced: 0 }, dice);
  const organisations = words(wornWords('法人或其他组织', wear, dice), subtotal ? 6 : 5);
  const second: GeneratedCell[] = [];
  for (const id of ids) {
    if (id === 'natural_person' || id === 'total') second.push(words(name(id), 1, 2));
    else if (id === 'business') second.push(organisations);
  }
  const third = ids.filter((id) => id !== 'natural_person' && id !== 'total').map((id) => words(name(id)));
  if (subtotal) third.push(words('小计'));
  const two = doing(form, 'no row 申请人情况', 0.1);
  const first = two ? second : [words(wornWords('申请人情况', wear, dice), ids.length + (subtotal ? 1 : 0))];
  const height = two ? 2 : 3;
  first.unshift(words(relation, 3, height));
  if (serial) first.unshift(words('序号', 1, height));
  if (remark) first.push(words('备注', 1, height));
  return two ? [first, third] : [first, second, third];
}

/** The figures of a row with the cells that the form does not have. */
function withExtras(
  form: Form,
  columns: Columns,
  i: number,
  labels: GeneratedCell[],
  figures: GeneratedCell[],
): GeneratedCell[] {
  const { dice } = form;
  const cells = [...figures];
  if (columns.subtotal) {
    const at = columns.ids.indexOf('other_org') + 1;
    cells.splice(at, 0, words(dice.chance(0.1) ? '' : String(dice.int(0, 40))));
  }
  if (columns.remark) cells.push(words(dice.chance(0.1) ? '已办结' : ''));
  return [...(columns.serial ? [words(String(i + 1))] : []), ...labels, ...cells];
}

function groupsOf(row: TemplateRow | undefined): string[] {
  return (row?.group ?? '').split('/').filter((group) => group !== '');
}

/** Number of rows from `i` on that stand under the same group, down to a level. */
function reach(rows: readonly TemplateRow[], i: number, level: number): number {
  const path = groupsOf(rows[i])
    .slice(0, level + 1)
    .join('/');
  let end = i;
  while (
    end < rows.length &&
    groupsOf(rows[end])
      .slice(0, level + 1)
      .join('/') === path
  )
    end++;
  return end - i;
}

function opens(rows: readonly TemplateRow[], i: number, level: number): boolean {
  const path = (row: TemplateRow | undefined) =>
    groupsOf(row)
      .slice(0, level + 1)
      .join('/');
  return path(rows[i - 1]) !== path(rows[i]);
}

/** Group cells span the rows of their group, or stand again in every row; a row that opens none has only its own label. */
function labelCells(form: Form, rows: readonly TemplateRow[], i: number, repeated: boolean): GeneratedCell[] {
  const { wear, dice } = form;
  const groups = groupsOf(rows[i]);
  const cells: GeneratedCell[] = [];
  for (const [level, group] of groups.entries()) {
    if (repeated) cells.push(words(group));
    else if (opens(rows, i, level)) cells.push(words(wornWords(group, wear, dice), 1, reach(rows, i, level)));
  }
  return [...cells, words(worn(rows[i]!, wear, dice), 3 - groups.length)];
}

/** A group's name in a row of its own above its rows, with empty cells or dashes. */
function groupRows(form: Form, rows: readonly TemplateRow[], i: number, columns: Columns): GeneratedCell[][] {
  const mark = form.dice.pick(['', '', '—']);
  return groupsOf(rows[i]).flatMap((group, level) =>
    opens(rows, i, level)
      ? [
          withExtras(
            form,
            { ...columns, serial: false },
            i,
            [...(columns.serial ? [words('')] : []), words(group, 3)],
            columns.ids.map(() => words(mark)),
          ),
        ]
      : [],
  );
}

/** Two neighbours of one group change places. */
function swapped(form: Form, rows: TemplateRow[]): TemplateRow[] {
  if (!doing(form, 'two rows of requests changed round', 0.05)) return rows;
  const at = form.dice.int(0, rows.length - 2);
  if (rows[at]!.group !== rows[at + 1]!.group || groupsOf(rows[at]).length < 2) return rows;
  const copy = [...rows];
  [copy[at], copy[at + 1]] = [copy[at + 1]!, copy[at]!];
  return copy;
}
