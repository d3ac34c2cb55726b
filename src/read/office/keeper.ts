import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { KEEPER_EXITS } from './exits.ts';

/**
 * A process between the reading process and LibreOffice: takes a file (its size in 4 bytes, then it) on the standard input, gives the DOCX on
 * the standard output, and ends LibreOffice with all that it started as soon as the input closes, the time is over, or the memory too much.
 */
const TIME_MS = 20_000;
const CPU_SECONDS = 25;
const FILE_BLOCKS = 131_072;
const MAX_RSS = 700 * 1024 * 1024;
const POLL_MS = 200;
const PREFIX = 'nianbao-office-';
const SECURE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
`;

let running: ChildProcess | null = null;
let folder: string | null = null;

/** Ends everything and leaves nothing behind. */
function end(code: number): never {
  if (running?.pid !== undefined) killGroup(running.pid);
  if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(code);
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // already gone
  }
}

/** Folders of keepers that were killed themselves. */
function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0]);
    if (Number.isInteger(pid) && pid > 0 && !isAlive(pid))
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Resident memory of a process group; 0 where the system does not tell. */
function residentBytes(group: number): number {
  let sum = 0;
  for (const name of existsSync('/proc') ? readdirSync('/proc') : []) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\)\s/s, '')
        .split(' ');
      if (Number(fields[2]) === group) sum += Number(fields[21]) * 4096;
    } catch {
      // ended meanwhile
    }
  }
  return sum;
}

function start(soffice: string, dir: string): ChildProcess {
  const profile = join(dir, 'profile');
  mkdirSync(join(profile, 'user'), { recursive: true });
  writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), SECURE);
  const options = ['--headless', '--norestore', '--nologo', '--convert-to', 'docx:MS Word 2007 XML', '--outdir', dir];
  const command = [soffice, `-env:UserInstallation=file://${profile}`, ...options, join(dir, 'in.doc')];
  // Without a network where the system lets a user have none.
  const apart = spawnSync('unshare', ['-rn', 'true']).status === 0 ? ['unshare', '-rn'] : [];
  const limits = `ulimit -f ${FILE_BLOCKS}; ulimit -t ${CPU_SECONDS}; exec "$0" "$@"`;
  const [first, ...rest] = ['sh', '-c', limits, ...apart, ...command] as [string, ...string[]];
  const environment = { PATH: process.env.PATH ?? '', HOME: dir, TMPDIR: dir };
  return spawn(first, rest, { cwd: dir, detached: true, stdio: 'ignore', env: environment });
}

function convert(bytes: Buffer): void {
  const found = (process.env.PATH ?? '').split(delimiter).map((dir) => join(dir, 'soffice'));
  const soffice = found.find((file) => existsSync(file));
  if (!soffice) end(KEEPER_EXITS.absent);
  sweep();
  folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  writeFileSync(join(folder, 'in.doc'), bytes);
  running = start(soffice, folder);
  const group = running.pid ?? 0;
  setTimeout(() => end(KEEPER_EXITS.slow), TIME_MS);
  setInterval(() => {
    if (residentBytes(group) > MAX_RSS) end(KEEPER_EXITS.large);
  }, POLL_MS);
  running.on('error', () => end(KEEPER_EXITS.failed));
  running.on('exit', () => give(join(folder as string, 'in.docx')));
}

function give(file: string): void {
  if (!existsSync(file)) end(KEEPER_EXITS.failed);
  process.stdout.write(readFileSync(file), () => end(0));
}

let taken = Buffer.alloc(0);
process.stdin.on('data', (part: Buffer) => {
  if (running) return;
  taken = Buffer.concat([taken, part]);
  if (taken.length >= 4 && taken.length >= 4 + taken.readUInt32LE(0)) convert(taken.subarray(4));
});
process.stdin.on('close', () => end(KEEPER_EXITS.failed));
process.on('SIGTERM', () => end(KEEPER_EXITS.failed));
