import type { Command } from 'commander';
import { loadSettings } from '../config/load.ts';
import type { SettingName, Settings } from '../config/settings.ts';
import { type Failure, isFailureError } from '../errors/failure.ts';
import { printFailure } from './output.ts';

/** One command of the command line, in a file of its own; `index.ts` lists them. */
export interface CommandModule {
  build(finish: (exitCode: number) => void): Command;
}

/** Options as commander gives them, by the settings they stand for. */
const FLAGS: Partial<Record<string, SettingName>> = {
  data: 'dataDir',
  agenciesFile: 'registryFile',
  role: 'role',
  host: 'host',
  port: 'port',
  allowNetwork: 'allowNetwork',
  hostDelay: 'hostDelayMs',
  asOf: 'asOf',
};

/** Flags, environment and file → settings; `overrides` are defaults that a command sets (the demo's). */
export function settingsOf(options: Record<string, unknown>, overrides: Partial<Record<SettingName, unknown>> = {}) {
  const flags: Partial<Record<SettingName, unknown>> = { ...overrides };
  for (const [option, value] of Object.entries(options)) {
    const name = FLAGS[option];
    if (name !== undefined && value !== undefined)
      flags[name] = Array.isArray(value) ? value.flatMap((v) => String(v).split(',')) : value;
  }
  return loadSettings({ flags, environment: process.env, configFile: (options.config as string | undefined) ?? null });
}

/** Runs a command's work with its settings; every failure becomes words and an exit code. */
export async function withSettings(
  options: Record<string, unknown>,
  finish: (exitCode: number) => void,
  work: (settings: Settings) => Promise<number>,
): Promise<void> {
  const settings = settingsOf(options);
  if (!settings.ok) {
    printFailure(settings.failure);
    return finish(2);
  }
  await guarded(finish, () => work(settings.value));
}

export async function guarded(finish: (exitCode: number) => void, work: () => Promise<number>): Promise<void> {
  try {
    finish(await work());
  } catch (error) {
    if (!isFailureError(error)) throw error;
    printFailure(error.failure);
    finish(exitCodeOf(error.failure));
  }
}

/** Wrong usage and settings are 2, everything else that stops the work is 3. */
export function exitCodeOf(f: Failure): number {
  return ['usage', 'settings.invalid', 'registry.row', 'registry.file', 'web.no-password'].includes(f.code) ? 2 : 3;
}
