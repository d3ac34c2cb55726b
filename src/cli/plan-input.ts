import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { readPlan } from '../config/plan-file.ts';
import { FailureError, failure } from '../errors/failure.ts';
import { plan as words } from '../text/plan.ts';
import { systemError } from '../text/system-error.ts';
import type { Plan } from '../workers/apply-plan.ts';
import type { PlanChange } from '../workers/plan-changes.ts';
import { registryOfRows } from '../workers/plan-registry.ts';
import { both, print, printJson } from './output.ts';

/** A plan file and the registry that it names, which lies beside it. Throws what is wrong as FailureError. */
export async function planOf(file: string): Promise<Plan> {
  const read = readPlan((await bytesOf(file)).toString('utf8'));
  if (!read.ok) throw new FailureError(read.failure);
  const { agencies } = read.value;
  if (agencies === undefined) return { ...read.value, registry: null };
  if (typeof agencies !== 'string')
    return { ...read.value, registry: { file: basename(file), bytes: registryOfRows(agencies) } };
  const bytes = new Uint8Array(await bytesOf(resolve(dirname(file), agencies)));
  return { ...read.value, registry: { file: basename(agencies), bytes } };
}

/** Prints the changes, a line each; `done`: they are made. */
export function tellChanges(changes: readonly PlanChange[], done: boolean, json: boolean): void {
  if (json) {
    printJson({ changed: done, changes });
    return;
  }
  for (const { sign, section, text } of changes)
    print(`${sign} ${section}  ${sign === '!' ? `${text}  (${both(words.held)})` : text}`);
  const count = changes.filter(({ sign }) => sign !== '!').length;
  print(count === 0 ? both(words.none) : `${both(done ? words.applied : words.planned)}: ${count}`);
}

async function bytesOf(file: string): Promise<Buffer> {
  return readFile(file).catch((error: unknown) => {
    throw new FailureError(failure('file.unreadable', `${file}: ${both(systemError(error))}`));
  });
}
