import { afterAll, describe, it } from 'vitest';
import { queueContract } from '../contracts/queue.ts';
import { startPostgres } from '../servers.ts';

const server = await startPostgres();
if ('skip' in server) {
  it.skip(`the queue in PostgreSQL (${server.skip})`, () => undefined);
} else {
  afterAll(() => server.stop());
  describe('the queue in PostgreSQL', () =>
    queueContract({
      databaseUrl: server.url,
      redisUrl: null,
      lose: async (queues) => {
        for (const queue of queues.raw()) await queue.obliterate({ force: true });
      },
    }));
}
