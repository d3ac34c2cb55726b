import { createHash, randomUUID } from 'node:crypto';
import {
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../src/store/database.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const KEPT = join(ROOT, 'node_modules', '.cache', 'nianbao-test-store');
const DAY_MS = 86_400_000;

/**
 * Lays a founded embedded database with today's tables into a data folder, so that whoever opens it next need not make one: that takes seconds
 * of processor time, and most tests are about what comes after it. Founding itself is tested in `database.test.ts` and `crash.test.ts`
 * and wherever a folder is given to the command line as it is.
 */
export async function layFounded(dataDir: string): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  cpSync(await founded(), join(dataDir, 'pglite'), { recursive: true, mode: constants.COPYFILE_FICLONE });
}

/** Made by whichever test comes first, and kept for as long as what it is made from stays the same. */
async function founded(): Promise<string> {
  const folder = join(KEPT, ingredients());
  if (existsSync(folder)) return join(folder, 'pglite');
  removeOld();
  const made = `${folder}.${randomUUID()}`;
  mkdirSync(made, { recursive: true });
  const opened = await openStore({ databaseUrl: null, dataDir: made });
  if (!opened.ok) throw new Error(`${opened.failure.code}: ${opened.failure.cause}`);
  await opened.value.close();
  try {
    renameSync(made, folder);
  } catch {
    // Another test was quicker; what it made is the same.
    rmSync(made, { recursive: true, force: true });
  }
  return join(folder, 'pglite');
}

/** Names the database's program, what opens it, and all migrations. */
function ingredients(): string {
  const hash = createHash('sha256');
  const store = join(ROOT, 'src', 'store');
  const migrations = readdirSync(join(store, 'migrations')).sort();
  const files = [
    'database.ts',
    'found-embedded.ts',
    'found-embedded-child.ts',
    ...migrations.map((name) => join('migrations', name)),
  ];
  for (const file of files) hash.update(file).update(readFileSync(join(store, file)));
  hash.update(readFileSync(join(ROOT, 'node_modules', '@electric-sql', 'pglite', 'package.json')));
  return hash.digest('hex').slice(0, 24);
}

/** Those of a day ago: a younger one may be in use by a test of another state of the sources. */
function removeOld(): void {
  if (!existsSync(KEPT)) return;
  for (const name of readdirSync(KEPT)) {
    const folder = join(KEPT, name);
    const since = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > DAY_MS) rmSync(folder, { recursive: true, force: true });
  }
}
