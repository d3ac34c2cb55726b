import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What `npm run check` asks for, so that no test run passes without it. */
const root = join(import.meta.dirname, '..');
const run = (...args: string[]) => {
  try {
    return execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${stdout}\n${stderr}`);
  }
};

describe('the house', () => {
  it('is typed throughout', () => {
    run('node_modules/typescript/bin/tsc', '--noEmit');
  });

  it('is formatted and free of lint', () => {
    run('node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '.');
  });

  it('names no path of a machine in what is committed', () => {
    const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n');
    const texts = files.filter(
      (file) => /\.(ts|mjs|json|md|yml|css|js|csv)$/.test(file) && file !== 'package-lock.json',
    );
    const named = texts.filter((file) =>
      /(^|[\s"'`(=])\/(work|root|home|farm)\/\w/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(named.filter((file) => file !== 'test/house.test.ts')).toEqual([]);
  });
});
