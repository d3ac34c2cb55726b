import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type ZipEntry, zipped } from '../../src/export/zip.ts';
import { openArchive } from '../../src/read/zip-archive.ts';

async function* entriesOf(...entries: readonly ZipEntry[]) {
  yield* entries;
}

const bytesOf = async (...entries: readonly ZipEntry[]) => {
  const parts: Uint8Array[] = [];
  for await (const part of zipped(entriesOf(...entries))) parts.push(part);
  return Buffer.concat(parts);
};

const ENTRIES: readonly ZipEntry[] = [
  { name: '一.txt', content: ['年', '报'] },
  { name: 'b/empty.txt', content: [] },
];

describe('an archive that is written piece by piece', () => {
  it('holds its parts under their names', async () => {
    const entries = await openArchive(await bytesOf(...ENTRIES), { entries: 9, bytes: 999 });
    const texts = await Promise.all(entries.map(async ({ name, read }) => [name, String(Buffer.from(await read()))]));
    expect(texts).toEqual([
      ['一.txt', '年报'],
      ['b/empty.txt', ''],
    ]);
  });

  it('is the same whenever it is made', async () => {
    const bytes = await bytesOf(...ENTRIES);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2031, 5, 30) });
    onTestFinished(() => void vi.useRealTimers());
    expect((await bytesOf(...ENTRIES)).equals(bytes)).toBe(true);
  });

  it('throws what a part throws', async () => {
    async function* broken() {
      yield 'a';
      throw new Error('the database went away');
    }
    await expect(bytesOf(...ENTRIES, { name: 'c', content: broken() })).rejects.toThrow('the database went away');
  });

  it('asks for no more than is read, and ends the part that nobody reads on', async () => {
    let [asked, isEnded] = [0, false];
    async function* endless() {
      try {
        for (;;) {
          asked++;
          // Random enough that it is not packed to nothing.
          yield Array.from({ length: 2_000 }, () => Math.random().toString(36)).join('');
        }
      } finally {
        isEnded = true;
      }
    }
    const reading = zipped(entriesOf({ name: 'endless', content: endless() }, ...ENTRIES));
    for (let read = 0; read < 100_000; ) read += (await reading.next()).value!.length;
    for (let i = 0; i < 1_000; i++) await turn();
    expect(asked).toBeLessThan(60);
    await reading.return(undefined);
    expect(isEnded).toBe(true);
  });
});
