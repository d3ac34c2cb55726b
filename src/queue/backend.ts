import { createPostgresBackend, createRedisBackend, runMigrations } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import type { Pool } from 'pg';
import { fail, ok, type Result } from '../errors/failure.ts';
import type { Store } from '../store/database.ts';

const READY_WITHIN_MS = 500;
/** At the start Redis answers within so long, or it is away. */
const FOUND_WITHIN_MS = 5_000;
/** What Redis does not answer for so long has failed. */
const COMMAND_WITHIN_MS = 10_000;
/** A connection on which nothing was answered for so long is replaced: longer than BullMQ's workers wait for a job by one command (10 s). */
const SILENT_FOR_MS = 20_000;

/** Where BullMQ keeps its jobs: Redis, or the store's own database. */
export interface Backend {
  kind: 'redis' | 'postgres' | 'pglite';
  /** What BullMQ's classes take as `connection` and as backend factory. */
  connection: unknown;
  factory: unknown;
  /** For one worker, which blocks its connection. After `end` a lost connection is no longer waited for. */
  workerConnection(): { connection: unknown; end(): void };
  isReady(): Promise<boolean>;
  /** As far as is known without asking. */
  isConnected(): boolean;
  /** From now on a lost connection is no longer waited for: what hangs on it fails, and closing comes to its end. */
  end(): void;
  close(): Promise<void>;
}

/** BullMQ's constructors do not take a factory and a connection of a union of backends; what goes in is checked here. */
export type Loose<T> = new (...args: unknown[]) => T;

/** Redis where an address is given, otherwise the store's database. Failures: `queue.unavailable`, `queue.eviction`. */
export async function openBackend(redisUrl: string | null, store: Store, prefix: string): Promise<Result<Backend>> {
  return redisUrl === null ? openInStore(store) : openRedis(redisUrl, `${prefix}:answers`);
}

/** `key`: written to see whether it can be. */
async function openRedis(redisUrl: string, key: string): Promise<Result<Backend>> {
  if (!URL.canParse(redisUrl)) return fail('queue.unavailable', 'REDIS_URL is not an address (redis://host:6379)');
  const options = { maxRetriesPerRequest: null, lazyConnect: true, enableReadyCheck: true };
  const limits = { connectTimeout: FOUND_WITHIN_MS, commandTimeout: FOUND_WITHIN_MS };
  const redis = new Redis(redisUrl, { ...options, ...limits, retryStrategy: () => null });
  // What made the connection end says more than that it ended.
  let reason: Error | null = null;
  redis.on('error', (error: Error) => {
    reason = error;
  });
  let policy: string | null;
  try {
    await redis.connect();
    policy = await evictionPolicy(redis);
    await write(redis, key);
  } catch (error) {
    const { message } = reason ?? (error as Error);
    const said = message.replace('Command timed out', `no answer within ${FOUND_WITHIN_MS / 1000} s`);
    return fail('queue.unavailable', `${new URL(redisUrl).host}: ${said}`);
  } finally {
    redis.disconnect();
  }
  if (policy !== null && policy !== 'noeviction') return fail('queue.eviction', `maxmemory-policy is ${policy}`);
  const clients: Redis[] = [];
  const kept = (made: Client) => {
    clients.push(made.connection);
    return made;
  };
  const shared = kept(promptClient(redisUrl));
  return ok({
    kind: 'redis',
    connection: shared.connection,
    factory: createRedisBackend,
    workerConnection: () => kept(patientClient(redisUrl)),
    isReady: async () => shared.connection.status === 'ready' && (await answersInTime(shared.connection, key)),
    isConnected: () => shared.connection.status === 'ready',
    end: () => shared.end(),
    close: async () => {
      for (const one of clients) one.disconnect();
    },
  });
}

interface Client {
  connection: Redis;
  end(): void;
}

/** For workers: Redis may be restarted under a running service, and what is asked of a lost connection waits for it, until the end is wanted. */
function patientClient(redisUrl: string): Client {
  return makeClient(redisUrl, { maxRetriesPerRequest: null });
}

/** For pages and producers: it comes back as well, but what is asked of it while it is lost fails at once instead of hanging. */
function promptClient(redisUrl: string): Client {
  return makeClient(redisUrl, {
    ...{ maxRetriesPerRequest: 0, enableOfflineQueue: false, autoResendUnfulfilledCommands: false },
    commandTimeout: COMMAND_WITHIN_MS,
  });
}

type Answering = Pick<
  RedisOptions,
  'maxRetriesPerRequest' | 'enableOfflineQueue' | 'autoResendUnfulfilledCommands' | 'commandTimeout'
>;

function makeClient(redisUrl: string, options: Answering): Client {
  let ending = false;
  // BullMQ duplicates a worker's connection with these options, so the flag reaches the duplicate as well.
  const retryStrategy = (attempt: number) => (ending ? null : Math.min(attempt * 200, 2_000));
  const connection = new Redis(redisUrl, { ...options, socketTimeout: SILENT_FOR_MS, retryStrategy });
  connection.on('error', () => undefined);
  return {
    connection,
    end: () => {
      ending = true;
    },
  };
}

/** Whether it takes what is written: one that is full, read only or still loading answers a PING. */
function write(redis: Redis, key: string): Promise<unknown> {
  return redis.set(key, '1', 'EX', 3_600);
}

/** What is asked on a connection that breaks just then waits for the next one; whoever asks must not. */
async function answersInTime(redis: Redis, key: string): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), READY_WITHIN_MS);
  });
  const written = write(redis, key).then(
    () => true,
    () => false,
  );
  return Promise.race([written, late]).finally(() => clearTimeout(timer));
}

/** Null where the server does not tell (managed Redis often hides CONFIG) or sets no memory limit. */
async function evictionPolicy(redis: Redis): Promise<string | null> {
  try {
    const [, limit] = (await redis.config('GET', 'maxmemory')) as string[];
    const [, policy] = (await redis.config('GET', 'maxmemory-policy')) as string[];
    return limit === '0' ? null : (policy ?? null);
  } catch {
    return null;
  }
}

/** What BullMQ itself does with a stalled job after two looks at it, without counting it as stalled. */
const RELEASE_LEFT_JOBS = `update bullmq.job set state = 'waiting', lock_token = null, locked_until_ms = null,
  stalled_marked = false, seq = nextval('bullmq.job_seq') where state = 'active'`;

async function openInStore(store: Store): Promise<Result<Backend>> {
  const pool = store.pool as Pool;
  const client = await pool.connect();
  try {
    await runMigrations(client);
    // BullMQ listens a moment after its last look; listening from the start loses no wake-up in between.
    if (store.kind === 'pglite') await pool.query('LISTEN bullmq_jobs; LISTEN bullmq_events');
    // The embedded database serves one process: what is marked as being worked on was left by one that died, and goes on at once.
    if (store.kind === 'pglite') await pool.query(RELEASE_LEFT_JOBS);
  } catch (error) {
    return fail('queue.unavailable', String(error));
  } finally {
    client.release();
  }
  return ok({
    kind: store.kind,
    connection: pool,
    factory: createPostgresBackend,
    workerConnection: () => ({ connection: pool, end: () => undefined }),
    isReady: async () => (await pool.query('select 1 as one')).rows.length === 1,
    isConnected: () => true,
    end: () => undefined,
    close: async () => undefined,
  });
}
