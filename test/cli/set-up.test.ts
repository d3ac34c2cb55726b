import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** bin/set-up.mjs in a folder of its own, with an `npm` that only notes that it was called: no network, no packages. */
let folder: string;
const BIN = join(import.meta.dirname, '..', '..', 'bin', 'set-up.mjs');
const lock = () => join(folder, '.nianbao-set-up.lock');
const installs = () => (existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8').length : 0);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-set-up-'));
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'path'));
  copyFileSync(BIN, join(folder, 'bin', 'set-up.mjs'));
  writeFileSync(join(folder, 'package-lock.json'), '{}');
  writeFileSync(
    join(folder, 'run.mjs'),
    `import { setUp } from './bin/set-up.mjs'; console.log(JSON.stringify(setUp()));`,
  );
  npm('echo noise of npm; sleep 0.2; mkdir -p node_modules; printf x >> calls');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function npm(script: string): void {
  writeFileSync(join(folder, 'path', 'npm'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'path', 'npm'), 0o755);
}

function start() {
  const env = { ...process.env, PATH: `${join(folder, 'path')}${delimiter}${process.env.PATH}`, npm_execpath: '' };
  const child = spawn(process.execPath, [join(folder, 'run.mjs')], {
    cwd: tmpdir(),
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return outcomeOf(child);
}

async function outcomeOf(child: ChildProcess) {
  let output = '';
  let errors = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output, errors };
}

/** The pid of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.on('exit', resolve));
  return child.pid as number;
}

describe('setting up what is missing', () => {
  it('leaves packages alone that lie behind a link, and says what to do', async () => {
    mkdirSync(join(folder, 'of-another'));
    symlinkSync(join(folder, 'of-another'), join(folder, 'node_modules'));
    const { code, errors } = await start();
    expect(code).toBe(3);
    expect(errors).toMatch(/node_modules 是指向别处的链接.*remove the link/);
    expect(installs()).toBe(0);
    expect(existsSync(lock())).toBe(false);
  });

  it('installs once, says so on standard error only, and does nothing the second time', async () => {
    const first = await start();
    expect(first).toMatchObject({ code: 0, output: `${JSON.stringify(process.execPath)}\n` });
    expect(first.errors).toMatch(/首次使用/);
    expect(installs()).toBe(1);
    expect(await start()).toEqual({ code: 0, output: first.output, errors: '' });
    expect(installs()).toBe(1);
  });

  it('installs again when the locked packages have changed', async () => {
    await start();
    writeFileSync(join(folder, 'package-lock.json'), '{"other":1}');
    await start();
    expect(installs()).toBe(2);
  });

  it('lets one of two that start at once install, and the other wait for it', async () => {
    const both = await Promise.all([start(), start()]);
    expect(both.map((one) => one.code)).toEqual([0, 0]);
    expect(installs()).toBe(1);
    expect(existsSync(lock())).toBe(false);
  });

  it('takes over the lock of a process that is dead', async () => {
    mkdirSync(lock());
    writeFileSync(join(lock(), 'pid'), String(await deadPid()));
    expect((await start()).code).toBe(0);
    expect(installs()).toBe(1);
  });

  it('waits for a living process, and says so once', async () => {
    mkdirSync(lock());
    writeFileSync(join(lock(), 'pid'), String(process.pid));
    const waiting = start();
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(installs()).toBe(0);
    rmSync(lock(), { recursive: true });
    const { code, errors } = await waiting;
    expect(code).toBe(0);
    expect(errors.match(/waiting for it/g)).toHaveLength(1);
  });

  it('ends with 3 where npm fails, and tries again the next time', async () => {
    npm('exit 1');
    const failed = await start();
    expect(failed).toMatchObject({ code: 3, output: '' });
    expect(failed.errors).toMatch(/安装失败.*the installation failed/s);
    npm('mkdir -p node_modules; printf x >> calls');
    expect((await start()).code).toBe(0);
    expect(installs()).toBe(1);
  });
});
