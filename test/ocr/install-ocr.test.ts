import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { fail, ok } from '../../src/errors/failure.ts';
import { installOcr } from '../../src/ocr/install-ocr.ts';
import { readWithOcr } from '../../src/ocr/read-with-ocr.ts';
import { OCR_FOLDER } from '../../src/read/raster/ocr-place.ts';
import { noOcr } from './no-ocr.ts';

const LISTED = ['.npmrc', 'package-lock.json', 'package.json'];
/** No process has it: larger than any system hands out. */
const DEAD = 4_194_999;
const made: string[] = [];
const set = (name: string, value: string | undefined) => {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
};
const before = { registry: process.env.npm_config_registry, cache: process.env.npm_config_cache };

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-ocr-'));
  made.push(folder);
  for (const name of LISTED) cpSync(join(OCR_FOLDER, name), join(folder, name));
  return folder;
}

afterEach(() => {
  set('npm_config_registry', before.registry);
  set('npm_config_cache', before.cache);
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('the packages of recognition', () => {
  it('are locked without the name of any registry', () => {
    const lock = JSON.parse(readFileSync(join(OCR_FOLDER, 'package-lock.json'), 'utf8'));
    const places = Object.values(lock.packages as Record<string, { resolved?: string }>).map((entry) => entry.resolved);
    expect(places.filter((resolved) => resolved !== undefined)).toEqual([]);
  });

  it.skipIf(noOcr !== null)(
    `are installed once by two at a time, over what a killed installation left, for this system alone${noOcr === null ? '' : ` (cannot be installed here: ${noOcr})`}`,
    async () => {
      const folder = freshFolder();
      mkdirSync(join(folder, `.new-${DEAD}`, 'node_modules'), { recursive: true });
      mkdirSync(join(folder, 'node_modules', 'sharp'), { recursive: true });
      mkdirSync(join(folder, '.installing.lock'));
      writeFileSync(join(folder, '.installing.lock', 'pid'), String(DEAD));
      const told: string[] = [];
      const install = () => installOcr({ folder, say: ({ en }) => told.push(en) });
      expect((await Promise.all([install(), install()])).map((result) => result.ok)).toEqual([true, true]);
      expect(told.map((line) => /^(?:a scan|OCR packages installed)/.test(line))).toEqual([true, true]);
      expect(readdirSync(folder).sort()).toEqual(['.npmrc', 'node_modules', 'package-lock.json', 'package.json']);
      const binaries = join(folder, 'node_modules', 'onnxruntime-node', 'bin', 'napi-v6');
      expect(readdirSync(binaries)).toEqual([process.platform]);
      expect(readdirSync(join(binaries, process.platform))).toEqual([process.arch]);
      expect((await install()).ok).toBe(true);
      expect(told).toHaveLength(2);
    },
  );

  it('that cannot be fetched leave nothing behind that could be taken for them, and a failure that says why', async () => {
    const folder = freshFolder();
    set('npm_config_registry', 'http://127.0.0.1:9/');
    set('npm_config_cache', join(folder, '.cache'));
    const result = await installOcr({ folder, say: () => undefined });
    expect(result.ok ? null : result.failure.code).toBe('read.needs-ocr');
    expect(existsSync(join(folder, 'node_modules'))).toBe(false);
    expect(existsSync(join(folder, '.installing.lock'))).toBe(false);
  });
});

describe('a scan that is met without recognition', () => {
  const needsOcr = fail('read.needs-ocr', 'scanned');
  /** Reads only once the packages are there. */
  const scan = (there: { installed: boolean }) => async () => (there.installed ? ok('read') : needsOcr);

  it('has it installed and is read', async () => {
    const there = { installed: false };
    const install = async () => {
      there.installed = true;
      return ok(undefined);
    };
    expect(await readWithOcr('auto', scan(there), install)).toEqual(ok('read'));
  });

  it('stays unread where the setting says so', async () => {
    const install = () => Promise.reject(new Error('installed against the setting'));
    expect(await readWithOcr('off', scan({ installed: false }), install)).toEqual(needsOcr);
  });

  it('stays unread where it cannot be installed, with why; the next scan does not try at once again', async () => {
    let tries = 0;
    const install = async () => {
      tries++;
      return fail<void>('read.needs-ocr', 'no network');
    };
    for (const _ of [1, 2, 3]) {
      const result = await readWithOcr('auto', scan({ installed: false }), install);
      expect(result.ok ? null : [result.failure.code, result.failure.cause]).toEqual([
        'read.needs-ocr',
        'scanned: no network',
      ]);
    }
    expect(tries).toBe(1);
  });

  it('is no reason to install anything where reading fails for another reason', async () => {
    const install = () => Promise.reject(new Error('installed for nothing'));
    expect(await readWithOcr('auto', async () => fail('read.malformed', 'cut'), install)).toMatchObject({ ok: false });
  });
});
