import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { fail, ok, type Result } from '../errors/failure.ts';
import { OCR_FOLDER } from '../read/raster/ocr-place.ts';
import type { Bilingual } from '../report/bilingual.ts';
import { OCR } from '../text/ocr.ts';
import { withInstallLock } from './install-lock.ts';

/** Where it is installed to, and who is told. */
export interface InstallOptions {
  /** Folder with the locked list of packages; another one only in tests. */
  folder?: string;
  /** Told what is done; on standard error where not given, so that `--json` output stays clean. */
  say?: (line: Bilingual) => void;
}

const STAMP = '.nianbao-ocr';
const LONGEST_MS = 900_000;
const LISTED = ['package.json', 'package-lock.json', '.npmrc'];
const run = promisify(execFile);
const onStandardError = ({ zh, en }: Bilingual) => void process.stderr.write(`年报 ${zh}  ${en}\n`);

/**
 * Installs the locked packages of recognition beside the project where they are not there as locked: one process at a time, in a folder
 * of its own that takes its place in one step, so that an installation that is killed leaves nothing half done. Runs no scripts of
 * packages; deletes what is for other systems. Fails with `read.needs-ocr`.
 */
export async function installOcr({
  folder = OCR_FOLDER,
  say = onStandardError,
}: InstallOptions = {}): Promise<Result<void>> {
  try {
    const wanted = await fingerprint(folder);
    if (await isCurrent(folder, wanted)) return ok(undefined);
    return await withInstallLock(join(folder, '.installing.lock'), async () => {
      if (await isCurrent(folder, wanted)) return ok(undefined);
      say(OCR.installing);
      const began = performance.now();
      await install(folder, wanted);
      const seconds = String(Math.round((performance.now() - began) / 1000));
      say({ zh: OCR.installed.zh.replace('{s}', seconds), en: OCR.installed.en.replace('{s}', seconds) });
      return ok(undefined);
    });
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    const why = (stderr?.trim() || message).split('\n').slice(0, 3).join(' ').slice(0, 300);
    say({ zh: `${OCR.failed.zh}${why}`, en: OCR.failed.en });
    return fail('read.needs-ocr', why);
  }
}

async function install(folder: string, wanted: string): Promise<void> {
  for (const name of await readdir(folder))
    if (/^\.(?:new|old)-/.test(name)) await rm(join(folder, name), { recursive: true, force: true });
  const made = join(folder, `.new-${process.pid}`);
  const packages = join(made, 'node_modules');
  await mkdir(made);
  for (const name of LISTED) await cp(join(folder, name), join(made, name), { force: true });
  await runNpm(made);
  await withoutOtherSystems(packages);
  const probe = "require('onnxruntime-node'); require('sharp')";
  await run(process.execPath, ['-e', probe], { cwd: made, timeout: 60_000 });
  await writeFile(join(packages, STAMP), wanted);
  const place = join(folder, 'node_modules');
  await rename(place, join(folder, `.old-${process.pid}`)).catch(() => undefined);
  await rename(packages, place);
  for (const name of [`.old-${process.pid}`, `.new-${process.pid}`])
    await rm(join(folder, name), { recursive: true, force: true });
}

async function runNpm(cwd: string): Promise<void> {
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  args.push('--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000');
  const env = {
    ...process.env,
    PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
    npm_config_omit: 'dev',
    npm_config_include: 'optional',
    ONNXRUNTIME_NODE_INSTALL_CUDA: 'skip',
  };
  const own = process.env.npm_execpath;
  const options = { cwd, env, timeout: LONGEST_MS, maxBuffer: 10_000_000 };
  if (own?.endsWith('.js')) await run(process.execPath, [own, ...args], options);
  else await run('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** The runtime brings the binaries of every system. */
async function withoutOtherSystems(packages: string): Promise<void> {
  const binaries = join(packages, 'onnxruntime-node', 'bin', 'napi-v6');
  for (const platform of await readdir(binaries)) {
    if (platform !== process.platform) await rm(join(binaries, platform), { recursive: true });
    else
      for (const arch of await readdir(join(binaries, platform)))
        if (arch !== process.arch) await rm(join(binaries, platform, arch), { recursive: true });
  }
}

async function fingerprint(folder: string): Promise<string> {
  const lock = await readFile(join(folder, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
}

async function isCurrent(folder: string, wanted: string): Promise<boolean> {
  const stamp = await readFile(join(folder, 'node_modules', STAMP), 'utf8').catch(() => null);
  return stamp === wanted;
}
