import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * The database's code as V8 compiles it at first. Its second compiler takes 500 MB for a moment for one large function, at every start,
 * and more time than the faster code saves: of 3,000 agencies read, 2,000 questions and 500 changes, a fifth of the processor's time.
 */
export const LEAN_CODE = ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering'];

const PROGRAM = join(import.meta.dirname, 'found-embedded-child.ts');

/**
 * Makes the files of a new embedded database, in a process of its own: making them takes a second database's memory, 250 MB that
 * this process would never give back. They get their name when they are complete, so that a kill leaves nothing half made. Where no
 * process can be started nothing happens, and the database makes its files itself when it is opened.
 */
export async function foundEmbedded(folder: string): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return;
  removeLeftOvers(folder);
  // Of its own: the process of a start that was killed may still be writing.
  const made = `${folder}.${randomUUID()}`;
  const isMade = await new Promise<boolean>((resolve) => {
    const child = fork(PROGRAM, [made], {
      env: {},
      execArgv: ['--disable-warning=ExperimentalWarning', ...LEAN_CODE],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
  if (!isMade) return;
  // Left by a first start that was killed before the files were complete.
  rmSync(folder, { recursive: true, force: true });
  renameSync(made, folder);
}

function removeLeftOvers(folder: string): void {
  const [parent, name] = [dirname(folder), basename(folder)];
  for (const file of readdirSync(parent).filter((one) => one.startsWith(`${name}.`))) {
    try {
      rmSync(join(parent, file), { recursive: true, force: true });
    } catch {
      // Still being written; the next start removes it.
    }
  }
}
