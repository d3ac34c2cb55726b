import { realpath, rename, rm, stat } from 'node:fs/promises';

/**
 * Has a file written that stands under its name whole or not at all. What is no file (`/dev/stdout`, a pipe) is written to as it stands, and
 * nothing is put in its place; a link goes on leading where it led.
 */
export async function writeWhole(path: string, write: (to: string) => Promise<unknown>): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there !== null && !there.isFile()) {
    await write(path);
    return;
  }
  const target = there === null ? path : await realpath(path);
  const unfinished = `${target}.part`;
  try {
    await write(unfinished);
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
