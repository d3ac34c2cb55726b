import { z } from 'zod';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** Lines of the statistics table that only head others (一、二、三、八、九) bear no figure; one that is there is read by nobody. */
export const headingHasNumber = defineKind('heading_has_number', z.object({}), (rule, _check, { report }) => {
  const { headingFigures } = report;
  if (headingFigures === undefined) return [verdict(rule, 'not_assessable', undefined, reason('notLooked'))];
  if (headingFigures.length === 0) return [verdict(rule, 'pass')];
  return headingFigures.map(({ row, raw }) =>
    breach(rule, {
      ...{ instance: row, fields: [], expected: null, actual: raw },
      parameters: { row: { zh: row, en: `"${row}"` }, value: raw },
    }),
  );
});
