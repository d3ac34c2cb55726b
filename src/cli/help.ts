import type { Command, HelpConfiguration } from 'commander';
import stringWidth from 'string-width';
import { HELP } from '../text/cli.ts';
import { unknownSubcommand } from './unknown-subcommand.ts';
import { both } from './words.ts';

const TITLES: Readonly<Record<string, string>> = HELP.titles;

/** Help with Chinese headings, its columns aligned for Chinese, and the common options under every command. */
export const HELP_FORM: HelpConfiguration & Record<string, unknown> = {
  showGlobalOptions: true,
  styleTitle: (title: string) => TITLES[title] ?? title,
  displayWidth: (text: string) => stringWidth(text),
  visibleGlobalOptions: (command: Command) =>
    (command.parent === null ? [] : rootOf(command).options).filter((option) => option.long !== '--version'),
};

/** Gives a command and those below it the program's ways: help, errors, exit. */
export function inherit(command: Command, parent: Command): void {
  command.copyInheritedSettings(parent);
  command.helpOption('-h, --help', both(HELP.help));
  if (command.commands.length > 0) command.helpCommand('help [command]', both(HELP.help));
  for (const child of command.commands) {
    inherit(child, command);
    child.exitOverride(unknownSubcommand(command, child));
  }
}

function rootOf(command: Command): Command {
  return command.parent === null ? command : rootOf(command.parent);
}
