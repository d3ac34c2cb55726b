import { readFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { failure } from '../errors/failure.ts';
import { CLI } from '../text/cli.ts';
import { COMMANDS } from './commands/index.ts';
import { both, note, printFailure } from './output.ts';

/** The only place that exits. 0 done, 1 done and problems were found, 2 usage or configuration error, 3 could not finish. */
async function main(argv: readonly string[]): Promise<number> {
  endWithLauncher();
  let code = 0;
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const program = new Command('nianbao')
    .description(both(CLI.about))
    .version(version)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError(`（${both({ zh: '用 --help 查看用法', en: 'see --help' })}）`);
  for (const { build } of COMMANDS) {
    const command = build((result) => {
      code = result;
    });
    command.exitOverride();
    commonOptions(command);
    program.addCommand(command);
  }
  try {
    await program.parseAsync([...argv]);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    printFailure(failure('internal', error instanceof Error ? (error.stack ?? error.message) : String(error)));
    return 3;
  }
}

/** The settings that every command takes; a command's subcommands inherit them. */
function commonOptions(command: Command): void {
  const leaves = command.commands.length > 0 ? command.commands : [command];
  for (const leaf of leaves) {
    leaf
      .exitOverride()
      .addOption(new Option('--config <file>', '配置文件  settings file (nianbao.config.yaml)'))
      .addOption(new Option('--data <dir>', '数据目录  data folder (data/)'))
      .addOption(new Option('--as-of <day>', '按该日判断期限  judge deadlines as if it were that day (YYYY-MM-DD)'))
      .addOption(new Option('--allow-network <cidr...>', '允许的内网网段  private networks that may be asked'));
  }
}

/** Started by bin/nianbao under another Node: when the launcher is killed, this process must not live on unseen. */
function endWithLauncher(): void {
  if (!process.channel) return;
  process.on('disconnect', () => process.exit(3));
  process.channel.unref();
}

process.on('uncaughtException', (error) => {
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0);
  note(String(error.stack ?? error));
  process.exit(3);
});
const code = await main(process.argv);
// Handles that libraries leave open (pools, timers) must not keep a finished command alive; output is flushed first.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
