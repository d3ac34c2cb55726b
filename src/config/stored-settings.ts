import { SETTINGS, type SettingName, type Settings } from './settings.ts';

/** What people may set while Nianbao runs, on pages and by `nianbao apply`. Everything else belongs to whoever installs it. */
export const STORABLE = [
  ...(['targets', 'schedule', 'seasonSchedule', 'graceDays', 'missingLooks', 'staleAfterDays'] as const),
  ...(['localDeadlines', 'alertSeverity'] as const),
] as const satisfies readonly SettingName[];
export type Storable = (typeof STORABLE)[number];

/** Under which key a setting lies in the store. */
export function storeKey(name: Storable): string {
  return `settings.${name}`;
}

/** True where flags, environment or file say it: then nothing in the store changes it. Targets of both hold. */
export function isHeld(settings: Settings, name: Storable): boolean {
  return name !== 'targets' && settings.given?.includes(name) === true;
}

/** The settings with what is set in the store; what it holds that is no setting (any more) is left out. */
export function withStored(settings: Settings, stored: ReadonlyMap<string, { value: unknown }>): Settings {
  const set: Partial<Record<Storable, unknown>> = {};
  for (const name of STORABLE) {
    const kept = stored.get(storeKey(name));
    if (kept === undefined || isHeld(settings, name)) continue;
    const checked = SETTINGS[name].schema.safeParse(kept.value);
    if (checked.success) set[name] = checked.data;
  }
  const more = (set.targets ?? []) as Settings['targets'];
  return Object.freeze({ ...settings, ...set, targets: allTargets(settings, more) } as Settings);
}

/** Those of the file, and those of the store that have other names: what was told to whom is kept by name. */
function allTargets({ targets, webhooks }: Settings, more: Settings['targets']): Settings['targets'] {
  const taken = new Set([...targets, ...webhooks].map((one) => one.name));
  return [...targets, ...more.filter((one) => !taken.has(one.name))];
}
