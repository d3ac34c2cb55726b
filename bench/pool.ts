import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sniff } from '../src/read/sniff.ts';
import { createReaderPool, type ReaderLimits } from '../src/workers/reader-pool.ts';
import { MemoryOfTree, tellsMemory } from '../test/workers/memory-of-tree.ts';
import { makeFiles } from './files.ts';
import { atMost, notMeasured, round, type Verdict } from './verdict.ts';

/** Documents read by the service's pool of children, and the memory of this process and its children meanwhile. */
export interface PoolResult {
  documents: number;
  failed: number;
  seconds: number;
  perMinute: number;
  /** Before any child was there, at most, and one reading after each tenth of the documents. */
  idleMb: number;
  peakMb: number;
  atTenthsMb: number[];
  /** The same documents through one child that is never replaced: its resident memory after each tenth. */
  oneChildMb: number[];
  verdicts: Verdict[];
}

const DOCUMENTS = 1000;
/** Megabytes by which one child may grow over the second half of the documents; more would be a leak. */
const LEAK = 40;
const AT_ONCE = 4;
const PLAIN = new Set(['html', 'text', 'image', 'empty']);

/** A thousand documents of our own that are read in children (no plain pages): with the pool of the service, then with a single lasting child. */
export async function benchPool(documents = DOCUMENTS): Promise<PoolResult> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  try {
    const files = makeFiles(folder)
      // Scans of the corpus would measure recognition.
      .paths.filter((path) => path.startsWith(folder))
      .map((path) => new Uint8Array(readFileSync(path)))
      .filter((bytes) => !PLAIN.has(sniff(bytes)));
    const shared = await readAll(files, documents, {}, AT_ONCE);
    const single = await readAll(files, documents, { size: 1, documentsPerChild: documents + 1 }, 1);
    const half = single.atTenthsMb[4] ?? 0;
    const growth = (single.atTenthsMb.at(-1) ?? 0) - half;
    const name = `growth of one child over its last ${documents / 2} documents`;
    const verdict = tellsMemory
      ? atMost(name, growth, LEAK, ' MB')
      : notMeasured(name, `≤ ${LEAK} MB`, 'the system does not tell memory');
    // Both from the same beginning: children of the first pool may still have been ending when the second began.
    const oneChildMb = single.atTenthsMb.map((mb) => mb + single.idleMb - shared.idleMb);
    return { ...shared, oneChildMb, verdicts: [verdict] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readAll(files: readonly Uint8Array[], documents: number, limits: ReaderLimits, atOnce: number) {
  const pool = createReaderPool(limits);
  const memory = new MemoryOfTree(process.pid);
  const idle = memory.look();
  const atTenthsMb: number[] = [];
  let [next, failed] = [0, 0];
  const begun = performance.now();
  const reader = async () => {
    for (let i = next++; i < documents; i = next++) {
      const bytes = files[i % files.length]!;
      const result = await pool.read({ url: '', title: '', listedDate: null, bytes, contentType: null });
      if (!result.ok) failed++;
      if ((i + 1) % (documents / 10) === 0) atTenthsMb.push((memory.look() - idle) / 1e6);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, reader));
  const seconds = (performance.now() - begun) / 1000;
  memory.stop();
  pool.close();
  const shown = { documents, failed, seconds, perMinute: (documents / seconds) * 60 };
  return { ...shown, idleMb: idle / 1e6, peakMb: memory.peak / 1e6, atTenthsMb };
}

/** The figures of a pool as plain text. */
export function showPool(result: PoolResult): string {
  const { documents, failed, seconds, perMinute, idleMb, peakMb, atTenthsMb, oneChildMb } = result;
  const list = (values: readonly number[]) => values.map((value) => value.toFixed(0)).join(' ');
  return [
    `${documents} documents (${failed} not readable) in ${round(seconds)} s by two children: ${round(perMinute)} a minute`,
    `memory of the process and its children: ${idleMb.toFixed(0)} MB before, at most ${peakMb.toFixed(0)} MB; above that beginning after each tenth: ${list(atTenthsMb)}`,
    `one child that is never replaced, above the beginning, after each tenth: ${list(oneChildMb)}`,
  ].join('\n');
}
