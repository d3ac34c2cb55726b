import { spawnSync } from 'node:child_process';

/** Milliseconds that one process of `pdftotext -layout` takes for a file, its start included; the text goes through a pipe and is dropped. */
export function pdfToText(path: string): number {
  const begun = performance.now();
  spawnSync('pdftotext', ['-layout', path, '-'], { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 });
  return performance.now() - begun;
}

/** Milliseconds that starting and ending such a process takes by itself. */
export function pdfToTextStart(): number {
  const begun = performance.now();
  spawnSync('pdftotext', ['-v'], { stdio: 'ignore' });
  return performance.now() - begun;
}
