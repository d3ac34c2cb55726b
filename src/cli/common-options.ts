import type { Command } from 'commander';
import { OPTIONS } from '../text/cli.ts';
import { settingOptions } from './setting-options.ts';
import { both } from './words.ts';

/** Gives the program the options that every command takes, and hands what is given to the command that acts. */
export function addCommonOptions(program: Command): void {
  program.option('--config <file>', both(OPTIONS.config));
  for (const option of settingOptions(null)) program.addOption(option);
  program.hook('preAction', (_program, command) => {
    for (const [name, value] of Object.entries(program.opts())) command.setOptionValue(name, value);
  });
}

/**
 * `--allow-network A B FILE` → `--allow-network A --allow-network B FILE`: the option takes several networks, as the
 * manual says, and what does not look like one is not swallowed.
 */
export function separateNetworks(argv: readonly string[]): string[] {
  const separated: string[] = [];
  let taking = false;
  for (const [i, argument] of argv.entries()) {
    if (argument === '--') return [...separated, ...argv.slice(i)];
    if (taking && separated.at(-1) !== '--allow-network' && isNetwork(argument)) separated.push('--allow-network');
    else if (separated.at(-1) !== '--allow-network') taking = argument === '--allow-network';
    separated.push(argument);
  }
  return separated;
}

/** `10.0.0.0/8`, `fd00::/8`; nothing else, so that a path is never taken for one. */
function isNetwork(text: string): boolean {
  return /^[\d.]+\/\d+$|^[\da-f]*:[\da-f:.]*\/\d+$/i.test(text);
}
