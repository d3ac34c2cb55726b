import { loadSettings } from '../../src/config/load.ts';
import type { Settings } from '../../src/config/settings.ts';

/** The settings as they are with nothing configured, and what a test changes. */
export function settingsOf(change: Record<string, unknown> = {}): Settings {
  const loaded = loadSettings({ flags: change, environment: {}, configFile: null });
  if (!loaded.ok) throw new Error(loaded.failure.cause);
  return loaded.value;
}
