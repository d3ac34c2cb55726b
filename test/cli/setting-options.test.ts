import { describe, expect, it } from 'vitest';
import { loadCommands } from '../../src/cli/commands/index.ts';
import { createProgram } from '../../src/cli/program.ts';
import { SETTING_OF_OPTION } from '../../src/cli/setting-options.ts';
import { flagName, SETTINGS, type SettingName, type SettingSpec } from '../../src/config/settings.ts';

const program = createProgram(await loadCommands(), () => undefined);

describe('the options that stand for settings', () => {
  const specs: [SettingName, SettingSpec][] = Object.entries(SETTINGS) as [SettingName, SettingSpec][];

  it.each(specs.filter(([, spec]) => spec.flag !== null))(
    '%s is an option of the commands that it names',
    (name, spec) => {
      const takers = (spec.commands ?? ['']).map((command) =>
        command === '' ? program : program.commands.find((one) => one.name() === command),
      );
      for (const taker of takers) {
        const options = taker?.options.filter((option) => option.long === flagName(spec)) ?? [];
        expect(options).toHaveLength(1);
        expect(options[0]?.description).toContain(spec.meaning.en);
        expect(SETTING_OF_OPTION.get(options[0]?.attributeName() ?? '')).toBe(name);
      }
      const others = program.commands.filter((one) => !takers.includes(one));
      expect(others.flatMap((one) => one.options).filter((option) => option.long === flagName(spec))).toEqual([]);
    },
  );

  it('every flag names its argument, so that none is taken for a switch', () => {
    const flags = specs.flatMap(([, spec]) => (spec.flag === null ? [] : [spec.flag]));
    for (const flag of flags) expect(flag).toMatch(/^[a-z-]+ <[^<>]+>$/);
  });

  it('no option of a command of its own has the name of a setting by chance', () => {
    const own = program.commands.flatMap((one) => one.options.map((option) => [one.name(), option] as const));
    for (const [command, option] of own) {
      const setting = SETTING_OF_OPTION.get(option.attributeName());
      if (setting !== undefined) expect((SETTINGS[setting] as SettingSpec).commands).toContain(command);
    }
  });
});
