import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const LONGEST_MS = 900_000;
/** The owner writes its process id a moment after it made the folder. */
const YOUNG_MS = 3000;

/** Does the work while no other process does; a lock whose owner is dead is taken over. Rejects where its turn does not come. */
export async function withInstallLock<T>(lock: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  while (!(await taken(lock))) {
    if (!(await ownerLives(lock))) await rm(lock, { recursive: true, force: true });
    else if (performance.now() - began > LONGEST_MS)
      throw new Error('another process has been installing for too long');
    await pause(200);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function taken(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  await writeFile(join(lock, 'pid'), String(process.pid));
  return true;
}

async function ownerLives(lock: string): Promise<boolean> {
  const pid = await readFile(join(lock, 'pid'), 'utf8').catch(() => null);
  if (pid === null || pid === '') {
    const made = await stat(lock).catch(() => null);
    return made !== null && Date.now() - made.mtimeMs < YOUNG_MS;
  }
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
