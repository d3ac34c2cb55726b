import { Option } from 'commander';
import { SETTINGS, type SettingName, type SettingSpec } from '../config/settings.ts';
import { both } from './words.ts';

/** The options that stand for settings, as `settings.ts` has them: of every command (null), or of one command by its name. */
export function settingOptions(command: string | null): Option[] {
  return Object.values<SettingSpec>(SETTINGS).flatMap((spec) => {
    const asked = command === null ? spec.commands === undefined : spec.commands?.includes(command) === true;
    return asked && spec.flag !== null ? [optionOf(spec, spec.flag)] : [];
  });
}

/** The settings by the names under which commander hands their options over. */
export const SETTING_OF_OPTION: ReadonlyMap<string, SettingName> = new Map(
  Object.entries<SettingSpec>(SETTINGS).flatMap(([name, spec]) =>
    spec.flag === null ? [] : [[optionOf(spec, spec.flag).attributeName(), name as SettingName] as const],
  ),
);

function optionOf(spec: SettingSpec, flag: string): Option {
  const preset = spec.schema.safeParse(undefined);
  const shown = preset.success && ['string', 'number'].includes(typeof preset.data) ? ` [${preset.data}]` : '';
  const option = new Option(`--${flag}`, `${both(spec.meaning)}${shown}`);
  return spec.several ? option.argParser((one: string, all: string[] = []) => [...all, one]) : option;
}
