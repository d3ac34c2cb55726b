import { existsSync, readFileSync } from 'node:fs';

/** True where the system tells the children of a process and their memory. */
export const tellsMemory = existsSync(`/proc/${process.pid}/task/${process.pid}/children`);

/** Resident bytes of a process and its children together, from now on: at present and at most. */
export class MemoryOfTree {
  readonly #pid: number;
  readonly #timer: NodeJS.Timeout;
  peak = 0;

  constructor(pid: number) {
    this.#pid = pid;
    this.#timer = setInterval(() => this.look(), 10);
  }

  look(): number {
    const now = [this.#pid, ...childrenOf(this.#pid)].reduce((sum, pid) => sum + residentBytes(pid), 0);
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

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
