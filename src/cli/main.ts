import { CommanderError } from 'commander';
import { failure, isFailureError } from '../errors/failure.ts';
import { exitCodeOf } from './command.ts';
import { loadCommands } from './commands/index.ts';
import { separateNetworks } from './common-options.ts';
import { printFailure } from './output.ts';
import { createProgram } from './program.ts';
import { wrongUsage } from './wrong-usage.ts';

/** The only place that exits. 0 done, 1 done and problems were found, 2 usage or configuration error, 3 could not finish. */
async function main(argv: readonly string[]): Promise<number> {
  endWithLauncher();
  let code = 0;
  const program = createProgram(await loadCommands(argv), (result) => {
    code = result;
  });
  try {
    await program.parseAsync(separateNetworks(argv));
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return endOf(error);
    if (isFailureError(error)) {
      printFailure(error.failure);
      return exitCodeOf(error.failure);
    }
    return endOfBug(error);
  }
}

/** Help and version are no mistakes; help in place of a missing command is. */
function endOf(error: CommanderError): number {
  if (error.exitCode === 0) return 0;
  if (error.code !== 'commander.help') printFailure(wrongUsage(error));
  return 2;
}

function endOfBug(error: unknown): number {
  printFailure(failure('internal', error instanceof Error ? (error.stack ?? error.message) : String(error)));
  return 3;
}

/** Started by bin/nianbao under another Node: when the launcher is killed, this process must not live on unseen. */
function endWithLauncher(): void {
  if (!process.channel) return;
  process.on('disconnect', () => process.exit(3));
  process.channel.unref();
}

process.on('uncaughtException', (error) => {
  // The reader of a pipe has gone: nothing is left to say.
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0);
  process.exit(endOfBug(error));
});
const code = await main(process.argv);
// Handles that libraries leave open (pools, timers) must not keep a finished command alive; output is flushed first.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
