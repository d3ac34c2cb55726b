import { stringify } from 'csv-stringify/sync';
import { fail, ok, type Result } from '../errors/failure.ts';
import { problemLine } from '../registry/problem-line.ts';
import type { CellChange } from '../registry/registry-changes.ts';
import type { Db } from '../store/database.ts';
import type { PlanChange } from './plan-changes.ts';
import { previewRegistry } from './take-registry.ts';

/** What a registry would change, as the changes of a plan. Failure: `registry.row` with every mistake by its row. */
export async function registryPlanChanges(db: Db, bytes: Uint8Array): Promise<Result<PlanChange[]>> {
  const { problems, changes } = await previewRegistry(db, bytes);
  if (problems.length > 0) {
    return fail('registry.row', problems.map(problemLine).join('\n'), { problems });
  }
  const entry = (sign: PlanChange['sign'], text: string): PlanChange => ({ section: 'agencies', sign, text });
  const cells = (all: readonly CellChange[]) =>
    all.map(({ field, from, to }) => `${field}: ${from || '—'} → ${to || '—'}`).join('; ');
  return ok([
    ...changes.added.map(({ id, name }) => entry('+', `${id} ${name}`)),
    ...changes.changed.map((one) => entry('~', `${one.id} ${one.name}: ${cells(one.cells)}`)),
    ...changes.returned.map((one) => entry('+', `${one.id} ${one.name} ${cells(one.cells)}`.trim())),
    ...changes.ended.map(({ id, name }) => entry('-', `${id} ${name}`)),
  ]);
}

/** Rows that a plan writes out as the registry file that they stand for. */
export function registryOfRows(rows: readonly Record<string, string>[]): Uint8Array {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return Buffer.from(stringify([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]));
}
