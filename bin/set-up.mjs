// Brings what the project needs, with nothing but Node's own modules: the locked packages and, among them, the pinned Node.
// Prints on standard error what it does, so that `--json` output stays clean. Takes no time where nothing is missing.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const wantedMajor = 24;
const stamp = join(root, 'node_modules', '.nianbao-set-up');
const lockFolder = join(root, '.nianbao-set-up.lock');
const say = (zh, en) => process.stderr.write(`年报 ${zh}  ${en}\n`);

/** Installs the locked packages if they are not there as locked; returns the Node to run with. */
export function setUp() {
  const wanted = fingerprint();
  if (!isCurrent(wanted)) {
    takeLock();
    try {
      if (!isCurrent(wanted)) install(wanted);
    } finally {
      rmSync(lockFolder, { recursive: true, force: true });
    }
  }
  return chooseNode();
}

/** Runs a program of the project with the given Node and resolves to its exit code; dies with it, and it with us. */
export function run(node, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(node, args, {
      cwd: options.cwd ?? process.cwd(),
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`, ...options.env },
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        // A terminal sends Ctrl-C to the child as well; a second copy would look like a second, forcing signal.
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
      });
    }
    child.on('error', (error) => {
      say(`无法启动 ${node}：${error.message}`, `cannot start ${node}: ${error.message}`);
      resolve(3);
    });
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

function fingerprint() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
}

function isCurrent(wanted) {
  try {
    return readFileSync(stamp, 'utf8') === wanted;
  } catch {
    return false;
  }
}

function install(wanted) {
  refuseLinkedModules();
  say(
    '首次使用：正在安装锁定版本的依赖（约 20 秒至数分钟，视网络而定）…',
    'first use: installing the locked packages …',
  );
  const begun = Date.now();
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  // Standard output belongs to the command that the user typed; npm's own goes to standard error.
  const options = { cwd: root, stdio: ['ignore', 2, 2], shell: !npm && process.platform === 'win32' };
  const env = { ...process.env, npm_config_omit: '', npm_config_include: 'optional', NODE_ENV: 'development' };
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { ...options, env })
    : spawnSync('npm', args, { ...options, env });
  if (done.status !== 0) {
    say(
      '安装失败：请检查网络与 npm 的设置后重试。',
      'the installation failed: check the network and npm’s settings, then try again.',
    );
    rmSync(lockFolder, { recursive: true, force: true });
    process.exit(3);
  }
  writeFileSync(stamp, wanted);
  say(
    `安装完成，用时 ${Math.round((Date.now() - begun) / 1000)} 秒。`,
    `installed in ${Math.round((Date.now() - begun) / 1000)} s.`,
  );
}

/** `npm ci` would empty the folder behind the link, which serves another work tree. */
function refuseLinkedModules() {
  if (!lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return;
  say(
    'node_modules 是指向别处的链接，其中的依赖与本目录锁定的版本不符：请删除该链接后重试。',
    'node_modules is a link to packages that are not those locked here: remove the link, then try again.',
  );
  rmSync(lockFolder, { recursive: true, force: true });
  process.exit(3);
}

function chooseNode() {
  if (Number(process.versions.node.split('.')[0]) >= wantedMajor) return process.execPath;
  const pinned = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(pinned)) return pinned;
  say(
    `需要 Node ${wantedMajor} 或更新版本（现为 ${process.versions.node}），本系统没有可自动安装的版本，请自行安装。`,
    `Node ${wantedMajor} or newer is needed (this is ${process.versions.node}); for this system install it by hand.`,
  );
  process.exit(2);
}

/** One installation at a time; a lock whose owner is dead is taken over. */
function takeLock() {
  for (let said = false; ; said = true) {
    try {
      mkdirSync(lockFolder);
      writeFileSync(join(lockFolder, 'pid'), String(process.pid));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!ownerLives()) rmSync(lockFolder, { recursive: true, force: true });
    else if (!said) say('另一进程正在安装，等待其完成…', 'another process is installing; waiting for it …');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  }
}

function ownerLives() {
  try {
    const pid = Number(readFileSync(join(lockFolder, 'pid'), 'utf8'));
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if (error.code === 'EPERM') return true;
    if (error.code === 'ENOENT') return fresh();
    return false;
  }
}

/** The owner writes its pid a moment after it made the folder. */
function fresh() {
  try {
    return Date.now() - statSync(lockFolder).mtimeMs < 2000;
  } catch {
    return false;
  }
}
