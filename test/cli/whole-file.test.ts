import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { open, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWhole } from '../../src/cli/whole-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whole-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const here = () => readdirSync(folder).sort();

describe('a file that is written whole', () => {
  it('takes the place of the one before once it is', async () => {
    const path = join(folder, 'a.csv');
    writeFileSync(path, 'before');
    await writeWhole(path, async (to) => {
      await writeFile(to, 'af');
      expect(readFileSync(path, 'utf8')).toBe('before');
      await writeFile(to, 'after');
    });
    expect(readFileSync(path, 'utf8')).toBe('after');
    expect(here()).toEqual(['a.csv']);
  });

  it('leaves what was there, and nothing beside it, where writing fails', async () => {
    const path = join(folder, 'a.csv');
    writeFileSync(path, 'before');
    const failing = writeWhole(path, async (to) => {
      await writeFile(to, 'half');
      throw new Error('disk full');
    });
    await expect(failing).rejects.toThrow('disk full');
    expect(readFileSync(path, 'utf8')).toBe('before');
    expect(here()).toEqual(['a.csv']);
  });

  it('goes where a link leads', async () => {
    const [path, link] = [join(folder, 'a.csv'), join(folder, 'newest.csv')];
    writeFileSync(path, 'before');
    symlinkSync(path, link);
    await writeWhole(link, (to) => writeFile(to, 'after'));
    expect(readFileSync(path, 'utf8')).toBe('after');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });

  it.skipIf(process.platform === 'win32')('goes into a pipe, which stays one', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const [read] = await Promise.all([readFile(pipe, 'utf8'), writeWhole(pipe, (to) => writeFile(to, 'rows'))]);
    expect(read).toBe('rows');
    expect(statSync(pipe).isFIFO()).toBe(true);
    expect(here()).toEqual(['pipe']);
  });

  it.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'leaves what was there, and nothing beside it, where %s ends the command',
    async (signal) => {
      const path = join(folder, 'a.csv');
      writeFileSync(path, 'before');
      const child = spawn(process.execPath, ['--input-type=module', '-e', WRITES_FOR_EVER, path]);
      await once(child.stdout, 'data');
      expect(here()).toEqual(['a.csv', expect.stringMatching(/^a\.csv\..*\.part$/)]);
      child.kill(signal);
      expect((await once(child, 'exit'))[0]).toBe(3);
      expect(readFileSync(path, 'utf8')).toBe('before');
      expect(here()).toEqual(['a.csv']);
    },
  );

  it.skipIf(process.platform === 'win32')('sweeps up what a killed process left, and nothing else', async () => {
    const path = join(folder, 'a.csv');
    const child = spawn(process.execPath, ['--input-type=module', '-e', WRITES_FOR_EVER, path]);
    await once(child.stdout, 'data');
    const [left] = here();
    writeFileSync(join(folder, 'a.csv.part'), 'somebody’s');
    await writeWhole(path, (to) => writeFile(to, 'beside one that goes on'));
    expect(here()).toContain(left);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await writeWhole(path, (to) => writeFile(to, 'after'));
    expect(here()).toEqual(['a.csv', 'a.csv.part']);
  });

  it('is that of one of two who write it at once, never of both', async () => {
    const path = join(folder, 'a.csv');
    const write = (text: string, ms: number) =>
      writeWhole(path, async (to) => {
        const file = await open(to, 'w');
        await file.write(text.slice(0, 3));
        await new Promise((resolve) => setTimeout(resolve, ms));
        await file.write(text.slice(3));
        await file.close();
      });
    await Promise.all([write('aaaaaaaa', 60), write('bbb', 20)]);
    expect(readFileSync(path, 'utf8')).toBe('aaaaaaaa');
    expect(here()).toEqual(['a.csv']);
  });

  it('is named as the user named it where it cannot be opened', async () => {
    const path = join(folder, 'nosuch', 'a.csv');
    await expect(writeWhole(path, (to) => writeFile(to, 'x'))).rejects.toMatchObject({ code: 'ENOENT', path });
  });
});

const WRITES_FOR_EVER = `
  import { writeFileSync } from 'node:fs';
  const { writeWhole } = await import(${JSON.stringify(join(import.meta.dirname, '../../src/cli/whole-file.ts'))});
  await writeWhole(process.argv[1], (to) => {
    writeFileSync(to, 'half');
    console.log('half');
    return new Promise((resolve) => setTimeout(resolve, 60_000));
  });
`;
