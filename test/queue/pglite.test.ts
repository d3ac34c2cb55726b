import { describe } from 'vitest';
import { queueContract } from '../contracts/queue.ts';

describe('the queue in the embedded database', () =>
  queueContract({
    databaseUrl: null,
    redisUrl: null,
    lose: async (queues) => {
      for (const queue of queues.raw()) await queue.obliterate({ force: true });
    },
  }));
