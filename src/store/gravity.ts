import { type RawBuilder, sql } from 'kysely';
import { SEVERITIES } from '../report/finding.ts';

/** The place of a column's severity among `SEVERITIES`, counted from 1: the gravest comes first where rows are ordered by it. */
export function gravity(column: string): RawBuilder<number> {
  return sql<number>`array_position(array[${sql.join(SEVERITIES.map((one) => sql.lit(one)))}], ${sql.ref(column)})`;
}
