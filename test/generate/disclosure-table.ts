import { TEMPLATES } from '../../src/extract/templates/index.ts';
import type { TemplateColumn, TemplateTable } from '../../src/extract/templates/schema.ts';
import { doing, type Form, figure, rowsOf, words } from './form.ts';
import type { GeneratedCell, GeneratedTable } from './model.ts';
import { worn, wornWords } from './wear.ts';

/** Section two: one table of four columns for all parts of article 20, or a table for each. */
export function disclosureTables(form: Form): GeneratedTable[] {
  const parts = TEMPLATES[form.report.template].tables.filter((table) => table.section === 's2_active');
  const apart = doing(form, 'a table for each part of article 20', 0.15);
  const untitled = doing(form, 'no title rows in section two', 0.06);
  const remark = !apart && doing(form, 'a column for remarks in section two', 0.05);
  const tables = parts.map((part) => partRows(form, part, { apart, untitled, remark }));
  if (apart) return tables.map((rows) => ({ t: 'table', head: 0, rows }));
  return [{ t: 'table', head: 0, rows: tables.flat() }];
}

interface Options {
  apart: boolean;
  untitled: boolean;
  remark: boolean;
}

function partRows(form: Form, part: TemplateTable, { apart, untitled, remark }: Options): GeneratedCell[][] {
  const { wear, dice } = form;
  const n = part.columns.length;
  const spans = apart ? part.columns.map(() => 1) : n === 2 ? [1, 2] : part.columns.map(() => 3 / n);
  const width = 1 + spans.reduce((sum, span) => sum + span, 0);
  const tail = (text: string) => (remark ? [words(text)] : []);
  const head = [
    words(wornWords('信息内容', wear, dice)),
    ...part.columns.map((column, i) => words(columnLabel(form, column), spans[i])),
    ...tail('备注'),
  ];
  const rows = rowsOf(form, part.rows, part.id, () => false).map((row): GeneratedCell[] => [
    words(worn(row, wear, dice)),
    ...part.columns.map((column, i) => figure(form, part, row.id, column.id, spans[i])),
    ...tail(dice.chance(0.2) ? '含下属单位' : ''),
  ]);
  if (doing(form, 'an unknown row in section two', 0.04))
    rows.push([
      words('其他主动公开文件'),
      ...part.columns.map((_, i) => words(String(dice.int(0, 99)), spans[i])),
      ...tail(''),
    ]);
  const title = [words(wornWords(part.title, wear, dice), width + (remark ? 1 : 0))];
  return [...(untitled ? [] : [title]), head, ...rows];
}

/** Columns of money name their unit; where the style has none they do not. */
function columnLabel(form: Form, column: TemplateColumn): string {
  const { wear, dice, report } = form;
  if (column.id !== 'amount') return worn(column, wear, dice);
  const { money } = report.style;
  const name = report.template === 't2021' ? '本年收费金额' : '采购总金额';
  const unit =
    money === null
      ? ''
      : report.template === 't2021'
        ? `（单位：${money}）`
        : dice.pick([`（${money}）`, `（单位：${money}）`]);
  return wornWords(name + unit, { ...wear, spaced: 0 }, dice);
}
