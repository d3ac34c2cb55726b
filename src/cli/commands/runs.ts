import { Command } from 'commander';
import { listRuns } from '../../store/runs.ts';
import { CLI } from '../../text/cli.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both, print, printJson, table } from '../output.ts';
import { withStore } from '../with-store.ts';

export const runs: CommandModule = {
  build: (finish) =>
    new Command('runs')
      .description(both(CLI.runs))
      .option('--json', 'JSON')
      .action((options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) =>
          withStore(settings, async (store) => {
            const all = await listRuns(store.db);
            if (options.json === true) printJson(all);
            else if (all.length === 0) print(both(CLI.nothing));
            else
              print(
                table(
                  all.map((r) => [
                    r.id,
                    r.state,
                    r.trigger,
                    r.years.join(','),
                    String(r.agencyIds.length),
                    r.finishedAt ?? '…',
                    JSON.stringify(r.summary?.coverage ?? {}),
                  ]),
                ),
              );
            return 0;
          }),
        ),
      ),
};
