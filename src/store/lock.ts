import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, readlinkSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fail, ok, type Result } from '../errors/failure.ts';

/** Who holds a folder. Boot, process namespace and start time tell a reused pid from the same process. */
interface Holder {
  pid: number;
  boot: string | null;
  namespace: string | null;
  startedAt: string | null;
  token: string;
}

/** A folder that is held; it beats so that others see that the holder lives. */
export interface FolderLock {
  /** Gives the folder back; harmless when repeated. */
  release(): void;
}

const HEARTBEAT_MS = 5_000;
/** A holder that cannot be seen from here (another container, an earlier boot) counts as dead after this silence. */
const SILENCE_MS = 30_000;

/**
 * Takes the folder for this process alone: the embedded database has no lock of its own, and two writers lose rows in
 * silence. The lock of a dead process is taken over. Failure `store.locked` names the pid of a live one.
 */
export async function lockFolder(folder: string): Promise<Result<FolderLock>> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'nianbao.lock');
  const me = describe(process.pid);
  for (let attempt = 0; attempt < 20; attempt++) {
    if (claim(path, me)) return ok(hold(path, me));
    const other = read(path);
    if (await isAlive(path, other)) {
      return fail('store.locked', `process ${other?.pid ?? 'unknown'} holds ${path}`, {
        pid: other?.pid ?? null,
        path,
      });
    }
    takeOver(path, me, other);
  }
  return fail('store.locked', `several processes want ${path} at once`, { path });
}

/** A link to a complete file appears at once and never replaces another: exclusive, and never half written. */
function claim(path: string, me: Holder): boolean {
  const draft = `${path}.${me.pid}.${me.token}`;
  writeFileSync(draft, JSON.stringify(me));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes a dead holder's lock; a second lock around the removal keeps a slower process from removing a fresh one. */
function takeOver(path: string, me: Holder, dead: Holder | null): void {
  const guard = `${path}.takeover`;
  if (!claim(guard, me)) {
    if (!Number.isFinite(age(guard)) || age(guard) > SILENCE_MS) rmSync(guard, { force: true });
    return;
  }
  try {
    if (read(path)?.token === dead?.token) rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

function hold(path: string, me: Holder): FolderLock {
  const beat = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date());
    } catch {
      // The folder was removed under us: nothing is left to guard.
    }
  }, HEARTBEAT_MS);
  beat.unref();
  return {
    release() {
      clearInterval(beat);
      if (read(path)?.token === me.token) rmSync(path, { force: true });
    },
  };
}

async function isAlive(path: string, other: Holder | null): Promise<boolean> {
  const here = describe(process.pid);
  if (other && other.boot === here.boot && other.namespace === here.namespace) return sameProcessRuns(other);
  if (age(path) > SILENCE_MS) return false;
  // Not visible from here: a live holder touches the file, so watch it for one silence.
  const before = modified(path);
  for (let waited = 0; waited < SILENCE_MS; waited += 500) {
    await sleep(500);
    const now = modified(path);
    if (now === null) return false;
    if (now !== before) return true;
  }
  return false;
}

function sameProcessRuns(other: Holder): boolean {
  try {
    process.kill(other.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const now = describe(other.pid);
  return other.startedAt === null || now.startedAt === null || other.startedAt === now.startedAt;
}

function describe(pid: number): Holder {
  return {
    pid,
    boot: attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    namespace: attempt(() => readlinkSync('/proc/self/ns/pid')),
    startedAt: attempt(() => startTime(readFileSync(`/proc/${pid}/stat`, 'utf8'))),
    token: randomBytes(8).toString('hex'),
  };
}

/** Field 22 of /proc/<pid>/stat, in ticks since boot; counted from the last `)`, as a name may hold blanks. A zombie runs no more. */
function startTime(stat: string): string {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? 'ended' : (fields[19] ?? 'ended');
}

function read(path: string): Holder | null {
  return attempt(() => JSON.parse(readFileSync(path, 'utf8')) as Holder);
}

function modified(path: string): number | null {
  return attempt(() => statSync(path).mtimeMs);
}

function age(path: string): number {
  return Date.now() - (modified(path) ?? 0);
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
