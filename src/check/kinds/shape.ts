import { z } from 'zod';
import type { Bilingual } from '../../report/bilingual.ts';
import type { RuleResult } from '../../report/finding.ts';
import type { Report } from '../../report/report.ts';
import { KEPT_ROW_WORDS, ROW_NAMES, TABLE_NAMES } from '../../text/rules.ts';
import { type FieldPlace, KEPT_ROW, nameOf, type PrintedTable, placeOfField } from '../field-place.ts';
import { inGuessedCell } from '../guessed-cells.ts';
import { plainText } from '../prose.ts';
import { mostSectionsFound } from '../read-whole.ts';
import type { Rule } from '../rules-schema.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** Shorter labels (规章, 其他) are words of any text. */
const LEAST_LABEL = 8;
const MOST_NAMED = 4;

type Located = FieldPlace & { field: string; found: boolean };

/**
 * The table has the rows and columns of its template. A row that bodies keep from the form before, in the place of its own, is a
 * warning, and so is what lacks in a table without cells. Where the reader met rows or columns that it did not understand, the
 * gap may be ours, and so where most of the document's sections were not found: uncertain. A table of which nothing was found belongs to D-TABLE-MISSING.
 */
export const shape = defineKind('shape', z.object({}), (rule, _check, { report }) => {
  const located = Object.entries(report.values).map(([field, v]) => ({
    ...placeOfField(report.template!, field),
    field,
    found: v.status !== 'absent',
  }));
  const tables = [...new Set(located.map((l) => l.table))];
  return tables.map((table) =>
    judgeTable(
      rule,
      report,
      table,
      located.filter((l) => l.table === table),
    ),
  );
});

/** The label of a row that was not found stands in the running text: a table without cells broke off before it. */
function isInText(report: Report, cells: readonly Located[]): boolean {
  const found = new Set(cells.filter((cell) => cell.found).map(({ row }) => row));
  const labels = [...new Set(cells.map(({ row }) => row))]
    .filter((row) => !found.has(row))
    .map((row) => plainText(ROW_NAMES[row]?.zh ?? ''))
    .filter((label) => label.length >= LEAST_LABEL);
  return report.prose.some(({ text }) => {
    const plain = plainText(text);
    return labels.some((label) => plain.includes(label));
  });
}

function judgeTable(rule: Rule, report: Report, table: PrintedTable, cells: Located[]): RuleResult {
  const found = cells.filter((cell) => cell.found);
  if (found.length === 0) return verdict(rule, 'not_applicable', table);
  const size = (of: Located[]) => [new Set(of.map((c) => c.row)).size, new Set(of.map((c) => c.column)).size] as const;
  const kept = table === 'table3' && report.template === 't2021' && found.some(({ row }) => row === KEPT_ROW);
  const [a, b] = size(found);
  const [c, d] = size(kept ? cells.filter(({ row }) => row !== KEPT_ROW) : cells);
  if (a === c && b === d) return verdict(rule, 'pass', table);
  if (!mostSectionsFound(report)) return verdict(rule, 'uncertain', table, reason('noSections'));
  if (report.notUnderstood.length > 0 || isInText(report, cells))
    return verdict(rule, 'uncertain', table, reason('notUnderstoodRows'));
  // A label that a text broke is a row that the reader did not find.
  const isGuessed = found.every(({ field }) => inGuessedCell(report.values[field]!));
  return breach(rule, {
    instance: table,
    ...(isGuessed ? { severity: 'warning' as const } : {}),
    ...(kept ? { severity: 'warning' as const, quote: KEPT_ROW_WORDS } : {}),
    fields: cells.filter((cell) => !cell.found).map((cell) => cell.field),
    expected: `${c}×${d}`,
    actual: `${a}×${b}`,
    parameters: { table: TABLE_NAMES[table], a, b, c, d, missing: missingOf(cells, a < c) },
  });
}

/** The names of the rows that were not found, or of the columns where every row was; the first of them. */
function missingOf(cells: readonly Located[], ofRows: boolean): Bilingual {
  const keyOf = (cell: Located) => (ofRows ? cell.row : cell.column);
  const found = new Set(cells.filter((cell) => cell.found).map(keyOf));
  const missing = [...new Set(cells.map(keyOf))].filter((key) => !found.has(key) && key !== KEPT_ROW).map(nameOf);
  const [zh, en] = [missing.map((one) => one.zh), missing.map((one) => one.en)];
  if (missing.length <= MOST_NAMED) return { zh: zh.join('、'), en: en.join(', ') };
  return {
    zh: `${zh.slice(0, MOST_NAMED).join('、')}等${missing.length}项`,
    en: `${en.slice(0, MOST_NAMED).join(', ')} and others`,
  };
}
