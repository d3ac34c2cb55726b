import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../../src/store/lock.ts';
import { type Child, runChild } from '../queue/child.ts';
import { temporaryFolder } from './open.ts';

let folder: { path: string; remove(): void };
const children: Child[] = [];
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const child of children.splice(0)) await child.kill();
  folder.remove();
});

const lockPath = () => join(folder.path, 'nianbao.lock');
const inChild = async () => {
  const child = runChild('store/lock-child.ts', { folder: folder.path });
  children.push(child);
  await child.says((lines) => lines.length > 0);
  return child;
};
const rewrite = (change: Record<string, unknown>) =>
  writeFileSync(lockPath(), JSON.stringify({ ...JSON.parse(readFileSync(lockPath(), 'utf8')), ...change }));
const silentFor = (seconds: number) => {
  const then = new Date(Date.now() - seconds * 1_000);
  utimesSync(lockPath(), then, then);
};

describe('a locked folder', () => {
  it('is refused to a second process, and told who holds it', async () => {
    const lock = await lockFolder(folder.path);
    if (!lock.ok) throw new Error(lock.failure.cause);
    const child = await inChild();
    expect(child.lines[0]).toMatch(`store.locked: process ${process.pid} holds`);
    lock.value.release();
  });

  it('is refused to the same process as well', async () => {
    await lockFolder(folder.path);
    expect(await lockFolder(folder.path)).toMatchObject({ ok: false, failure: { context: { pid: process.pid } } });
  });

  it('is free again after release', async () => {
    const lock = await lockFolder(folder.path);
    if (lock.ok) lock.value.release();
    expect((await inChild()).lines).toEqual(['locked']);
  });

  it('is free again when its holder was killed', async () => {
    const child = await inChild();
    expect(child.lines).toEqual(['locked']);
    expect((await lockFolder(folder.path)).ok).toBe(false);
    await child.kill();
    expect((await lockFolder(folder.path)).ok).toBe(true);
  });

  it('of a dead holder goes to one of many that want it', async () => {
    const child = await inChild();
    await child.kill();
    const wanting = await Promise.all([1, 2, 3, 4].map(inChild));
    expect(wanting.map((one) => one.lines[0]).filter((line) => line === 'locked')).toHaveLength(1);
  });

  it('is not held by a stranger who got the dead holder’s pid', async () => {
    await lockFolder(folder.path);
    rewrite({ startedAt: '1' });
    expect((await lockFolder(folder.path)).ok).toBe(true);
  });

  it('is free when the machine or container of its holder is gone for half a minute', async () => {
    await lockFolder(folder.path);
    rewrite({ boot: 'an earlier boot', pid: 1 });
    silentFor(31);
    expect((await lockFolder(folder.path)).ok).toBe(true);
  });

  it('is held by a process in another container as long as that gives signs of life', async () => {
    await lockFolder(folder.path);
    rewrite({ namespace: 'pid:[1]', pid: 999_999 });
    silentFor(3);
    const signs = setInterval(() => silentFor(0), 200);
    expect(await lockFolder(folder.path)).toMatchObject({ ok: false, failure: { code: 'store.locked' } });
    clearInterval(signs);
  });

  it('with a damaged lock file is free once nothing touches it', async () => {
    writeFileSync(lockPath(), '');
    silentFor(31);
    expect((await lockFolder(folder.path)).ok).toBe(true);
  });
});
