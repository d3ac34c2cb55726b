import { userInfo } from 'node:os';
import { Command } from 'commander';
import { FailureError } from '../../errors/failure.ts';
import { OPTIONS } from '../../text/cli.ts';
import { plan as words } from '../../text/plan.ts';
import { applyPlan } from '../../workers/apply-plan.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both } from '../output.ts';
import { planOf, tellChanges } from '../plan-input.ts';
import { withStore } from '../with-store.ts';

/** Makes the settings as a file says, in one transaction. A running service takes it up within a quarter of a minute. */
export const apply: CommandModule = {
  build: (finish) =>
    new Command('apply')
      .argument('<file>')
      .description(both(words.applyAbout))
      .option('--json', both(OPTIONS.json))
      .action((file: string, options: Record<string, unknown>) =>
        withSettings(options, finish, async (settings) => {
          const wanted = await planOf(file);
          return withStore(settings, async ({ db }) => {
            const said = { by: userInfo().username, way: 'cli' as const, now: new Date().toISOString() };
            const changes = await applyPlan(db, settings, wanted, said);
            if (!changes.ok) throw new FailureError(changes.failure);
            tellChanges(changes.value, true, options.json === true);
            return 0;
          });
        }),
      ),
};
