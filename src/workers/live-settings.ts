import type { Settings } from '../config/settings.ts';
import { withStored } from '../config/stored-settings.ts';
import { storedSettings } from '../store/settings.ts';
import type { WorkContext } from './context.ts';

/**
 * Brings what people set in the store into the settings that every job works with; `base` are those of flags, environment and file. Yields
 * true where the schedule became another.
 */
export async function refreshSettings(context: WorkContext, base: Settings): Promise<boolean> {
  const before = context.settings;
  context.settings = withStored(base, await storedSettings(context.store.db));
  const { schedule, seasonSchedule } = context.settings;
  return schedule !== before.schedule || seasonSchedule !== before.seasonSchedule;
}
