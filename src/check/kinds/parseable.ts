import { z } from 'zod';
import { TABLE_NAMES } from '../../text/rules.ts';
import { nameOf, nameOfField, placeOfField } from '../field-place.ts';
import { inGuessedCell } from '../guessed-cells.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** Lines of words that some places added to the table; they hold no figure. */
const TEXT_FIELD = /^x_/;

/** A plain figure: what makes it unreadable is where it stands, or that nothing confirms it, and no fault of its words. */
const FIGURE = /^[+-]?\d[\d,]*(?:\.\d+)?$/;

/**
 * Every cell holds a number or a known mark. Where no words were found, where the cells themselves are our guess, where characters were lost, where a field stands
 * twice and differently, and where a plain figure was not trusted, the misreading may be ours: uncertain.
 */
export const parseable = defineKind('parseable', z.object({}), (rule, _check, { report }) => {
  const unreadable = Object.entries(report.values).filter(
    ([field, v]) => v.status === 'unreadable' && !TEXT_FIELD.test(field),
  );
  if (unreadable.length === 0) return [verdict(rule, 'pass')];
  return unreadable.map(([field, v]) => {
    const raw = (v.raw ?? '').trim();
    if (raw === '' || inGuessedCell(v) || /\uFFFD| \||\| /.test(raw) || FIGURE.test(raw))
      return verdict(rule, 'uncertain', field, reason('guessedCells'));
    const place = placeOfField(report.template!, field);
    const statistics = place.table === 'statistics';
    return breach(rule, {
      instance: field,
      fields: [field],
      expected: null,
      actual: v.raw,
      parameters: {
        table: TABLE_NAMES[place.table],
        row: statistics ? nameOfField(report.template!, field) : nameOf(place.row),
        column: statistics ? { zh: '统计数', en: 'figure' } : nameOf(place.column),
        raw: v.raw ?? '',
      },
    });
  });
});
