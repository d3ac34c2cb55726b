import type { TemplateColumn } from '../../src/extract/templates/schema.ts';
import { doing, type Form, figure, tableOf, words } from './form.ts';
import type { GeneratedCell, GeneratedTable } from './model.ts';
import { worn, wornWords } from './wear.ts';

/** Section four: reviews and lawsuits, in the form's one row or in one of the ways in which it is laid out differently. */
export function caseTables(form: Form): GeneratedTable[] {
  const how = form.dice.weighted({ form: 12, rows: 1, apart: 1, two: 1, labelled: 1 });
  if (how !== 'form') form.notes.push(`cases: ${how}`);
  if (how === 'rows') return [rowsForm(form)];
  if (how === 'apart') return groups(form).map(([name, columns]) => small(form, [name], columns));
  const all = tableOf(form, 's4_review_litigation').columns;
  if (how === 'two') return [small(form, ['行政复议'], all.slice(0, 5)), lawsuits(form, all.slice(5))];
  return [official(form, all, how === 'labelled')];
}

function groups(form: Form): [string, TemplateColumn[]][] {
  const { columns } = tableOf(form, 's4_review_litigation');
  return [
    ['行政复议', columns.slice(0, 5)],
    ['未经复议直接起诉', columns.slice(5, 10)],
    ['复议后起诉', columns.slice(10)],
  ];
}

function label(form: Form, column: TemplateColumn): string {
  return worn(column, { ...form.wear, remarks: 0, aliases: 0 }, form.dice);
}

function name(form: Form, text: string): string {
  return wornWords(text, form.wear, form.dice);
}

function figures(form: Form, columns: readonly TemplateColumn[]): GeneratedCell[] {
  const table = tableOf(form, 's4_review_litigation');
  return columns.map((column) => figure(form, table, 'cases', column.id));
}

function official(form: Form, columns: readonly TemplateColumn[], labelled: boolean): GeneratedTable {
  const front = (text: string, rows = 1) => (labelled ? [words(text, 1, rows)] : []);
  const flat = doing(form, 'cases: one row of names over five columns each', 0.05);
  const head = flat
    ? [
        [...front('', 2), ...groups(form).map(([group]) => words(name(form, group), 5))],
        columns.map((column) => words(label(form, column))),
      ]
    : [
        [...front('', 3), words(name(form, '行政复议'), 5), words(name(form, '行政诉讼'), 10)],
        [
          ...columns.slice(0, 5).map((column) => words(label(form, column), 1, 2)),
          words(name(form, '未经复议直接起诉'), 5),
          words(name(form, '复议后起诉'), 5),
        ],
        columns.slice(5).map((column) => words(label(form, column))),
      ];
  return { t: 'table', head: head.length, rows: [...head, [...front('件数'), ...figures(form, columns)]] };
}

function small(form: Form, names: readonly string[], columns: readonly TemplateColumn[]): GeneratedTable {
  const head = [
    ...names.map((text) => [words(name(form, text), columns.length)]),
    columns.map((column) => words(label(form, column))),
  ];
  return { t: 'table', head: head.length, rows: [...head, figures(form, columns)] };
}

function lawsuits(form: Form, columns: readonly TemplateColumn[]): GeneratedTable {
  const head = [
    [words(name(form, '行政诉讼'), 10)],
    [words(name(form, '未经复议直接起诉'), 5), words(name(form, '复议后起诉'), 5)],
    columns.map((column) => words(label(form, column))),
  ];
  return { t: 'table', head: 3, rows: [...head, figures(form, columns)] };
}

/** A row for each kind of case. */
function rowsForm(form: Form): GeneratedTable {
  const { columns } = tableOf(form, 's4_review_litigation');
  const kinds = form.dice.chance(0.5) ? groups(form) : form.dice.shuffled(groups(form));
  const rows = kinds.map(([group, own]) => [
    words(group === '行政复议' ? group : `行政诉讼（${group}）`),
    ...figures(form, own),
  ]);
  const head = [words('类别'), ...columns.slice(0, 5).map((column) => words(label(form, column)))];
  return { t: 'table', head: 1, rows: [head, ...rows] };
}
