import { z } from 'zod';
import { READING_NOTES } from '../../report/reading-note.ts';
import type { Value } from '../../report/report.ts';
import { TABLE_NAMES } from '../../text/rules.ts';
import { nameOfField, type PrintedTable, placeOfField } from '../field-place.ts';
import type { Subject } from '../figures.ts';
import { inGuessedCell } from '../guessed-cells.ts';
import { plainText } from '../prose.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** A line above a table, no sentence: 附：2021年度数据, 上年情况. */
const CAPTION = 40;
const LAST_YEAR = /(?:上年|上一年|去年)度?[^,:]{0,30}(?:数据|情况|统计|对比|表|报告)|(?:数据|情况|统计)(?:与上年)?对比/;
const FIGURE = /^[+-]?\d[\d,]*(?:\.\d+)?$/;

/**
 * A row or table that is printed twice holds the same figures both times. The value is unreadable then; here the report is told of its two
 * figures. A blank beside a figure, cells that we inferred ourselves and last year's table for comparison are no contradiction of the report's.
 */
export const printedTwice = defineKind('printed_twice', z.object({}), (rule, _check, subject) => {
  const { report } = subject;
  const differing = Object.entries(report.values).filter(([, value]) => twoFigures(value) !== null);
  if (differing.length === 0) return [verdict(rule, 'pass')];
  if (isLastYears(differing, subject)) return [verdict(rule, 'uncertain', undefined, reason('lastYearBeside'))];
  const tables = new Map<PrintedTable, string[]>();
  for (const [field] of differing) {
    const { table } = placeOfField(report.template!, field);
    tables.set(table, [...(tables.get(table) ?? []), field]);
  }
  return [...tables].map(([table, fields]) => {
    const [first, second] = twoFigures(report.values[fields[0]!]!)!;
    return breach(rule, {
      ...{ instance: table, fields, expected: first, actual: second },
      parameters: {
        table: TABLE_NAMES[table],
        field: nameOfField(report.template!, fields[0]!),
        n: fields.length,
        first,
        second,
      },
    });
  });
});

/** The other figures are last year's, printed beside this year's: a line says so, or last year's report has each of them. */
function isLastYears(differing: readonly [string, Value][], { report, previous }: Subject): boolean {
  const { prose, year } = report;
  const lines = prose.flatMap(({ text }) => text.split('\n').map(plainText));
  const isCaption = (line: string) =>
    line.length <= CAPTION &&
    !/[。;]/.test(line) &&
    line.replace(`${(year ?? 0) - 1}年`, '上年').search(LAST_YEAR) >= 0;
  if (lines.some(isCaption)) return true;
  return (
    previous !== null &&
    differing.every(([field, value]) => {
      const before = previous.values[field]?.value ?? null;
      return before !== null && twoFigures(value)!.some((figure) => Number(figure.replaceAll(',', '')) === before);
    })
  );
}

/** The two figures of a cell that stands twice and differently; null where it does not, or where the reading may be ours. */
function twoFigures(value: Value): [string, string] | null {
  if (value.note !== READING_NOTES.contradicted || inGuessedCell(value)) return null;
  const figures = (value.raw ?? '').split(' | ').map((part) => part.trim());
  return figures.length === 2 && figures.every((one) => FIGURE.test(one)) ? [figures[0]!, figures[1]!] : null;
}
