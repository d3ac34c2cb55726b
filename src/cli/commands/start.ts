import { Command } from 'commander';
import { CLI } from '../../text/cli.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both, note } from '../output.ts';
import { startForCommand } from '../serve.ts';

export const start: CommandModule = {
  build: (finish) =>
    new Command('start')
      .description(both(CLI.start))
      .option('--role <role>', 'all | web | worker')
      .option('--host <address>', '监听地址  address to listen on')
      .option('--port <port>', '端口  port')
      .option('--host-delay <ms>', '同一主机请求间隔  least gap between two requests to one host')
      .option('--agencies-file <file>', '机构登记表  registry (CSV)')
      .action((options: Record<string, unknown>) =>
        withSettings(options, finish, async (settings) => {
          const running = await startForCommand(settings);
          const { url } = running.service;
          note(url === null ? `${both(CLI.running)} (worker)` : `${both(CLI.pages)}: ${url}`);
          await running.stopAsked;
          await running.service.stop();
          return 0;
        }),
      ),
};
