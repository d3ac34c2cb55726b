import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/database.ts';
import { looksOfRun } from '../../src/store/looks.ts';
import { listRuns } from '../../src/store/runs.ts';
import { type PostgresServer, type RedisServer, startPostgres, startRedis } from '../servers.ts';
import { nianbao, until } from './stage.ts';
import { type HostManners, type WatchedHost, watchHost } from './watched-hosts.ts';

/** Four worker processes on one store and queue, one of them killed in the middle, as the portals themselves see it. */
const redis = await startRedis();
const postgres = await startPostgres();
const missing = [redis, postgres].flatMap((server) => ('skip' in server ? [server.skip] : [])).join('; ');

/** A host in trouble is waited for 300 gaps: longer than what the killed worker held stays taken (20 s). */
const GAP_MS = 100;
const AGENCIES = 3;
const OPEN = 'User-agent: *\nDisallow: /closed/\n';
const MANNERS: HostManners[] = [
  { robots: OPEN, answerMs: 0 },
  { robots: OPEN, answerMs: 40 },
  { robots: OPEN, answerMs: 300 },
  { robots: `${OPEN}Crawl-delay: 0.5\n`, answerMs: 0 },
  { robots: OPEN, answerMs: 0, limit: { at: 4, seconds: 2 } },
  // The first page that is asked for after robots.txt: a column.
  { robots: OPEN, answerMs: 0, limit: { at: 2, seconds: 2 } },
];

/** Each agency has a column of its own with three reports, one of which lies where robots.txt lets nobody go. */
function pagesOf(host: number): Map<string, string> {
  const pages = new Map<string, string>();
  for (let n = 0; n < AGENCIES; n++) {
    const rows = [2021, 2022, 2023].map((year) => {
      const path = year === 2021 ? `/closed/${n}/${year}.html` : `/a${n}/xxgknb/${year}.html`;
      const title = `第${host}区第${n}局${year}年政府信息公开工作年度报告`;
      pages.set(path, page(title, `<div id="zoom"><h1>${title}</h1><p>${title}</p></div>`));
      return `<li><a href="${path}" title="${title}">${title}</a><span>${year + 1}-01-20</span></li>`;
    });
    pages.set(`/a${n}/xxgknb/`, page('政府信息公开年报', `<ul>${rows.join('')}</ul>`));
  }
  return pages;
}

const page = (title: string, body: string) =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

const name = `with four worker processes, one of them killed${missing === '' ? '' : ` (skipped: ${missing})`}`;
describe.skipIf(missing !== '')(name, () => {
  const hosts: WatchedHost[] = [];
  const closing: (() => Promise<unknown>)[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-polite-'));
  let looks: Awaited<ReturnType<typeof looksOfRun>> = [];

  beforeAll(async () => {
    for (const [n, manners] of MANNERS.entries()) {
      const host = await watchHost(manners, pagesOf(n));
      hosts.push(host.watched);
      closing.push(host.close);
    }
    const registry = hosts.flatMap(({ url }, h) =>
      Array.from(
        { length: AGENCIES },
        (_, n) => `h${h}-a${n},第${h}区第${n}局,county,${640100 + h},,${url}/,${url}/a${n}/xxgknb/,`,
      ),
    );
    const header = 'id,name,level,region_code,parent,portal_url,report_column_url,aliases';
    const registryFile = join(folder, 'agencies.csv');
    writeFileSync(registryFile, `${header}\n${registry.join('\n')}\n`);
    const databaseUrl = await (postgres as PostgresServer).freshDatabase();
    await crawl({
      REDIS_URL: (redis as RedisServer).url,
      DATABASE_URL: databaseUrl,
      NIANBAO_DATA: folder,
      NIANBAO_AGENCIES: registryFile,
      NIANBAO_ALLOW_NETWORK: '127.0.0.0/8',
      NIANBAO_HOST_DELAY_MS: String(GAP_MS),
      NIANBAO_AS_OF: '2024-04-10',
      NIANBAO_PORT: '0',
      LOG_LEVEL: 'info',
    });
    const opened = await openStore({ databaseUrl, dataDir: folder });
    if (!opened.ok) throw new Error(opened.failure.cause);
    const [run] = await listRuns(opened.value.db);
    looks = await looksOfRun(opened.value.db, run!.id);
    await opened.value.close();
  });
  afterAll(async () => {
    for (const close of closing) await close();
    rmSync(folder, { recursive: true, force: true });
    if ('stop' in redis) await redis.stop();
    if ('stop' in postgres) await postgres.stop();
  });

  async function crawl(environment: Record<string, string>) {
    // The run begins when all are there: its patience with a host counts from its beginning.
    const workers = [1, 2, 3, 4].map(() => nianbao(['start', '--role', 'crawler,worker'], environment));
    for (const one of workers)
      await until('a worker is ready', () => one.errors().includes('store and queue are open'));
    const web = nianbao(['start', '--role', 'web,scheduler'], environment);
    await until('the pages are served', () => /http:\/\/[\d.:]+/.test(web.errors()));
    const url = /http:\/\/[\d.:]+/.exec(web.errors())?.[0];
    const asked = () => hosts.reduce((sum, host) => sum + host.seen.length, 0);
    await until('some of the work is done', () => asked() > 15, 120_000);
    workers[0]?.child.kill('SIGKILL');
    const runs = async () => JSON.stringify(await (await fetch(`${url}/api/v1/runs`)).json());
    await until('the run is judged', async () => /"state":"done"/.test(await runs()), 240_000);
    for (const one of [...workers, web]) one.child.kill('SIGTERM');
    await Promise.all([...workers, web].map((one) => one.ended));
  }

  it('every column is read, and what the kill cut off is done by the others', () => {
    expect(looks.map((look) => look.outcome)).toEqual(Array(MANNERS.length * AGENCIES).fill('column_read'));
    for (const host of hosts)
      for (const path of pagesOf(0).keys())
        if (!path.startsWith('/closed/')) expect(host.seen.map((one) => one.path)).toContain(path);
  });

  it('a host never has more than one connection, and each carries one request', () => {
    for (const host of hosts) expect([host.mostOpen, host.mostPerConnection]).toEqual([1, 1]);
  });

  it('the gap is kept between the end of an answer and the next request, whoever asks', () => {
    for (const [n, { seen }] of hosts.entries())
      expect(Math.min(...gapsOf(seen)), `host ${n}`).toBeGreaterThanOrEqual(GAP_MS - 1);
  });

  it('a Crawl-delay is kept from robots.txt on', () => {
    expect(Math.min(...gapsOf(hosts[3]!.seen))).toBeGreaterThanOrEqual(499);
  });

  it('a portal that is slow to answer is left alone for twice as long', () => {
    expect(Math.min(...gapsOf(hosts[2]!.seen))).toBeGreaterThanOrEqual(590);
  });

  it('Retry-After is kept by all processes', () => {
    for (const [n, { seen }] of hosts.entries()) {
      const limit = MANNERS[n]?.limit;
      const at = seen.findIndex((one) => one.status === 429);
      expect(at, `host ${n}`).toBe(limit ? limit.at - 1 : -1);
      if (limit) expect(gapsOf(seen)[at]).toBeGreaterThanOrEqual(limit.seconds * 1_000 - 1);
    }
  });

  it('nobody goes where robots.txt lets nobody go', () => {
    const paths = hosts.flatMap((host) => host.seen.map((one) => one.path));
    expect(paths.filter((path) => path.startsWith('/closed/'))).toEqual([]);
  });
});

/** From the end of each answer to the next request; of a request that was cut off by the kill, from its start. */
function gapsOf(seen: WatchedHost['seen']): number[] {
  return seen.slice(1).map((one, i) => one.start - Math.min(seen[i]!.end, one.start));
}
