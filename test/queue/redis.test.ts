import { afterAll, describe, expect, it } from 'vitest';
import { openBackend } from '../../src/queue/backend.ts';
import type { Store } from '../../src/store/database.ts';
import { queueContract } from '../contracts/queue.ts';
import { startRedis } from '../servers.ts';

const server = await startRedis();
if ('skip' in server) {
  it.skip(`the queue in Redis (${server.skip})`, () => undefined);
} else {
  afterAll(() => server.stop());
  const { command } = server;
  describe('the queue in Redis', () =>
    queueContract({ databaseUrl: null, redisUrl: server.url, lose: async () => void (await command('FLUSHALL')) }));

  describe('a Redis that cannot be trusted with jobs', () => {
    const open = (url: string) => openBackend(url, undefined as unknown as Store);

    it('is refused when it evicts keys', async () => {
      const evicting = await startRedis(['--maxmemory', '50mb', '--maxmemory-policy', 'allkeys-lru']);
      if ('skip' in evicting) throw new Error(evicting.skip);
      const opened = await open(evicting.url);
      await evicting.stop();
      expect(opened).toMatchObject({ ok: false, failure: { code: 'queue.eviction' } });
    });

    it('is named when it is not there', async () => {
      const gone = await open('redis://user:secret@127.0.0.1:1');
      expect(gone).toMatchObject({ ok: false, failure: { code: 'queue.unavailable' } });
      expect(JSON.stringify(gone)).not.toContain('secret');
    });

    it('is named when its address is none', async () => {
      expect(await open('not an address')).toMatchObject({ ok: false, failure: { code: 'queue.unavailable' } });
    });
  });
}
