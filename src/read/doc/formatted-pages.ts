import { malformed } from '../zip-archive.ts';
import type { Extent } from './fib.ts';

/** Modifiers of the characters that lie in the stream from byte `from` up to `to`. */
export interface FormattedRun {
  from: number;
  to: number;
  /** Index of the paragraph style; 0 for characters. */
  style: number;
  modifiers: Uint8Array;
}

const PAGE = 512;
const MAX_RUNS = 400_000;
const NONE = new Uint8Array(0);

/**
 * Runs of the formatted pages ([MS-DOC] 2.9.33 ChpxFkp, 2.9.175 PapxFkp) in the order of their bytes. Throws FailureError `read.malformed`
 * where a page lies beyond the stream.
 */
export function readFormattedRuns(
  kind: 'paragraph' | 'character',
  stream: Uint8Array,
  table: Uint8Array,
  { at, size }: Extent,
): FormattedRun[] {
  const pages = (size - 4) / 8;
  if (!Number.isInteger(pages) || pages < 0 || at + size > table.length) throw malformed('no list of formatted pages');
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const runs: FormattedRun[] = [];
  for (let i = 0; i < pages; i++) {
    const number = view.getUint32(at + 4 * (pages + 1) + 4 * i, true) & 0x3fffff;
    if ((number + 1) * PAGE > stream.length) throw malformed('a formatted page lies beyond the file');
    takePage(kind, stream.subarray(number * PAGE, (number + 1) * PAGE), runs);
    if (runs.length > MAX_RUNS) throw malformed('more formatted runs than a document has');
  }
  return runs.sort((a, b) => a.from - b.from);
}

function takePage(kind: 'paragraph' | 'character', page: Uint8Array, runs: FormattedRun[]): void {
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  const count = page[PAGE - 1]!;
  const step = kind === 'paragraph' ? 13 : 1;
  if (4 * (count + 1) + step * count > PAGE - 1) throw malformed('a formatted page is damaged');
  for (let i = 0; i < count; i++) {
    const offset = 2 * page[4 * (count + 1) + step * i]!;
    const found = kind === 'paragraph' ? paragraphAt(page, offset) : characterAt(page, offset);
    runs.push({ from: view.getUint32(4 * i, true), to: view.getUint32(4 * (i + 1), true), ...found });
  }
}

function paragraphAt(page: Uint8Array, offset: number): { style: number; modifiers: Uint8Array } {
  if (offset === 0) return { style: 0, modifiers: NONE };
  const first = page[offset]!;
  const from = first === 0 ? offset + 2 : offset + 1;
  const size = first === 0 ? 2 * page[offset + 1]! : 2 * first - 1;
  const bytes = page.subarray(from, Math.min(from + size, PAGE - 1));
  return { style: bytes.length < 2 ? 0 : bytes[0]! | (bytes[1]! << 8), modifiers: bytes.subarray(2) };
}

function characterAt(page: Uint8Array, offset: number): { style: number; modifiers: Uint8Array } {
  if (offset === 0) return { style: 0, modifiers: NONE };
  return { style: 0, modifiers: page.subarray(offset + 1, Math.min(offset + 1 + page[offset]!, PAGE - 1)) };
}

/** Finds the run that holds a byte of the stream; null where none does. Quick where it is asked in rising order. */
export class RunFinder {
  readonly #runs: readonly FormattedRun[];
  #last = 0;

  constructor(runs: readonly FormattedRun[]) {
    this.#runs = runs;
  }

  at(byte: number): FormattedRun | null {
    const runs = this.#runs;
    if ((runs[this.#last]?.from ?? 0) > byte) this.#last = 0;
    let low = this.#last;
    let high = runs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (runs[middle]!.from <= byte) low = middle;
      else high = middle - 1;
    }
    this.#last = low;
    const found = runs[low];
    return found && found.from <= byte && byte < found.to ? found : null;
  }

  /** First byte after `byte` at which another run begins or this one ends. */
  endAfter(byte: number): number {
    const found = this.at(byte);
    if (found) return found.to;
    const next = this.#runs[this.#last];
    const later = next && next.from > byte ? next : this.#runs[this.#last + 1];
    return later ? later.from : Number.POSITIVE_INFINITY;
  }
}
