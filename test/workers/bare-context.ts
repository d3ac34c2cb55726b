import pino from 'pino';
import { loadSettings } from '../../src/config/load.ts';
import type { Store } from '../../src/store/database.ts';
import type { WorkContext } from '../../src/workers/context.ts';

/** What a job works with over a real store, without queues: tasks are taken from the store. Fetchers and readers are the test's own. */
export function bareContext(store: Store, clock: () => Date): Omit<WorkContext, 'fetchers' | 'readers'> {
  const settings = loadSettings({
    flags: {},
    environment: { NIANBAO_DATA: '/nowhere', NIANBAO_ALLOW_NETWORK: '127.0.0.0/8', NIANBAO_HOST_DELAY_MS: '0' },
    configFile: null,
  });
  if (!settings.ok) throw new Error(settings.failure.cause);
  const queues = { addTasks: async () => undefined, addDeliveries: async () => undefined };
  return {
    ...{ settings: settings.value, store, log: pino({ level: 'silent' }), clock },
    ...{ queues: queues as unknown as WorkContext['queues'], signal: new AbortController().signal },
  };
}
