import { Command } from 'commander';
import { FailureError } from '../../errors/failure.ts';
import { CLI } from '../../text/cli.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both, note } from '../output.ts';
import { startForCommand } from '../serve.ts';

export const start: CommandModule = {
  build: (finish) =>
    new Command('start').description(both(CLI.start)).action((options: Record<string, unknown>) =>
      withSettings(options, finish, async (settings) => {
        const running = await startForCommand(settings);
        const { url } = running.service;
        note(
          url === null
            ? `${both(CLI.running)} (${settings.role.join(', ')})`
            : `${both(CLI.pages)}: ${url}  ·  ${both(CLI.howToEnd)}`,
        );
        const whyNot = await running.stopAsked;
        await running.service.stop();
        if (whyNot !== null) throw new FailureError(whyNot);
        return 0;
      }),
    ),
};
