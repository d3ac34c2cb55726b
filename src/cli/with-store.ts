import type { Settings } from '../config/settings.ts';
import { withStored } from '../config/stored-settings.ts';
import { FailureError, isFailureError } from '../errors/failure.ts';
import { openStore, type Store } from '../store/database.ts';
import { storedSettings } from '../store/settings.ts';
import { SEEN } from '../text/cli.ts';
import { both, note } from './output.ts';

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

/** The settings as the service works with them: with what people set on the pages or by `apply`. */
export async function settingsIn({ db }: Store, settings: Settings): Promise<Settings> {
  return withStored(settings, await storedSettings(db));
}

/**
 * The same, for a command that can do without the store: where a running service holds the embedded one, those of flags, environment and
 * file, and it says so.
 */
export async function settingsSeen(settings: Settings): Promise<Settings> {
  try {
    return await withStore(settings, (store) => settingsIn(store, settings));
  } catch (error) {
    if (!isFailureError(error) || error.failure.code !== 'store.locked') throw error;
    note(both(SEEN.withoutStore));
    return settings;
  }
}
