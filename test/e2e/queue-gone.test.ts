import { writeFileSync } from 'node:fs';
import { load } from 'cheerio';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Service, startService } from '../../src/service.ts';
import { type FaultyRedis, faultyRedis } from '../redis-faults.ts';
import { type RedisServer, startRedis } from '../servers.ts';
import { layFounded } from '../store/founded.ts';
import { temporaryFolder } from '../store/open.ts';
import { settingsOf } from '../workers/settings-of.ts';
import { until } from './stage.ts';

const OWN = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
/** A few seconds: what a person waits for. */
const PATIENCE_MS = 8_000;

const redis = await startRedis();
const missing = 'skip' in redis ? redis.skip : '';

describe.skipIf(missing !== '')(`a service whose Redis stops${missing && ` (skipped: ${missing})`}`, () => {
  const folder = temporaryFolder();
  const said: { msg: string; stage?: string }[] = [];
  const told = (msg: string) => said.filter((one) => one.msg === msg).length;
  let service: Service;

  const ask = (path: string, init: RequestInit = {}) =>
    fetch(service.url + path, { redirect: 'manual', ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
  const runs = async () => (await (await ask('/api/v1/runs')).json()) as { id: string }[];

  beforeAll(async () => {
    await layFounded(folder.path);
    const registryFile = `${folder.path}/registry.csv`;
    writeFileSync(registryFile, 'id,name,portal_url\nu1,示例市教育局,\n');
    const changes = { registryFile, dataDir: folder.path, redisUrl: (redis as RedisServer).url, port: 0 };
    const log = pino({ level: 'info' }, { write: (line: string) => void said.push(JSON.parse(line)) });
    const started = await startService(settingsOf(changes), log, { version: 'test' });
    if (!started.ok) throw new Error(started.failure.cause);
    service = started.value;
    await until('the first run is done', async () => /"state":"done"/.test(JSON.stringify(await runs())));
    await (redis as RedisServer).halt();
    await until('the trouble is told', () => told('queue trouble') === 1);
  });
  afterAll(async () => {
    await service?.stop(0);
    if ('stop' in redis) await redis.stop();
    folder.remove();
  });

  it('answers for everything else, and says of the queue since when it cannot be reached and what to do', async () => {
    const front = load(await (await ask('/?lang=en')).text());
    expect(front('.nb-notice').text()).toContain('REDIS_URL');
    const queues = load(await (await ask('/queues?lang=en')).text())('body').text();
    expect(queues).toMatch(/The queue cannot be reached · since \d{4}-\d\d-\d\d \d\d:\d\d/);
    expect(queues).toContain('REDIS_URL');
    expect(queues).not.toContain('There is no schedule');
    expect((await ask('/api/v1/queues')).status).toBe(503);
    const state = await (await ask('/api/v1/queues/state')).json();
    expect(Date.parse((state as { unreachableSince: string }).unreachableSince)).toBeLessThanOrEqual(Date.now());
  });

  it('leaves out of the metrics only those of the queue', async () => {
    const lines = await (await ask('/metrics')).text();
    expect(lines).toMatch(/^nianbao_coverage_agencies\{/m);
    expect(lines).not.toMatch(/^nianbao_queue_jobs\{/m);
  });

  it('begins no run and pauses nothing, now or later, and says so', async () => {
    const before = await runs();
    for (const path of ['/runs', '/queues/fetch/pause', '/queues/dead-letters/retry']) {
      const body = path.endsWith('retry') ? 'id=none' : '';
      const answer = await ask(`${path}?lang=en`, { method: 'POST', headers: OWN, body });
      expect([path, answer.status]).toEqual([path, 503]);
      expect(load(await answer.text())('main').text()).toContain('was not begun');
    }
    expect(told('queue trouble')).toBe(1);
    await (redis as RedisServer).restart();
    await expect.poll(() => told('queue trouble is over'), { timeout: 20_000 }).toBe(1);
    expect(await runs()).toEqual(before);
    const $ = load(await (await ask('/queues?lang=en')).text());
    expect($('form[action="/queues/fetch/pause"]').length).toBe(1);
    expect($('.nb-notice').length).toBe(0);
    expect((await ask('/runs', { method: 'POST', headers: OWN, body: '' })).status).toBe(303);
    expect(await runs()).toHaveLength(before.length + 1);
  });
});

describe.skipIf(missing !== '')(
  `a service whose Redis is there and is not well${missing && ` (skipped: ${missing})`}`,
  () => {
    const folder = temporaryFolder();
    let [real, faulty, service]: [RedisServer, FaultyRedis, Service] = [] as never;
    const ask = (path: string, init: RequestInit = {}) =>
      fetch(service.url + path, { redirect: 'manual', ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
    const begin = async () => (await ask('/runs?lang=en', { method: 'POST', headers: OWN, body: '' })).status;
    const done = async () => {
      const runs = (await (await ask('/api/v1/runs')).json()) as { state: string }[];
      return runs.filter(({ state }) => state === 'done').length;
    };

    beforeAll(async () => {
      real = (await startRedis()) as RedisServer;
      faulty = await faultyRedis(real.url);
      await layFounded(folder.path);
      const registryFile = `${folder.path}/registry.csv`;
      writeFileSync(registryFile, 'id,name,portal_url\nu1,示例市教育局,\n');
      const changes = { registryFile, dataDir: folder.path, redisUrl: faulty.url, port: 0 };
      const started = await startService(settingsOf(changes), pino({ level: 'silent' }), { version: 'test' });
      if (!started.ok) throw new Error(started.failure.cause);
      service = started.value;
      await until('the first run is done', async () => (await done()) === 1);
    });
    afterAll(async () => {
      await service?.stop(0);
      await faulty?.stop();
      await real?.stop();
      folder.remove();
    });

    /** Real faults of a real Redis where they can be had of it. */
    const FAULTS: [string, () => unknown, () => unknown][] = [
      ['never answers', () => faulty.set('silent'), () => faulty.set('none')],
      ['loads', () => faulty.set('-LOADING Redis is loading the dataset in memory'), () => faulty.set('none')],
      ['wants a password', () => faulty.set('-NOAUTH Authentication required.'), () => faulty.set('none')],
      [
        'became a replica',
        () => real.command('REPLICAOF', '127.0.0.1', '1'),
        () => real.command('REPLICAOF', 'NO', 'ONE'),
      ],
      [
        'is full',
        () => real.command('CONFIG', 'SET', 'maxmemory', '1'),
        () => real.command('CONFIG', 'SET', 'maxmemory', '0'),
      ],
    ];
    it.each(FAULTS)(
      '(it %s) answers, says so, begins no run, and goes on when it is well',
      async (_name, harm, heal) => {
        const before = await done();
        await harm();
        expect((await ask('/')).status).toBe(200);
        expect((await ask('/readyz')).status).toBe(503);
        expect(await begin()).toBe(503);
        expect(load(await (await ask('/queues?lang=en')).text())('body').text()).toContain(
          'The queue cannot be reached',
        );
        expect(await (await ask('/metrics')).text()).toMatch(/^nianbao_coverage_agencies\{/m);
        await heal();
        await expect.poll(async () => (await ask('/readyz')).status, { timeout: 40_000 }).toBe(200);
        expect(await begin()).toBe(303);
        await expect.poll(done, { timeout: 60_000 }).toBe(before + 1);
      },
      120_000,
    );
  },
);
