import type { Settings } from '../config/settings.ts';
import { FailureError } from '../errors/failure.ts';
import { openStore, type Store } from '../store/database.ts';

/** Opens the store for a command that only looks or makes one change, and closes it whatever happens. */
export async function withStore<T>(settings: Settings, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ databaseUrl: settings.databaseUrl, dataDir: settings.dataDir, poolSize: 2 });
  if (!store.ok) throw new FailureError(store.failure);
  try {
    return await work(store.value);
  } finally {
    await store.value.close();
  }
}
