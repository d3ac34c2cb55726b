import { existsSync, readFileSync } from 'node:fs';

/** True where the system tells the children of a process and their memory. */
export const tellsMemory = existsSync(`/proc/${process.pid}/task/${process.pid}/children`);

/** Resident bytes of a process and its children together, from now on: at present and at most. */
export class MemoryOfTree {
  readonly #pid: number;
  readonly #timer: NodeJS.Timeout;
  readonly #bytes: (pid: number) => number;
  peak = 0;

  /** `own`: without the pages of files, which all processes of one programme share and which are there once. */
  constructor(pid: number, what: 'resident' | 'own' = 'resident') {
    this.#pid = pid;
    this.#bytes = what === 'own' ? ownBytes : residentBytes;
    this.#timer = setInterval(() => this.look(), 10);
  }

  look(): number {
    const now = [this.#pid, ...childrenOf(this.#pid)].reduce((sum, pid) => sum + this.#bytes(pid), 0);
    this.peak = Math.max(this.peak, now);
    return now;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

function childrenOf(pid: number): number[] {
  return textOf(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
}

function residentBytes(pid: number): number {
  return Number(textOf(`/proc/${pid}/statm`).split(' ')[1] ?? 0) * 4096;
}

function ownBytes(pid: number): number {
  const [, resident = 0, shared = 0] = textOf(`/proc/${pid}/statm`).split(' ').map(Number);
  return (resident - shared) * 4096;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
