import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/database.ts';
import { type PostgresServer, type RedisServer, startPostgres, startRedis } from '../servers.ts';
import { layFounded } from '../store/founded.ts';
import { nianbao, outcomeOf, type Stage, sayings, setStage, until } from './stage.ts';

/** The same run on real servers, with two worker processes beside each other and Redis emptied on the way. */
const redis = await startRedis();
const postgres = await startPostgres();
const missing = [redis, postgres].flatMap((server) => ('skip' in server ? [server.skip] : [])).join('; ');

async function outcomeIn(options: { databaseUrl: string | null; dataDir: string }) {
  const opened = await openStore(options);
  if (!opened.ok) throw new Error(opened.failure.cause);
  const outcome = await outcomeOf(opened.value);
  await opened.value.close();
  return outcome;
}

describe.skipIf(missing !== '')(`on Redis and PostgreSQL${missing === '' ? '' : ` (skipped: ${missing})`}`, () => {
  let stage: Stage;
  let servers: Record<string, string>;
  let databaseUrl: string;

  beforeAll(async () => {
    stage = await setStage();
    databaseUrl = await (postgres as PostgresServer).freshDatabase();
    servers = { REDIS_URL: (redis as RedisServer).url, DATABASE_URL: databaseUrl };
  });
  afterAll(async () => {
    await stage?.close();
    if ('stop' in redis) await redis.stop();
    if ('stop' in postgres) await postgres.stop();
  });

  it('two workers share the work, and FLUSHALL in the middle of it loses nothing', async () => {
    await layFounded(`${stage.dataDir}/calm`);
    expect(await nianbao(['crawl'], stage.environment({ NIANBAO_DATA: `${stage.dataDir}/calm` })).ended).toBe(1);
    const calm = await outcomeIn({ databaseUrl: null, dataDir: `${stage.dataDir}/calm` });
    const toldCalm = sayings(stage.told);
    const asked = stage.portals.requests.length;
    stage.told.length = 0;

    const info = { ...servers, LOG_LEVEL: 'info' };
    // The pages' process makes the tables and the run; the workers do the work.
    const web = nianbao(['start', '--role', 'web,scheduler'], stage.environment(info));
    await until('the pages are served', () => /http:\/\/[\d.:]+/.test(web.errors()));
    const url = /http:\/\/[\d.:]+/.exec(web.errors())?.[0];
    const workers = [1, 2].map(() => nianbao(['start', '--role', 'crawler,worker'], stage.environment(info)));
    await until('some of the work is done', () => stage.portals.requests.length - asked > 12);
    expect(await (redis as RedisServer).command('FLUSHALL')).toBe('OK');
    await until('the run is judged', async () =>
      /"state":"done"/.test(JSON.stringify(await (await fetch(`${url}/api/v1/runs`)).json())),
    );
    await until('all is told', () => sayings(stage.told).length >= toldCalm.length);
    for (const one of [...workers, web]) one.child.kill('SIGTERM');
    expect(await Promise.all([...workers, web].map((one) => one.ended))).toEqual([0, 0, 0]);

    for (const worker of workers) expect(worker.errors()).toContain('"msg":"looked"');
    expect(await outcomeIn({ databaseUrl, dataDir: stage.dataDir })).toEqual(calm);
    expect(sayings(stage.told)).toEqual(toldCalm);
    expect(stage.told.length).toBe(toldCalm.length);
  });

  it('a process whose database a newer build took over ends, says why, and does not begin again', async () => {
    const roles = ['web,scheduler', 'crawler,worker'].map((role) =>
      nianbao(['start', '--role', role], stage.environment({ ...servers, LOG_LEVEL: 'warn' })),
    );
    await until('all are at work', () =>
      roles.every((one) => one.errors().includes('Ctrl-C') || one.errors().includes('(crawler')),
    );
    const opened = await openStore({ databaseUrl, dataDir: stage.dataDir });
    if (!opened.ok) throw new Error(opened.failure.cause);
    await opened.value.pool.query(`insert into nianbao.kysely_migration values ('9999-future', 'now')`);
    expect(await Promise.all(roles.map((one) => one.ended))).toEqual([3, 3]);
    for (const one of roles) expect(one.errors()).toMatch(/store\.newer.*9999-future/s);
    const again = nianbao(['start', '--role', 'crawler,worker'], stage.environment(servers));
    expect(await again.ended).toBe(3);
    expect(again.errors()).toContain('store.newer');
    await opened.value.pool.query(`delete from nianbao.kysely_migration where name = '9999-future'`);
    await opened.value.close();
  });

  it('keeps the pace of a host across both workers', () => {
    const gap = 40;
    const byHost = new Map<string, number[]>();
    for (const { url, at } of stage.portals.requests) {
      const { host } = new URL(url);
      byHost.set(host, [...(byHost.get(host) ?? []), Date.parse(at)]);
    }
    for (const [host, times] of byHost) {
      const gaps = times.slice(1).map((time, i) => time - (times[i] as number));
      // Slots are handed out `gap` apart; on a busy machine a request may leave late and the next in time.
      const tooClose = gaps.filter((ms) => ms < gap / 2).length;
      expect(tooClose, `${host}: ${gaps.join(' ')}`).toBeLessThanOrEqual(Math.ceil(gaps.length / 10));
    }
  });
});
