import { Command } from 'commander';
import { CLI, HELP } from '../text/cli.ts';
import type { CommandModule } from './command.ts';
import { addCommonOptions } from './common-options.ts';
import { HELP_FORM, inherit } from './help.ts';
import { settingOptions } from './setting-options.ts';
import { VERSION } from './version.ts';
import { both } from './words.ts';

/** The command line of these commands; `finish` hears the exit code of the command that ran. Throws commander's and our own failures. */
export function createProgram(commands: readonly CommandModule[], finish: (exitCode: number) => void): Command {
  const program = new Command('nianbao')
    .description(both(CLI.about))
    .version(VERSION, '-V, --version', both(HELP.version))
    .helpOption('-h, --help', both(HELP.help))
    .helpCommand('help [command]', both(HELP.help))
    .exitOverride()
    .configureHelp(HELP_FORM)
    .configureOutput({ outputError: () => undefined })
    .addHelpText('after', `\n${HELP.after}`);
  addCommonOptions(program);
  for (const { build } of commands) {
    const command = build(finish);
    for (const option of settingOptions(command.name())) command.addOption(option);
    inherit(command, program);
    program.addCommand(command);
  }
  return program;
}
