import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What `npm run check` asks for, so that no test run passes without it. */
const root = join(import.meta.dirname, '..');
/** What a tool finds fault with; empty where it finds nothing. */
const faultsOf = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  return status === 0 ? '' : `${stdout}\n${stderr}`;
};

describe('the house', () => {
  it('is typed throughout', () => {
    expect(faultsOf('node_modules/typescript/bin/tsc', '--noEmit')).toBe('');
  });

  it('is formatted and free of lint', () => {
    expect(faultsOf('node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '.')).toBe('');
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
