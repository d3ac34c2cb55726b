import type { Report } from '../report/report.ts';
import { runOf, withParts } from './run-together.ts';

/** Figures that the prose must give of a row, so that the digits between them can be nothing but the last one. */
const LEAST_STATED = 2;

/**
 * Takes apart rows without a total that were printed as one run of digits (`8855698`), where the prose states all their figures but one
 * (本年制发88件, 现行有效698件): begins and ends the run with them, what is left is the other. Rows of which it states less, or something
 * else than is printed, stay as they are. `rows`: the fields of each row of the form, in the order of its columns.
 */
export function partByProse(report: Report, rows: readonly (readonly string[])[]): Report {
  let { values } = report;
  for (const fields of rows) {
    const parts = partsOf(fields, report);
    if (parts) values = withParts(values, fields, parts);
  }
  return { ...report, values };
}

function partsOf(fields: readonly string[], report: Report): string[] | null {
  const run = runOf(fields, report);
  if (run === null) return null;
  const stated = fields.map((field) => statedOf(field, report));
  const open = stated.indexOf(null);
  if (stated.filter((raw) => raw !== null).length < Math.max(LEAST_STATED, fields.length - 1)) return null;
  const before = stated.slice(0, open < 0 ? undefined : open).join('');
  const after = open < 0 ? '' : stated.slice(open + 1).join('');
  const rest = run.slice(before.length, run.length - after.length);
  const fits = before + rest + after === run && (open < 0 ? rest === '' : /^(?:0|[1-9]\d*)$/.test(rest));
  return fits ? stated.map((raw) => raw ?? rest) : null;
}

/** The figure that the prose gives of a field, exactly and only that one; null where it gives none or several. */
function statedOf(field: string, { statements = [] }: Report): string | null {
  const said = statements.filter(({ fields, qualifiers }) => fields.join() === field && qualifiers.length === 0);
  const raws = new Set(said.map(({ value }) => String(value)));
  return raws.size === 1 ? [...raws][0]! : null;
}
