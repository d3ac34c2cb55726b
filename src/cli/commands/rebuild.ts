import { Command } from 'commander';
import { FailureError } from '../../errors/failure.ts';
import { CLI } from '../../text/cli.ts';
import { fill } from '../../text/fill.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both, print } from '../output.ts';
import { withStore } from '../with-store.ts';

export const rebuild: CommandModule = {
  build: (finish) =>
    new Command('rebuild').description(both(CLI.rebuild)).action((options: Record<string, unknown>) =>
      withSettings(options, finish, (settings) =>
        withStore(settings, async (store) => {
          const { openQueues } = await import('../../queue/queues.ts');
          const { rebuildQueue } = await import('../../queue/rebuild.ts');
          const queues = await openQueues({ redisUrl: settings.redisUrl, store });
          if (!queues.ok) throw new FailureError(queues.failure);
          const { tasks, deliveries } = await rebuildQueue(store, queues.value);
          await queues.value.close();
          print(`${both(CLI.done)}: ${both(fill(CLI.rebuilt, { tasks, deliveries }))}`);
          return 0;
        }),
      ),
    ),
};
