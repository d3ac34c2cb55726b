import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';

/** Real servers from the system's packages, private to one test file: own folder, own port on loopback, removed at the end. */

export interface RedisServer {
  url: string;
  /** Sends one command: `command('FLUSHALL')`. */
  command(...words: string[]): Promise<unknown>;
  /** Kills it, so that all it held is lost. */
  halt(): Promise<void>;
  /** Kills it where it runs, and starts it at the same address. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface PostgresServer {
  url: string;
  /** Creates an empty database and returns its address. */
  freshDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** Why there is no server here, for the name of the skipped suite. */
export interface Skip {
  skip: string;
}

export async function startRedis(settings: readonly string[] = []): Promise<RedisServer | Skip> {
  const program = onPath('redis-server');
  if (program === null) return { skip: 'redis-server is not installed' };
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-redis-'));
  const base = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  const launch = () => start(program, [...base, ...settings], folder, {});
  let server = launch();
  const url = `redis://127.0.0.1:${port}`;
  const command = async (...words: string[]) => {
    const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.call(words[0]!, ...words.slice(1));
    } finally {
      client.disconnect();
    }
  };
  if (!(await answers(() => command('PING'), server))) return giveUp(server, folder, 'redis-server did not start');
  const halt = () => end(server, 'SIGKILL');
  const restart = async () => {
    await halt();
    server = launch();
    if (!(await answers(() => command('PING'), server))) throw new Error('redis-server did not start again');
  };
  return { url, command, halt, restart, stop: () => stop(server, folder, 'SIGTERM') };
}

export async function startPostgres(): Promise<PostgresServer | Skip> {
  const initdb = globSync('/usr/lib/postgresql/*/bin/initdb').sort().at(-1) ?? onPath('initdb');
  if (initdb === null) return { skip: 'PostgreSQL is not installed' };
  const user = postgresUser();
  if ('skip' in user) return user;
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-pg-'));
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid as number);
  const data = join(folder, 'data');
  const init = ['-D', data, '-U', 'nianbao', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(initdb, init, { ...user, cwd: folder, stdio: 'ignore' });
  const port = await freePort();
  const options = ['-D', data, '-p', `${port}`, '-h', '127.0.0.1', '-k', folder, '-F', '-c', 'max_connections=200'];
  const server = start(join(dirname(initdb), 'postgres'), options, folder, user);
  const address = (database: string) => `postgres://nianbao@127.0.0.1:${port}/${database}`;
  const query = (text: string) => askOnce(address('postgres'), text);
  if (!(await answers(() => query('select 1'), server))) return giveUp(server, folder, 'PostgreSQL did not start');
  let made = 0;
  const freshDatabase = async () => {
    const name = `test_${++made}`;
    await query(`create database ${name}`);
    return address(name);
  };
  return { url: await freshDatabase(), freshDatabase, stop: () => stop(server, folder, 'SIGINT') };
}

async function askOnce(url: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

/** PostgreSQL refuses to run as root: there it runs as the system's `postgres` user. */
function postgresUser(): { uid?: number; gid?: number } | Skip {
  if (process.getuid?.() !== 0) return {};
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return { skip: 'running as root and there is no user postgres' };
  }
}

function start(program: string, options: string[], cwd: string, user: { uid?: number; gid?: number }): ChildProcess {
  const server = spawn(program, options, { cwd, stdio: 'ignore', ...user });
  const kill = () => server.kill('SIGKILL');
  process.once('exit', kill);
  server.once('exit', () => process.off('exit', kill));
  server.once('error', () => process.off('exit', kill));
  return server;
}

async function answers(ask: () => Promise<unknown>, server: ChildProcess): Promise<boolean> {
  for (let waited = 0; waited < 20_000 && server.exitCode === null; waited += 50) {
    try {
      await ask();
      return true;
    } catch {
      await sleep(50);
    }
  }
  return false;
}

async function stop(server: ChildProcess, folder: string, signal: NodeJS.Signals): Promise<void> {
  await end(server, signal);
  rmSync(folder, { recursive: true, force: true });
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  const impatience = setTimeout(() => server.kill('SIGKILL'), 5_000);
  server.kill(signal);
  await ended;
  clearTimeout(impatience);
}

async function giveUp(server: ChildProcess, folder: string, skip: string): Promise<Skip> {
  await stop(server, folder, 'SIGKILL');
  return { skip };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

function onPath(program: string): string | null {
  const folders = (process.env.PATH ?? '').split(':').concat('/usr/bin', '/usr/local/bin');
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path)) ?? null;
}
