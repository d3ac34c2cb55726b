import type { Command } from 'commander';
import { loadSettings } from '../config/load.ts';
import { misspeltVariables } from '../config/misspelt-variables.ts';
import type { SettingName, Settings } from '../config/settings.ts';
import type { FailureCode } from '../errors/catalogue.ts';
import { type Failure, failure, isFailureError } from '../errors/failure.ts';
import { fill } from '../text/fill.ts';
import { SETTING_MISTAKES } from '../text/settings.ts';
import { systemError } from '../text/system-error.ts';
import { both, note, printFailure } from './output.ts';
import { SETTING_OF_OPTION } from './setting-options.ts';

/** One command of the command line, in a file of its own; `index.ts` lists them. */
export interface CommandModule {
  build(finish: (exitCode: number) => void): Command;
}

type Given = Partial<Record<SettingName, unknown>>;

/** Flags, environment and file → settings; `fixed` is what a command insists on where no flag says otherwise (the demo). */
export function settingsOf(options: Record<string, unknown>, fixed: Given = {}) {
  const flags: Given = { ...fixed };
  for (const [option, value] of Object.entries(options)) {
    const name = SETTING_OF_OPTION.get(option);
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
  for (const { name, meant } of misspeltVariables(process.env))
    note(`! ${both(fill(SETTING_MISTAKES.misspelt, { name, meant }))}`);
  await guarded(finish, () => work(settings.value));
}

export async function guarded(finish: (exitCode: number) => void, work: () => Promise<number>): Promise<void> {
  try {
    finish(await work());
  } catch (error) {
    const failed = isFailureError(error) ? error.failure : refusedFile(error);
    if (failed === null) throw error;
    printFailure(failed);
    finish(exitCodeOf(failed));
  }
}

/** The system's refusal of a path that the user chose is no bug. */
function refusedFile(error: unknown): Failure | null {
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || path === undefined || syscall === undefined) return null;
  return failure('file.unreadable', `${path}: ${both(systemError(error))}`);
}

const OF_USE: readonly FailureCode[] = [
  'usage',
  'store.not-found',
  'operator.refused',
  'settings.invalid',
  'registry.row',
  'registry.file',
  'web.no-password',
];

/** Wrong usage and settings are 2, everything else that stops the work is 3. */
export function exitCodeOf(f: Failure): number {
  return OF_USE.includes(f.code) ? 2 : 3;
}
