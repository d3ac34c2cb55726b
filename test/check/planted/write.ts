import { TEMPLATES } from '../../../src/extract/templates/index.ts';
import { caseTables } from '../../generate/case-table.ts';
import { Dice } from '../../generate/dice.ts';
import { disclosureTables } from '../../generate/disclosure-table.ts';
import type { Form } from '../../generate/form.ts';
import type { GeneratedDocument, GeneratedReport, GeneratedTable } from '../../generate/model.ts';
import { requestTable } from '../../generate/request-table.ts';
import { statisticsTable } from '../../generate/statistics-table.ts';
import type { Wear } from '../../generate/wear.ts';
import { type AnyFormat, WRITERS_OF_ALL_FORMATS, type Written } from '../../generate/writers.ts';
import type { Facts } from './facts.ts';

/** A clerk who changes nothing of the form. */
class SteadyDice extends Dice {
  override chance(): boolean {
    return false;
  }
  override weighted<T extends string>(weights: Readonly<Record<T, number>>): T {
    return Object.keys(weights)[0] as T;
  }
  override pick<T>(list: readonly T[]): T {
    return list[0]!;
  }
}

const WEAR: Wear = {
  ...{ ordinals: 'form', brackets: 'full', aliases: 0, spaced: 0, broken: 0, remarks: 0 },
  ...{ other: '其他', quotes: '“”', glyphs: 'plain' },
};

/** The facts as a document whose tables are the official form, in one format. Dialects that lose the cells are not used. */
export function write(facts: Facts, format: AnyFormat, dice: Dice): Written {
  const document = laidOut(facts);
  for (let i = 0; i < 40; i++) {
    const written = WRITERS_OF_ALL_FORMATS[format](document, dice);
    if (!written.lossy) return written;
  }
  throw new Error(`${format} has only dialects that lose the cells`);
}

function laidOut(facts: Facts): GeneratedDocument {
  const { template, agency, year, title, cells, parts, without, printed = {}, withoutTables } = facts;
  const fields = Object.fromEntries(
    TEMPLATES[template].fields.map(({ id }) => {
      const value = cells[id] ?? 0;
      return [id, { text: printed[id] ?? (Number.isNaN(value) ? '' : String(value)), value, hard: false }];
    }),
  );
  const style = { zero: 'zero', digits: 'plain', thousands: '', units: 0, odd: 0, money: '万元' } as const;
  const report: GeneratedReport = { run: 1, index: 1, template, agency, year, title, style, fields };
  const form: Form = { report, wear: WEAR, dice: new SteadyDice(1), notes: [] };
  const paragraph = (text: string, heading: boolean) => ({ t: 'p' as const, text, heading });
  const body = parts.flatMap(({ heading, lines }) => [
    ...(heading === '' ? [] : [paragraph(heading, true)]),
    ...lines.map((line) => paragraph(line, false)),
    ...(withoutTables !== undefined && heading.includes(withoutTables) ? [] : tablesUnder(heading, form)).map((table) =>
      withHeadingFigure(withoutRows(table, without), facts),
    ),
  ]);
  const end = [paragraph(facts.signedBy ?? agency, false), paragraph(facts.day ?? `${year + 1}年1月20日`, false)];
  return { report, title, blocks: [paragraph(title, true), ...body, ...end], expected: {}, notes: [] };
}

function tablesUnder(heading: string, form: Form): GeneratedTable[] {
  if (form.report.template === 't2014') return heading.startsWith('附件') ? [statisticsTable(form)] : [];
  if (heading.includes('主动公开政府信息情况')) return disclosureTables(form);
  if (heading.includes('收到和处理')) return [requestTable(form)];
  return /行政法?复议/.test(heading) ? caseTables(form) : [];
}

function withoutRows(table: GeneratedTable, without: readonly string[]): GeneratedTable {
  const isOut = (row: GeneratedTable['rows'][number]) =>
    row.some(({ field }) => field !== undefined && without.some((id) => field.startsWith(`${id}_`)));
  return without.length === 0 ? table : { ...table, rows: table.rows.filter((row) => !isOut(row)) };
}

/** A heading row of the statistics with a figure where the form has none. */
function withHeadingFigure(table: GeneratedTable, { headingFigure }: Facts): GeneratedTable {
  if (headingFigure === undefined) return table;
  const rows = table.rows.map((row) =>
    row.some(({ text }) => text.startsWith(headingFigure))
      ? row.map((one, at) => (at === row.length - 1 ? { ...one, text: '5' } : one))
      : row,
  );
  return { ...table, rows };
}
