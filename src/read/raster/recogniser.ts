import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ReadCharacter } from './ctc.ts';
import type { LineCrop } from './line-crop.ts';
import { loadLineRecogniser, NARROWEST, type RecogniseLine } from './line-recogniser.ts';
import type { Recognise } from './page-picture.ts';

/** Fewer lines are read sooner than a second thread has started. */
const WORTH_SHARING = 12;

let loaded: Promise<Recognise> | null = null;

/** The recogniser, loaded once in a process; rejects where it is not installed or cannot be loaded. Large lists are read by two threads. */
export function loadRecogniser(): Promise<Recognise> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Recognise> {
  const here = await loadLineRecogniser();
  let second: SecondThread | null = null;
  return async (crops) => {
    if (crops.length < WORTH_SHARING) return readAll(here, crops);
    second ??= new SecondThread();
    const [mine, theirs] = halves(crops);
    const there = second.read(picked(crops, theirs));
    // Answered for below; until then it is no error that nobody hears.
    there.catch(() => undefined);
    const own = await readAll(here, picked(crops, mine));
    const others = await there.catch(() => {
      second = null;
      return readAll(here, picked(crops, theirs));
    });
    const read: ReadCharacter[][] = [];
    for (const [n, i] of mine.entries()) read[i] = own[n]!;
    for (const [n, i] of theirs.entries()) read[i] = others[n]!;
    return read;
  };
}

function picked(crops: readonly LineCrop[], at: readonly number[]): LineCrop[] {
  return at.map((i) => crops[i]!);
}

async function readAll(recognise: RecogniseLine, crops: readonly LineCrop[]): Promise<ReadCharacter[][]> {
  const read: ReadCharacter[][] = [];
  for (const crop of crops) read.push(await recognise(crop));
  return read;
}

/** Two lists of indices with about the same width of lines. */
function halves(crops: readonly LineCrop[]): [number[], number[]] {
  const widest = [...crops.keys()].sort((a, b) => crops[b]!.width - crops[a]!.width || a - b);
  const parts: [number[], number[]] = [[], []];
  const sums = [0, 0];
  for (const i of widest) {
    const to = sums[0]! <= sums[1]! ? 0 : 1;
    parts[to]!.push(i);
    sums[to]! += Math.max(NARROWEST, crops[i]!.width);
  }
  return parts;
}

/** A thread with the model in it, which keeps no process from ending. A thread that fails rejects what it was asked for. */
class SecondThread {
  readonly #worker = new Worker(join(import.meta.dirname, 'recogniser-thread.ts'));
  readonly #waiting = new Map<number, PromiseWithResolvers<ReadCharacter[][]>>();
  #asked = 0;
  #failed: Error | null = null;

  constructor() {
    this.#worker.on('message', ({ id, read }: { id: number; read: ReadCharacter[][] }) => {
      this.#waiting.get(id)?.resolve(read);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) this.#worker.unref();
    });
    this.#worker.on('error', (error: Error) => this.#fail(error));
    this.#worker.on('exit', (code) => this.#fail(new Error(`thread ended with ${code}`)));
    this.#worker.unref();
  }

  read(crops: readonly LineCrop[]): Promise<ReadCharacter[][]> {
    if (this.#failed) return Promise.reject(this.#failed);
    const asked = Promise.withResolvers<ReadCharacter[][]>();
    const id = this.#asked++;
    this.#waiting.set(id, asked);
    this.#worker.ref();
    this.#worker.postMessage({ id, crops });
    return asked.promise;
  }

  #fail(error: Error): void {
    this.#failed ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
