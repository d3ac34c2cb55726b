import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A TypeScript file run by its own Node; its lines are collected as they come. */
export interface Child {
  lines: string[];
  /** Waits until a line says so; rejects when the process ends first. */
  says(expected: (lines: string[]) => boolean): Promise<void>;
  kill(): Promise<void>;
}

export function runChild(file: string, argument: unknown): Child {
  const path = join(import.meta.dirname, '..', file);
  const child: ChildProcess = spawn(process.execPath, [path, JSON.stringify(argument)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const exited = once(child, 'exit').finally(() => process.off('exit', end));
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout! });
  reader.on('line', (line) => lines.push(line));
  const closed = once(reader, 'close').then(() => null);
  return {
    lines,
    says: async (expected) => {
      while (!expected(lines)) {
        const next = await Promise.race([once(reader, 'line'), closed]);
        if (next === null && !expected(lines)) throw new Error(`${file} ended after: ${lines.slice(-5).join(' | ')}`);
      }
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
