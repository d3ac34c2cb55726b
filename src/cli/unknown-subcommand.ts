import { Command, type CommanderError } from 'commander';

/**
 * Of a group whose subcommand runs where none is named (`alerts` is `alerts list`), a mistyped one is an argument too many to commander. Throws
 * what it says of an unknown command then, with the name that comes near; any other error as it is.
 */
export function unknownSubcommand(group: Command, ran: Command): (error: CommanderError) => never {
  return (error) => {
    const [word] = group.args;
    const isMistyped =
      error.code === 'commander.excessArguments' &&
      ran.registeredArguments.length === 0 &&
      word !== undefined &&
      group.commands.every((one) => one.name() !== word);
    if (isMistyped) unknownIn(group, word);
    throw error;
  };
}

/** Commander's own words, by its own measure of what comes near. */
function unknownIn(group: Command, word: string): void {
  const names = new Command(group.name()).exitOverride().configureOutput({ outputError: () => undefined });
  for (const one of group.commands) names.command(one.name());
  names.parse([word], { from: 'user' });
}
