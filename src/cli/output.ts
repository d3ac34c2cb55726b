import stringWidth from 'string-width';
import type { Failure } from '../errors/failure.ts';
import type { Bilingual } from '../report/bilingual.ts';
import { printable } from '../report/steering.ts';
import { CLI } from '../text/cli.ts';
import { fitTable, terminalWidth } from './fit-table.ts';
import { both, inCell } from './words.ts';

export { both, inCell };

/** A line for a person: crawled words in it steer no terminal. */
export function print(line: string): void {
  process.stdout.write(`${printable(line)}\n`);
}

/** What is not the result itself goes to standard error, so that `--json` stays clean. */
export function note(line: string): void {
  process.stderr.write(`${printable(line)}\n`);
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function printFailure(f: Failure): void {
  note(`✗ ${both(f.title)} [${f.code}]`);
  note(`  ${CLI.cause.zh} ${CLI.cause.en}: ${f.cause.trim().split('\n').join('\n    ')}`);
  note(`  ${CLI.remedy.zh} ${CLI.remedy.en}: ${both(f.remedy)}`);
}

/**
 * Columns aligned, a row a line for other programs; on a terminal (`width`) that is too narrow for them, rows are continued below in their
 * own columns, the first (an id, mostly) last of all. A Chinese character counts two places.
 */
export function table(
  rows: readonly (readonly string[])[],
  width: number | null = process.stdout.isTTY ? terminalWidth() : null,
): string {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, stringWidth(cell));
    });
  const needed = widths.reduce((sum, one) => sum + one + 2, -2);
  if (width !== null && needed > width) return fitTable(rows, width, 0, [0]);
  const pad = (cell: string, i: number) => cell + ' '.repeat((widths[i] ?? 0) - stringWidth(cell));
  return rows.map((row) => row.map((cell, i) => (i === row.length - 1 ? cell : pad(cell, i))).join('  ')).join('\n');
}

/** One line that is written over, on a terminal only; it appears after two seconds, also while nothing moves. */
export class Progress {
  readonly #begun = Date.now();
  readonly #wanted: boolean;
  #timer: NodeJS.Timeout | null = null;
  #text = '';
  #shown = false;
  #drawn = 0;

  constructor(wanted = true) {
    this.#wanted = wanted && process.stderr.isTTY;
  }

  show(text: string): void {
    if (!this.#wanted) return;
    this.#text = text;
    this.#timer ??= setInterval(() => this.#draw(), 200).unref();
    this.#draw();
  }

  /** Makes room for a line of output; the bar comes back by itself. */
  hide(): void {
    if (this.#shown) process.stderr.write('\r\x1b[2K');
    this.#shown = false;
  }

  end(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    this.hide();
  }

  #draw(): void {
    const now = Date.now();
    if (now - this.#begun < 2000 || now - this.#drawn < 50) return;
    this.#drawn = now;
    const room = (process.stderr.columns || 80) - 1;
    let line = '';
    for (const character of this.#text) {
      if (stringWidth(line + character) > room) break;
      line += character;
    }
    process.stderr.write(`\r\x1b[2K${line}`);
    this.#shown = true;
  }
}

/** A progress line for work whose end nobody knows: what was done, counted. */
export class Counter {
  readonly #words: string;
  readonly #progress: Progress;
  #count = 0;

  constructor(words: Bilingual, wanted = true) {
    this.#words = both(words);
    this.#progress = new Progress(wanted);
  }

  add(count = 1): void {
    this.#count += count;
    this.#progress.show(`${this.#words} ${this.#count}`);
  }

  end(): void {
    this.#progress.end();
  }
}

/** `████░░░░ 12/30` */
export function bar(done: number, total: number): string {
  const filled = total === 0 ? 0 : Math.round((done / total) * 24);
  return `${'█'.repeat(filled)}${'░'.repeat(24 - filled)} ${done}/${total}`;
}
