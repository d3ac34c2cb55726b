import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createReaderPool, type ReaderLimits, type ReaderPool } from '../../src/workers/reader-pool.ts';

/** What a hostile document can do to the service that reads it: nothing but fail by itself. */
const childProgram = join(import.meta.dirname, 'hostile-child.ts');
let pool: ReaderPool;
const open = (limits: ReaderLimits = {}) => {
  pool = createReaderPool({ childProgram, size: 1, timeoutMs: 6000, maxRssBytes: 400 * 1024 * 1024, ...limits });
};
const read = async (title: string, bytes = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31])) => {
  const result = await pool.read({ url: '', title, listedDate: null, bytes, contentType: null });
  return result.ok ? `${result.value.format} ${result.value.reader.name}` : result.failure.code;
};
afterEach(() => pool?.close());

describe('a pool of readers', () => {
  it('stops a document that never ends, and reads the next one', async () => {
    open();
    expect(await read('loop')).toBe('read.timeout');
    expect(await read('good')).toBe('test good');
  });

  it('stops a document that eats memory outside the heap, and reads the next one', async () => {
    open({ timeoutMs: 20_000 });
    const before = process.memoryUsage().rss;
    expect(await read('grow')).toBe('read.memory');
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
    expect(await read('good')).toBe('test good');
  });

  it('names a crash, and reads the next one', async () => {
    open();
    expect(await read('die')).toBe('read.crashed');
    expect(await read('good')).toBe('test good');
  });

  it('keeps a child warm for several documents and then replaces it', async () => {
    open({ documentsPerChild: 2 });
    const pids = new Set<string>();
    for (let i = 0; i < 4; i++) {
      const result = await pool.read({
        url: '',
        title: 'warm',
        listedDate: null,
        bytes: new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]),
        contentType: null,
      });
      if (result.ok) pids.add(result.value.reader.version);
    }
    expect(pids.size).toBe(2);
  });

  it('lets documents wait for their turn rather than starting ever more children', async () => {
    open({ size: 2 });
    expect(await Promise.all(['a', 'b', 'c', 'd', 'e'].map((title) => read(title)))).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map((t) => `test ${t}`),
    );
  });

  it('reads ordinary pages without a child', async () => {
    open({ childProgram: '/nowhere.ts' });
    const page = new TextEncoder().encode(
      '<!doctype html><title>某局2023年政府信息公开工作年度报告</title><p>正文</p>',
    );
    expect(await read('', page)).toMatch(/^html /);
  });

  it('hands the child no settings and no secrets', async () => {
    process.env.NIANBAO_PASSWORD = 'secret of the test';
    pool = createReaderPool({ childProgram: join(import.meta.dirname, 'environment-child.ts') });
    const name = await read('environment');
    delete process.env.NIANBAO_PASSWORD;
    expect(name).not.toMatch(/NIANBAO|DATABASE|REDIS|LOG_LEVEL|VITEST/);
  });
});
