import { rmSync } from 'node:fs';
import { open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** What ends a command while it writes. */
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Has a file written that stands under its name whole or not at all, also where the command is ended or the power fails. What is no file
 * (`/dev/stdout`, a pipe) is written to as it stands, and nothing is put in its place; a link goes on leading where it led.
 */
export async function writeWhole(path: string, write: (to: string) => Promise<unknown>): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there !== null && !there.isFile()) {
    await write(path);
    return;
  }
  const target = there === null ? path : await realpath(path);
  await sweep(target);
  // Of its own, so that two that write the same file at once do not write into one another.
  const unfinished = `${target}.${process.pid}-${++written}.part`;
  const abandon = () => {
    rmSync(unfinished, { force: true });
    process.exit(3);
  };
  for (const signal of ENDING) process.on(signal, abandon);
  try {
    await write(unfinished);
    await keep(unfinished);
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw named(error, unfinished, path);
  } finally {
    for (const signal of ENDING) process.off(signal, abandon);
  }
}

let written = 0;

/** Removes what a killed process left half written beside the file. */
async function sweep(target: string): Promise<void> {
  const folder = dirname(target);
  const begin = `${basename(target)}.`;
  const beside = await readdir(folder).catch(() => []);
  for (const name of beside) {
    const pid = name.startsWith(begin) ? /^(\d+)-\d+\.part$/.exec(name.slice(begin.length))?.[1] : undefined;
    if (pid !== undefined && !isRunning(Number(pid))) await rm(join(folder, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Brings what was written to the disk itself, before it takes the place of what was there. */
async function keep(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The system's refusal names the file that the user asked for. */
function named(error: unknown, unfinished: string, path: string): unknown {
  if (error instanceof Error && 'path' in error && error.path === unfinished) error.path = path;
  return error;
}
