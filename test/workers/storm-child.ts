import pino from 'pino';
import { loadSettings } from '../../src/config/load.ts';
import { openQueues } from '../../src/queue/queues.ts';
import { rebuildQueue } from '../../src/queue/rebuild.ts';
import { openStore } from '../../src/store/database.ts';
import { freeHosts } from '../../src/store/host-pace.ts';
import type { WorkContext } from '../../src/workers/context.ts';
import { deliver } from '../../src/workers/deliver-job.ts';

/** Sends what lies in the outbox of a folder until it is killed: the part of the service that a storm of messages concerns. */
const [dataDir, configFile] = process.argv.slice(2) as [string, string];
const settings = loadSettings({ flags: {}, environment: {}, configFile });
if (!settings.ok) throw new Error(settings.failure.cause);
const store = await openStore({ databaseUrl: null, dataDir });
if (!store.ok) throw new Error(store.failure.cause);
const queues = await openQueues({ redisUrl: null, store: store.value });
if (!queues.ok) throw new Error(queues.failure.cause);
await freeHosts(store.value.db);
const log = pino({ level: 'silent' });
const known = { settings: settings.value, store: store.value, queues: queues.value, log, clock: () => new Date() };
const context = known as unknown as WorkContext;
await rebuildQueue(store.value, queues.value);
/** Impatient, so that repetitions and what asks after messages fall into the storm as well. */
const manner = { quietMs: 400, askAfterMs: Array(200).fill(200) };
queues.value.worker('deliver', ({ deliveryId }) => deliver(deliveryId, context, manner), { concurrency: 2 });
setInterval(() => void rebuildQueue(store.value, queues.value), 500);
process.stdout.write('ready\n');
